"""What the practice hands to the browser: times that agree, and a drawing for every step."""

import json
import zlib
from pathlib import Path

import pytest

from bodylesson.lesson.lesson import Lesson, read_lesson
from bodylesson.models.plan import Plan, Sides, make_plan, on_ball_seconds
from bodylesson.sections.practice.drawings import packed, shown_poses

FOLDER = Path("lessons/psoas-release")
MOST_BYTES = 250_000


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    return read_lesson(FOLDER)


def half_minutes(words: str) -> int:
    """Half minutes in words: `about two and a half minutes` are five."""
    numbers = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
    whole = next(numbers[word] for word in words.split() if word in numbers)
    return 2 * whole + ("half" in words)


def on_ball(plan: Plan, breaths: int, rate: float) -> float:
    """Seconds from belly down to belly up with another number of working breaths."""
    return on_ball_seconds(plan, rate) + (breaths - plan.working_breaths) * 60 / rate


def test_time_on_the_ball_is_one_number_everywhere(lesson: Lesson) -> None:
    practice = lesson.content.practice
    figures = {figure.id: figure.value for figure in lesson.content.figures}
    plan = make_plan(practice, practice.variants[0].id)
    for dose, said in (("first-breaths", "first-on-ball"), ("most-breaths", "most-on-ball")):
        seconds = on_ball(plan, int(figures[dose]), practice.tempo.breaths_per_minute)
        assert round(seconds / 30) == half_minutes(figures[said]), figures[said]


def test_every_step_of_every_session_has_its_drawing(lesson: Lesson) -> None:
    shown = shown_poses(lesson)
    data = packed(lesson, shown)
    assert data is not None
    drawings = json.loads(zlib.decompress(data))
    practice = lesson.content.practice
    for variant in practice.variants:
        for step in make_plan(practice, variant.id, Sides.BOTH).steps:
            kind = step.kind.value
            own = kind in ("breathing", "lead-in")
            key = (
                f"{step.variant}/{step.id}"
                if own
                else kind
                if kind == "rest"
                else f"{kind}/{step.id}"
            )
            assert drawings[shown[key]["pose"]].startswith("<svg"), key
    assert shown["easing"]["pose"] in drawings


def test_the_drawings_are_small_and_each_comes_once(lesson: Lesson) -> None:
    data = packed(lesson, shown_poses(lesson))
    assert data is not None
    assert len(data) <= MOST_BYTES
    drawings = json.loads(zlib.decompress(data))
    assert len(set(drawings.values())) == len(drawings)
    # Nothing of a drawing that the practice does not show.
    assert "home" not in drawings


def test_a_lesson_without_poses_has_no_drawings(lesson: Lesson, tmp_path: Path) -> None:
    bare = Lesson(tmp_path, lesson.content, lesson.references)
    assert shown_poses(bare) == {}
    assert packed(bare, {}) is None
