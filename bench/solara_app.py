"""The lesson's notebook as a Solara app: the same words and the same widgets.

Runs in Solara's own environment, with the lesson's package on its path. The lesson is read once
for all visitors, as a Solara author would; its widgets are made for each.
"""

import os
from pathlib import Path
from typing import Any

import nbformat
import solara

from bodylesson.lesson.lesson import read_lesson
from bodylesson.page.notebook import NotebookLesson

FOLDER = Path(os.environ["BENCH_LESSON"])
"""The lesson's folder."""
LESSON = read_lesson(FOLDER)
NOTEBOOK = nbformat.read(FOLDER / "lesson.ipynb", as_version=4)


@solara.component  # type: ignore[untyped-decorator]
def Page() -> None:  # noqa: N802 (the name that Solara looks for)
    """Every cell of the notebook, in its order."""
    lesson = solara.use_memo(lambda: NotebookLesson(LESSON), [])
    for cell in NOTEBOOK.cells:
        if cell.cell_type == "markdown":
            solara.Markdown(cell.source)
        elif cell.source.startswith("lesson.step("):
            solara.HTML(unsafe_innerHTML=lesson.step(cell.source.split('"')[1]).html)
        elif cell.source.startswith("lesson.show("):
            show(lesson, cell.source.split('"')[1])


def show(lesson: Any, name: str) -> None:
    """One section, as a widget where it is one."""
    shown = solara.use_memo(lambda: lesson.show(name), [])
    if shown.widget is None:
        solara.HTML(unsafe_innerHTML=shown.html)
    else:
        solara.display(shown.widget)
