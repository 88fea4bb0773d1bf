"""Tiny lessons in a folder of their own, so that a server has little to compose."""

import shutil
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

ROOT = Path(__file__).parents[2]
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


def tiny_folder(parent: Path, *cells: str) -> Path:
    """A project folder with one lesson of these code cells."""
    shutil.copy(ROOT / "voila.json", parent)
    lesson = parent / "lessons" / "tiny"
    lesson.mkdir(parents=True)
    write_notebook(lesson / "lesson.ipynb", *(cells or ("1 + 1",)))
    return parent


def write_notebook(path: Path, *cells: str) -> None:
    """Write a notebook with a heading and these code cells."""
    notebook = new_notebook(
        metadata={
            "kernelspec": KERNEL,
            "bodylesson": {"title": path.stem},
        },
        cells=[
            new_markdown_cell(f"# Page {path.stem}\n\nWords.", id="title", metadata={}),
            *(new_code_cell(cell, id=f"cell-{n}") for n, cell in enumerate(cells, start=1)),
        ],
    )
    nbformat.write(notebook, path)
