"""The statistics of before and after, as properties and against the shared vectors."""

import importlib.util
import math
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodylesson.models.measures import (
    T_975_2,
    Limits,
    Outcome,
    Plausibility,
    compare,
    differences,
    from_mm,
    plausibility,
    ruler_angle_deg,
    to_mm,
)

ROOT = Path(__file__).parents[2]
reading = st.floats(min_value=-1000, max_value=2000)
three = st.lists(reading, min_size=3, max_size=3)
some = st.lists(reading, min_size=1, max_size=3)
error = st.floats(min_value=0, max_value=50)
LIMITS = Limits(least=300, low=750, high=1250, most=1800, jump=50)


def test_vectors_are_what_the_model_says() -> None:
    path = ROOT / "tools" / "measure_vectors.py"
    spec = importlib.util.spec_from_file_location("measure_vectors", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    stored = (ROOT / "tests" / "vectors" / "measures.json").read_text("utf-8")
    assert stored == module.text(), "stale: run tools/measure_vectors.py"


@given(before=three, after=some, published=error, shift=st.floats(-500, 500))
def test_a_constant_shift_moves_the_means_and_not_the_band(
    before: list[float], after: list[float], published: float, shift: float
) -> None:
    still = compare(before, after, published, 3)
    moved = compare([x + shift for x in before], [x + shift for x in after], published, 3)
    assert still.before is not None
    assert moved.before == pytest.approx(still.before + shift, abs=1e-6)
    assert moved.band == pytest.approx(still.band, abs=1e-6)
    assert moved.change == pytest.approx(still.change, abs=1e-6)


@given(before=some, after=st.lists(reading, max_size=3), published=error)
def test_the_band_is_never_narrower_than_the_published_error(
    before: list[float], after: list[float], published: float
) -> None:
    band = compare(before, after, published, 1).band
    assert band is not None
    assert band >= published


@given(before=three, published=error, factor=st.floats(1, 20))
def test_wider_readings_never_give_a_narrower_band(
    before: list[float], published: float, factor: float
) -> None:
    middle = sum(before) / 3
    wider = [middle + (x - middle) * factor for x in before]
    narrow, wide = compare(before, [], published, 3).band, compare(wider, [], published, 3).band
    assert narrow is not None
    assert wide is not None
    assert wide >= narrow - 1e-6


@given(before=three, after=some, published=error)
def test_order_of_readings_does_not_matter(
    before: list[float], after: list[float], published: float
) -> None:
    one = compare(before, after, published, 3)
    other = compare(before[::-1], after[::-1], published, 3)
    assert other.band == pytest.approx(one.band, abs=1e-6)
    assert other.change == pytest.approx(one.change, abs=1e-6)


@given(before=three, published=error)
def test_the_same_readings_again_show_no_change(before: list[float], published: float) -> None:
    assert compare(before, before, published, 3).outcome is Outcome.INSIDE


@given(before=three, published=error)
def test_more_readings_after_never_widen_the_band(before: list[float], published: float) -> None:
    bands = [compare(before, before[:m], published, 3).band or 0 for m in (1, 2, 3)]
    assert bands == sorted(bands, reverse=True)


@pytest.mark.parametrize("after", [1, 2, 3])
def test_chance_alone_leaves_the_band_five_times_in_a_hundred(after: int) -> None:
    # A simulation of no change at all: the claim that docs/model.md makes about the band.
    source = random.Random(6)
    runs = 20_000
    left = 0
    for _ in range(runs):
        before = [source.gauss(880, 4) for _ in range(3)]
        later = [source.gauss(880, 4) for _ in range(after)]
        left += compare(before, later, 0, 3).outcome is not Outcome.INSIDE
    assert left / runs == pytest.approx(0.05, abs=0.006)


def test_the_usual_1_96_would_cry_wolf_with_three_readings() -> None:
    # Why the small-sample factor: with 1.96 in its place chance alone would leave the band far
    # more often than 5 times in 100.
    source = random.Random(7)
    runs = 20_000
    left = 0
    for _ in range(runs):
        before = [source.gauss(0, 1) for _ in range(3)]
        result = compare(before, [source.gauss(0, 1)], 0, 3)
        assert result.band is not None
        assert result.change is not None
        left += abs(result.change) > result.band * 1.96 / T_975_2
    assert left / runs > 0.15


def test_too_few_readings_say_nothing() -> None:
    result = compare([880, 886], [990], 5, 3)
    assert result.outcome is Outcome.FEW
    assert result.spread is None


def test_a_change_of_exactly_the_band_is_inside() -> None:
    assert compare([880, 880, 880], [885], 5, 3).outcome is Outcome.INSIDE
    assert compare([880, 880, 880], [885.1], 5, 3).outcome is Outcome.MORE
    assert compare([880, 880, 880], [874.9], 5, 3).outcome is Outcome.LESS


def test_the_example_of_the_fact_sheet() -> None:
    assert ruler_angle_deg(50, 400) == pytest.approx(7.2, abs=0.05)
    assert ruler_angle_deg(50 + 29, 400) - ruler_angle_deg(50, 400) == pytest.approx(4.2, abs=0.1)


@given(thigh=st.floats(200, 700), share=st.floats(-1, 1))
def test_the_angle_turns_with_its_sign_and_stays_in_range(thigh: float, share: float) -> None:
    angle = ruler_angle_deg(share * thigh, thigh)
    assert -90 <= angle <= 90
    assert ruler_angle_deg(-share * thigh, thigh) == pytest.approx(-angle)


@given(thigh=st.floats(200, 700), drop=st.floats(-700, 700), scale=st.floats(0.1, 10))
def test_the_angle_does_not_depend_on_the_unit(thigh: float, drop: float, scale: float) -> None:
    if abs(drop) < thigh * 0.999:
        assert ruler_angle_deg(drop * scale, thigh * scale) == pytest.approx(
            ruler_angle_deg(drop, thigh), abs=1e-6
        )


@pytest.mark.parametrize(
    ("drop", "thigh", "said"),
    [(5, 0, "thigh_mm: expected a length above 0, got 0"), (401, 400, "drop_mm: expected at most")],
)
def test_impossible_lengths_are_refused_with_a_reason(drop: float, thigh: float, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        ruler_angle_deg(drop, thigh)


@given(value=st.floats(-500, 500), unit=st.sampled_from(["cm", "in"]))
def test_units_round_trip(value: float, unit: str) -> None:
    assert from_mm(to_mm(value, unit), unit) == pytest.approx(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "first", "judged"),
    [
        (math.nan, None, Plausibility.NO_NUMBER),
        (math.inf, None, Plausibility.NO_NUMBER),
        (88, None, Plausibility.TOO_SMALL),
        (8850, None, Plausibility.TOO_LARGE),
        (700, None, Plausibility.RATHER_SMALL),
        (1300, None, Plausibility.RATHER_LARGE),
        (951, 900, Plausibility.JUMP),
        (950, 900, Plausibility.FINE),
    ],
)
def test_plausibility(value: float, first: float | None, judged: Plausibility) -> None:
    assert plausibility(value, LIMITS, first) is judged


@pytest.mark.parametrize("bad", [[1.0] * 4, [math.nan], [math.inf]])
def test_readings_that_are_none_are_refused(bad: list[float]) -> None:
    with pytest.raises(ValueError, match="before: expected up to 3 numbers"):
        compare(bad, [], 5, 3)
    with pytest.raises(ValueError, match="after: expected up to 3 numbers"):
        compare([1.0], bad, 5, 3)
    with pytest.raises(ValueError, match="published: expected a number of 0 or more"):
        compare([1.0], [], -1, 3)


@given(left=st.lists(reading, max_size=3), right=st.lists(reading, max_size=3))
def test_differences_pair_reading_by_reading(left: list[float], right: list[float]) -> None:
    found = differences(left, right)
    assert len(found) == min(len(left), len(right))
    assert found == [-x for x in differences(right, left)]
