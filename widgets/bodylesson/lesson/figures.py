"""Figures that are given once in a lesson and named in its texts as `{figure.ID}`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches

from pydantic import Field

from bodylesson.lesson.base import Content, Id, Sources, Words
from bodylesson.lesson.document import Data, Document
from bodylesson.lesson.faults import Fault, FieldPath, listed, shown

_NAMED = re.compile(r"\{figure\.([^{}]*)\}")


class Figure(Content):
    """A figure that several texts mention; each of them writes `{figure.ID}` in its place."""

    id: Id
    value: Words = Field(max_length=60)
    """What the text shows, with its unit."""
    what: Words
    """What it is a figure of, for authors and for the list of claims."""
    sources: Sources


def with_figures(lesson: Document) -> tuple[Document, list[Fault]]:
    """The lesson with every figure filled in, and a fault for each that cannot be."""
    placed, faults = placed_figures(lesson, lesson)
    used = {name for _, name in _named_in(lesson)}
    for path, name in lesson.find("figures[*].id"):
        if isinstance(name, str) and name not in used:
            expected = "a figure that some text gives"
            faults.append(lesson.fault(path, expected, f"{shown(name)}, given by none"))
    return placed, faults


def placed_figures(document: Document, lesson: Document) -> tuple[Document, list[Fault]]:
    """A document with the lesson's figures filled in, and a fault for each unknown one."""
    values = {
        figure["id"]: figure["value"]
        for _, figure in lesson.find("figures[*]")
        if isinstance(figure, dict)
        and isinstance(figure.get("id"), str)
        and isinstance(figure.get("value"), str)
    }
    faults = [
        _unknown(document, path, name, list(map(str, values)))
        for path, name in _named_in(document)
        if name not in values
    ]
    return replace(document, data=_filled(document.data, values)), faults


def _named_in(document: Document) -> Iterator[tuple[FieldPath, str]]:
    """Where figures are named: the text's path and the figure's id."""
    for path, text in document.walk():
        if isinstance(text, str) and path[:1] != ("figures",):
            for name in _NAMED.findall(text):
                yield path, name


def _unknown(document: Document, path: FieldPath, name: str, known: list[str]) -> Fault:
    near = get_close_matches(name, known, n=1)
    hint = f", nearest '{near[0]}'" if near else f" ({listed(known)})" if known else ""
    return document.fault(path, f"the id of a figure in figures{hint}", shown(name))


def _filled(data: Data, values: dict[Data, Data]) -> Data:
    if isinstance(data, dict):
        # A figure's own fields stay as they are, so that no figure is built from another.
        return {
            name: inner if name == "figures" else _filled(inner, values)
            for name, inner in data.items()
        }
    if isinstance(data, list):
        return [_filled(inner, values) for inner in data]
    if isinstance(data, str):
        return _NAMED.sub(lambda found: str(values.get(found[1], found[0])), data)
    return data
