"""Notebooks are thin: cells of a line, no outputs, the fixed order of steps."""

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "lessons").glob("*/*.ipynb"))
STEPS = ["home", "muscle", "safe", "spot", "stop", "practise", "after", "library"]
"""Addresses of the path, on which links and people rely."""
BANNED = (r"\bglobal\b", r"%%javascript", r"!\s*pip", r"%pip", r"<\w+[^>]*>", r"\bsleep\b")


def test_there_are_notebooks() -> None:
    assert [path.parent.name for path in NOTEBOOKS] == ["psoas-release"]


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: str(path.parent.name))
def notebook(request: pytest.FixtureRequest) -> Any:
    return nbformat.read(request.param, as_version=4)


def test_code_cells_are_short_and_clean(notebook: Any) -> None:
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert len(code) > 10
    for cell in code:
        assert len(cell.source.splitlines()) <= 3, cell.source
        assert not cell.outputs, cell.source
        assert cell.execution_count is None, cell.source
        for pattern in BANNED:
            assert not re.search(pattern, cell.source), f"{pattern} in {cell.source}"


def test_steps_come_in_the_order_of_every_lesson(notebook: Any) -> None:
    sources = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    steps = re.findall(r'^lesson\.step\("([a-z-]+)"\)$', "\n".join(sources), re.MULTILINE)
    assert steps == STEPS


def test_words_stand_in_the_lesson_and_not_in_the_notebook(notebook: Any) -> None:
    assert [cell.source for cell in notebook.cells if cell.cell_type == "markdown"] == []
