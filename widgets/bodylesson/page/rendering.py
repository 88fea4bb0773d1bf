"""Sections as HTML, from their templates, the lesson's data and the interface's words."""

from collections.abc import Callable, Iterable
from functools import cache

import jinja2
from markupsafe import Markup

from bodylesson.lesson.base import Range
from bodylesson.lesson.lesson import Lesson
from bodylesson.lesson.path import PathStep
from bodylesson.sections.citing import short_name
from bodylesson.sections.section import Section
from bodylesson.sections.showing import Showing
from bodylesson.ui.words import Labels

SHARED_WORDS = "sections.shared"
"""The group of labels that several templates use."""


def render_section(section: Section, showing: Showing) -> str:
    """HTML of a section.

    Raises:
        WordsError: its template uses a label that the language does not have.
    """
    labels = showing.words.labels(section.words)
    return _fill(section.template, showing, words=labels, **section.data(showing))


def render_step(step: PathStep, showing: Showing, *, first: bool) -> str:
    """HTML of a step's heading and lead; the first step's heading is the page's own."""
    return _fill("_step.html.j2", showing, step=step, level=1 if first else 2)


def render_passage(id: str, showing: Showing) -> str:
    """HTML of a passage of the lesson; LookupError if there is none of that id."""
    return _fill("_passage.html.j2", showing, passage=showing.lesson.passage(id))


class Citations:
    """The sources of a template's statements, gathered for one fold at the block's end.

    A number behind every statement would be a stop for the keyboard and noise for the eye; the fold
    says the same to those who want it.
    """

    def __init__(self, lesson: Lesson, labels: Labels) -> None:
        """`labels` are the shared ones, in the lesson's language."""
        self._lesson = lesson
        self._labels = labels
        self._statements: list[tuple[str, list[tuple[str, str]]]] = []

    def cite(self, sources: Iterable[str], about: str = "") -> str:
        """Note the sources of a statement, which `about` names in a few words; returns no text.

        Raises:
            KeyError: a source is not one of the lesson's.
        """
        self._statements.append((about, self._entries(sources)))
        return ""

    def named(self, sources: Iterable[str]) -> Markup:
        """Links to sources in place, for a block that is folded already."""
        return Markup(_macro("links")(self._entries(sources), self._labels))

    def fold(self) -> str:
        """The fold with everything noted so far; empty if nothing was."""
        if not self._statements:
            return ""
        return "\n" + str(_macro("fold")(self._statements, self._labels))

    def _entries(self, sources: Iterable[str]) -> list[tuple[str, str]]:
        wanted = set(sources)
        known = self._lesson.references
        if missing := wanted - known.keys():
            raise KeyError(min(missing))
        return [(id, short_name(one)) for id, one in known.items() if id in wanted]


def _macro(name: str) -> Callable[..., Markup]:
    macro: Callable[..., Markup] = vars(_environment().get_template("_cited.html.j2").module)[name]
    return macro


def span(value: Range | None, unit: str, labels: Labels) -> str:
    """A range in words, e.g. `96 to 99 mm`, to one decimal; `not known` for None."""
    if value is None:
        return labels.not_known
    low, high = f"{round(value.low, 1):g}", f"{round(value.high, 1):g}"
    form = labels.one_value if low == high else labels.from_to
    return form.format(low=low, high=high, unit=unit)


def _fill(template: str, showing: Showing, **more: object) -> str:
    shared = showing.words.labels(SHARED_WORDS)
    citations = Citations(showing.lesson, shared)
    html = (
        _environment()
        .get_template(template)
        .render(
            lesson=showing.lesson,
            content=showing.lesson.content,
            cite=citations.cite,
            named=citations.named,
            span=lambda value, unit: span(value, unit, shared),
            plates=showing.plates,
            shared=shared,
            **more,
        )
    )
    return html + citations.fold()


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("bodylesson", "sections"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
