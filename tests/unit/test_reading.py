"""Every fault that a lesson's fields and ids can have, with the line an author reads."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bodylesson.lesson.faults import LessonError
from bodylesson.lesson.lesson import read_lesson
from tests.unit.small_lesson import (
    Path_,
    put,
    small_lesson,
    small_references,
    write_lesson,
    written,
)

DRAPE: Path_ = ("practice", "variants", 0)
LIFT: Path_ = ("practice", "variants", 1)


def faults(folder: Path) -> list[str]:
    with pytest.raises(LessonError) as caught:
        read_lesson(folder)
    assert str(caught.value) == "\n".join(map(str, caught.value.faults))
    return [str(fault) for fault in caught.value.faults]


def line_of(data: object, path: Path_) -> int:
    """Line of a path or, where that is missing, of what should hold it."""
    lines = written(data)[1]
    while path not in lines:
        path = path[:-1]
    return lines[path]


def test_the_small_lesson_has_no_fault(tmp_path: Path) -> None:
    lesson = read_lesson(write_lesson(tmp_path))
    assert lesson.content.practice.variants[1].after == "drape"
    assert list(lesson.references) == ["grabow-2018", "gray-2020"]


WRONG_VALUES: list[tuple[Path_, object, str]] = [
    # wrong type
    (
        (*DRAPE, "breaths"),
        "six",
        "practice.variants[0].breaths: expected a whole number from 1 to 40, got 'six'",
    ),
    (
        (*DRAPE, "breaths"),
        "6",
        "practice.variants[0].breaths: expected a whole number from 1 to 40, got '6'",
    ),
    (
        (*DRAPE, "sets"),
        1.5,
        "practice.variants[0].sets: expected a whole number from 1 to 5, got 1.5",
    ),
    (
        (*DRAPE, "sets"),
        True,
        "practice.variants[0].sets: expected a whole number from 1 to 5, got true",
    ),
    (("title",), None, "title: expected some words, got null"),
    (("title",), 5, "title: expected some words, got 5"),
    (("title",), ["a", "b"], "title: expected some words, got a list of 2"),
    (("title",), {"a": 1}, "title: expected some words, got fields (a)"),
    (
        ("story",),
        "x",
        "story: expected a group of the fields title, paragraphs, known, sources, got 'x'",
    ),
    (("goals",), {}, "goals: expected a list of at least one entry, got an empty group of fields"),
    (("goals",), [], "goals: expected a list of at least one entry, got an empty list"),
    (("passages",), "x", "passages: expected a list, got 'x'"),
    (("goals", 0), "x", "goals[0]: expected a group of the fields id, text, where, got 'x'"),
    (("balls", 0, "first_time"), "yes", "balls[0].first_time: expected true or false, got 'yes'"),
    (
        ("balls", 0, "mass_g"),
        5,
        "balls[0].mass_g: expected a group of the fields low, high, or null, got 5",
    ),
    (("structures", 1, "origin"), 5, "structures[1].origin: expected some words, or null, got 5"),
    # out of range
    (
        (*DRAPE, "level"),
        0,
        "practice.variants[0].level: expected a whole number from 1 to 5, got 0",
    ),
    (
        ("practice", "tempo", "inhale_share"),
        0.7,
        "practice.tempo.inhale_share: expected a number from 0.2 to 0.6, got 0.7",
    ),
    (
        ("balls", 0, "diameter_mm", "low"),
        -1,
        "balls[0].diameter_mm.low: expected a number of 0 or more, got -1",
    ),
    (
        ("placement", "default_share_of_line"),
        0.8,
        "placement.default_share_of_line: expected a number from 0.5 to 0.7, got 0.8",
    ),
    # wrong form
    (
        ("goals", 0, "id"),
        "Find it",
        "goals[0].id: expected an id: lower-case words joined by hyphens, at most 40 characters, "
        "e.g. 'left-hip', got 'Find it'",
    ),
    (("goals", 0, "id"), "a" * 41, "goals[0].id: expected at most 40 characters, got 41"),
    (("title",), "a" * 1201, "title: expected at most 1200 characters, got 1201"),
    (("goals", 0, "text"), "", "goals[0].text: expected some words, got ''"),
    # not one of the choices
    (
        ("claims", 0, "grade"),
        "proven",
        "claims[0].grade: expected one of supported, mixed, not supported, not studied, "
        "got 'proven'",
    ),
    (
        ("balls", 0, "hardness"),
        "rock",
        "balls[0].hardness: expected one of soft, medium, hard, very hard, got 'rock'",
    ),
    (("language",), "de", "language: expected 'en', got 'de'"),
    # ids that do not exist
    (
        ("causes", 0, "sources", 0),
        "grabow-2108",
        "causes[0].sources[0]: expected the id of an entry of references.yaml, "
        "nearest 'grabow-2018', got 'grabow-2108'",
    ),
    (
        ("causes", 0, "claim"),
        "zzz",
        "causes[0].claim: expected the id of a claim in claims (tight-is-weak), got 'zzz'",
    ),
    (
        ("structures", 0, "neighbours", 0),
        "spin",
        "structures[0].neighbours[0]: expected the id of a structure in structures, "
        "nearest 'spine', got 'spin'",
    ),
    (
        ("structures", 0, "neighbours", 0),
        "psoas",
        "structures[0].neighbours[0]: expected the id of another structure, got its own, 'psoas'",
    ),
    (
        (*LIFT, "after"),
        "drapes",
        "practice.variants[1].after: expected the id of a variant in practice.variants, "
        "nearest 'drape', got 'drapes'",
    ),
    (
        (*LIFT, "easier"),
        "lift",
        "practice.variants[1].easier: expected the id of another variant, got its own, 'lift'",
    ),
    (
        (*DRAPE, "deeper"),
        "lifts",
        "practice.variants[0].deeper: expected the id of a variant in practice.variants, "
        "nearest 'lift', got 'lifts'",
    ),
    (
        ("safety", "do_not", 0, "group"),
        "todays",
        "safety.do_not[0].group: expected the id of a group of reasons in safety.groups, "
        "nearest 'today', got 'todays'",
    ),
    (
        ("safety", "ask_first", 0, "short"),
        "more words than stand in a line",
        "safety.ask_first[0].short: expected one to four words, "
        "got 'more words than stand in a line'",
    ),
    (
        ("safety", "scale", "aim", "high"),
        6,
        "safety.scale.aim.high: expected no more than practice.frame.pressure_limit, which is 5, "
        "got 6",
    ),
    *(
        (
            path,
            "half-way",
            f"{name}: expected the id of a cue in practice.cues, nearest 'halfway', got 'half-way'",
        )
        for path, name in (
            ((*DRAPE, "steps", 1, "cue"), "practice.variants[0].steps[1].cue"),
            ((*DRAPE, "steps", 1, "reminders", 0), "practice.variants[0].steps[1].reminders[0]"),
            (("practice", "frame", "placing", 0, "cue"), "practice.frame.placing[0].cue"),
            (("practice", "frame", "rest", "cue"), "practice.frame.rest.cue"),
            (("practice", "frame", "easing", "cue"), "practice.frame.easing.cue"),
            (
                ("practice", "frame", "changing_sides", 0, "cue"),
                "practice.frame.changing_sides[0].cue",
            ),
            (("practice", "frame", "coming_off", 0, "cue"), "practice.frame.coming_off[0].cue"),
        )
    ),
    # cues
    *(
        (
            ("practice", "cues", 3, text),
            "  \t ",
            f"practice.cues[3].{text}: expected some words, got '  \\t '",
        )
        for text in ("screen", "spoken", "described")
    ),
    (
        ("practice", "cues", 3, "spoken"),
        "Move the {leg} to the {side}.",
        "practice.cues[3].spoken: expected no placeholders but {side} and {other}, got '{leg}'",
    ),
    (
        ("practice", "cues", 3, "screen"),
        "Move the {side",
        "practice.cues[3].screen: expected no placeholders but {side} and {other}, got '{'",
    ),
    (
        (*DRAPE, "steps", 0, "movement", "inhale"),
        "raise the {leg}",
        "practice.variants[0].steps[0].movement.inhale: expected no placeholders but {side} and "
        "{other}, got '{leg}'",
    ),
    # rules
    (
        ("balls", 0, "diameter_mm", "high"),
        94,
        "balls[0].diameter_mm.high: expected a number not below low, which is 95, got 94",
    ),
    (
        ("placement", "share_of_line", "low"),
        0.65,
        "placement.default_share_of_line: expected a number within share_of_line, "
        "from 0.65 to 0.7, got 0.6",
    ),
    (
        (*LIFT, "breaths"),
        8,
        "practice.variants[1].breaths: expected 6, the sum of the breaths of its work steps, got 8",
    ),
    (
        (*DRAPE, "level"),
        4,
        "practice.variants[0].deeper: expected a variant of level 4 or higher, "
        "got 'lift' of level 3",
    ),
    (
        (*LIFT, "after"),
        None,
        "practice.variants[1].after: expected a variant that comes first, since a level above 1 "
        "is not where to begin, got null",
    ),
    (
        (*DRAPE, "after"),
        "lift",
        "practice.variants: expected at least one variant to begin with, which has no 'after', "
        "got none",
    ),
    (
        (*DRAPE, "after"),
        "lift",
        "practice.variants[0].after: expected an order that leads back to a variant without "
        "'after', got 'drape' after 'lift' after 'drape'",
    ),
]


@pytest.mark.parametrize(
    ("path", "value", "message"), WRONG_VALUES, ids=[case[2][:60] for case in WRONG_VALUES]
)
def test_a_wrong_value_gives_this_line(
    tmp_path: Path, path: Path_, value: object, message: str
) -> None:
    lesson = small_lesson()
    put(lesson, path, value)
    name = message.split(":", 1)[0]
    line = line_of(lesson, as_path(name))
    assert f"lesson.yaml:{line}: {message}" in faults(write_lesson(tmp_path, lesson))


def as_path(name: str) -> Path_:
    parts = name.replace("[", ".").replace("]", "").split(".")
    return tuple(int(part) if part.isdecimal() else part for part in parts)


REFERENCE_VALUES: list[tuple[Path_, object, str]] = [
    (
        ("references", 0, "doi"),
        "https://doi.org/10.1519/x",
        "references[0].doi: expected a DOI without https://doi.org/ in front, "
        "e.g. '10.1000/xyz123', or null, got 'https://doi.org/10.1519/x'",
    ),
    (
        ("references", 1, "url"),
        "www.example.org",
        "references[1].url: expected an address that begins with https:// or http:// and has no "
        "spaces, or null, got 'www.example.org'",
    ),
    (
        ("references", 0, "year"),
        "2018",
        "references[0].year: expected a whole number from 1800 to 2100, or null, got '2018'",
    ),
    (
        ("references", 1, "id"),
        "grabow-2018",
        "references[1].id: expected an id of its own (line 5 has this one), got 'grabow-2018'",
    ),
    (
        ("references", 1, "id"),
        "smith-2001",
        "references[1].id: expected a source that lesson.yaml names, got 'smith-2001', "
        "named nowhere",
    ),
]


@pytest.mark.parametrize(("path", "value", "message"), REFERENCE_VALUES)
def test_a_wrong_value_in_references(
    tmp_path: Path, path: Path_, value: object, message: str
) -> None:
    references = small_references()
    put(references, path, value)
    line = line_of(references, as_path(message.split(":", 1)[0]))
    found = faults(write_lesson(tmp_path, references=references))
    assert f"references.yaml:{line}: {message}" in found


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
