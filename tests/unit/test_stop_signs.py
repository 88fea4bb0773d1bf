"""The signs have their drawings, and the scale leaves no number out."""

import re
from pathlib import Path

import pytest

from bodylesson.lesson.lesson import read_lesson
from bodylesson.lesson.safety import Aim, Scale
from bodylesson.sections.stop_signs.stop_signs import ANY_SIGN, ICONS, icon, parts

LESSON = Path(__file__).parents[2] / "lessons" / "psoas-release"
FIRST = re.compile(r"<svg [^>]*>")


def scale(low: int, high: int) -> Scale:
    words = dict.fromkeys(("light", "aimed", "limit", "over"), "Words.")
    return Scale(aim=Aim(low=low, high=high), sources=("ours",), **words)


def test_every_stop_sign_of_the_lesson_has_its_own_drawing() -> None:
    signs = [sign.id for sign in read_lesson(LESSON).content.safety.stop_signs]
    assert len({icon(sign) for sign in signs} - {icon(ANY_SIGN)}) == len(signs)
    assert {path.stem for path in ICONS.glob("*.svg")} == {*signs, ANY_SIGN}


def test_a_sign_without_a_drawing_gets_the_common_one() -> None:
    assert icon("no-such-sign") == icon(ANY_SIGN)


def test_drawings_are_of_one_kind_and_say_nothing() -> None:
    svgs = [path.read_text("utf-8") for path in ICONS.glob("*.svg")]
    # The same box, stroke and colour for all, and nothing for a screen reader.
    (opening,) = {found[0] for svg in svgs if (found := FIRST.match(svg))}
    assert 'stroke="currentColor"' in opening
    assert 'aria-hidden="true"' in opening
    assert not any("<text" in svg or "<title" in svg or "stroke-width" in svg[len(opening) :]
                   for svg in svgs)  # fmt: skip


@pytest.mark.parametrize(("low", "high", "limit"), [(3, 4, 5), (1, 5, 5), (4, 4, 10), (2, 3, 3)])
def test_the_scale_has_every_number_once(low: int, high: int, limit: int) -> None:
    found = list(parts(scale(low, high), limit))
    assert [n for part in found for n in range(part.low, part.high + 1)] == list(range(11))
    kinds = {n: part.kind for part in found for n in range(part.low, part.high + 1)}
    assert kinds[low] == kinds[high] == "aimed"
    assert all(kinds[n] == "over" for n in range(limit + 1, 11))


def test_the_figures_say_what_the_scale_shows() -> None:
    lesson = read_lesson(LESSON).content
    figures = {figure.id: figure.value for figure in lesson.figures}
    aim = lesson.safety.scale.aim
    assert figures["aim"] == f"{aim.low} or {aim.high} of 10"
    assert figures["limit"] == f"{lesson.practice.frame.pressure_limit} of 10"
