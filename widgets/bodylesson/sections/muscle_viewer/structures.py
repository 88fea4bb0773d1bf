"""What the lesson says of each structure, as the viewer gets it."""

from collections.abc import Mapping
from typing import Any

from bodylesson.lesson.anatomy import Structure
from bodylesson.lesson.lesson import Lesson
from bodylesson.sections.citing import source_line

FACTS = ("origin", "insertion", "action", "nerve", "neighbours", "article", "simplified")
"""Fields shown with a title of their own, in this order; the titles are its words."""


def structures(lesson: Lesson, words: Mapping[str, str]) -> list[dict[str, Any]]:
    """All structures of a lesson, in its order."""
    return [_structure(structure, lesson, words) for structure in lesson.content.structures]


def _structure(structure: Structure, lesson: Lesson, words: Mapping[str, str]) -> dict[str, Any]:
    facts = [["", structure.plain]]
    for field in FACTS:
        text = (
            ", ".join(label(lesson.structure(id).name) for id in structure.neighbours)
            if field == "neighbours"
            else getattr(structure, field)
        )
        if text:
            facts.append([words[field], text])
    return {
        "id": structure.id,
        "name": structure.name,
        "label": label(structure.name),
        "kind": structure.kind,
        "facts": facts,
        "sources": [source_line(lesson.references[id]) for id in structure.sources],
    }


def label(name: str) -> str:
    """A name without what stands in brackets, e.g. `ASIS`."""
    return name.split(" (")[0]
