"""The schema files that editors use: fresh, complete, true of the lessons, and named by them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import bodylesson.lesson
from bodylesson.lesson import base, schema
from bodylesson.lesson.class_plan import ClassFile
from bodylesson.lesson.class_rules import TO_LESSON, WITHIN
from bodylesson.lesson.crossrefs import LINKS
from bodylesson.lesson.expectations import PATTERNS
from bodylesson.lesson.types import LessonFile, ReferencesFile
from bodylesson.lesson.yaml_file import read_document
from tests.unit.real_lesson import LESSONS
from tests.unit.small_lesson import leaves, small_lesson, small_references

CONTENT = Path(bodylesson.lesson.__file__).parent
NOT_IN_THE_FILE = {"path[*].shows[*]", "path[*].folds[*].shows[*]"}
"""Names of sections, which the lesson's own files do not know; `page/outline.py` looks them up."""
SHARED = {"Told": "Note"}
"""A type that is only a base, and one that has its fields."""
OF_POSES = {"poses[*].like", "steps.rest.pose", "steps.easing.pose"}
"""Looked up by `pose_reading`; test_pose_reading.py breaks each."""


@pytest.mark.parametrize("name", schema.FILES)
def test_a_schema_file_is_what_the_types_say(name: str) -> None:
    fresh = schema.schema_text(schema.FILES[name])
    assert (CONTENT / name).read_text("utf-8") == fresh, "stale: run `bodylesson schema`"


def docstrings() -> Iterator[tuple[str, str, str]]:
    """Type, field and docstring of all that has one, read off the source files."""
    for path in CONTENT.glob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        for kind in (node for node in tree.body if isinstance(node, ast.ClassDef)):
            if [ast.unparse(parent) for parent in kind.bases] not in (
                ["Content"],
                ["StrEnum"],
                ["Told"],
            ):
                continue
            yield kind.name, "", ast.get_docstring(kind) or ""
            for above, node in zip(kind.body, kind.body[1:], strict=False):
                if isinstance(above, ast.AnnAssign) and isinstance(node, ast.Expr):
                    assert isinstance(above.target, ast.Name)
                    yield kind.name, above.target.id, ast.literal_eval(node.value)


def test_every_docstring_became_a_description() -> None:
    parts: dict[str, Any] = {}
    for model in schema.FILES.values():
        whole = schema.schema_of(model)
        parts |= {model.__name__: whole, **whole.get("$defs", {})}
    found = list(docstrings())
    assert len(found) > 60
    assert {name for name, _, _ in found} - SHARED.keys() == parts.keys()
    for name, field, text in found:
        kind = SHARED.get(name, name) if field else name
        if kind in SHARED:
            continue  # What only others are made from has no schema of its own.
        part = parts[kind]["properties"][field] if field else parts[kind]
        assert " ".join(part["description"].split()) == " ".join(text.split()), (kind, field)


def valid(model: type[base.Content], data: object) -> list[str]:
    whole = schema.schema_of(model)
    Draft202012Validator.check_schema(whole)
    return [error.message for error in Draft202012Validator(whole).iter_errors(data)]


def test_the_small_lesson_fits_and_a_wrong_one_does_not() -> None:
    assert valid(LessonFile, small_lesson()) == []
    assert valid(ReferencesFile, small_references()) == []
    wrong = small_lesson()
    wrong["goals"][0]["id"] = "Not An Id"
    wrong["goals"][0]["extra"] = 1
    assert len(valid(LessonFile, wrong)) == 2


def test_there_are_lessons() -> None:
    assert LESSONS


@pytest.mark.parametrize("folder", LESSONS, ids=lambda folder: folder.name)
@pytest.mark.parametrize(
    ("file", "model"),
    [
        ("lesson.yaml", LessonFile),
        ("references.yaml", ReferencesFile),
        ("class.yaml", ClassFile),
    ],
)
def test_a_lesson_fits_its_schema_and_names_it(
    folder: Path, file: str, model: type[base.Content]
) -> None:
    document = read_document(folder / file)
    assert not document.faults
    assert valid(model, document.data) == []
    first = (folder / file).read_text("utf-8").splitlines()[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert named, f"line 1 of {file} names no schema"
    expected = CONTENT / file.replace(".yaml", ".schema.json")
    assert (folder / named[1]).resolve() == expected.resolve()


def parts_of(whole: Any, part: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every place in a content file, as a pattern such as `goals[*].id`, and its schema."""
    part = schema.without_null(part)
    if "$ref" in part:
        part = whole["$defs"][part["$ref"].removeprefix("#/$defs/")]
    yield name, part
    for field, inner in part.get("properties", {}).items():
        yield from parts_of(whole, inner, f"{name}.{field}".lstrip("."))
    if "items" in part:
        yield from parts_of(whole, part["items"], f"{name}[*]")


def every_part() -> dict[str, Any]:
    return {
        name: part
        for model in schema.FILES.values()
        for name, part in parts_of(schema.schema_of(model), schema.schema_of(model))
    }


def test_every_pattern_has_its_words() -> None:
    patterns = {part["pattern"] for part in every_part().values() if "pattern" in part}
    assert patterns == PATTERNS.keys()


def test_every_id_that_names_something_else_is_looked_up() -> None:
    parts = every_part()
    pattern = parts["goals[*].id"]["pattern"]
    named = {
        name
        for name, part in parts.items()
        if part.get("pattern") == pattern and name.rpartition(".")[2] != "id"
    }
    links = (*LINKS, *TO_LESSON, *WITHIN)
    assert named == {link.field for link in links} | NOT_IN_THE_FILE | OF_POSES
    assert {link.target for link in links} <= parts.keys()


def test_every_source_stands_in_a_list_called_sources() -> None:
    parts = every_part()
    pattern = parts["goals[*].id"]["pattern"]
    source = parts["claims[*].sources[*]"]["pattern"]
    assert source != pattern
    places = [name for name, part in parts.items() if part.get("pattern") == source]
    assert len(places) > 10
    assert all(name.endswith("sources[*]") for name in places)


def test_a_place_of_every_leaf_is_found_in_the_schema() -> None:
    whole = schema.schema_of(LessonFile)
    for leaf in leaves(small_lesson()):
        assert schema.part_of(whole, leaf)
    with pytest.raises(LookupError):
        schema.part_of(whole, ("goals", 0, "zzz"))
