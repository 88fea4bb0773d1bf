"""Writes the table of sizes in docs/serving.md: `python -m bench.sizes`.

Composes the lesson once, and counts what the server would send of each part. Small modules and the
drawings are summed up; a part is named by its stem.
"""

import asyncio
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from bench.settings import LESSON, ROOT
from bench.table import markdown
from bodylesson.compose.page import Page, Part
from bodylesson.compose.render import render

FILE = ROOT / "docs" / "serving.md"
MARKS = ("<!-- sizes: `python -m bench.sizes` writes what follows -->\n", "<!-- end of sizes -->")
LARGE_BYTES = 40_000
"""A part from this size on has a row of its own."""
OTHERS = "other modules"


def rows(page: Page) -> list[list[str]]:
    """Of the page and its parts: name, bytes as they are, gzip, Brotli; the largest first."""
    groups: dict[str, list[Part]] = defaultdict(list)
    for part in page.parts.values():
        groups[_group(part)].append(part)
    sums = {name: _sizes(parts) for name, parts in groups.items()}
    ordered = sorted(sums.items(), key=lambda one: (one[0] == OTHERS, -one[1][0]))
    table = [("the page itself", _sizes([page.document])), *ordered]
    return [[name, *(f"{size:,}" for size in sizes)] for name, sizes in table]


def with_sizes(text: str, table: str) -> str:
    """The document with the table between its marks.

    Raises:
        ValueError: the marks are not there, once each.
    """
    before, mark, rest = text.partition(MARKS[0])
    _, end, after = rest.partition(MARKS[1])
    if not mark or not end or MARKS[0] in after:
        raise ValueError(f"{FILE.name}: expected the marks of the sizes once each")
    return f"{before}{mark}\n{table}\n\n{end}{after}"


def _group(part: Part) -> str:
    if part.ending == "svg":
        return "drawings"
    return f"`{part.stem}`" if len(part.content) >= LARGE_BYTES else OTHERS


def _sizes(parts: Iterable[Part]) -> tuple[int, int, int]:
    """Bytes as they are, by gzip, by Brotli; what is not compressed counts as it is."""
    every = list(parts)
    return (
        sum(len(part.content) for part in every),
        sum(len(part.gzip or part.content) for part in every),
        sum(len(part.brotli or part.content) for part in every),
    )


def main() -> int:
    """Compose and write."""
    draft = asyncio.run(render(Path(LESSON) / "lesson.ipynb"))
    table = markdown(["part", "raw", "gzip", "Brotli"], rows(draft.page()))
    FILE.write_text(with_sizes(FILE.read_text("utf-8"), table), "utf-8")
    print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
