"""Session plans: a practice as an immutable list of steps counted in breaths.

A plan holds no tempo. The browser applies the learner's own, so one plan serves every tempo.
`with_breaths` has a twin in `plan.ts`; `tests/vectors/plans.json` proves that both agree.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Literal

from pydantic import TypeAdapter

from bodylesson.lesson.practice import Movement, Practice, SharedStep, Variant, VariantStep

REMINDER_EVERY_BREATHS = 3
"""A step's reminders come in turn, this many breaths apart, so that they never crowd."""

MOST_BREATHS = 40
"""Most working breaths a side and set: 10 minutes at 4 breaths a minute."""

Side = Literal["left", "right"]


class Sides(StrEnum):
    """Which side is worked; `both` takes the left first and then the right."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"

    def in_turn(self) -> tuple[Side, ...]:
        """The sides in the order in which they are worked."""
        match self:
            case Sides.LEFT:
                return ("left",)
            case Sides.RIGHT:
                return ("right",)
            case Sides.BOTH:
                return ("left", "right")


class Kind(StrEnum):
    """What a step is for."""

    PLACING = "placing"
    LEAD_IN = "lead-in"
    BREATHING = "breathing"
    REST = "rest"
    EASING = "easing"
    CHANGING_SIDES = "changing-sides"
    COMING_OFF = "coming-off"


@dataclass(frozen=True, slots=True)
class TimedCue:
    """A cue and the breath of its step, counted from 0, at whose start it is given."""

    breath: int
    cue: str


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step of a plan."""

    id: str
    kind: Kind
    side: Side
    variant: str
    level: int
    """Level of depth, 0 when no weight is on the ball, 1 the lightest."""
    work: bool
    """Whether it shares the number of breaths that the learner chooses."""
    share: int
    """Its default breaths, which are its share among the working steps of its block."""
    breaths: int
    """Breaths that it lasts, at least 1."""
    movement: Movement
    opening: str
    """Cue given at its start."""
    reminders: tuple[str, ...]
    """Cues given in turn, `REMINDER_EVERY_BREATHS` apart."""
    asks: bool
    """Whether the voice asks at its end whether to go easier, stay or go deeper."""
    drapes: bool = False
    """Whether its breaths, once all of them are taken, count as having draped on its side. The
    browser takes the mark from a step that it cuts short."""
    set_number: int = 0
    """Which set of its side it belongs to, counted from 1; 0 outside of any set."""

    @property
    def cues(self) -> tuple[TimedCue, ...]:
        """Its cues in order: the opening, then reminders; none on a last breath that ends it."""
        times = range(REMINDER_EVERY_BREATHS, self.breaths, REMINDER_EVERY_BREATHS)
        reminders = (
            TimedCue(breath, self.reminders[turn % len(self.reminders)])
            for turn, breath in enumerate(times if self.reminders else ())
        )
        return (TimedCue(0, self.opening), *reminders)


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole session: getting into place, breathing, changing sides, coming off."""

    variant: str
    sides: Sides
    sets: int
    steps: tuple[PlanStep, ...]

    @property
    def breaths(self) -> int:
        """All breaths from getting into place to coming off."""
        return sum(step.breaths for step in self.steps)

    @property
    def working_breaths(self) -> int:
        """Breaths of the working steps alone."""
        return sum(step.breaths for step in self.steps if step.work)


def make_plan(
    practice: Practice,
    variant_id: str,
    sides: Sides = Sides.LEFT,
    breaths: int | None = None,
    sets: int | None = None,
) -> Plan:
    """The plan of a variant.

    `breaths` (1 to 40) are the working breaths a side and set, `sets` (1 to 5) the sets a side;
    both default to the variant's own. Raises ValueError for an unknown variant or a number out
    of range.
    """
    variant = _variant(practice, variant_id)
    number_of_sets = variant.sets if sets is None else sets
    if not 1 <= number_of_sets <= 5:
        raise ValueError(f"sets: expected a whole number from 1 to 5, got {number_of_sets}")
    steps: list[PlanStep] = []
    for turn, side in enumerate(sides.in_turn()):
        if turn:
            steps += _shared(practice.frame.changing_sides, Kind.CHANGING_SIDES, side, variant)
        steps += _side(practice, variant, side, number_of_sets)
    steps += _shared(practice.frame.coming_off, Kind.COMING_OFF, sides.in_turn()[-1], variant)
    plan = Plan(variant.id, sides, number_of_sets, tuple(steps))
    return with_breaths(plan, variant.breaths if breaths is None else breaths)


def with_breaths(plan: Plan, breaths: int) -> Plan:
    """The same plan with another number of working breaths a side and set (1 to 40).

    The working steps of a side and set share them by largest remainder in proportion to their
    defaults, whatever steps stand between; every step keeps at least one breath, and where there
    are fewer breaths than steps the last ones go. Steps that went do not come back: always start
    from the plan as it was made.
    """
    if not 1 <= breaths <= MOST_BREATHS:
        raise ValueError(f"breaths: expected a number from 1 to {MOST_BREATHS}, got {breaths}")
    blocks: dict[tuple[Side, int], list[int]] = {}
    for index, step in enumerate(plan.steps):
        if step.work:
            blocks.setdefault((step.side, step.set_number), []).append(index)
    lasts = {index: step.breaths for index, step in enumerate(plan.steps)}
    for block in blocks.values():
        shares = share_out(breaths, [plan.steps[index].share for index in block])
        lasts.update(zip(block, shares, strict=True))
    steps = (replace(step, breaths=lasts[i]) for i, step in enumerate(plan.steps) if lasts[i])
    return replace(plan, steps=tuple(steps))


def easing_step(practice: Practice) -> PlanStep:
    """The step by which a learner eases off; the browser gives it the side being worked."""
    return _shared_step(practice.frame.easing, Kind.EASING, "left", practice.variants[0].id)


def as_data(value: Plan | PlanStep) -> dict[str, Any]:
    """The plan or step as the front end reads it: JSON with the field names of this module."""
    data: dict[str, Any] = TypeAdapter(type(value)).dump_python(value, mode="json")
    return data


def share_out(total: int, weights: Sequence[int]) -> list[int]:
    """Whole numbers that add up to `total`, in proportion to `weights` (largest remainder).

    Each is at least 1 as long as `total` allows; ties go to the earlier one.
    """
    count = len(weights)
    if total <= count:
        return [1] * total + [0] * (count - total)
    spare = total - count
    whole = sum(weights)
    shares = [1 + spare * weight // whole for weight in weights]
    remainders = [spare * weight % whole for weight in weights]
    by_remainder = sorted(range(count), key=lambda index: -remainders[index])
    for index in by_remainder[: total - sum(shares)]:
        shares[index] += 1
    return shares


def _variant(practice: Practice, variant_id: str) -> Variant:
    for variant in practice.variants:
        if variant.id == variant_id:
            return variant
    known = ", ".join(variant.id for variant in practice.variants)
    raise ValueError(f"variant: expected one of {known}, got {variant_id!r}")


def _side(practice: Practice, variant: Variant, side: Side, sets: int) -> list[PlanStep]:
    """One side: getting into place, what must come first, then the sets with rests between."""
    frame = practice.frame
    steps = _shared(frame.placing, Kind.PLACING, side, variant)
    if variant.after is not None:
        steps += _lead_in(practice, _variant(practice, variant.after), side)
    for number in range(sets):
        if number:
            steps += _shared((frame.rest,), Kind.REST, side, variant)
        steps += [_from_variant(step, variant, side, number + 1) for step in variant.steps]
    return steps


def _lead_in(practice: Practice, first: Variant, side: Side) -> list[PlanStep]:
    """The variant that must come first, with its setup, for the frame's few breaths.

    The whole chain of `after` comes, lightest first.
    """
    chain = _lead_in(practice, _variant(practice, first.after), side) if first.after else []
    steps = [_from_variant(step, first, side) for step in first.steps]
    setup = [replace(step, kind=Kind.LEAD_IN) for step in steps if not step.work]
    work = replace(
        next(step for step in steps if step.work),
        kind=Kind.LEAD_IN,
        work=False,
        asks=False,
        breaths=practice.frame.lead_in_breaths,
    )
    return [*chain, *setup, work]


def _from_variant(step: VariantStep, variant: Variant, side: Side, set_number: int = 0) -> PlanStep:
    return PlanStep(
        id=step.id,
        kind=Kind.BREATHING,
        side=side,
        variant=variant.id,
        level=variant.level,
        work=step.role == "work",
        share=step.breaths,
        breaths=step.breaths,
        movement=step.movement,
        opening=step.cue,
        reminders=step.reminders,
        asks=step.asks,
        drapes=step.role == "work" and variant.level == 1,
        set_number=set_number,
    )


def _shared(
    shared: Sequence[SharedStep], kind: Kind, side: Side, variant: Variant
) -> list[PlanStep]:
    return [_shared_step(step, kind, side, variant.id) for step in shared]


def _shared_step(step: SharedStep, kind: Kind, side: Side, variant_id: str) -> PlanStep:
    return PlanStep(
        id=step.id,
        kind=kind,
        side=side,
        variant=variant_id,
        level=0,
        work=False,
        share=step.breaths,
        breaths=step.breaths,
        movement=step.movement,
        opening=step.cue,
        reminders=(),
        asks=False,
    )
