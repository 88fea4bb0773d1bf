"""The faults of the small lesson after a change, and the lines they must name."""

from pathlib import Path

import pytest

from bodylesson.lesson.faults import LessonError
from bodylesson.lesson.lesson import read_lesson
from tests.unit.small_lesson import Path_, written

DRAPE: Path_ = ("practice", "variants", 0)
LIFT: Path_ = ("practice", "variants", 1)


def faults(folder: Path) -> list[str]:
    """The faults of a lesson's folder, as an author reads them."""
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


def as_path(name: str) -> Path_:
    """The path of a field such as `goals[0].id`."""
    parts = name.replace("[", ".").replace("]", "").split(".")
    return tuple(int(part) if part.isdecimal() else part for part in parts)
