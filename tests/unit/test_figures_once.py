"""A figure that two texts of the lesson give stands once in the data, and both refer to it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.unit.lesson_words import content_of, every_lesson
from tests.unit.real_lesson import PSOAS_RELEASE
from tools.lesson_texts import own_texts

NUMBER = r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|half an?)"
THING = (
    r"(?:%|mm|cm|kg|newtons|people|men|women|adults|players|degrees?|points?|minutes?|seconds?|"
    r"weeks?|days?|breaths?|inch(?:es)?|bodies|studies|of \d+|young|liters?|pounds|times as)"
)
COUNTED = re.compile(rf"\b{NUMBER}(?: (?:to|or|and) {NUMBER})? ?{THING}(?!\w)", re.IGNORECASE)
BY_CHANCE = {"5 cm", "one inch"}
"""The same number of two things: a tear and a knee's height, a ball's place and a thigh's lift."""
ALIKE = {
    ("placement.correction", "over-midline"),
    ("checks.thomas-ruler.reading", "depth-error"),
}
"""Texts that give the same number of another thing: how deep a ball may sink, a ruler's error."""
HEARD = "practice.cues."
"""What the voice says is said in full, since a recording has no reference in it."""


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
            where = "cues" if place.startswith(HEARD) else place
            places[" ".join(found.lower().split())].add(where)
    assert len(places) > 50
    twice = {
        figure: sorted(where)
        for figure, where in places.items()
        if len(where - {"cues"}) > 1 and figure not in BY_CHANCE
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
        if not place.startswith(HEARD)
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
