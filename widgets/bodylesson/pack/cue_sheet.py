"""The practice cue by cue: what is said at each step, with the body doing it."""

from collections.abc import Iterable, Sequence

from bodylesson.lesson.class_plan import ListName
from bodylesson.lesson.lesson import Lesson
from bodylesson.lesson.practice import MovingStep, SharedStep, VariantStep
from bodylesson.pack.pictures import Pictures
from bodylesson.pack.told import cue, listed

SAFETY: tuple[ListName, ...] = ("stop_signs", "scale")
"""Lists to keep in sight while leading."""

ANY_TIME = ("ease-off", "stop-now", "pressure-check")
"""Cues that every lesson has and that may be needed at any moment."""


def cue_sheet(
    lesson: Lesson, variant_id: str, pictures: Pictures, sides: dict[str, str]
) -> dict[str, object]:
    """The data of the sheet: groups of steps in the order of a session with both sides.

    Args:
        lesson: the lesson.
        variant_id: the way that is led.
        pictures: collects the drawings.
        sides: words for the side worked first, and for the other.
    """
    frame, variant = lesson.content.practice.frame, lesson.variant(variant_id)
    groups: tuple[
        tuple[str, tuple[str, ...], Sequence[MovingStep | SharedStep | VariantStep]], ...
    ] = (
        ("placing", ("placing",), frame.placing),
        ("work", ("variants", variant.id), variant.steps),
        ("changing", ("changing_sides",), frame.changing_sides),
        ("coming_off", ("coming_off",), frame.coming_off),
    )
    return {
        "way": variant.name,
        "groups": [
            {"name": name, "steps": list(_steps(lesson, path, steps, pictures, sides))}
            for name, path, steps in groups
        ],
        "lists": [{"name": name, "items": listed(lesson, name)} for name in SAFETY],
        "any_time": [cue(lesson.cue(name), sides) for name in ANY_TIME],
    }


def _steps(
    lesson: Lesson,
    path: tuple[str, ...],
    steps: Iterable[MovingStep | SharedStep | VariantStep],
    pictures: Pictures,
    sides: dict[str, str],
) -> Iterable[dict[str, object]]:
    # In the cues of changing sides, the side that comes next is `{side}`.
    turned = {"side": sides["other"], "other": sides["side"]}
    now = turned if path == ("changing_sides",) else sides
    for step in steps:
        yield {
            **cue(lesson.cue(step.cue), now),
            "breaths": None if isinstance(step, MovingStep) else step.breaths,
            "seconds": None if isinstance(step, SharedStep) else step.seconds,
            "picture": pictures.pose((*path, step.id)),
        }
