"""Session plans: a practice as an immutable list of steps counted in breaths.

Plans are built only here, with the author's own numbers of breaths. Tempo and number of breaths
are the learner's, and `plan.ts` applies them in the browser, which also plans what is said when.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Literal

from pydantic import TypeAdapter

from bodylesson.lesson.practice import (
    Movement,
    MovingStep,
    Practice,
    SharedStep,
    Variant,
    VariantStep,
)

EASY_BREATH_S = 10
"""A step that is timed by its movement is drawn with easy breaths of about this many seconds."""

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
    """The author's breaths: its weight where the learner's are shared out, never changed."""
    breaths: int
    """Breaths that it lasts, at least 1; here the author's, or the frame's in a lead-in."""
    movement: Movement
    opening: str
    """Cue with which it begins."""
    reminders: tuple[str, ...]
    """Cues given in turn while it goes on."""
    asks: bool
    """Whether the voice asks at its end whether to go easier, stay or go deeper."""
    drapes: bool = False
    """Whether its breaths, once all of them are taken, count as having draped on its side. The
    browser takes the mark from a step that it cuts short."""
    on_ball: bool = False
    """Whether it counts into the time on the ball, from belly down to belly up."""
    set_number: int = 0
    """Which set of its side it belongs to, counted from 1; 0 outside of any set."""
    seconds: float | None = None
    """How long it lasts whatever the tempo; None if it lasts by the learner's breaths."""


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


def make_plan(practice: Practice, variant_id: str, sides: Sides = Sides.LEFT) -> Plan:
    """The plan of a variant, with its own breaths and sets.

    Raises ValueError for an unknown variant.
    """
    variant = _variant(practice, variant_id)
    steps: list[PlanStep] = []
    for turn, side in enumerate(sides.in_turn()):
        if turn:
            steps += _moving(practice.frame.changing_sides, Kind.CHANGING_SIDES, side, variant)
        steps += _side(practice, variant, side)
    steps += _moving(practice.frame.coming_off, Kind.COMING_OFF, sides.in_turn()[-1], variant)
    return Plan(variant.id, sides, variant.sets, tuple(steps))


def seconds_of(step: PlanStep, breaths_per_minute: float) -> float:
    """How long a step lasts at a tempo, in seconds."""
    return step.breaths * 60 / breaths_per_minute if step.seconds is None else step.seconds


def on_ball_seconds(plan: Plan, breaths_per_minute: float) -> float:
    """Time on the ball, from belly down to belly up, on all sides together, in seconds."""
    return sum(seconds_of(step, breaths_per_minute) for step in plan.steps if step.on_ball)


def easing_step(practice: Practice) -> PlanStep:
    """The step by which a learner eases off; the browser gives it the side being worked."""
    return _shared_step(practice.frame.easing, Kind.EASING, "left", practice.variants[0].id)


def as_data(value: Plan | PlanStep) -> dict[str, Any]:
    """The plan or step as the front end reads it: JSON with the field names of this module."""
    data: dict[str, Any] = TypeAdapter(type(value)).dump_python(value, mode="json")
    return data


def _variant(practice: Practice, variant_id: str) -> Variant:
    for variant in practice.variants:
        if variant.id == variant_id:
            return variant
    known = ", ".join(variant.id for variant in practice.variants)
    raise ValueError(f"variant: expected one of {known}, got {variant_id!r}")


def _side(practice: Practice, variant: Variant, side: Side) -> list[PlanStep]:
    """One side: getting into place, what must come first, then the sets with rests between."""
    frame = practice.frame
    steps = _moving(frame.placing, Kind.PLACING, side, variant)
    if variant.after is not None:
        steps += _lead_in(practice, _variant(practice, variant.after), side)
    for number in range(variant.sets):
        if number:
            steps.append(_shared_step(frame.rest, Kind.REST, side, variant.id))
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
        share=_breaths(step),
        breaths=_breaths(step),
        seconds=step.seconds,
        movement=step.movement,
        opening=step.cue,
        reminders=step.reminders,
        asks=step.asks,
        drapes=step.role == "work" and variant.level == 1,
        on_ball=True,
        set_number=set_number,
    )


def _moving(
    steps: Sequence[MovingStep], kind: Kind, side: Side, variant: Variant
) -> list[PlanStep]:
    return [
        PlanStep(
            id=step.id,
            kind=kind,
            side=side,
            variant=variant.id,
            level=0,
            work=False,
            share=_breaths(step),
            breaths=_breaths(step),
            seconds=step.seconds,
            movement=step.movement,
            opening=step.cue,
            reminders=(),
            asks=False,
            on_ball=step.on_ball,
        )
        for step in steps
    ]


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
        reminders=step.reminders,
        asks=False,
        on_ball=True,
    )


def _breaths(step: VariantStep | MovingStep) -> int:
    """The author's breaths; where there are seconds, the easy breaths that fit into them."""
    if step.seconds is None:
        return step.breaths or 1
    return max(round(step.seconds / EASY_BREATH_S), 1)
