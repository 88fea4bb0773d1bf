"""Where the lesson's notebook is."""

from pathlib import Path

LESSON = "lesson.ipynb"


class NotebookError(Exception):
    """There is no lesson, or more than one; says so in one line."""


def find_notebook(lessons: Path, chosen: Path | None = None) -> Path:
    """The notebook of the chosen folder; if none is chosen, of the only lesson in `lessons`.

    Raises:
        NotebookError: there is none, or there are several and none is chosen.
    """
    if chosen is not None:
        if not (chosen / LESSON).exists():
            raise NotebookError(f"{chosen}: expected a folder with a {LESSON}, found none")
        return chosen / LESSON
    found = sorted(lessons.glob(f"*/{LESSON}"))
    if len(found) != 1:
        names = ", ".join(path.parent.name for path in found) or "none"
        raise NotebookError(f"{lessons}: expected one folder with a {LESSON}, found {names}")
    return found[0]
