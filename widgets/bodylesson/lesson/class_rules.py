"""Does class.yaml fit its lesson: do the ids that it names exist, and do the minutes add up?"""

from collections.abc import Iterator

from bodylesson.lesson.crossrefs import OWN_REASONING, Link, broken_links, repeated_ids
from bodylesson.lesson.document import Data, Document
from bodylesson.lesson.faults import Fault, listed, shown
from bodylesson.lesson.poses import PosesFile

HOLDERS = ("parts", "notes")
"""Lists whose entries take something from the lesson."""

TOLD = {
    "reads": ("passages", "a passage"),
    "asks": ("quiz.questions", "a question"),
    "cautions": ("safety.cautions", "a caution"),
    "claims": ("claims", "a claim"),
    "checks": ("checks", "a check"),
}
"""What parts and notes take from the lesson: which list, and what its entries are called."""

TO_LESSON = (
    *(
        Link(f"{holder}[*].{field}[*]", target, noun)
        for holder in HOLDERS
        for field, (target, noun) in TOLD.items()
    ),
    Link("parts[*].step", "path", "a step"),
    Link("parts[*].leads", "practice.variants", "a way"),
    Link("skills[*].goal", "goals", "a goal"),
)
"""Fields of class.yaml that name something of lesson.yaml."""

WITHIN = (Link("plans[*].slots[*].part", "parts", "a part"),)
"""Fields of class.yaml that name something of its own."""


def class_faults(
    document: Document, lesson: Document, references: Document, poses: PosesFile | None
) -> Iterator[Fault]:
    """Check the rules that involve more than one field.

    Args:
        document: class.yaml.
        lesson: lesson.yaml, free of faults.
        references: references.yaml, free of faults.
        poses: the lesson's poses; None if it has none.
    """
    yield from repeated_ids(document)
    for link in TO_LESSON:
        yield from broken_links(document, link, lesson)
    for link in WITHIN:
        yield from broken_links(document, link, document)
    yield from _poses(document, poses)
    yield from _lacking(document, lesson)
    yield from _minutes(document)
    yield from _unused_parts(document)
    yield from _sources(document, references)


def _poses(document: Document, poses: PosesFile | None) -> Iterator[Fault]:
    known = {".".join(path) for path, _ in poses.steps.all()} if poses else set()
    for holder in HOLDERS:
        for path, name in document.find(f"{holder}[*].poses[*]"):
            if isinstance(name, str) and name not in known:
                expected = f"a step of poses.yaml ({listed(sorted(known)) or 'there is none'})"
                yield document.fault(path, expected, shown(name))


def _lacking(document: Document, lesson: Document) -> Iterator[Fault]:
    """Faults for questions named by the class of a lesson that has none."""
    if any(True for _ in lesson.find("quiz")):
        return
    for holder in HOLDERS:
        for path, _ in document.find(f"{holder}[*].asks[*]"):
            yield document.fault(path, "a lesson that has the field 'quiz'", "one without")


def _minutes(document: Document) -> Iterator[Fault]:
    lengths: set[Data] = set()
    for path, whole in document.find("plans[*].minutes"):
        slots = [minutes for _, minutes in _below(document, path, "slots[*].minutes")]
        numbers = [one for one in slots if isinstance(one, int)]
        if isinstance(whole, int) and len(numbers) == len(slots) and sum(numbers) != whole:
            expected = f"the sum of the minutes of its slots, which is {sum(numbers)}"
            yield document.fault(path, expected, str(whole))
        if whole in lengths:
            yield document.fault(path, "a plan of its own length", f"{whole} again")
        lengths.add(whole)


def _below(
    document: Document, path: tuple[str | int, ...], pattern: str
) -> list[tuple[object, Data]]:
    inner = Document(document.file, document.at(path[:-1]))
    return list(inner.find(pattern))


def _unused_parts(document: Document) -> Iterator[Fault]:
    used = {name for _, name in document.find("plans[*].slots[*].part")}
    for path, name in document.find("parts[*].id"):
        if isinstance(name, str) and name not in used:
            yield document.fault(path, "a part that some plan has", f"{shown(name)}, had by none")


def _sources(document: Document, references: Document) -> Iterator[Fault]:
    known = {name for _, name in references.find("references[*].id")} | {OWN_REASONING}
    for path, name in document.find("sources[*]"):
        if isinstance(name, str) and name not in known:
            expected = f"the id of an entry of {references.file}, or {OWN_REASONING}"
            yield document.fault(path, expected, shown(name))
