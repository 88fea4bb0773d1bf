"""Every text of a lesson with its place, for the tests of words."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bodylesson.lesson.class_reading import CLASS_FILE, read_class
from bodylesson.lesson.types import LessonFile
from tests.unit.real_lesson import LESSONS, lesson_in

NO_WORDS = {
    "id", "sources", "neighbours", "cue", "kind", "hardness", "role", "grade", "priority", "goal",
    "group", "structure", "predict_before", "shows", "claim", "after", "easier", "deeper",
    "reminders", "explains", "check", "language", "drawing",
}  # fmt: skip
"""Fields that hold names of things of the data, not words for a learner."""
NAMES_OF_CLASS = {
    "id", "step", "reads", "asks", "cautions", "claims", "checks", "lists", "poses", "plate",
    "part", "leads", "goal", "sources",
}  # fmt: skip
"""The same in class.yaml."""
MARKED = re.compile(r"“([^”]*)”")
every_lesson = pytest.mark.parametrize("folder", LESSONS, ids=lambda folder: folder.name)


def content_of(folder: Path) -> LessonFile:
    """What a lesson says."""
    return lesson_in(folder).content


def texts(folder: Path) -> list[tuple[str, str]]:
    """Place and text of all words of a lesson and its class; places are ids joined by dots."""
    said = list(_walk(content_of(folder).model_dump(mode="json"), (), NO_WORDS))
    if (folder / CLASS_FILE).exists():
        said += _walk(read_class(folder).model_dump(mode="json"), ("class",), NAMES_OF_CLASS)
    return said


def own_texts(folder: Path) -> list[tuple[str, str]]:
    """The lesson's own words: without `article` fields and without what stands in “ ”."""
    return [
        (place, part)
        for place, text in texts(folder)
        if not place.endswith(".article")
        for part in MARKED.split(text)[::2]
    ]


def quotations(folder: Path) -> list[tuple[str, str]]:
    """What a lesson quotes: claims that say so, and all that stands in “ ”."""
    lesson = content_of(folder)
    whole = [(f"claims.{one.id}", one.article) for one in lesson.claims if one.quoted]
    whole += [
        (f"structures.{one.id}", one.article)
        for one in lesson.structures
        if one.article is not None
    ]
    marked = [(place, part) for place, text in texts(folder) for part in MARKED.findall(text)]
    return whole + marked


def _walk(data: Any, path: tuple[str, ...], names: set[str]) -> Iterator[tuple[str, str]]:
    if isinstance(data, dict):
        for name, inner in data.items():
            if name not in names:
                yield from _walk(inner, (*path, name), names)
    elif isinstance(data, list):
        for index, inner in enumerate(data):
            name = inner.get("id", str(index)) if isinstance(inner, dict) else str(index)
            yield from _walk(inner, (*path, name), names)
    elif isinstance(data, str):
        yield ".".join(path), data
