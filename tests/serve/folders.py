"""Tiny lessons in a folder of their own, so that a server has little to compose."""

import json
from collections.abc import Mapping
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

ROOT = Path(__file__).parents[2]
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


def tiny_folder(
    parent: Path,
    *cells: str,
    live: bool = False,
    most: int = 4,
    kernels: Mapping[str, object] | None = None,
) -> Path:
    """A project folder with one composed lesson of these code cells, and a live page if wanted.

    `kernels` are further settings of its live kernels.
    """
    config = json.loads((ROOT / "voila.json").read_text("utf-8"))
    config["LiveKernels"] |= {"most": most, **(kernels or {})}
    (parent / "voila.json").write_text(json.dumps(config), encoding="utf-8")
    lesson = parent / "lessons" / "tiny"
    lesson.mkdir(parents=True)
    write_notebook(lesson / "lesson.ipynb", *(cells or ("1 + 1",)), composed=True)
    if live:
        write_notebook(lesson / "instructor.ipynb", *SLIDER)
    return parent


SLIDER = (
    "import ipywidgets as widgets",
    "shown = widgets.Label('at 3')",
    "slider = widgets.IntSlider(value=3, description='How many')",
    "slider.observe(lambda change: setattr(shown, 'value', f'at {change.new}'), 'value')",
    "slider",
    "shown",
)
"""A slider whose kernel answers it."""


def write_notebook(path: Path, *cells: str, composed: bool = False) -> None:
    """Write a notebook with a heading and these code cells."""
    notebook = new_notebook(
        metadata={
            "kernelspec": KERNEL,
            "bodylesson": {"composed": composed, "title": path.stem},
        },
        cells=[
            new_markdown_cell(f"# Page {path.stem}\n\nWords.", id="title", metadata={}),
            *(new_code_cell(cell, id=f"cell-{n}") for n, cell in enumerate(cells, start=1)),
        ],
    )
    nbformat.write(notebook, path)
