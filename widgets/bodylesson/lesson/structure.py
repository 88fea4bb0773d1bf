"""Does a document have the fields, types and limits that the content types give?"""

import json
from difflib import get_close_matches
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bodylesson.lesson.base import Content
from bodylesson.lesson.document import Document
from bodylesson.lesson.expectations import expected_by
from bodylesson.lesson.faults import Fault, shown
from bodylesson.lesson.schema import part_of, schema_of, without_null

FileT = TypeVar("FileT", bound=Content)


def build(document: Document, model: type[FileT]) -> tuple[FileT | None, list[Fault]]:
    """Make the typed content, or list every fault that prevents it."""
    try:
        # Read as JSON: lists become tuples and words become grades, but '6' does not become 6.
        return model.model_validate_json(json.dumps(document.data), strict=True), []
    except ValidationError as error:
        errors = error.errors(include_url=False, include_context=True)
        return None, [_fault(document, model, e) for e in errors if not _echoes(document, e)]


def _echoes(document: Document, error: ErrorDetails) -> bool:
    """Whether a list was called too short only because its faulty entries were not counted."""
    return error["type"] == "too_short" and bool(document.at(error["loc"]))


def _fault(document: Document, model: type[Content], error: ErrorDetails) -> Fault:
    path = error["loc"]
    schema = schema_of(model)
    if error["type"] == "extra_forbidden":
        holder = without_null(part_of(schema, path[:-1]))
        known = list(holder["properties"])
        near = get_close_matches(str(path[-1]), known, n=1)
        expected = (
            f"a field that is known here, nearest '{near[0]}'"
            if near
            else (f"one of the fields {', '.join(known)}")
        )
        return document.fault(path, expected, f"the unknown field {shown(path[-1])}")
    expected = expected_by(schema, part_of(schema, path))
    if error["type"] == "missing":
        return document.fault(path, expected, "nothing (the field is missing)")
    value = document.at(path)
    if error["type"] == "string_too_long" and isinstance(value, str):
        most = error["ctx"]["max_length"]
        return document.fault(path, f"at most {most} characters", str(len(value.strip())))
    return document.fault(path, expected, shown(value))
