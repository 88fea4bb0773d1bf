"""Notebooks are thin: one-line cells, no outputs, the fixed order of steps."""

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "lessons").glob("*/*.ipynb"))
STEPS = ["home", "muscle", "safe", "spot", "stop", "practise", "after", "library"]
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
    steps = [re.match(r'lesson\.step\("(.+)"\)', cell.source) for cell in notebook.cells]
    assert [step[1] for step in steps if step] == STEPS
