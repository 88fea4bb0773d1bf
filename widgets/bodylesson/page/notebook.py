"""What a notebook cell shows: `lesson.show("…")`, the same in JupyterLab, Voilà and offline."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ipywidgets import DOMWidget

from bodylesson.lesson.lesson import Lesson, read_lesson
from bodylesson.page.sections import render
from bodylesson.sections.anatomy.widgets import AnatomyWidgets
from bodylesson.sections.practice.widgets import TIMER_WORDS, LessonWidgets
from bodylesson.sections.record_widgets import RecordWidgets
from bodylesson.sound.voice import voice_of
from bodylesson.ui.palette import stylesheet

GUESS = "guess-"
VIEW_TYPE = "application/vnd.jupyter.widget-view+json"
STYLE = Path(__file__).parent / "template" / "static" / "page.css"


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

    `show(name)` takes the name of a section, of a passage of `lesson.yaml`, `style`, or
    `guess-` and the name of a part of the page before which questions are to be guessed at.
    """

    def __init__(self, lesson: Lesson) -> None:
        self._lesson = lesson

    @cached_property
    def _practice(self) -> LessonWidgets:
        return LessonWidgets(self._lesson, voice_of(self._lesson, TIMER_WORDS))

    @cached_property
    def _records(self) -> RecordWidgets:
        return RecordWidgets(self._lesson)

    @cached_property
    def _anatomy(self) -> AnatomyWidgets:
        return AnatomyWidgets(self._lesson)

    def show(self, name: str) -> Shown:
        """The section `name`, as HTML and where there is one as a widget."""
        if name == "style":
            return Shown(f"<style>{stylesheet()}{STYLE.read_text(encoding='utf-8')}</style>")
        if name.startswith(GUESS):
            return Shown("", self._records.guess(name.removeprefix(GUESS)))
        html = render(name, self._lesson)
        makers: dict[str, Callable[[], DOMWidget]] = {
            "gate": lambda: self._practice.gate,
            "practice": lambda: self._practice.practice,
            "anatomy": lambda: self._anatomy.anatomy,
            "spot": lambda: self._anatomy.spot,
            "checks": lambda: self._records.measure_before,
            "readings": lambda: self._records.measure_after,
            "reflection": lambda: self._records.journal,
            "quiz": lambda: self._records.quiz,
        }
        make = makers.get(name)
        return Shown(html, make() if make else None)


def open_lesson(folder: Path | str = ".") -> NotebookLesson:
    """Open the lesson of this folder.

    Raises:
        LessonError: the lesson's files have faults; each is named with file, line and field.
    """
    return NotebookLesson(read_lesson(folder))
