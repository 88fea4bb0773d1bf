"""Hashes of the fact sheet's and the article's runs of words, so that a clone can look for copies.

Neither text is part of this repository. Run `python tools/shared_runs.py SHEET ARTICLE` where both
are at hand; `tests/unit/test_copied_words.py` reads what it writes.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

COPIED = 8
"""This many words in a row, the same as in a source, are a copy."""

QUOTED = 3
"""A quotation is literal if each run of this many of its words is in the article."""

HASH_BYTES = 5
"""Of a run's SHA-256; by chance one lesson of 20,000 words would be wrong in 10,000 times."""

FOLDER = Path(__file__).parents[1] / "tests" / "vectors"
COPIED_FILE, QUOTED_FILE = FOLDER / "copied_runs.bin", FOLDER / "quoted_runs.bin"
_WORD = re.compile(r"[a-z0-9]+(?:[.,'][a-z0-9]+)*")


def runs(text: str, length: int) -> Iterator[str]:
    """Every run of `length` words of a text, in lower case and without marks."""
    words = _WORD.findall(text.lower().replace("\u2019", "'"))
    for start in range(len(words) - length + 1):
        yield " ".join(words[start : start + length])


def hashed(run: str) -> bytes:
    """Short hash of a run."""
    return sha256(run.encode()).digest()[:HASH_BYTES]


def read(path: Path) -> frozenset[bytes]:
    """The hashes of a file."""
    data = path.read_bytes()
    return frozenset(data[at : at + HASH_BYTES] for at in range(0, len(data), HASH_BYTES))


def write(path: Path, texts: Iterable[str], length: int) -> None:
    """Write the hashes of every run of the texts."""
    found = {hashed(run) for text in texts for run in runs(text, length)}
    path.write_bytes(b"".join(sorted(found)))


def main(sheet: str, article: str) -> None:
    """Write both files."""
    cells = re.split(r"[\n|]", Path(sheet).read_text("utf-8"))
    lines = Path(article).read_text("utf-8").splitlines()
    write(COPIED_FILE, [*cells, *lines], COPIED)
    write(QUOTED_FILE, lines, QUOTED)


if __name__ == "__main__":
    main(*sys.argv[1:3])
