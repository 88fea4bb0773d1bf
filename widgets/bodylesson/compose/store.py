"""A composed page kept on disk, so that a restarted server need not run the notebook again."""

import logging
import os
import time
import zipfile
from pathlib import Path

from bodylesson.compose.former import KEPT_SECONDS, MOST_VERSIONS, Former
from bodylesson.compose.page import Page, Part

DOCUMENT = "page.html"


class PageStore:
    """A file with the newest page and the version of what it was made from.

    Beside it are the pages it replaced within the last day: `<stem>.<n>.former`. If the file cannot
    be read or written, the page is simply composed, and the log says why.
    """

    def __init__(self, file: Path, log: logging.Logger) -> None:
        self._file = file
        self._log = log

    def read(self, version: str) -> Page | None:
        """The page of that version; None if another one is kept."""
        try:
            with zipfile.ZipFile(self._file) as kept:
                if kept.comment.decode() != version:
                    return None
                return _page(kept)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, EOFError, zipfile.BadZipFile) as error:
            self._log.warning("%s: not a page that was kept: %s", self._file, error)
            return None

    def write(self, version: str, page: Page) -> None:
        """Replace the kept page with this one, completely or not at all."""
        unfinished = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            try:
                _write(unfinished, version, page)
                self._set_aside()
                unfinished.replace(self._file)
            finally:
                unfinished.unlink(missing_ok=True)
            self._tidy()
        except OSError as error:
            self._log.warning("%s: the page is not kept: %s", self._file, error.strerror or error)

    def former(self) -> list[Former]:
        """The pages replaced within the last day, newest first."""
        found = []
        for file in self._former_files()[:MOST_VERSIONS]:
            try:
                with zipfile.ZipFile(file) as kept:
                    found.append(Former(_page(kept), file.stat().st_mtime))
            except (OSError, ValueError, EOFError, zipfile.BadZipFile) as error:
                self._log.warning("%s: not a page that was kept: %s", file, error)
        return found

    def _set_aside(self) -> None:
        """Keep the page that is about to be replaced, with the present time."""
        if self._file.is_file():
            aside = self._file.with_name(f"{self._file.stem}.{time.time_ns()}.former")
            self._file.replace(aside)
            os.utime(aside)

    def _tidy(self) -> None:
        """Remove pages older than a day, and the oldest if there are too many."""
        oldest = time.time() - KEPT_SECONDS
        for n, file in enumerate(self._former_files()):
            if n >= MOST_VERSIONS or file.stat().st_mtime < oldest:
                file.unlink(missing_ok=True)

    def _former_files(self) -> list[Path]:
        """Newest first."""
        files = self._file.parent.glob(f"{self._file.stem}.*.former")
        return sorted(files, key=lambda file: file.stat().st_mtime, reverse=True)


def _page(kept: zipfile.ZipFile) -> Page:
    document, *parts = [_part(name, kept.read(name)) for name in kept.namelist()]
    return Page(document, {part.name: part for part in parts})


def _write(file: Path, version: str, page: Page) -> None:
    with zipfile.ZipFile(file, "w") as kept:
        kept.comment = version.encode()
        kept.writestr(DOCUMENT, page.document.content)
        for part in page.parts.values():
            kept.writestr(f"{part.stem}.{part.ending}", part.content)


def _part(name: str, content: bytes) -> Part:
    stem, _, ending = name.rpartition(".")
    return Part(stem, ending, content)
