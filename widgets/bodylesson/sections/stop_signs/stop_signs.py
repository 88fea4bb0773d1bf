"""When to stop, when to get help, the scale of pressure, and what is usual to feel."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from bodylesson.lesson.safety import MOST_PRESSURE, Scale
from bodylesson.sections.section import Section
from bodylesson.sections.showing import Showing

ICONS = Path(__file__).with_name("icons")
"""A line drawing for each sign, by its id; all of one stroke, in the colour of the text."""
ANY_SIGN = "sign"
"""Used for a sign that has no drawing of its own."""


class Part(NamedTuple):
    """A part of the scale of pressure."""

    kind: Literal["light", "aimed", "limit", "over"]
    low: int
    high: int
    text: str


def icon(sign: str) -> str:
    """SVG of a sign; decoration, since its words stand beside it."""
    own = ICONS / f"{sign}.svg"
    return (own if own.exists() else ICONS / f"{ANY_SIGN}.svg").read_text("utf-8").strip()


def parts(scale: Scale, limit: int) -> Iterator[Part]:
    """The parts of the scale from 0 to 10; those that no number falls into are left out."""
    aim = scale.aim
    for part in (
        Part("light", 0, aim.low - 1, scale.light),
        Part("aimed", aim.low, aim.high, scale.aimed),
        Part("limit", aim.high + 1, limit, scale.limit),
        Part("over", limit + 1, MOST_PRESSURE, scale.over),
    ):
        if part.low <= part.high:
            yield part


def _data(showing: Showing) -> dict[str, object]:
    content = showing.lesson.content
    safety = content.safety
    return {
        "icons": {sign.id: icon(sign.id) for sign in safety.stop_signs},
        "parts": list(parts(safety.scale, content.practice.frame.pressure_limit)),
    }


SECTION = Section("stop-signs", data=_data)
