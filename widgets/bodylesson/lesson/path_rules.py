"""Rules of the path: every address is used once, and nothing is shown twice."""

from collections.abc import Iterator

from bodylesson.lesson.document import Data, Document
from bodylesson.lesson.faults import Fault, FieldPath, shown


def path_faults(lesson: Document) -> Iterator[Fault]:
    """Check the addresses of steps and folds, and what they show, against each other."""
    ids = [*lesson.find("path[*].id"), *lesson.find("path[*].folds[*].id")]
    # Ids that repeat within one list are reported for every list of the file.
    yield from _repeated(lesson, ids, "an address that no other step or fold has", within=False)
    shows = [*lesson.find("path[*].shows[*]"), *lesson.find("path[*].folds[*].shows[*]")]
    yield from _repeated(lesson, shows, "something that is shown nowhere else", within=True)


def _repeated(
    lesson: Document, values: list[tuple[FieldPath, Data]], expected: str, *, within: bool
) -> Iterator[Fault]:
    first: dict[str, FieldPath] = {}
    for path, value in values:
        if not isinstance(value, str):
            continue
        if value in first and (within or _list(first[value]) != _list(path)):
            line = lesson.line(first[value])
            yield lesson.fault(path, f"{expected} (line {line} has it)", shown(value))
        first.setdefault(value, path)


def _list(path: FieldPath) -> FieldPath:
    """The list in which an entry's id stands."""
    return path[:-2]
