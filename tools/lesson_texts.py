"""The texts of a lesson with their places: for what checks, counts, or lists its words."""

import re
from collections.abc import Iterator
from typing import Any

NO_WORDS = {
    "id", "sources", "neighbours", "cue", "kind", "hardness", "role", "grade", "priority", "goal",
    "group", "structure", "predict_before", "shows", "claim", "after", "easier", "deeper",
    "reminders", "explains", "check", "language", "drawing", "look",
}  # fmt: skip
"""Fields that hold names of things in the data, not words for a learner."""
MARKED = re.compile(r"“([^”]*)”")
"""What stands in quotation marks."""


def texts(
    data: Any, path: tuple[str, ...] = (), no_words: set[str] = NO_WORDS
) -> Iterator[tuple[str, str]]:
    """Place and text of all words of a lesson's data; places are ids joined by dots."""
    if isinstance(data, dict):
        for name, inner in data.items():
            if name not in no_words:
                yield from texts(inner, (*path, name), no_words)
    elif isinstance(data, list):
        for index, inner in enumerate(data):
            name = inner.get("id", str(index)) if isinstance(inner, dict) else str(index)
            yield from texts(inner, (*path, name), no_words)
    elif isinstance(data, str):
        yield ".".join(path), data


def own_texts(data: Any) -> Iterator[tuple[str, str]]:
    """The lesson's own words: without `article` fields and without what stands in “ ”."""
    for place, text in texts(data):
        if not place.endswith(".article"):
            yield from ((place, part) for part in MARKED.split(text)[::2])
