"""Makes a stored drawing of a pose a plate: adds words, and mirrors it for the other side.

`tools/draw_poses.py` makes the drawings, `media/poses/<pose>.svg` of a lesson; they hold no words,
so one drawing serves every language and both sides.
"""

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from bodylesson.lesson.poses import PosesFile, StepPose
from bodylesson.lesson.types import LessonFile

FOLDER = Path("media") / "poses"

_OPENING = re.compile(r'<svg viewBox="0 0 (\d+) (\d+)"([^>]*)>')


def pose_plate(drawing: str, id: str, title: str, description: str, mirrored: bool = False) -> str:
    """SVG markup that a screen reader names by title and description.

    Args:
        drawing: what `tools/draw_poses.py` wrote.
        id: makes the ids in it its own on the page.
        title: a few words.
        description: where each limb is.
        mirrored: for the right side instead of the left.

    Raises:
        ValueError: the drawing was not made by `tools/draw_poses.py`.
    """
    opening = _OPENING.match(drawing)
    if opening is None or not drawing.rstrip().endswith("</svg>"):
        raise ValueError("expected a drawing of tools/draw_poses.py")
    width = int(opening[1])
    inner = drawing[opening.end() :].rstrip().removesuffix("</svg>")
    if mirrored:
        inner = f'<g transform="matrix(-1 0 0 1 {width} 0)">{inner}</g>'
    return (
        f'<svg viewBox="0 0 {width} {opening[2]}"{opening[3]} role="img"'
        f' aria-labelledby="{id}-title {id}-desc">'
        f'<title id="{id}-title">{escape(title)}</title>'
        f'<desc id="{id}-desc">{escape(description)}</desc>{inner}</svg>'
    )


def shown_at(poses: PosesFile, path: tuple[str, ...]) -> StepPose:
    """What a step shows, e.g. `("variants", "drape", "settle")` or `("rest",)`.

    Raises:
        LookupError: there is no such step.
    """
    for place, step in poses.steps.all():
        if place == path:
            return step
    raise LookupError(f"no step {'.'.join(path)}")


def words_of(
    lesson: LessonFile, path: tuple[str, ...], sides: Mapping[str, str]
) -> tuple[str, str]:
    """Title and description of a step, as the lesson says them.

    Args:
        lesson: the lesson, in any language.
        path: as of `shown_at`.
        sides: words for `side` and `other`.

    Raises:
        LookupError: there is no such step.
    """
    if path[0] == "alternative":
        step = next((s for s in lesson.safety.alternative.steps if s.id == path[1]), None)
        if step is None:
            raise LookupError(f"no step {'.'.join(path)}")
        return lesson.safety.alternative.title, step.text
    cue_id = _cue_of(lesson, path)
    cue = next(cue for cue in lesson.practice.cues if cue.id == cue_id)
    return _filled(cue.screen, sides), _filled(cue.described, sides)


def _cue_of(lesson: LessonFile, path: tuple[str, ...]) -> str:
    frame = lesson.practice.frame
    if path[0] == "variants":
        variant = next((v for v in lesson.practice.variants if v.id == path[1]), None)
        steps = {step.id: step.cue for step in variant.steps} if variant else {}
    elif path in (("rest",), ("easing",)):
        return str(getattr(frame, path[0]).cue)
    else:
        steps = {step.id: step.cue for step in getattr(frame, path[0], ())}
    if path[-1] not in steps:
        raise LookupError(f"no step {'.'.join(path)}")
    return steps[path[-1]]


def _filled(text: str, sides: Mapping[str, str]) -> str:
    return text.replace("{side}", sides["side"]).replace("{other}", sides["other"])
