"""The version of everything a page is made from, so that a change on disk is noticed."""

import hashlib
import re
import sys
import sysconfig
import time
from collections.abc import Callable, Iterable
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
"""This package: any of its files may end up in a page."""

PYTHONS_OWN = "__pycache__"
LEFT_BY_EDITORS = re.compile(r".*~|#.*#|.*\.sw[a-z]|4913|.*\.tmp")
"""Files that editors write beside the one being edited; most begin with a dot."""


def version_of(folders: Iterable[Path]) -> str:
    """A hash of the name, size and modification time of every file under `folders`.

    Contents are not read, so a look costs only a few milliseconds.
    """
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(_files(folder)):
            try:
                stat = path.stat()
            except FileNotFoundError:
                # An editor has just replaced the file; the next look will see the new one.
                continue
            digest.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def installed_version() -> str:
    """A hash of this Python and its packages, which only change with a restart."""
    packages = sorted(p.name for p in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    return hashlib.sha256("\n".join([sys.version, *packages]).encode()).hexdigest()


def page_version(notebook: Path) -> Callable[[], str]:
    """A function that gives the version of everything a notebook's page is made from."""
    look = Glance(lambda: version_of((notebook.parent, PACKAGE)))
    installed = installed_version()
    return lambda: f"{look()} {installed}"


class Glance:
    """Looks at most once in a given time, however many visitors come."""

    def __init__(
        self,
        look: Callable[[], str],
        seconds: float = 0.5,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._look = look
        self._seconds = seconds
        self._clock = clock
        self._seen: tuple[float, str] | None = None

    def __call__(self) -> str:
        """The last version seen, or a fresh look if that is too long ago."""
        now = self._clock()
        if self._seen is None or now - self._seen[0] >= self._seconds:
            self._seen = (now, self._look())
        return self._seen[1]


def _files(folder: Path) -> Iterable[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and not any(map(_is_ignored, path.relative_to(folder).parts)):
            yield path


def _is_ignored(name: str) -> bool:
    return name.startswith(".") or name == PYTHONS_OWN or bool(LEFT_BY_EDITORS.fullmatch(name))
