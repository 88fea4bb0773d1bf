"""A figure that two texts of the lesson give stands once in the data, and both refer to it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bodylesson.lesson.types import LessonFile
from tests.unit.lesson_words import content_of, every_lesson
from tests.unit.real_lesson import PSOAS_RELEASE
from tools.lesson_texts import own_texts

NUMBER = r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|half an?)"
THING = (
    r"(?:%|mm|cm|kg|newtons|people|men|women|adults|players|degrees?|points?|minutes?|seconds?|"
    r"weeks?|days?|breaths?|inch(?:es)?|bodies|studies|of \d+|young|liters?|pounds|times as)"
)
COUNTED = re.compile(rf"\b{NUMBER}(?: (?:to|or|and) {NUMBER})? ?{THING}(?!\w)", re.IGNORECASE)
BY_CHANCE = {"5 cm", "one inch", "three breaths"}
"""The same number of two things: a tear and a knee's height, a ball's place and a thigh's lift,
breaths that are left and breaths to wait."""
ALIKE = {
    ("placement.correction", "over-midline"),
    ("checks.thomas-ruler.reading", "depth-error"),
}
"""Texts that give the same number of another thing: how deep a ball may sink, a ruler's error."""
CUES = "practice.cues."
NUMBER_SAID = re.compile(r"\b(two|three|four|five|six|seven|eight|nine|ten|half)\b", re.IGNORECASE)
WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
OF_ITS_OWN = {"three-more", "change-kneel", "off-breathe"}
"""Cues that say a number of breaths which no figure and no other text gives."""


def raw_texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Place and text as an author wrote them, references to figures unfilled."""
    data = yaml.safe_load((folder / "lesson.yaml").read_text("utf-8"))
    figures = data.pop("figures", [])
    assert figures
    yield from own_texts(data)


@every_lesson
def test_no_figure_is_written_in_two_texts(folder: Path) -> None:
    places: dict[str, set[str]] = defaultdict(set)
    for place, text in raw_texts(folder):
        for found in COUNTED.findall(text):
            # A cue says one thing in three texts.
            where = place.rpartition(".")[0] if place.startswith(CUES) else place
            places[" ".join(found.lower().split())].add(where)
    assert len(places) > 50
    twice = {
        figure: sorted(where)
        for figure, where in places.items()
        if len(where) > 1 and figure not in BY_CHANCE
    }
    assert not twice, "write it once under `figures`, and {figure.ID} in the texts"


@every_lesson
def test_no_text_writes_a_figure_that_has_a_name(folder: Path) -> None:
    values = {
        figure.id: figure.value.strip(",")
        for figure in content_of(folder).figures
        if " " in figure.value
    }
    assert values
    written = [
        (place, id)
        for place, text in raw_texts(folder)
        for id, value in values.items()
        if (place, id) not in ALIKE and re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text)
    ]
    assert not written, "write {figure.ID} instead"


def test_figures_are_what_the_data_reckons_with() -> None:
    lesson = content_of(PSOAS_RELEASE)
    figures = {figure.id: figure.value for figure in lesson.figures}
    assert lesson.measures
    errors = {one.id: one.published_error for one in lesson.measures.instruments}
    assert figures["tape-error"] == f"{errors['navel-heel']:g} mm"
    assert figures["thomas-error"] == f"{errors['thomas-ruler']:.1f} degrees"
    assert figures["pain-real"] == f"{errors['front-of-hips']:g} points"
    tempo = lesson.practice.tempo
    breath = 60 / tempo.breaths_per_minute
    inhale = breath * tempo.inhale_share
    assert figures["in-out"] == f"in for {inhale:g} seconds and out for {breath - inhale:g}"


def said_by_figures(lesson: LessonFile) -> dict[str, tuple[str, str]]:
    """Per cue that says a number in words: those words, and the figure they are made of."""
    aim, limit = lesson.safety.scale.aim, lesson.practice.frame.pressure_limit
    past = next(one.value for one in lesson.figures if one.id == "past-middle")
    return {
        "drape-settle": (f"{WORDS[aim.low]} or {WORDS[aim.high]}", f"{aim.low} or {aim.high}"),
        "pressure-check": (f"more than {WORDS[limit]}", f"more than {limit}"),
        "ball-out": (past.removesuffix("-width"), past),
    }


def test_a_number_that_the_voice_says_in_words_is_the_figure() -> None:
    """The limit reads "5 of 10", which is too long to be heard, so the voice says "five"."""
    lesson = content_of(PSOAS_RELEASE)
    cues = {cue.id: cue for cue in lesson.practice.cues}
    bound = said_by_figures(lesson)
    saying = {
        place.split(".")[2]
        for place, text in raw_texts(PSOAS_RELEASE)
        if place.startswith(CUES) and place.endswith((".spoken", ".spoken_right"))
        if NUMBER_SAID.search(text)
    }
    assert saying == {*bound, *OF_ITS_OWN}
    for name, (heard, read) in bound.items():
        assert heard in cues[name].spoken, name
        assert read in cues[name].described, name


def test_above_the_limit_is_one_number() -> None:
    lesson = content_of(PSOAS_RELEASE)
    found = [
        (place, number)
        for place, text in own_texts(lesson.model_dump(mode="json"))
        for number in re.findall(r"\b[Aa]bove (\d)\b(?! ?[cm]m)", text)
    ]
    assert len(found) > 10
    assert {number for _, number in found} == {str(lesson.practice.frame.pressure_limit)}, found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("about 3 cm deep", ["3 cm"]),
        ("one minute, or five times", ["one minute"]),
        ("6 of 10 people", ["6 of 10"]),
        ("85 % of men", ["85 %"]),
        ("two ways", []),
    ],
)
def test_what_counts_as_a_figure(text: str, found: list[str]) -> None:
    assert COUNTED.findall(text) == found
