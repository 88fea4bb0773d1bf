"""Which notebooks beside a lesson are live; a broken one stops nobody."""

import json
from pathlib import Path

import pytest

from bodylesson.compose.notebooks import live_notebooks
from tests.serve.folders import write_notebook


@pytest.mark.parametrize("broken", ["", "{", "[]", json.dumps({"cells": 1}), "\xff"])
def test_a_broken_notebook_is_left_out_and_named(tmp_path: Path, broken: str) -> None:
    write_notebook(tmp_path / "lesson.ipynb", "1", composed=True)
    write_notebook(tmp_path / "instructor.ipynb", "1")
    write_notebook(tmp_path / "handout.ipynb", "1", composed=True)
    (tmp_path / "Untitled.ipynb").write_bytes(broken.encode("latin-1"))
    told: list[str] = []
    assert live_notebooks(tmp_path, told.append) == {"instructor": "instructor.ipynb"}
    (line,) = told
    assert line.startswith("Untitled.ipynb is not served: ")
    assert "\n" not in line
    assert len(line) < 200
