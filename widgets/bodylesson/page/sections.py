"""Sections of the lesson as HTML, from Jinja templates and the lesson's data.

The templates hold labels and order; every sentence of the lesson comes from its data.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from bodylesson.lesson.base import Range
from bodylesson.lesson.evidence import Reference
from bodylesson.lesson.lesson import Lesson
from bodylesson.models.plan import make_plan
from bodylesson.models.script import Line, script
from bodylesson.plates.checks import check_plates
from bodylesson.plates.lesson_plates import Plates
from bodylesson.sound.voice import credit

FOLDER = Path(__file__).parent / "sections"


@cache
def section_names() -> tuple[str, ...]:
    """The sections that have a template, sorted."""
    names = (path.name.removesuffix(".html.j2") for path in FOLDER.glob("[a-z]*.html.j2"))
    return tuple(sorted(name for name in names if name != "passage"))


def render(name: str, lesson: Lesson) -> str:
    """HTML of the section or passage `name`.

    Raises:
        LookupError: no section and no passage of this lesson has that name; lists what there is.
    """
    passages = [passage.id for passage in lesson.content.passages]
    if name in passages:
        return _fill("passage", lesson, passage=lesson.passage(name))
    if name in section_names():
        return _fill(name, lesson)
    known = ", ".join([*section_names(), *passages])
    raise LookupError(f"show: expected one of {known}, got {name!r}")


def cite(lesson: Lesson, sources: Iterable[str]) -> Markup:
    """Numbered links from a statement to its sources, lowest number first."""
    numbers = {source: number for number, source in enumerate(lesson.references, start=1)}
    entries = sorted(
        (numbers[source], source, short_name(lesson.references[source])) for source in sources
    )
    return Markup(_environment().get_template("_citations.html.j2").render(entries=entries))


def short_name(reference: Reference) -> str:
    """Who and when, for a link's accessible name, e.g. `Grabow L 2018`; else what it is."""
    who = (reference.authors or reference.container or reference.title).split(",")[0].strip("[]")
    return f"{who} {reference.year}" if reference.year else who


def span(value: Range | None, unit: str) -> str:
    """A range in words, e.g. `96 to 99 mm`, to one decimal; `not known` for None."""
    if value is None:
        return "not known"
    low, high = f"{round(value.low, 1):g}", f"{round(value.high, 1):g}"
    return f"{low} {unit}" if low == high else f"{low} to {high} {unit}"


def _fill(template: str, lesson: Lesson, **more: object) -> str:
    return (
        _environment()
        .get_template(f"{template}.html.j2")
        .render(
            lesson=lesson,
            content=lesson.content,
            cite=lambda sources: cite(lesson, sources),
            span=span,
            plates=Plates(lesson),
            voice=credit(lesson),
            script=_script(lesson) if template == "practice" else [],
            check_plates=check_plates() if template == "checks" else {},
            **more,
        )
    )


def _script(lesson: Lesson) -> list[Line]:
    """What the voice says in the first variant, as the lesson proposes it."""
    practice = lesson.content.practice
    plan = make_plan(practice, practice.variants[0].id)
    return script(plan, practice.tempo.breaths_per_minute)


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
