"""The class's sheets for its desk: PDFs in one file, made beside the server and kept by paper."""

import asyncio
import io
import logging
import sys
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from bodylesson.pack.typesetting import MissingExtraError, font_folder
from bodylesson.serve.classroom.channel import UnreachableError
from bodylesson.serve.classroom.members import Role
from bodylesson.serve.classroom.requests import ClassRequest
from bodylesson.serve.classroom.rooms import NoEntryError, Rooms

LOG = logging.getLogger(__name__)
PAPERS = ("a4", "letter")
MOST_SECONDS = 300
"""Setting all sheets takes some 15 s of a processor; a slow machine may need much longer."""

Stand = tuple[tuple[str, int], ...]
"""The lesson's files, and when each was written."""


class NoPackError(Exception):
    """There are no sheets; its text is a word for the desk, `missing` or `failed`."""


class Packs:
    """The sheets of one lesson, made once a paper for as long as the lesson stays as it is.

    Another process makes them: drawing and setting take seconds, and a class goes on meanwhile.
    """

    def __init__(self, folder: Path) -> None:
        """`folder` is the lesson's; nothing is made yet."""
        self._folder = folder.absolute()
        self._made: dict[str, tuple[Stand, bytes]] = {}
        self._making = asyncio.Lock()

    async def of(self, paper: str) -> bytes:
        """All sheets for a paper as a ZIP of PDFs.

        Raises:
            NoPackError: what sets the sheets is not installed, or the lesson's files have faults.
        """
        # One at a time: whoever asks for the same gets the same, and two would be no faster.
        async with self._making:
            stand = self._stand()
            kept = self._made.get(paper)
            if kept is None or kept[0] != stand:
                kept = (stand, await self._make(paper))
                self._made[paper] = kept
            return kept[1]

    def _stand(self) -> Stand:
        files = sorted(self._folder.glob("*.yaml"))
        return tuple((file.name, file.stat().st_mtime_ns) for file in files)

    async def _make(self, paper: str) -> bytes:
        try:
            font_folder()
        except MissingExtraError as error:
            LOG.warning("%s", error)
            raise NoPackError("missing") from None
        with TemporaryDirectory(prefix="class-pack-") as out:
            command = ("-m", "bodylesson", "class-pack", str(self._folder))
            made = await asyncio.create_subprocess_exec(
                sys.executable,
                *command,
                "--paper",
                paper,
                "--out",
                out,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
            )
            try:
                said, _ = await asyncio.wait_for(made.communicate(), MOST_SECONDS)
            except TimeoutError:
                said = f"class-pack: not done after {MOST_SECONDS} s".encode()
            finally:
                # Cancelled or too slow: it is not left behind.
                if made.returncode is None:
                    made.kill()
                    await made.wait()
            if made.returncode != 0:
                LOG.error("no sheets: %s", said.decode("utf-8", "replace").strip())
                raise NoPackError("failed")
            return await asyncio.to_thread(_zipped, Path(out))


class PackHandler(ClassRequest):
    """The sheets, for whoever holds the desk of an open class."""

    def initialize(self, rooms: Rooms, key: str, packs: Packs) -> None:  # type: ignore[override]  # Tornado gives each handler what its own route names.
        """Take the rooms and the sheets."""
        super().initialize(rooms, key)
        self.packs = packs

    async def get(self) -> None:
        """A ZIP of PDFs for the paper that is asked for, A4 or US Letter."""
        paper = self.get_query_argument("paper", PAPERS[0])
        if paper not in PAPERS:
            self.say({"t": "no", "why": "paper"}, 400)
            return
        try:
            _, role = await self.rooms.find(self.hello())
            if role is not Role.DESK:
                raise NoEntryError("role")
            made = await self.packs.of(paper)
        except NoEntryError as error:
            self.say({"t": "no", "why": str(error)}, 404)
        except UnreachableError:
            self.say({"t": "again"}, 503)
        except NoPackError as error:
            self.say({"t": "no", "why": str(error)}, 503)
        else:
            self.set_header("Content-Type", "application/zip")
            self.set_header("Cache-Control", "no-store")
            self.finish(made)


def _zipped(folder: Path) -> bytes:
    """The files of a folder; PDFs are compressed already."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for file in sorted(folder.iterdir()):
            packed.write(file, file.name)
    return buffer.getvalue()
