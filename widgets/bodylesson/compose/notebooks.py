"""Where the lesson's notebook is."""

from pathlib import Path

LESSON = "lesson.ipynb"


class NotebookError(Exception):
    """There is not one lesson, in one line."""


def find_notebook(lessons: Path) -> Path:
    """The one lesson's notebook below `lessons`.

    Raises:
        NotebookError: there is none or more than one.
    """
    found = sorted(lessons.glob(f"*/{LESSON}"))
    if len(found) != 1:
        names = ", ".join(path.parent.name for path in found) or "none"
        raise NotebookError(f"{lessons}: expected one folder with a {LESSON}, found {names}")
    return found[0]
