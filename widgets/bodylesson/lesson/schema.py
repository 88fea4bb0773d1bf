"""JSON Schemas of the content files, made from the types, for editors and for error messages."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from bodylesson.lesson.base import Content
from bodylesson.lesson.class_plan import ClassFile
from bodylesson.lesson.poses import PosesFile
from bodylesson.lesson.types import LessonFile, ReferencesFile

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILES: Mapping[str, type[Content]] = {
    "lesson.schema.json": LessonFile,
    "references.schema.json": ReferencesFile,
    "poses.schema.json": PosesFile,
    "class.schema.json": ClassFile,
}
"""The schema files beside this module, and the type that each describes."""


@cache
def schema_of(model: type[Content]) -> Schema:
    """Schema of a content file; the types' docstrings become its descriptions."""
    schema = model.model_json_schema()
    return {"$schema": DIALECT, **schema, "title": (model.__doc__ or "").strip("`.")}


def write_schemas(folder: Path) -> list[Path]:
    """Write all schema files into a folder.

    Returns:
        The files written.

    Raises:
        OSError: the folder cannot be written to.
    """
    written = []
    for name, model in FILES.items():
        path = folder / name
        path.write_text(schema_text(model), encoding="utf-8")
        written.append(path)
    return written


def schema_text(model: type[Content]) -> str:
    """Text of a schema file."""
    return json.dumps(schema_of(model), indent=2, ensure_ascii=False) + "\n"


def part_of(schema: Schema, path: tuple[str | int, ...]) -> Schema:
    """The part of a schema that describes the value at a path.

    Raises:
        LookupError: the types have no such field.
    """
    part = _resolved(schema, schema)
    for step in path:
        part = _resolved(schema, without_null(part))
        part = part["items"] if isinstance(step, int) else part["properties"][step]
        part = _resolved(schema, part)
    return part


def without_null(part: Schema) -> Schema:
    """What a field may hold besides null."""
    choices: list[Schema] = [p for p in part.get("anyOf", []) if p.get("type") != "null"]
    return choices[0] if choices else part


def _resolved(schema: Schema, part: Schema) -> Schema:
    if "$ref" in part:
        definition: Schema = schema["$defs"][part["$ref"].removeprefix("#/$defs/")]
        return definition
    return part
