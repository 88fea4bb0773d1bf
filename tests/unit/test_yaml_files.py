"""What can be wrong with a file before its fields are read, and lines that are hard to find."""

from pathlib import Path
from typing import Any

import pytest

from bodylesson.lesson.document import Document
from bodylesson.lesson.faults import LessonError
from bodylesson.lesson.lesson import read_lesson
from bodylesson.lesson.types import LessonFile
from bodylesson.lesson.yaml_file import parse_document
from tests.unit.small_lesson import small_lesson, write_lesson, written


def read(text: str) -> Document:
    return parse_document("lesson.yaml", text.encode())


def told(text: str | bytes) -> list[str]:
    written = text.encode() if isinstance(text, str) else text
    return [str(fault) for fault in parse_document("lesson.yaml", written).faults]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "lesson.yaml:1: expected a group of fields, got an empty file"),
        ("# a\n\n", "lesson.yaml:1: expected a group of fields, got nothing but comments"),
        (b"\xef\xbb\xbf", "lesson.yaml:1: expected a group of fields, got an empty file"),
        (
            "a: 1\nb: *\n",
            "lesson.yaml:2: expected a name after '*' or '&', or quotes around the text, got none",
        ),
        (
            b"a: 1\nb: caf\xe9\n",
            "lesson.yaml:2: expected UTF-8 text, got the byte E9 at offset 11",
        ),
        (
            "a: é\n".encode("utf-16"),
            "lesson.yaml:1: expected UTF-8 text, got UTF-16 (it begins with FF FE or FE FF)",
        ),
        (
            b"\xef\xbb\xbfa: \xff",
            "lesson.yaml:1: expected UTF-8 text, got the byte FF at offset 6",
        ),
        (
            "a: 1\nb: \x07\n",
            "lesson.yaml:2: expected text that can be printed, got the control character U+0007",
        ),
        (
            "a: 1\nb: c: d\n",
            "lesson.yaml:2: expected one field a line, and quotes around a text that contains "
            "': ', got a ':' where no field can begin",
        ),
        ("a:\n\tb: 1\n", "lesson.yaml:2: expected spaces, got a tab in the indentation"),
        ("a:\n  b: 1\n  \tc: 1\n", "lesson.yaml:3: expected spaces, got a tab in the indentation"),
        (
            "a: 1\nfoo\nb: 2\n",
            "lesson.yaml:2: expected a field name followed by ':', got a line without one, "
            "or a text that is not indented",
        ),
        (
            "a: 1\nb: 'open\nc: 2\n",
            "lesson.yaml:2: expected a closing quotation mark, got the end of the file",
        ),
        (
            "a: [1,\n  2\nb: 3\n",
            "lesson.yaml:3: expected ',' or ']' in a list or group that was opened, "
            "got something else (opened on line 1)",
        ),
        (
            "a: 1\nb: {c: 1\n",
            "lesson.yaml:2: expected ',' or '}' in a list or group that was opened, "
            "got something else",
        ),
        (
            "a: 1\nb: {side} knee\n",
            "lesson.yaml:2: expected the end of the line, or quotes around the whole text, "
            "got more text after a value",
        ),
        (
            "a: 1\nb: @c\n",
            "lesson.yaml:2: expected quotes around a text that begins with '@', "
            "got '@' without them",
        ),
        (
            "a:\n  b: 1\n c: 2\n",
            "lesson.yaml:3: expected a line indented like those before it, got another depth",
        ),
        (
            "a:\n  b: 1\n  - c\n",
            "lesson.yaml:3: expected an entry indented like those before it, "
            "got '-' at another depth",
        ),
        (
            'a: "\\q"\n',
            "lesson.yaml:1: expected an escape that YAML knows, or '\\\\', got '\\q'",
        ),
        (
            "a: |foo\n  x\n",
            "lesson.yaml:1: expected a new line after '|' or '>', got more text",
        ),
        (
            "a: 1\n---\nb: 2\n",
            "lesson.yaml:2: expected one document in a file, got a second one after '---'",
        ),
        (
            "a: 1\nb: *c\n",
            "lesson.yaml:2: expected an anchor &c that ends above, got *c without one",
        ),
        (
            "a: &a [*a]\n",
            "lesson.yaml:1: a[0]: expected an anchor &a that ends above, got *a inside itself",
        ),
        (
            "a: !!binary x\n",
            "lesson.yaml:1: a: expected a value without a tag, got the tag !!binary",
        ),
        (
            'a: "\\ud800"\n',
            "lesson.yaml:1: a: expected whole characters, got half of one (a lone \\u escape)",
        ),
        (
            "? [a]\n: 1\n",
            "lesson.yaml:1: expected a word as the name of a field, got a list or group",
        ),
        (
            f"a: {'[' * 50}{']' * 50}\n",
            "lesson.yaml:1: expected fields and lists at most 40 deep, got more",
        ),
    ],
)
def test_a_broken_file_gives_this_line(text: str | bytes, message: str) -> None:
    assert told(text) == [message]


def test_every_repeated_field_is_a_fault() -> None:
    assert told("a: 1\nb: {c: 1}\na: 2\nd:\n  - e: 1\n    e: 2\n    e: 3\n") == [
        "lesson.yaml:3: a: expected each field once, got 'a' again (first on line 1)",
        "lesson.yaml:6: d[0].e: expected each field once, got 'e' again (first on line 5)",
        "lesson.yaml:7: d[0].e: expected each field once, got 'e' again (first on line 5)",
    ]


def test_a_file_that_grows_without_end_is_stopped() -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    (message,) = told("\n".join(rows))
    assert message.endswith("expected at most 100000 values, aliases written out, got more")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("true", True),
        ("False", False),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-3", -3),
        ("0x1f", 31),
        ("0o17", 15),
        ("012", 12),
        ("1_000", "1_000"),
        ("1.5", 1.5),
        (".5e1", 5.0),
        ("1:30", "1:30"),
        ("2018-01-02", "2018-01-02"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("4.5837912328288654e-182", 4.5837912328288654e-182),
        ("9" * 20, 1e20),
        ("9" * 5000, "9" * 5000),
        ("'12'", "12"),
        ("!!str 12", "12"),
        ('"\\ud83d\\ude00"', "\U0001f600"),
    ],
)
def test_unquoted_values_follow_yaml_1_2(text: str, value: object) -> None:
    data = read(f"a: {text}\n").data
    assert isinstance(data, dict)
    assert data["a"] == value
    assert type(data["a"]) is type(value)


def test_lines_of_folded_flowing_and_named_values() -> None:
    document = read(
        "\n".join(
            [
                "# line 1",
                "folded: >",
                "  one",
                "",
                "  two",
                "after: 1",
                "flow: {a: 1,",
                "  b: [x,",
                "    y]}",
                "items:",
                "- &first",
                "  id: one",
                "-",
                "  id: two",
                "- |",
                "  text",
                "- last",
                "again: *first",
                "list: [*first, z]",
                "below:",
                "  value",
                'quoted: "a',
                '  b"',
                "end: 1",
            ]
        )
    )
    assert not document.faults
    lines = {path: document.line(path) for path in document.lines}
    assert lines == {
        (): 2,
        ("folded",): 2,
        ("after",): 6,
        ("flow",): 7,
        ("flow", "a"): 7,
        ("flow", "b"): 8,
        ("flow", "b", 0): 8,
        ("flow", "b", 1): 9,
        ("items",): 10,
        ("items", 0): 11,
        ("items", 0, "id"): 12,
        ("items", 1): 14,
        ("items", 1, "id"): 14,
        ("items", 2): 15,
        ("items", 3): 17,
        ("again",): 18,
        ("again", "id"): 12,
        ("list",): 19,
        ("list", 0): 11,
        ("list", 0, "id"): 12,
        ("list", 1): 19,
        ("below",): 20,
        ("quoted",): 22,
        ("end",): 24,
    }


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_those_of_an_editor(end: str) -> None:
    assert read(f"a: 'x\u2028y'{end}b: 1{end}").line(("b",)) == 2


def test_a_byte_order_mark_changes_nothing(tmp_path: Path) -> None:
    text = written(small_lesson())[0]
    plain = read_lesson(write_lesson(tmp_path, text))
    marked = read_lesson(write_lesson(tmp_path, b"\xef\xbb\xbf" + text.encode()))
    assert marked == plain


def faults(folder: Path) -> list[str]:
    with pytest.raises(LessonError) as caught:
        read_lesson(folder)
    return [str(fault) for fault in caught.value.faults]


def test_a_missing_file(tmp_path: Path) -> None:
    write_lesson(tmp_path)
    (tmp_path / "references.yaml").unlink()
    assert faults(tmp_path) == [
        "references.yaml: expected a file, got nothing (there is no such file)"
    ]


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    write_lesson(tmp_path)
    (tmp_path / "lesson.yaml").unlink()
    (tmp_path / "lesson.yaml").mkdir()
    assert faults(tmp_path) == ["lesson.yaml: expected a file, got something else of that name"]


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    write_lesson(tmp_path)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert faults(tmp_path) == [
        f"{name}.yaml: expected a file that can be read, got none (permission denied)"
        for name in ("lesson", "references")
    ]


def test_a_missing_folder_and_a_file_in_its_place(tmp_path: Path) -> None:
    gone, file = tmp_path / "gone", tmp_path / "file"
    file.touch()
    assert faults(gone) == [
        f"{gone}: expected the folder of a lesson, got nothing (there is no such folder)"
    ]
    assert faults(file) == [f"{file}: expected the folder of a lesson, got a file"]


@pytest.mark.parametrize("top", ["- a\n", "words\n", "5\n", "null\n"])
def test_a_top_that_is_no_group_of_fields(tmp_path: Path, top: Any) -> None:
    shown = {"- a\n": "a list of 1", "words\n": "'words'", "5\n": "5", "null\n": "null"}[top]
    first = ", ".join(list(LessonFile.model_fields)[:8])
    more = len(LessonFile.model_fields) - 8
    assert faults(write_lesson(tmp_path, top)) == [
        f"lesson.yaml:1: expected a group of the fields {first} and {more} more, got {shown}"
    ]


def test_a_file_that_cannot_be_read_hides_no_fault_of_the_other(tmp_path: Path) -> None:
    found = faults(write_lesson(tmp_path, "a: 'open\n", "references:\n- id: X\n"))
    assert found[0].startswith("lesson.yaml:1: expected a closing quotation mark")
    assert found[1].startswith("references.yaml:2: references[0].id: expected an id: ")
    assert [fault.split(": ")[1] for fault in found[2:]] == [
        f"references[0].{name}" for name in ("kind", "read", "title")
    ]
