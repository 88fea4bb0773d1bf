"""Every wrong value that a field of a lesson can have, with the line an author reads."""

from pathlib import Path

import pytest

from tests.unit.reading_faults import DRAPE, LIFT, as_path, faults, line_of
from tests.unit.small_lesson import Path_, put, small_lesson, small_references, write_lesson

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
