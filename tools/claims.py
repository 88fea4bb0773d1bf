"""Write `docs/claims.md`: every statement of the lesson with its sources, for a person to check.

Run `python -m tools.claims` after a change in lesson.yaml or references.yaml.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bodylesson.lesson.lesson import Lesson, read_lesson
from tools.tone import tone

ROOT = Path(__file__).parents[1]
LESSON = ROOT / "lessons" / "psoas-release"
FILE = ROOT / "docs" / "claims.md"

STATES = {
    "claims": ("studies", "meaning"),
    "causes": ("text",),
    "structures": ("plain", "origin", "insertion", "nerve", "action", "simplified"),
    "passages": ("paragraphs",),
    "known": ("paragraphs",),
    "balls": ("text",),
    "placement": ("correction",),
    "alternative": ("why", "dose"),
    "frame": (),
    "questions": ("explanation",),
    "checks": ("reading",),
    "instruments": ("error_text",),
    "figures": ("what", "value"),
    "variants": ("cautions",),
}
"""By the list or group, the fields that state something; elsewhere `name`, `text` and `why`."""

HEAD = """# Every statement and where it comes from

Made by `python -m tools.claims` from lesson.yaml and references.yaml; edit those, not this.

How a source was seen stands behind it: **A** its abstract, full text or official page; **B** a copy
or a summary; **own** our own arithmetic, advice, or a search that found nothing. **A+** and **B+**
were looked up again for the review of the words; what that found is under “Sources read again”.
"""

GRADES = {
    "abstract or full text": "A",
    "official page": "A",
    "copy or summary": "B",
    "own reasoning": "own",
}


def statements(data: Any, group: str = "", path: str = "") -> Iterator[tuple[str, str, list[str]]]:
    """Place, words and sources of every entry that names sources."""
    if isinstance(data, list):
        for index, inner in enumerate(data):
            name = inner.get("id", index) if isinstance(inner, dict) else index
            yield from statements(inner, group, f"{path}.{name}")
    elif isinstance(data, dict):
        if "sources" in data and (words := _words(data, group)):
            yield path, words, data["sources"]
        for name, inner in data.items():
            if isinstance(inner, dict | list) and name != "sources":
                yield from statements(inner, name, f"{path}.{name}" if path else name)


def claims_page(lesson: Lesson) -> str:
    """Text of the page."""
    content = lesson.content.model_dump(mode="json")
    grades = {claim["id"]: claim["grade"] for claim in content["claims"]}
    found = list(statements(content))
    counted = tone(content)
    rows = [
        f"| `{place}` | {_cell(words)} | {grades.get(place.removeprefix('claims.'), '')} | "
        f"{_sources(lesson, sources)} |"
        for place, words, sources in found
    ]
    resting = Counter(
        "our own alone" if set(sources) == {"ours"} else "a source" for _, _, sources in found
    )
    return "\n".join(
        [
            HEAD,
            f"{len(found)} entries: {resting['a source']} rest on a source, "
            f"{resting['our own alone']} on our own reasoning alone.",
            f"{counted.cautions} sentences caution and {counted.encouragements} encourage "
            "(`python -m tools.tone`).",
            "",
            "## Goals, where they are practiced, and what checks them",
            "",
            "| goal | where | questions |",
            "| --- | --- | --- |",
            *_goals(content),
            "",
            "## Sources read again",
            "",
            "| source | what the second reading found |",
            "| --- | --- |",
            *(
                f"| `{id}` | {_cell(reference.reread)} |"
                for id, reference in lesson.references.items()
                if reference.reread is not None
            ),
            "",
            "## Statements",
            "",
            "| where | statement | grade | sources |",
            "| --- | --- | --- | --- |",
            *rows,
            "",
        ]
    )


def _goals(content: dict[str, Any]) -> Iterator[str]:
    for goal in content["goals"]:
        asked = [
            f"`{question['id']}`"
            for question in content["quiz"]["questions"]
            if question["goal"] == goal["id"]
        ]
        yield f"| {_cell(goal['text'])} | {_cell(goal['where'] or '')} | {', '.join(asked)} |"


def _words(entry: dict[str, Any], group: str) -> str:
    parts: list[str] = []
    for field in STATES.get(group, ("name", "text", "why")):
        value = entry.get(field)
        parts += value if isinstance(value, list) else [value] if isinstance(value, str) else []
    return " ".join(parts)


def _sources(lesson: Lesson, ids: list[str]) -> str:
    return ", ".join(f"`{id}` {_grade(lesson, id)}" for id in ids)


def _grade(lesson: Lesson, id: str) -> str:
    reference = lesson.references[id]
    return GRADES[reference.read] + ("+" if reference.reread else "")


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


if __name__ == "__main__":
    FILE.write_text(claims_page(read_lesson(LESSON)), encoding="utf-8")
