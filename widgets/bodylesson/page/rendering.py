"""Sections as HTML, from their templates, the lesson's data and the interface's words."""

from collections.abc import Iterable
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


def cite(lesson: Lesson, labels: Labels, sources: Iterable[str]) -> Markup:
    """Numbered links from a statement to its sources, lowest number first."""
    numbers = {source: number for number, source in enumerate(lesson.references, start=1)}
    entries = sorted(
        (numbers[source], source, short_name(lesson.references[source])) for source in sources
    )
    template = _environment().get_template("_citations.html.j2")
    return Markup(template.render(entries=entries, shared=labels))


def span(value: Range | None, unit: str, labels: Labels) -> str:
    """A range in words, e.g. `96 to 99 mm`, to one decimal; `not known` for None."""
    if value is None:
        return labels.not_known
    low, high = f"{round(value.low, 1):g}", f"{round(value.high, 1):g}"
    form = labels.one_value if low == high else labels.from_to
    return form.format(low=low, high=high, unit=unit)


def _fill(template: str, showing: Showing, **more: object) -> str:
    shared = showing.words.labels(SHARED_WORDS)
    return (
        _environment()
        .get_template(template)
        .render(
            lesson=showing.lesson,
            content=showing.lesson.content,
            cite=lambda sources: cite(showing.lesson, shared, sources),
            span=lambda value, unit: span(value, unit, shared),
            plates=showing.plates,
            shared=shared,
            **more,
        )
    )


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("bodylesson", "sections"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
