"""The lesson object: look-ups, and that nothing in it can be changed."""

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
from pydantic import ValidationError

from bodylesson.lesson.lesson import Lesson, read_lesson
from tests.unit.small_lesson import write_lesson


@pytest.fixture
def lesson(tmp_path: Path) -> Lesson:
    return read_lesson(write_lesson(tmp_path))


@pytest.mark.parametrize(
    ("noun", "id", "known"),
    [
        ("variant", "lift", "drape, lift"),
        ("cue", "lie-down", "ask-depth, breathe-in, breathe-out"),
        ("claim", "tight-is-weak", "tight-is-weak"),
        ("structure", "spine", "psoas, spine"),
        ("passage", "why", "why"),
    ],
)
def test_entries_are_found_by_id(lesson: Lesson, noun: str, id: str, known: str) -> None:
    assert getattr(lesson, noun)(id).id == id
    with pytest.raises(LookupError, match=f"^no {noun} 'gone'; there is {known}"):
        getattr(lesson, noun)("gone")


def test_a_folder_may_be_given_as_text(lesson: Lesson) -> None:
    assert read_lesson(str(lesson.folder)) == lesson


def test_nothing_can_be_changed(lesson: Lesson) -> None:
    with pytest.raises(FrozenInstanceError):
        lesson.folder = Path()  # type: ignore[misc]
    with pytest.raises(TypeError):
        lesson.references["new"] = lesson.references["gray-2020"]  # type: ignore[index]
    with pytest.raises(ValidationError):
        lesson.content.goals[0].text = "New."
    assert isinstance(lesson.content.goals, tuple)


def test_two_readings_are_equal_and_hash_alike(lesson: Lesson) -> None:
    again = read_lesson(lesson.folder)
    assert again == lesson
    assert hash(again) == hash(lesson)
