"""Notebooks are thin: prose, one-line cells, no outputs, the fixed order of sections."""

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "lessons").glob("*/*.ipynb"))
SECTIONS = [
    "goals",
    "gate",
    "why",
    "muscle",
    "spot",
    "before",
    "practice",
    "after",
    "notice",
    "quiz",
    "sources",
]
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


def test_sections_come_in_the_order_of_every_lesson(notebook: Any) -> None:
    headings = [cell for cell in notebook.cells if "section" in cell.metadata.get("bodylesson", {})]
    assert [cell.metadata.bodylesson.section for cell in headings] == SECTIONS
    for cell in headings:
        assert re.match(r"^## \S.*\n\n\S", cell.source), f"a heading, then words: {cell.source}"


def test_only_headings_start_sections(notebook: Any) -> None:
    for cell in notebook.cells:
        if cell.source.startswith("## "):
            assert "section" in cell.metadata.get("bodylesson", {}), cell.source
