"""Figures named in texts: put in their place, and a clear fault where that cannot be done."""

from pathlib import Path
from typing import Any

import pytest

from bodylesson.lesson.faults import LessonError
from bodylesson.lesson.lesson import read_lesson
from tests.unit.lesson_words import content_of, texts
from tests.unit.real_lesson import LESSONS
from tests.unit.small_lesson import small_lesson, write_lesson

FIGURE = {"id": "most", "value": "9", "what": "Most breaths.", "sources": ["ours"]}


def lesson_saying(text: str, *figures: dict[str, Any]) -> dict[str, Any]:
    lesson = small_lesson()
    lesson["practice"]["dose"] = text
    lesson["figures"] = list(figures)
    return lesson


def faults(folder: Path, lesson: dict[str, Any]) -> list[str]:
    with pytest.raises(LessonError) as caught:
        read_lesson(write_lesson(folder, lesson))
    return [str(fault).partition(": ")[2] for fault in caught.value.faults]


def test_a_figure_stands_in_the_text(tmp_path: Path) -> None:
    lesson = lesson_saying("At most {figure.most}, and {figure.most} again.", FIGURE)
    content = read_lesson(write_lesson(tmp_path, lesson)).content
    assert content.practice.dose == "At most 9, and 9 again."


def test_a_figure_may_stand_in_a_cue(tmp_path: Path) -> None:
    lesson = lesson_saying("Once.", FIGURE)
    lesson["practice"]["cues"][0]["described"] = "On the {side}, {figure.most} breaths."
    cue = read_lesson(write_lesson(tmp_path, lesson)).content.practice.cues[0]
    assert cue.described == "On the {side}, 9 breaths."


def test_an_unknown_figure_is_a_fault(tmp_path: Path) -> None:
    lesson = lesson_saying("At most {figure.most}, then {figure.mots}.", FIGURE)
    assert faults(tmp_path, lesson) == [
        "practice.dose: expected the id of a figure in figures, nearest 'most', got 'mots'"
    ]


def test_a_figure_that_no_text_gives_is_a_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, lesson_saying("Once.", FIGURE)) == [
        "figures[0].id: expected a figure that some text gives, got 'most', given by none"
    ]


@pytest.mark.parametrize("folder", LESSONS, ids=lambda folder: folder.name)
def test_no_figure_is_left_unfilled(folder: Path) -> None:
    assert content_of(folder).figures
    assert not [place for place, text in texts(folder) if "{figure" in text]
