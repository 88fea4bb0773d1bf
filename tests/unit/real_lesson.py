"""The lessons of this repository, each read once a test run."""

from functools import cache
from pathlib import Path

from bodylesson.lesson.lesson import Lesson, read_lesson

ROOT = Path(__file__).parents[2]
LESSONS = sorted(path.parent for path in (ROOT / "lessons").glob("*/lesson.yaml"))
PSOAS_RELEASE = ROOT / "lessons" / "psoas-release"

lesson_in = cache(read_lesson)
"""The lesson in a folder. It is frozen, so tests may share it."""


def psoas_release() -> Lesson:
    """The lesson on psoas release."""
    return lesson_in(PSOAS_RELEASE)
