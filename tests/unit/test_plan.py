"""Session plans: what must hold for every variant, side, number of breaths and sets.

`tests/front/plan_test.ts` goes on from here: what the learner's number of breaths makes of a plan.
"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodylesson.lesson.practice import Practice, Variant
from bodylesson.models.plan import (
    Kind,
    Plan,
    PlanStep,
    Sides,
    as_data,
    easing_step,
    make_plan,
    on_ball_seconds,
    seconds_of,
)
from tests.samples.practice import PRACTICE
from tests.unit.real_lesson import LESSONS, lesson_in

PRACTICES = {
    "sample": PRACTICE,
    **{folder.name: lesson_in(folder).content.practice for folder in LESSONS},
}
every_practice = pytest.mark.parametrize("practice", PRACTICES.values(), ids=PRACTICES)


def drawn(data: st.DataObject, practice: Practice) -> Practice:
    """The practice with other breaths and sets, as another author might have chosen them."""
    return practice.model_copy(
        update={"variants": tuple(_drawn_variant(data, one) for one in practice.variants)}
    )


def _drawn_variant(data: st.DataObject, variant: Variant) -> Variant:
    steps = tuple(
        step.model_copy(update={"breaths": data.draw(st.integers(1, 40)), "seconds": None})
        for step in variant.steps
    )
    total = sum(step.breaths or 0 for step in steps if step.role == "work")
    sets = data.draw(st.integers(1, 5))
    return variant.model_copy(update={"steps": steps, "breaths": total, "sets": sets})


def drawn_plan(data: st.DataObject, practice: Practice) -> Plan:
    """A plan of any variant of the practice on any sides."""
    return make_plan(
        practice,
        data.draw(st.sampled_from([variant.id for variant in practice.variants])),
        data.draw(st.sampled_from(list(Sides))),
    )


def test_there_are_lessons() -> None:
    assert LESSONS


@every_practice
@given(data=st.data())
def test_begins_with_getting_into_place_and_ends_with_coming_off(
    practice: Practice, data: st.DataObject
) -> None:
    plan = drawn_plan(data, drawn(data, practice))
    kinds = [step.kind for step in plan.steps]
    assert kinds[0] is Kind.PLACING
    assert kinds[-1] is Kind.COMING_OFF
    way_off = [step.id for step in practice.frame.coming_off]
    assert [step.id for step in plan.steps[-len(way_off) :]] == way_off


@every_practice
@given(data=st.data())
def test_each_side_is_placed_before_any_weight_is_on_the_ball(
    practice: Practice, data: st.DataObject
) -> None:
    plan = drawn_plan(data, drawn(data, practice))
    for side in plan.sides.in_turn():
        kinds = [step.kind for step in plan.steps if step.side == side]
        loaded = [step.level > 0 for step in plan.steps if step.side == side]
        assert Kind.PLACING in kinds[: loaded.index(True)]


@every_practice
@given(data=st.data())
def test_what_must_come_first_comes_first_on_the_same_side(
    practice: Practice, data: st.DataObject
) -> None:
    plan = drawn_plan(data, drawn(data, practice))
    after = {variant.id: variant.after for variant in practice.variants}
    for index, step in enumerate(plan.steps):
        first = after[step.variant] if step.level else None
        if first is not None:
            before = plan.steps[:index]
            assert any(
                one.variant == first and one.side == step.side and one.level for one in before
            )


@every_practice
@given(data=st.data())
def test_no_side_begins_deeper_than_the_lightest_level(
    practice: Practice, data: st.DataObject
) -> None:
    plan = drawn_plan(data, drawn(data, practice))
    for side in plan.sides.in_turn():
        loaded = [step for step in plan.steps if step.side == side and step.level]
        assert loaded[0].level == 1
        if plan.variant == "deeper":
            assert loaded[0].variant == "drape"


@every_practice
@given(data=st.data())
def test_draping_is_the_work_of_the_lightest_level_and_never_a_setup(
    practice: Practice, data: st.DataObject
) -> None:
    plan = drawn_plan(data, drawn(data, practice))
    roles = {
        (variant.id, step.id): step.role for variant in practice.variants for step in variant.steps
    }
    draping = [step for step in plan.steps if step.drapes]
    assert draping == [
        step for step in plan.steps if step.level == 1 and roles[step.variant, step.id] == "work"
    ]
    assert {step.side for step in draping} == set(plan.sides.in_turn())


@every_practice
@given(data=st.data())
def test_depth_rises_one_variant_at_a_time(practice: Practice, data: st.DataObject) -> None:
    plan = drawn_plan(data, drawn(data, practice))
    for side in plan.sides.in_turn():
        levels = [step.level for step in plan.steps if step.side == side and step.level]
        assert levels == sorted(levels)


@every_practice
@given(data=st.data())
def test_every_step_lasts_as_its_author_wrote(practice: Practice, data: st.DataObject) -> None:
    other = drawn(data, practice)
    plan = drawn_plan(data, other)
    variant = next(one for one in other.variants if one.id == plan.variant)
    for side in plan.sides.in_turn():
        for number in range(1, variant.sets + 1):
            ours = [one for one in plan.steps if (one.side, one.set_number) == (side, number)]
            written = [(step.id, step.breaths, step.breaths) for step in variant.steps]
            assert [(step.id, step.breaths, step.share) for step in ours] == written
    assert plan.sets == variant.sets
    assert plan.working_breaths == variant.breaths * variant.sets * len(plan.sides.in_turn())
    assert plan.breaths == sum(step.breaths for step in plan.steps)


@every_practice
@given(data=st.data())
def test_a_rest_stands_between_two_sets_and_nowhere_else(
    practice: Practice, data: st.DataObject
) -> None:
    plan = drawn_plan(data, drawn(data, practice))
    rests = [step for step in plan.steps if step.kind is Kind.REST]
    assert len(rests) == (plan.sets - 1) * len(plan.sides.in_turn())
    for before, rest, after in zip(plan.steps, plan.steps[1:], plan.steps[2:], strict=False):
        if rest.kind is Kind.REST:
            assert after.set_number == before.set_number + 1
            assert before.side == rest.side == after.side


@every_practice
@given(data=st.data())
def test_a_lead_in_lasts_the_frames_breaths_and_is_no_work(
    practice: Practice, data: st.DataObject
) -> None:
    other = drawn(data, practice)
    setups = {
        (variant.id, step.id): step.breaths
        for variant in other.variants
        for step in variant.steps
        if step.role == "setup"
    }
    for step in drawn_plan(data, other).steps:
        if step.kind is Kind.LEAD_IN:
            few = practice.frame.lead_in_breaths
            assert step.breaths == setups.get((step.variant, step.id), few)
            assert (step.work, step.asks, step.set_number) == (False, False, 0)


@every_practice
@given(data=st.data())
def test_sides_are_mirror_images(practice: Practice, data: st.DataObject) -> None:
    other = drawn(data, practice)
    variant = drawn_plan(data, other).variant
    left = make_plan(other, variant, Sides.LEFT)
    right = make_plan(other, variant, Sides.RIGHT)
    assert tuple(replace(step, side="right") for step in left.steps) == right.steps
    both = make_plan(other, variant, Sides.BOTH)
    changing = next(i for i, step in enumerate(both.steps) if step.kind is Kind.CHANGING_SIDES)
    halves = [
        [replace(step, side="left") for step in half if _is_worked(step)]
        for half in (both.steps[:changing], both.steps[changing:])
    ]
    assert halves[0] == halves[1] == [step for step in left.steps if _is_worked(step)]


def _is_worked(step: PlanStep) -> bool:
    return step.kind not in (Kind.CHANGING_SIDES, Kind.COMING_OFF)


@every_practice
@given(data=st.data())
def test_every_cue_exists(practice: Practice, data: st.DataObject) -> None:
    known = {cue.id for cue in practice.cues}
    for step in drawn_plan(data, drawn(data, practice)).steps:
        assert {step.opening, *step.reminders} <= known


@every_practice
@given(data=st.data(), rate=st.floats(4, 10))
def test_a_step_that_moves_the_body_lasts_as_long_at_every_tempo(
    practice: Practice, data: st.DataObject, rate: float
) -> None:
    moving = (Kind.PLACING, Kind.CHANGING_SIDES, Kind.COMING_OFF)
    for step in drawn_plan(data, practice).steps:
        if step.kind in moving:
            assert step.seconds is not None
        if step.seconds is None:
            assert seconds_of(step, rate) == pytest.approx(step.breaths * 60 / rate)
        else:
            assert seconds_of(step, rate) == step.seconds
            assert step.breaths == max(round(step.seconds / 10), 1)


@every_practice
@given(data=st.data())
def test_only_the_variants_own_steps_belong_to_a_set_work_or_ask(
    practice: Practice, data: st.DataObject
) -> None:
    for step in drawn_plan(data, drawn(data, practice)).steps:
        assert (step.set_number > 0) == (step.kind is Kind.BREATHING)
        assert step.set_number >= 0
        assert step.kind is Kind.BREATHING or not (step.asks or step.work)


def test_the_shortest_movement_is_drawn_with_one_breath() -> None:
    frame = PRACTICE.frame
    short = frame.placing[0].model_copy(update={"seconds": 5})
    practice = PRACTICE.model_copy(
        update={"frame": frame.model_copy(update={"placing": (short, *frame.placing[1:])})}
    )
    first = make_plan(practice, "drape").steps[0]
    assert (first.seconds, first.breaths, first.share) == (5, 1, 1)


def test_easing_off_is_of_the_lightest_variant_and_counts_on_the_ball() -> None:
    step = easing_step(PRACTICE)
    assert (step.variant, step.side, step.level) == ("drape", "left", 0)
    assert (step.work, step.asks, step.drapes, step.on_ball) == (False, False, False, True)


def test_time_on_the_ball_is_from_belly_down_to_belly_up() -> None:
    # Lowering, settling, eight breaths, pressing up.
    assert on_ball_seconds(make_plan(PRACTICE, "drape"), 6) == 10 + 10 + 80 + 10
    assert on_ball_seconds(make_plan(PRACTICE, "drape"), 4) == 10 + 15 + 120 + 10


def test_faults_say_what_was_expected() -> None:
    with pytest.raises(ValueError, match=r"variant: expected one of drape, deeper, .*, got 'yoga'"):
        make_plan(PRACTICE, "yoga")


def test_the_browser_gets_plain_data() -> None:
    data = as_data(make_plan(PRACTICE, "drape"))
    assert data["sides"] == "left"
    assert data["steps"][0]["seconds"] == 20
    assert data["steps"][0]["kind"] == "placing"
    assert data["steps"][0]["movement"] == {
        "inhale": "kneel in {side}",
        "exhale": "kneel out {side}",
    }
    assert as_data(easing_step(PRACTICE))["kind"] == "easing"
