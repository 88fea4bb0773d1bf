"""What a notebook cell shows: `lesson.show("…")`, the same in JupyterLab, Voilà and offline."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ipywidgets import DOMWidget

from bodylesson.lesson.lesson import Lesson, read_lesson
from bodylesson.page.files import page_style
from bodylesson.page.outline import Outline
from bodylesson.page.rendering import render_passage, render_section, render_step
from bodylesson.sections.listing import sections, showing
from bodylesson.sections.quiz.quiz import Quiz, quiz_widget
from bodylesson.sections.section import Section
from bodylesson.sections.showing import Showing
from bodylesson.ui.older_styles import with_older_ways

GUESS = "guess-"
PAGE = "bodylesson"
"""The metadata key under which an output tells the page's template where it belongs."""
VIEW_TYPE = "application/vnd.jupyter.widget-view+json"


@dataclass(frozen=True)
class Shown:
    """Something a cell displays: HTML, and the widget that replaces it, if there is one.

    The HTML of a widget is shown until its script has run, and on paper.
    """

    html: str
    widget: DOMWidget | None = None
    about: Mapping[str, Any] = field(default_factory=dict)
    """For the page's template: the step that this opens, or the fold that it belongs to and the
    stylesheet that it needs."""

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        plain = {"text/plain": "", "text/html": self.html}
        about = {PAGE: dict(self.about)}
        if self.widget is None:
            return plain, about
        view = {"version_major": 2, "version_minor": 0, "model_id": self.widget.model_id}
        return {VIEW_TYPE: view, **plain}, about


class NotebookLesson:
    """A lesson that a notebook shows, step by step and section by section.

    `step(id)` opens a step of the path in `lesson.yaml`. `show(name)` takes the id of a section (a
    folder of `sections/`), of a passage of `lesson.yaml`, `style`, or `guess-` and the name of a
    step, for the questions to be guessed at there.
    """

    def __init__(self, lesson: Lesson) -> None:
        """Raises LookupError if the path shows something that does not exist."""
        self._showing = showing(lesson)
        self._guesses: dict[str, Callable[[Showing], Quiz]] = {}
        self._passages = [passage.id for passage in lesson.content.passages]
        questions = lesson.content.quiz.questions if lesson.content.quiz else ()
        guesses = [GUESS + q.predict_before for q in questions if q.predict_before]
        self._outline = Outline(lesson, [*sections(), *self._passages, *guesses])

    def step(self, id: str) -> Shown:
        """The heading of a step, and the few words in front of it.

        Raises:
            LookupError: the path has no such step.
        """
        step = self._outline.step(id)
        first = step is self._showing.lesson.content.path[0]
        about = {"step": id, "minutes": step.minutes, "title": step.title}
        return Shown(render_step(step, self._showing, first=first), about=about)

    def show(self, name: str) -> Shown:
        """The section, passage or guess `name`, as HTML and, if there is one, as a widget.

        Raises:
            LookupError: nothing has that name, no step shows it, or the lesson lacks what it
                needs.
        """
        if name == "style":
            own = with_older_ways("".join(section.style for section in sections().values()))
            common = page_style(self._showing.lesson.content.language)
            return Shown(f"<style>{common}{own}</style>")
        shown = self._shown(name)
        place = self._outline.place(name)
        fold = {"id": place.fold.id, "title": place.fold.title} if place.fold else None
        about: dict[str, Any] = {"in": place.step.id, "fold": fold}
        if style := sections()[name].style if name in sections() else "":
            about["style"] = style
        return replace(shown, about=about)

    def _shown(self, name: str) -> Shown:
        if name.startswith(GUESS):
            part = name.removeprefix(GUESS)
            make = self._guesses.setdefault(part, lambda shown: quiz_widget(shown, part))
            return Shown("", self._showing.once(make))
        if name in self._passages:
            return Shown(render_passage(name, self._showing))
        if name not in sections():
            known = ", ".join([*sections(), *self._passages])
            raise LookupError(f"show: expected one of {known}, got {name!r}")
        return self._section(sections()[name])

    def _section(self, section: Section) -> Shown:
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
