"""Reads a lesson's folder into one immutable object."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeVar

from bodylesson.lesson.anatomy import Structure
from bodylesson.lesson.evidence import Claim, Reference
from bodylesson.lesson.faults import listed
from bodylesson.lesson.practice import Cue, Variant
from bodylesson.lesson.reading import read_folder
from bodylesson.lesson.types import LessonFile, Passage


@dataclass(frozen=True)
class Lesson:
    """A lesson as its author wrote it, checked."""

    folder: Path
    """Where its files are."""
    content: LessonFile
    """What lesson.yaml says."""
    references: Mapping[str, Reference] = field(hash=False)
    """The sources by id, in the order of references.yaml."""

    def variant(self, id: str) -> Variant:
        """One way to practice; LookupError if there is none of that id."""
        return _entry("variant", self.content.practice.variants, id)

    def cue(self, id: str) -> Cue:
        """One instruction; LookupError if there is none of that id."""
        return _entry("cue", self.content.practice.cues, id)

    def claim(self, id: str) -> Claim:
        """One statement of the article; LookupError if there is none of that id."""
        return _entry("claim", self.content.claims, id)

    def structure(self, id: str) -> Structure:
        """A muscle, bone or other structure; LookupError if there is none of that id."""
        return _entry("structure", self.content.structures, id)

    def passage(self, id: str) -> Passage:
        """A text shown under its own heading; LookupError if there is none of that id."""
        return _entry("passage", self.content.passages, id)


def read_lesson(folder: Path | str) -> Lesson:
    """Read the lesson in a folder.

    Raises:
        LessonError: with every fault in its files, if there are any.
    """
    folder = Path(folder)
    content, references = read_folder(folder)
    by_id = {reference.id: reference for reference in references.references}
    return Lesson(folder, content, MappingProxyType(by_id))


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


EntryT = TypeVar("EntryT", bound=_HasId)


def _entry(noun: str, entries: Iterable[EntryT], id: str) -> EntryT:
    by_id = {entry.id: entry for entry in entries}
    if id not in by_id:
        raise LookupError(f"no {noun} {id!r}; there is {listed(by_id, most=100) or 'none'}")
    return by_id[id]
