"""The drawings of the body for the practice, packed for the browser, and which step shows which."""

import json
import zlib
from typing import Any

from bodylesson.lesson.lesson import Lesson
from bodylesson.lesson.pose_reading import POSES_FILE, read_poses
from bodylesson.plates.pose_plate import FOLDER

Shown = dict[str, dict[str, Any]]
"""By a step's key, which `models/poses.ts` makes too: the id of a pose, and whether the ball lies
on the step's other side."""


def shown_poses(lesson: Lesson) -> Shown:
    """What each step of a session shows; empty for a lesson without poses.

    Keys: `placing/<id>`, `changing-sides/<id>`, `coming-off/<id>`, `rest`, `easing`, and
    `<variant>/<id>` for a variant's own steps.
    """
    if not (lesson.folder / POSES_FILE).exists():
        return {}
    shown: Shown = {}
    for path, step in read_poses(lesson.folder).steps.all():
        if path[0] == "alternative":
            continue
        names = path[1:] if path[0] == "variants" else (path[0].replace("_", "-"), *path[1:])
        shown["/".join(names)] = {"pose": step.pose, "other_side": step.other_side}
    return shown


def packed(lesson: Lesson, shown: Shown) -> bytes | None:
    """The drawings of these steps, each once: zlib over JSON of SVG markup by pose.

    None if there are none. One stream for all: they share floor, ball and colours, and together
    take two thirds of what they need one by one.

    Raises:
        OSError: a drawing is missing; `make poses` draws it.
    """
    poses = sorted({str(step["pose"]) for step in shown.values()})
    if not poses:
        return None
    folder = lesson.folder / FOLDER
    drawings = {pose: (folder / f"{pose}.svg").read_text("utf-8") for pose in poses}
    return zlib.compress(json.dumps(drawings, separators=(",", ":")).encode(), 9)
