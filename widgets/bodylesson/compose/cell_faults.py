"""Says where in a notebook a fault stands: the cell, its line, and each fault of a lesson file."""

import re
from typing import Any

LINE_IN_CELL = re.compile(r"Cell In\[\d+\], line (\d+)")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def first_fault(notebook: str, cells: list[Any]) -> str | None:
    """`lesson.ipynb, cell 5 (show-gate), line 2: KeyError: 'x'`; None if no cell failed."""
    for number, cell in enumerate(cells, start=1):
        for output in cell.get("outputs", ()):
            if output["output_type"] == "error":
                return f"{notebook}, cell {number}{_where(cell, output)}: {_what(output)}"
    return None


def _where(cell: Any, output: Any) -> str:
    name = f" ({cell['id']})" if "id" in cell else ""
    lines = LINE_IN_CELL.findall(COLOURS.sub("", "\n".join(output["traceback"])))
    if not lines:
        return name
    line = int(lines[0])
    source = cell["source"].splitlines()
    words = f" `{source[line - 1].strip()}`" if line <= len(source) else ""
    return f"{name}, line {line}{words}"


def _what(output: Any) -> str:
    """The error in one line; a LessonError gives one line for each fault in the lesson's files."""
    faults = "; ".join(line for line in output["evalue"].splitlines() if line.strip())
    return f"{output['ename']}: {faults}"
