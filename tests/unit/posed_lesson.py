"""The lesson's body in the lesson's poses, each laid down once a test run."""

from functools import cache

import numpy as np

from bodylesson.lesson.lesson import Lesson
from bodylesson.lesson.pose_reading import read_poses
from bodylesson.models.body import Body, Build, read_body
from bodylesson.models.planting import Resting
from bodylesson.models.pose_book import PosePlan, plans
from tests.unit.real_lesson import PSOAS_RELEASE, psoas_release
from tools.draw_poses import laid

FOLDER = PSOAS_RELEASE
DRAWINGS = FOLDER / "media" / "poses"

BODY: Body = read_body(FOLDER / "media" / "body.bin")
NEUTRAL: Build = BODY.builds["neutral"]
LESSON: Lesson = psoas_release()
POSES = read_poses(FOLDER)
PLANS: dict[str, PosePlan] = plans(POSES.poses)
ON_BALL = sorted(plan.id for plan in PLANS.values() if plan.ball == "under")


@cache
def at_rest(pose: str, build: str = "neutral") -> tuple[Resting, Resting]:
    """Breath out and in."""
    return laid(LESSON, BODY, BODY.builds[build], PLANS[pose])


def moved_mm(pose: str) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    """How far each vertex moves with the breath."""
    out, full = at_rest(pose)
    return np.asarray(np.linalg.norm(full.points - out.points, axis=1))
