"""Do the ids that a lesson names exist, once each, and is what it lists used?"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from bodylesson.lesson.document import Data, Document
from bodylesson.lesson.faults import Fault, FieldPath, listed, shown

OWN_REASONING = "ours"
"""Listed as a source, it means our own reasoning; it needs no entry in references.yaml."""

FIXED_CUES = frozenset(
    {
        "ready",
        "time-whole",
        "time-on-ball",
        "breathe-in",
        "breathe-out",
        "halfway",
        "three-more",
        "last-breath",
        "paused",
        "going-on",
        "pressure-check",
        "how-is-it",
        "ease-off",
        "stop-now",
        "ask-depth",
        "finish",
    }
)
"""Cues that sessions ask for by id: every lesson has them, and no step need name them."""


@dataclass(frozen=True, slots=True)
class Link:
    """A field that names an entry of a list by its id."""

    field: str
    """A pattern of the paths where the id stands; for a list of ids, the pattern of its items."""
    target: str
    """The list that must contain it."""
    noun: str
    """What such an entry is called."""


LINKS = (
    Link("causes[*].claim", "claims", "a claim"),
    Link("structures[*].neighbours[*]", "structures", "a structure"),
    Link("measures.instruments[*].check", "checks", "a check"),
    Link("quiz.questions[*].answers[*].structure", "structures", "a structure"),
    Link("quiz.questions[*].goal", "goals", "a goal"),
    Link("quiz.questions[*].predict_before", "path", "a step"),
    Link("practice.variants[*].after", "practice.variants", "a variant"),
    Link("practice.variants[*].easier", "practice.variants", "a variant"),
    Link("practice.variants[*].deeper", "practice.variants", "a variant"),
    Link("safety.do_not[*].group", "safety.groups", "a group of reasons"),
    Link("safety.ask_first[*].group", "safety.groups", "a group of reasons"),
    Link("practice.variants[*].steps[*].cue", "practice.cues", "a cue"),
    Link("practice.variants[*].steps[*].reminders[*]", "practice.cues", "a cue"),
    Link("practice.frame.placing[*].cue", "practice.cues", "a cue"),
    Link("practice.frame.rest.cue", "practice.cues", "a cue"),
    Link("practice.frame.easing.cue", "practice.cues", "a cue"),
    Link("practice.frame.rest.reminders[*]", "practice.cues", "a cue"),
    Link("practice.frame.easing.reminders[*]", "practice.cues", "a cue"),
    Link("practice.frame.changing_sides[*].cue", "practice.cues", "a cue"),
    Link("practice.frame.coming_off[*].cue", "practice.cues", "a cue"),
)
"""Every field of lesson.yaml that names something else in it; sources are checked separately."""


def crossref_faults(lesson: Document, references: Document) -> Iterator[Fault]:
    """Check the ids of both files against each other, as far as they can be read."""
    for document in (lesson, references):
        yield from repeated_ids(document)
    if not isinstance(lesson.data, dict):
        return
    for link in LINKS:
        yield from broken_links(lesson, link, lesson)
    yield from _unused_cues(lesson)
    if references.readable:
        yield from _sources(lesson, references)


def ids_of(document: Document, target: str) -> dict[str, FieldPath] | None:
    """The ids in a list and where each first occurs; empty if there is no such list."""
    lists = [value for _, value in document.find(target) if isinstance(value, list)]
    if not lists:
        return None
    ids: dict[str, FieldPath] = {}
    for path, value in document.find(f"{target}[*].id"):
        if isinstance(value, str):
            ids.setdefault(value, path)
    return ids


def repeated_ids(document: Document) -> Iterator[Fault]:
    """A fault for every id that occurs twice in its list."""
    for path, value in document.walk():
        if not isinstance(value, list):
            continue
        seen: dict[str, FieldPath] = {}
        for place, name in _names(path, value):
            if name in seen:
                expected = f"an id of its own (line {document.line(seen[name])} has this one)"
                yield document.fault(place, expected, shown(name))
            seen.setdefault(name, place)


def _names(path: FieldPath, value: list[Data]) -> Iterator[tuple[FieldPath, str]]:
    """The ids in a list that must be unique: those of its entries, or the entries themselves."""
    of_ids = path[-1:] in (("sources",), ("neighbours",))
    for index, item in enumerate(value):
        if isinstance(item, dict) and isinstance(name := item.get("id"), str):
            yield (*path, index, "id"), name
        elif of_ids and isinstance(item, str):
            yield (*path, index), item


def broken_links(document: Document, link: Link, holder: Document) -> Iterator[Fault]:
    """A fault for every field of a document whose id is missing from the holder's list."""
    ids = ids_of(holder, link.target)
    if ids is None:
        return
    for path, value in document.find(link.field):
        if not isinstance(value, str):
            continue
        if value not in ids:
            expected = f"the id of {link.noun} in {link.target}{_hint(value, ids)}"
            yield document.fault(path, expected, shown(value))
        elif document is holder and _holder_id(document, link, path) == value:
            noun = link.noun.removeprefix("a ")
            yield document.fault(path, f"the id of another {noun}", f"its own, {shown(value)}")


def _holder_id(lesson: Document, link: Link, path: FieldPath) -> Data:
    """Id of the entry that names another entry of its own list."""
    depth = len(link.target.split(".")) + 1
    if not link.field.startswith(f"{link.target}[*]"):
        return None
    holder = lesson.at(path[:depth])
    return holder.get("id") if isinstance(holder, dict) else None


def _unused_cues(lesson: Document) -> Iterator[Fault]:
    cues = ids_of(lesson, "practice.cues")
    if cues is None:
        return
    for name in sorted(FIXED_CUES - cues.keys()):
        yield lesson.fault(
            ("practice", "cues"), f"a cue {shown(name)}, which every session needs", "none"
        )
    used = FIXED_CUES | {
        value
        for link in LINKS
        if link.target == "practice.cues"
        for _, value in lesson.find(link.field)
        if isinstance(value, str)
    }
    for name, path in cues.items():
        if name not in used:
            yield lesson.fault(path, "a cue that some step uses", f"{shown(name)}, used by none")


def _sources(lesson: Document, references: Document) -> Iterator[Fault]:
    ids = ids_of(references, "references")
    if ids is None:
        return
    used = set()
    for path, value in lesson.walk():
        if path[-2:-1] != ("sources",) or not isinstance(value, str):
            continue
        used.add(value)
        if value not in ids and value != OWN_REASONING:
            expected = f"the id of an entry of {references.file}{_hint(value, ids)}"
            yield lesson.fault(path, expected, shown(value))
    for name, path in ids.items():
        if name not in used:
            expected = f"a source that {lesson.file} names"
            yield references.fault(path, expected, f"{shown(name)}, named nowhere")


def _hint(value: str, ids: dict[str, FieldPath]) -> str:
    if near := get_close_matches(value, ids, n=1):
        return f", nearest '{near[0]}'"
    return f" ({listed(ids)})" if ids else ""
