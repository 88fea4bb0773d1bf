"""A content file as plain data in which every value knows its line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from bodylesson.lesson.faults import Fault, FieldPath, field_name

Data: TypeAlias = "str | int | float | bool | list[Data] | dict[str, Data] | None"
"""What YAML can hold here: the same as JSON."""


@dataclass(frozen=True)
class Document:
    """One content file, once its YAML has been read."""

    file: str
    """Name of the file in the lesson's folder."""
    data: Data = None
    """The content; None if the file could not be read."""
    lines: Mapping[FieldPath, int] = field(default_factory=dict)
    """Line of every value: of its field's name, or of the list item."""
    faults: tuple[Fault, ...] = ()
    """What is wrong with the file as YAML."""
    readable: bool = True
    """False where there is no data to check, e.g. after a syntax error."""

    def line(self, path: FieldPath) -> int:
        """Line of a value; for one that is missing, the line of what should hold it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def fault(self, path: FieldPath, expected: str, got: str) -> Fault:
        """Make a fault at a path in this file."""
        return Fault(self.file, self.line(path), field_name(path), expected, got)

    def at(self, path: FieldPath) -> Data:
        """Value at a path that is known to exist."""
        value = self.data
        for part in path:
            inner = dict(_step(path, value, "*" if isinstance(part, int) else part))
            value = inner[(*path, part)]
        return value

    def find(self, pattern: str) -> Iterator[tuple[FieldPath, Data]]:
        """Every value whose path fits a pattern such as `practice.variants[*].steps[*].cue`."""
        parts = pattern.replace("[*]", ".*").split(".")
        found: list[tuple[FieldPath, Data]] = [((), self.data)]
        for part in parts:
            found = [deeper for path, value in found for deeper in _step(path, value, part)]
        yield from found

    def walk(self) -> Iterator[tuple[FieldPath, Data]]:
        """Every value in the file, each after the one that contains it."""
        waiting: list[tuple[FieldPath, Data]] = [((), self.data)]
        while waiting:
            path, value = waiting.pop()
            yield path, value
            if isinstance(value, dict):
                waiting.extend(((*path, name), inner) for name, inner in value.items())
            elif isinstance(value, list):
                waiting.extend(_step(path, value, "*"))


def _step(path: FieldPath, value: Data, part: str) -> Iterator[tuple[FieldPath, Data]]:
    if part == "*" and isinstance(value, list):
        for index, item in enumerate(value):
            yield (*path, index), item
    elif part != "*" and isinstance(value, dict) and part in value:
        yield (*path, part), value[part]
