"""Faults in a lesson's files: where they are, what was expected, and what was found."""

from collections.abc import Iterable
from dataclasses import dataclass
from re import fullmatch
from typing import TypeAlias

FieldPath: TypeAlias = tuple[str | int, ...]
"""The way to a value: names of fields and positions in lists, from 0."""

_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault, printed as `lesson.yaml:41: goals[1].text: expected some words, got 5`."""

    file: str
    """Name of the file in the lesson's folder, or the folder if that is at fault."""
    line: int | None
    """Line in the file, from 1; None if no line can be named."""
    field: str
    """Path of the field as in the YAML, e.g. `practice.variants[1].breaths`; empty for the top."""
    expected: str
    """What would have been right, in plain words."""
    got: str
    """What stood there, in plain words."""

    def __str__(self) -> str:
        """One line for an author."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        said = f"expected {self.expected}, got {self.got}"
        return f"{place}: {self.field}: {said}" if self.field else f"{place}: {said}"

    @property
    def order(self) -> tuple[str, int, str, str]:
        """Sorts by file, then by line."""
        return (self.file, self.line or 0, self.field, self.expected)


class LessonError(Exception):
    """A lesson folder that cannot be used; carries every fault that was found."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: fault.order))
        """All faults, by file and line; never empty."""
        super().__init__("\n".join(str(fault) for fault in self.faults))


def field_name(path: FieldPath) -> str:
    """Write a path as an author would: `practice.variants[1].breaths`."""
    name = ""
    for part in path:
        if isinstance(part, int):
            name += f"[{part}]"
        elif fullmatch(r"[A-Za-z_][A-Za-z0-9_-]*", part):
            name += f".{part}" if name else part
        else:
            name += f"[{shown(part)}]"
    return name


def shown(value: object) -> str:
    """Show a value as it looks in YAML, on one line and shortened if long."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"a list of {len(value)}" if value else "an empty list"
    if isinstance(value, dict):
        return f"fields ({listed(value)})" if value else "an empty group of fields"
    text = repr(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"


def listed(names: Iterable[str], most: int = 8) -> str:
    """Join names with commas; after `most` of them only say how many more there are."""
    names = list(names)
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")
