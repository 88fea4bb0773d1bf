"""What a notebook cell shows: `lesson.show("…")`, the same in JupyterLab, Voilà and offline."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ipywidgets import DOMWidget

from bodylesson.lesson.lesson import Lesson, read_lesson
from bodylesson.page.files import page_style
from bodylesson.page.rendering import render_passage, render_section
from bodylesson.sections.listing import sections, showing
from bodylesson.sections.quiz.quiz import Quiz, quiz_widget
from bodylesson.sections.section import Section
from bodylesson.sections.showing import Showing

GUESS = "guess-"
VIEW_TYPE = "application/vnd.jupyter.widget-view+json"


@dataclass(frozen=True)
class Shown:
    """Something a cell displays: HTML, and where there is one the widget that takes its place.

    The HTML of a widget is what stands there until its script has run, and on paper.
    """

    html: str
    widget: DOMWidget | None = None

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        plain = {"text/plain": "", "text/html": self.html}
        if self.widget is None:
            return plain
        view = {"version_major": 2, "version_minor": 0, "model_id": self.widget.model_id}
        return {VIEW_TYPE: view, **plain}


class NotebookLesson:
    """A lesson that a notebook shows, section by section.

    `show(name)` takes the id of a section (a folder of `sections/`), of a passage of
    `lesson.yaml`, `style`, or `guess-` and the name of a part of the page before which questions
    are to be guessed at.
    """

    def __init__(self, lesson: Lesson) -> None:
        self._showing = showing(lesson)
        self._guesses: dict[str, Callable[[Showing], Quiz]] = {}

    def show(self, name: str) -> Shown:
        """The section, passage or guess `name`, as HTML and where there is one as a widget.

        Raises:
            LookupError: nothing has that name, or the lesson lacks what it needs.
        """
        if name == "style":
            return Shown(f"<style>{page_style()}</style>")
        if name.startswith(GUESS):
            part = name.removeprefix(GUESS)
            make = self._guesses.setdefault(part, lambda shown: quiz_widget(shown, part))
            return Shown("", self._showing.once(make))
        passages = [passage.id for passage in self._showing.lesson.content.passages]
        if name in passages:
            return Shown(render_passage(name, self._showing))
        if name not in sections():
            known = ", ".join([*sections(), *passages])
            raise LookupError(f"show: expected one of {known}, got {name!r}")
        return self._show(sections()[name])

    def _show(self, section: Section) -> Shown:
        if missing := section.missing(self._showing.lesson):
            raise LookupError(f"show: {section.id!r} expected {' and '.join(missing)}, got none")
        html = render_section(section, self._showing)
        return Shown(html, self._showing.once(section.widget) if section.widget else None)


def open_lesson(folder: Path | str = ".") -> NotebookLesson:
    """Open the lesson of this folder.

    Raises:
        LessonError: the lesson's files have faults; each is named with file, line and field.
    """
    return NotebookLesson(read_lesson(folder))
