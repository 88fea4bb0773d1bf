"""The plates: small, the same every time, fit for light and dark, and described in words."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodylesson.plates.curve import Curve
from bodylesson.plates.lesson_plates import Plates
from bodylesson.plates.plates import Plate, spread
from bodylesson.plates.svg import STAND_INS
from tests.unit.real_lesson import psoas_release

PLATES = Plates(psoas_release())
DRAWN: dict[str, Plate | Curve] = {
    "front": PLATES.front,
    "side": PLATES.side,
    "cut": PLATES.cut,
    "curve": PLATES.curve,
}


@pytest.mark.parametrize("name", DRAWN)
def test_a_plate_is_small_and_well_formed(name: str) -> None:
    svg = DRAWN[name].svg
    assert len(svg) < 110_000
    root = ElementTree.fromstring(svg)
    assert root.get("viewBox")
    assert root.get("width") is None, "the page decides how wide it is"


@pytest.mark.parametrize("name", DRAWN)
def test_every_colour_follows_light_and_dark(name: str) -> None:
    svg = DRAWN[name].svg
    bare = re.findall(r'(?:fill|stroke)="(?!none|var\()[^"]+"', svg)
    assert not bare
    assert not any(one in svg for one in STAND_INS.values())


@pytest.mark.parametrize("name", DRAWN)
def test_letters_stay_letters_and_ids_stay_out(name: str) -> None:
    svg = DRAWN[name].svg
    assert "<text" in svg
    assert " id=" not in svg
    assert "style=" not in svg, "a strict Content-Security-Policy forbids inline styles"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("front", ("Psoas major", "Iliacus", "Hip point", "Lesser trochanter", "lumbar vertebrae")),
        ("side", ("psoas", "iliacus", "right side", "Femur")),
        ("cut", ("skin and fat", "bowel", "psoas", "aorta", "ball")),
        ("curve", ("iliacus", "30 %", "psoas", "11 %")),
    ],
)
def test_its_words_name_what_it_shows(name: str, shown: tuple[str, ...]) -> None:
    alt = DRAWN[name].alt
    assert all(word in alt for word in shown), alt
    assert "{" not in alt


def test_a_plate_is_the_same_every_time() -> None:
    again = Plates(psoas_release())
    assert again.front.svg == PLATES.front.svg
    assert again.curve.svg == PLATES.curve.svg


def test_markers_of_the_curve_can_be_found_and_moved() -> None:
    curve = PLATES.curve
    for muscle in ("iliacus", "psoas"):
        assert f'data-part="{muscle}"' in curve.svg
        assert len(curve.places[muscle]) == len(PLATES.anatomy.hip_angles)


@given(st.lists(st.floats(-200, 400), max_size=12), st.floats(1, 40))
def test_names_keep_their_gap_and_their_order(wishes: list[float], gap: float) -> None:
    wishes.sort(reverse=True)
    heights = spread(wishes, gap)
    assert len(heights) == len(wishes)
    for upper, lower in pairwise(heights):
        assert upper - lower >= gap - 1e-6
