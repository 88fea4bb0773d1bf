"""Session plans: what must hold for every variant, side, number of breaths and sets."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bodylesson.lesson.lesson import read_lesson
from bodylesson.lesson.practice import Practice
from bodylesson.models.plan import (
    Kind,
    Plan,
    PlanStep,
    Sides,
    as_data,
    easing_step,
    make_plan,
    share_out,
    with_breaths,
)
from tests.samples.practice import PRACTICE
from tests.vectors import make_plans

LESSONS = sorted((Path(__file__).parents[2] / "lessons").glob("*/lesson.yaml"))
PRACTICES = {
    "sample": PRACTICE,
    **{path.parent.name: read_lesson(path.parent).content.practice for path in LESSONS},
}
unhurried = settings(deadline=None)
every_practice = pytest.mark.parametrize("practice", PRACTICES.values(), ids=PRACTICES)


def drawn_plan(data: st.DataObject, practice: Practice) -> Plan:
    """A plan of any variant of the practice, any sides, breaths and sets."""
    return make_plan(
        practice,
        data.draw(st.sampled_from([variant.id for variant in practice.variants])),
        data.draw(st.sampled_from(list(Sides))),
        data.draw(st.none() | st.integers(1, 40)),
        data.draw(st.none() | st.integers(1, 5)),
    )


def test_there_are_lessons() -> None:
    assert LESSONS


@every_practice
@unhurried
@given(data=st.data())
def test_begins_with_getting_into_place_and_ends_with_coming_off(
    practice: Practice, data: st.DataObject
) -> None:
    plan = drawn_plan(data, practice)
    kinds = [step.kind for step in plan.steps]
    assert kinds[0] is Kind.PLACING
    assert kinds[-1] is Kind.COMING_OFF
    way_off = [step.id for step in practice.frame.coming_off]
    assert [step.id for step in plan.steps[-len(way_off) :]] == way_off


@every_practice
@unhurried
@given(data=st.data())
def test_each_side_is_placed_before_any_weight_is_on_the_ball(
    practice: Practice, data: st.DataObject
) -> None:
    plan = drawn_plan(data, practice)
    for side in plan.sides.in_turn():
        kinds = [step.kind for step in plan.steps if step.side == side]
        loaded = [step.level > 0 for step in plan.steps if step.side == side]
        assert Kind.PLACING in kinds[: loaded.index(True)]


@every_practice
@unhurried
@given(data=st.data())
def test_what_must_come_first_comes_first_on_the_same_side(
    practice: Practice, data: st.DataObject
) -> None:
    plan = drawn_plan(data, practice)
    after = {variant.id: variant.after for variant in practice.variants}
    for index, step in enumerate(plan.steps):
        first = after[step.variant] if step.level else None
        if first is not None:
            before = plan.steps[:index]
            assert any(
                one.variant == first and one.side == step.side and one.level for one in before
            )


@every_practice
@unhurried
@given(data=st.data())
def test_no_side_begins_deeper_than_the_lightest_level(
    practice: Practice, data: st.DataObject
) -> None:
    plan = drawn_plan(data, practice)
    for side in plan.sides.in_turn():
        loaded = [step for step in plan.steps if step.side == side and step.level]
        assert loaded[0].level == 1
        if plan.variant == "deeper":
            assert loaded[0].variant == "drape"


@every_practice
@unhurried
@given(data=st.data())
def test_draping_is_the_work_of_the_lightest_level_and_never_a_setup(
    practice: Practice, data: st.DataObject
) -> None:
    plan = drawn_plan(data, practice)
    roles = {
        (variant.id, step.id): step.role for variant in practice.variants for step in variant.steps
    }
    draping = [step for step in plan.steps if step.drapes]
    assert draping == [
        step for step in plan.steps if step.level == 1 and roles[step.variant, step.id] == "work"
    ]
    assert {step.side for step in draping} == set(plan.sides.in_turn())


@every_practice
@unhurried
@given(data=st.data())
def test_depth_rises_one_variant_at_a_time(practice: Practice, data: st.DataObject) -> None:
    plan = drawn_plan(data, practice)
    for side in plan.sides.in_turn():
        levels = [step.level for step in plan.steps if step.side == side and step.level]
        assert levels == sorted(levels)


@every_practice
@unhurried
@given(data=st.data(), breaths=st.integers(1, 40), sets=st.integers(1, 5))
def test_breaths_add_up(practice: Practice, data: st.DataObject, breaths: int, sets: int) -> None:
    drawn = drawn_plan(data, practice)
    plan = make_plan(practice, drawn.variant, drawn.sides, breaths, sets)
    assert plan.working_breaths == breaths * sets * len(plan.sides.in_turn())
    assert plan.breaths == sum(step.breaths for step in plan.steps)
    assert all(step.breaths >= 1 for step in plan.steps)


@every_practice
@unhurried
@given(data=st.data(), breaths=st.integers(1, 40), sets=st.integers(1, 5))
def test_sides_are_mirror_images(
    practice: Practice, data: st.DataObject, breaths: int, sets: int
) -> None:
    variant = drawn_plan(data, practice).variant
    left = make_plan(practice, variant, Sides.LEFT, breaths, sets)
    right = make_plan(practice, variant, Sides.RIGHT, breaths, sets)
    assert tuple(replace(step, side="right") for step in left.steps) == right.steps
    both = make_plan(practice, variant, Sides.BOTH, breaths, sets)
    changing = next(i for i, step in enumerate(both.steps) if step.kind is Kind.CHANGING_SIDES)
    halves = [
        [replace(step, side="left") for step in half if _is_worked(step)]
        for half in (both.steps[:changing], both.steps[changing:])
    ]
    assert halves[0] == halves[1] == [step for step in left.steps if _is_worked(step)]


def _is_worked(step: PlanStep) -> bool:
    return step.kind not in (Kind.CHANGING_SIDES, Kind.COMING_OFF)


@every_practice
@unhurried
@given(data=st.data())
def test_every_cue_exists_and_keeps_its_distance(practice: Practice, data: st.DataObject) -> None:
    known = {cue.id for cue in practice.cues}
    for step in drawn_plan(data, practice).steps:
        assert {timed.cue for timed in step.cues} <= known
        times = [timed.breath for timed in step.cues]
        assert times[0] == 0
        assert all(later - sooner >= 3 for sooner, later in pairwise(times))
        assert all(time < step.breaths for time in times)


@every_practice
@unhurried
@given(data=st.data(), breaths=st.integers(1, 40))
def test_another_number_of_breaths_changes_the_working_steps_alone(
    practice: Practice, data: st.DataObject, breaths: int
) -> None:
    plan = drawn_plan(data, practice)
    fresh = make_plan(practice, plan.variant, plan.sides, None, plan.sets)
    changed = with_breaths(fresh, breaths)
    assert [step for step in changed.steps if not step.work] == [
        step for step in fresh.steps if not step.work
    ]
    kept = [(step.id, step.side, step.set_number) for step in changed.steps]
    assert kept == [key for key in _keys(fresh) if key in kept]


def _keys(plan: Plan) -> list[tuple[str, str, int]]:
    return [(step.id, step.side, step.set_number) for step in plan.steps]


def test_a_setup_between_working_steps_does_not_double_the_breaths() -> None:
    plan = make_plan(PRACTICE, "lift", Sides.LEFT, 4, 1)
    lasts = [(step.id, step.breaths) for step in plan.steps if step.set_number]
    assert lasts == [("small", 2), ("rest-thigh", 1), ("again", 2)]


@given(st.integers(0, 200), st.lists(st.integers(1, 40), min_size=1, max_size=8))
def test_share_out(total: int, weights: list[int]) -> None:
    shares = share_out(total, weights)
    assert sum(shares) == total
    assert len(shares) == len(weights)
    if total >= len(weights):
        assert min(shares) >= 1
        spare = total - len(weights)
        fair = [1 + spare * weight / sum(weights) for weight in weights]
        assert all(abs(share - exact) < 1 for share, exact in zip(shares, fair, strict=True))
    else:
        assert shares == sorted(shares, reverse=True)


def test_faults_say_what_was_expected() -> None:
    with pytest.raises(ValueError, match=r"variant: expected one of drape, deeper, .*, got 'yoga'"):
        make_plan(PRACTICE, "yoga")
    with pytest.raises(ValueError, match="breaths: expected a number from 1 to 40, got 41"):
        make_plan(PRACTICE, "drape", breaths=41)
    with pytest.raises(ValueError, match="sets: expected a whole number from 1 to 5, got 0"):
        make_plan(PRACTICE, "drape", sets=0)


def test_the_browser_gets_plain_data() -> None:
    data = as_data(make_plan(PRACTICE, "drape"))
    assert data["sides"] == "left"
    assert data["steps"][0]["kind"] == "placing"
    assert data["steps"][0]["movement"] == {
        "inhale": "kneel in {side}",
        "exhale": "kneel out {side}",
    }
    assert as_data(easing_step(PRACTICE))["kind"] == "easing"


def test_the_vectors_that_the_front_end_is_checked_with_are_fresh() -> None:
    assert make_plans.FILE.read_text("utf-8") == make_plans.text(), (
        "tests/vectors/plans.json is stale: run python -m tests.vectors.make_plans"
    )
