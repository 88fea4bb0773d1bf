"""Faults that a changed lesson has, with the line an author reads, and what is no fault."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bodylesson.lesson.lesson import read_lesson
from tests.unit.reading_faults import DRAPE, LIFT, faults, line_of
from tests.unit.small_lesson import Path_, small_lesson, small_references, write_lesson


def test_the_small_lesson_has_no_fault(tmp_path: Path) -> None:
    lesson = read_lesson(write_lesson(tmp_path))
    assert lesson.content.practice.variants[1].after == "drape"
    assert list(lesson.references) == ["grabow-2018", "gray-2020"]


def edit(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    lesson = small_lesson()
    change(lesson)
    return lesson


EDITS: list[tuple[Callable[[dict[str, Any]], object], Path_, str]] = [
    (
        lambda lesson: lesson["practice"]["variants"][1].pop("level"),
        LIFT,
        "practice.variants[1].level: expected a whole number from 1 to 5, "
        "got nothing (the field is missing)",
    ),
    (
        lambda lesson: lesson["story"].pop("title"),
        ("story",),
        "story.title: expected some words, got nothing (the field is missing)",
    ),
    (
        lambda lesson: lesson.pop("story"),
        (),
        "story: expected a group of the fields title, paragraphs, known, sources, "
        "got nothing (the field is missing)",
    ),
    (
        lambda lesson: lesson["practice"]["variants"][0].update(breath=6),
        (*DRAPE, "breath"),
        "practice.variants[0].breath: expected a field that is known here, nearest 'breaths', "
        "got the unknown field 'breath'",
    ),
    (
        lambda lesson: lesson["goals"][0].update(zzz=6),
        ("goals", 0, "zzz"),
        "goals[0].zzz: expected one of the fields id, text, where, got the unknown field 'zzz'",
    ),
    (
        lambda lesson: lesson["goals"].append({"id": "find", "text": "Again."}),
        ("goals", 1, "id"),
        "goals[1].id: expected an id of its own (line 10 has this one), got 'find'",
    ),
    (
        lambda lesson: lesson["causes"][0]["sources"].append("grabow-2018"),
        ("causes", 0, "sources", 1),
        "causes[0].sources[1]: expected an id of its own (line 19 has this one), got 'grabow-2018'",
    ),
    (
        lambda lesson: lesson["practice"]["cues"].pop(0),
        ("practice", "cues"),
        "practice.cues: expected a cue 'ask-depth', which every session needs, got none",
    ),
    (
        lambda lesson: lesson["practice"]["cues"].append(
            {"id": "idle", "screen": "a", "spoken": "a", "described": "a"}
        ),
        ("practice", "cues", 17, "id"),
        "practice.cues[17].id: expected a cue that some step uses, got 'idle', used by none",
    ),
    (
        lambda lesson: [
            step.update(role="setup") for step in lesson["practice"]["variants"][0]["steps"]
        ],
        (*DRAPE, "steps"),
        "practice.variants[0].steps: expected at least one step with 'role: work', got none",
    ),
    (
        lambda lesson: (
            lesson["practice"]["variants"][1].update(level=1)
            or lesson["practice"]["variants"][0].update(level=2)
        ),
        (*LIFT, "easier"),
        "practice.variants[1].easier: expected a variant of level 1 or lower, "
        "got 'drape' of level 2",
    ),
]


@pytest.mark.parametrize(("change", "path", "message"), EDITS, ids=[e[2][:60] for e in EDITS])
def test_a_changed_lesson_gives_this_line(
    tmp_path: Path, change: Callable[[dict[str, Any]], object], path: Path_, message: str
) -> None:
    lesson = edit(change)
    line = line_of(lesson, path)
    assert f"lesson.yaml:{line}: {message}" in faults(write_lesson(tmp_path, lesson))


def test_no_variant_has_more_breaths_than_a_learner_may_choose(tmp_path: Path) -> None:
    lesson = small_lesson()
    lesson["practice"]["most_breaths"] = 5
    found = faults(write_lesson(tmp_path, lesson))
    message = "expected no more than practice.most_breaths, which is 5, got 6"
    assert [fault.split(": ", 1)[1] for fault in found] == [
        f"practice.variants[{number}].breaths: {message}" for number in range(2)
    ]
    lesson["practice"]["most_breaths"] = 6
    write_lesson(tmp_path, lesson)
    assert read_lesson(tmp_path).content.practice.most_breaths == 6


def test_faults_of_every_sort_and_both_files_come_at_once_by_file_and_line(tmp_path: Path) -> None:
    lesson, references = small_lesson(), small_references()
    lesson["practice"]["variants"][1]["breaths"] = "six"
    lesson["practice"]["variants"][0]["breaths"] = 7
    lesson["practice"]["frame"]["rest"]["cue"] = "nap"
    lesson["goals"] = 5
    references["references"][0]["year"] = 1700
    found = faults(write_lesson(tmp_path, lesson, references))
    fields = [fault.split(": ")[1] for fault in found]
    assert fields == [
        "goals",
        "practice.frame.rest.cue",
        "practice.variants[0].breaths",
        "practice.variants[1].breaths",
        "references[0].year",
    ]
    lines = [int(fault.split(":")[1]) for fault in found[:4]]
    assert lines == sorted(lines)


def test_a_field_of_a_wrong_type_is_told_of_once(tmp_path: Path) -> None:
    lesson = small_lesson()
    lesson["causes"][0]["claim"] = "Not An Id"
    (only,) = faults(write_lesson(tmp_path, lesson))
    assert "causes[0].claim: expected an id" in only


def test_own_reasoning_needs_no_entry_but_may_have_one(tmp_path: Path) -> None:
    references = small_references()
    own = {"id": "ours", "title": "Ours", "kind": "own", "read": "own reasoning"}
    references["references"].append(own)
    assert "ours" in read_lesson(write_lesson(tmp_path, references=references)).references


def test_fixed_cues_need_no_step_and_placeholders_may_stand_in_cues(tmp_path: Path) -> None:
    lesson = small_lesson()
    lesson["practice"]["cues"][0]["spoken"] = "Bend the {other} knee, not the {side} one."
    assert read_lesson(write_lesson(tmp_path, lesson)).cue("ask-depth").spoken.startswith("Bend")


def test_a_reminder_may_come_twice(tmp_path: Path) -> None:
    lesson = small_lesson()
    lesson["practice"]["variants"][0]["steps"][1]["reminders"] = ["halfway", "halfway"]
    read_lesson(write_lesson(tmp_path, lesson))


def test_a_deeper_variant_without_a_lighter_one_before_it_is_a_fault(tmp_path: Path) -> None:
    lesson = small_lesson()
    del lesson["practice"]["variants"][1]["after"]
    (fault,) = faults(write_lesson(tmp_path, lesson))
    line = line_of(lesson, LIFT)
    assert fault == (
        f"lesson.yaml:{line}: practice.variants[1].after: expected a variant that comes first, "
        "since a level above 1 is not where to begin, got nothing (the field is missing)"
    )


def test_an_easier_variant_may_be_of_the_same_level(tmp_path: Path) -> None:
    lesson = small_lesson()
    lesson["practice"]["variants"][1]["level"] = 1
    read_lesson(write_lesson(tmp_path, lesson))


def test_a_circle_of_variants_is_told_of_once(tmp_path: Path) -> None:
    lesson = small_lesson()
    third = {**lesson["practice"]["variants"][1], "id": "third", "after": "lift"}
    lesson["practice"]["variants"] += [third, {**third, "id": "root", "level": 1, "after": None}]
    lesson["practice"]["variants"][0]["after"] = "third"
    (circle,) = faults(write_lesson(tmp_path, lesson))
    assert circle.endswith("got 'drape' after 'third' after 'lift' after 'drape'")
