"""What holds for reading any changed lesson, and any bytes at all."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bodylesson.lesson.faults import Fault, LessonError, field_name
from bodylesson.lesson.lesson import read_lesson
from bodylesson.lesson.reading import check
from bodylesson.lesson.schema import part_of, schema_of, without_null
from bodylesson.lesson.types import LessonFile
from bodylesson.lesson.yaml_file import parse_document
from tests.examples import examples
from tests.unit.small_lesson import (
    Path_,
    leaves,
    put,
    small_lesson,
    small_references,
    write_lesson,
    written,
)

LEAVES = [leaf for leaf in leaves(small_lesson()) if leaf != ("structures", 1, "origin")]
REFERENCES = parse_document("references.yaml", written(small_references())[0].encode())

OF_TYPE: dict[str, st.SearchStrategy[Any]] = {
    "string": st.text("ab c", min_size=1),
    "integer": st.integers(-50, 50),
    "number": st.floats(-50, 50).filter(lambda number: number != int(number)),
    "boolean": st.booleans(),
    "null": st.none(),
    "array": st.lists(st.integers(0, 3), max_size=2),
    "object": st.dictionaries(st.sampled_from(["a", "b"]), st.booleans(), max_size=2),
}
ACCEPTS = {"number": {"number", "integer"}}


def faults_of(lesson: bytes) -> tuple[Fault, ...]:
    """Faults of lesson.yaml beside the small lesson's references; none if it is valid."""
    try:
        check(parse_document("lesson.yaml", lesson), REFERENCES)
    except LessonError as error:
        return error.faults
    return ()


slow = settings(max_examples=examples(40))


@st.composite
def wrong_leaves(draw: st.DrawFn) -> tuple[Path_, object]:
    """A leaf of the small lesson and a value of a type that it does not accept."""
    path = draw(st.sampled_from(LEAVES))
    part = part_of(schema_of(LessonFile), path)
    inner = without_null(part)
    right = {"null"} if inner is not part else set()
    kind = inner.get("type", "string")
    right |= ACCEPTS.get(kind, {kind})
    return path, draw(OF_TYPE[draw(st.sampled_from(sorted(OF_TYPE.keys() - right)))])


@slow
@given(wrong_leaves())
def test_a_leaf_of_a_wrong_type_is_named_with_its_line(wrong: tuple[Path_, object]) -> None:
    path, value = wrong
    lesson = small_lesson()
    put(lesson, path, value)
    text, lines = written(lesson)
    faults = faults_of(text.encode())
    name = field_name(path)
    assert [fault.line for fault in faults if fault.field == name] == [lines[path]]
    # What holds the leaf is not blamed for it.
    assert not [fault for fault in faults if fault.expected == "a list of at least one entry"]


@slow
@given(st.data())
def test_every_fault_is_reported_when_many_leaves_are_wrong(data: st.DataObject) -> None:
    wrong = dict(data.draw(st.lists(wrong_leaves(), min_size=2, max_size=6)))
    lesson = small_lesson()
    for path, value in wrong.items():
        put(lesson, path, value)
    text, lines = written(lesson)
    faults = faults_of(text.encode())
    told = {(fault.field, fault.line) for fault in faults}
    assert {(field_name(path), lines[path]) for path in wrong} <= told
    order = [(fault.file, fault.line or 0) for fault in faults]
    assert order == sorted(order)


NEEDED_BY_A_RULE = [("practice", "variants", 1, "after")]
"""Optional by type, and needed all the same: this variant is deeper than the lightest."""


@slow
@given(st.sampled_from(LEAVES))
@example(NEEDED_BY_A_RULE[0])
def test_a_missing_leaf_is_reported_where_it_belongs(path: Path_) -> None:
    if isinstance(path[-1], int):
        return
    lesson: Any = small_lesson()
    holder = lesson
    for part in path[:-1]:
        holder = holder[part]
    del holder[path[-1]]
    text, lines = written(lesson)
    schema = part_of(schema_of(LessonFile), path[:-1])
    told = {(fault.field, fault.line) for fault in faults_of(text.encode())}
    missing = (field_name(path), lines[path[:-1]])
    needed = path[-1] in schema["required"] or path in NEEDED_BY_A_RULE
    assert (missing in told) == needed


PIECES = "abc:-[]{}?|>&*!%@`'\"#,~<= \t\n\r0."
MORE = "---|...|&a|*a|<<|id|title|goals|\\u|\\ud800|\x85|\u2028|\ufeff|\x00|é|\n  |\n- |: "
yaml_like = st.lists(st.sampled_from([*PIECES, *MORE.split("|")]), max_size=40).map(
    lambda parts: "".join(parts).encode()
)


@settings(max_examples=examples(300))
@given(st.binary(max_size=60) | yaml_like, st.binary(max_size=20) | yaml_like)
@example(b'a: "\\UFFFFFFFF"', b"%YAML 1.1\n---\n")
@example(b"[" * 500, b"? " * 3000)
@example(b"a: " + b"9" * 5000, b"a: 1e999")
def test_bytes_of_any_kind_raise_nothing_but_faults(lesson: bytes, references: bytes) -> None:
    with TemporaryDirectory() as folder:
        write_lesson(Path(folder), lesson, references)
        with pytest.raises(LessonError) as caught:
            read_lesson(folder)
    faults = caught.value.faults
    assert {fault.file for fault in faults} == {"lesson.yaml", "references.yaml"}
    assert all(fault.line and "\n" not in str(fault) for fault in faults)


@slow
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=4))
def test_a_lesson_with_a_few_bytes_changed_reads_alike_each_time(at: int, change: bytes) -> None:
    text = written(small_lesson())[0].encode()
    at %= len(text)
    changed = text[:at] + change + text[at + len(change) :]
    faults = faults_of(changed)
    assert faults_of(changed) == faults
    if not faults:
        first, again = (
            check(parse_document("lesson.yaml", changed), REFERENCES)[0] for _ in range(2)
        )
        assert again == first
        assert hash(again) == hash(first)
