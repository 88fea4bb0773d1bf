"""Every text of a lesson with its place, for the tests of words."""

from pathlib import Path

import pytest

from bodylesson.lesson.class_reading import CLASS_FILE, read_class
from bodylesson.lesson.types import LessonFile
from tests.unit.real_lesson import LESSONS, lesson_in
from tools import lesson_texts
from tools.lesson_texts import MARKED

NAMES_OF_CLASS = {
    "id", "step", "reads", "asks", "cautions", "claims", "checks", "lists", "poses", "plate",
    "part", "leads", "goal", "sources",
}  # fmt: skip
"""Fields of class.yaml that hold names of things of the data."""
every_lesson = pytest.mark.parametrize("folder", LESSONS, ids=lambda folder: folder.name)


def content_of(folder: Path) -> LessonFile:
    """What a lesson says."""
    return lesson_in(folder).content


def texts(folder: Path) -> list[tuple[str, str]]:
    """Place and text of all words of a lesson and its class; places are ids joined by dots."""
    said = list(lesson_texts.texts(content_of(folder).model_dump(mode="json")))
    if (folder / CLASS_FILE).exists():
        data = read_class(folder).model_dump(mode="json")
        said += lesson_texts.texts(data, ("class",), NAMES_OF_CLASS)
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
