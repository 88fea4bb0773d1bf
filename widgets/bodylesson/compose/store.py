"""A composed page kept on disk: a server that starts again need not run the notebook again."""

import logging
import os
import zipfile
from pathlib import Path

from bodylesson.compose.page import Page, Part

DOCUMENT = "page.html"


class PageStore:
    """One file that holds the newest page, with the version of what it was made from.

    The page is no worse where the file cannot be read or written: it is composed then, and the log
    says why.
    """

    def __init__(self, file: Path, log: logging.Logger) -> None:
        self._file = file
        self._log = log

    def read(self, version: str) -> Page | None:
        """The page of that version; None if it is not the one kept."""
        try:
            with zipfile.ZipFile(self._file) as kept:
                if kept.comment.decode() != version:
                    return None
                document, *parts = [_part(name, kept.read(name)) for name in kept.namelist()]
        except FileNotFoundError:
            return None
        except (OSError, ValueError, EOFError, zipfile.BadZipFile) as error:
            self._log.warning("%s: not a page that was kept: %s", self._file, error)
            return None
        return Page(document, {part.name: part for part in parts})

    def write(self, version: str, page: Page) -> None:
        """Keep a page in place of the one before, whole or not at all."""
        unfinished = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            try:
                _write(unfinished, version, page)
                unfinished.replace(self._file)
            finally:
                unfinished.unlink(missing_ok=True)
        except OSError as error:
            self._log.warning("%s: the page is not kept: %s", self._file, error.strerror or error)


def _write(file: Path, version: str, page: Page) -> None:
    with zipfile.ZipFile(file, "w") as kept:
        kept.comment = version.encode()
        kept.writestr(DOCUMENT, page.document.content)
        for part in page.parts.values():
            kept.writestr(f"{part.stem}.{part.ending}", part.content)


def _part(name: str, content: bytes) -> Part:
    stem, _, ending = name.rpartition(".")
    return Part(stem, ending, content)
