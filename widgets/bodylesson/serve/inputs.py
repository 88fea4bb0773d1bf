"""The version of what a page is made from, so that a change on disk is seen."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

IGNORED = frozenset({"__pycache__", ".ipynb_checkpoints"})


def version_of(folders: Iterable[Path]) -> str:
    """A hash over name, size and time of change of every file below `folders`.

    Contents are not read: a look costs a few milliseconds, so that each visit can afford one.
    """
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(_files(folder)):
            try:
                stat = path.stat()
            except FileNotFoundError:
                continue  # An editor replaces files; the next look sees the new one.
            digest.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _files(folder: Path) -> Iterable[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and not IGNORED.intersection(path.parts):
            yield path
