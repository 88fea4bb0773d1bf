"""From the bytes of a YAML file to plain data, line numbers and faults."""

import re
from functools import lru_cache
from pathlib import Path

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from bodylesson.lesson.document import Data, Document
from bodylesson.lesson.faults import Fault, FieldPath, field_name, shown
from bodylesson.lesson.yaml_nodes import NotYamlError, YamlText

_DEEPEST = 40
_MOST_VALUES = 100_000
_KEPT = 16
"""Documents that are kept: a lesson's files and those of another beside it."""
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read_document(path: Path) -> Document:
    """Read one file; whatever is wrong with it is listed in the document's faults."""
    expected = "a file"
    try:
        if not path.exists():
            return _unreadable(path.name, None, expected, "nothing (there is no such file)")
        if not path.is_file():
            return _unreadable(path.name, None, expected, "something else of that name")
        written = path.read_bytes()
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        return _unreadable(path.name, None, "a file that can be read", f"none ({why})")
    return parse_document(path.name, written)


@lru_cache(maxsize=_KEPT)
def parse_document(file: str, written: bytes) -> Document:
    """Read the bytes of a file called `file`.

    Several readers of one lesson ask for the same few files, and reading them is slow: the same
    bytes give the same document, which nobody changes.
    """
    if written.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _unreadable(file, 1, "UTF-8 text", "UTF-16 (it begins with FF FE or FE FF)")
    try:
        text = written.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _not_utf8(file, written)
    if strange := _UNPRINTABLE.search(text):
        line = text.count("\n", 0, strange.start()) + 1
        got = f"the control character U+{ord(strange[0]):04X}"
        return _unreadable(file, line, "text that can be printed", got)
    try:
        yaml = YamlText(text)
    except NotYamlError as fault:
        return _unreadable(file, fault.line, fault.expected, fault.got)
    if yaml.root is None:
        got = "nothing but comments" if text.strip() else "an empty file"
        return _unreadable(file, 1, "a group of fields", got)
    return _Expansion(file, yaml).of(yaml.root)


def _unreadable(file: str, line: int | None, expected: str, got: str) -> Document:
    return Document(file, faults=(Fault(file, line, "", expected, got),), readable=False)


def _not_utf8(file: str, written: bytes) -> Document:
    # Decode again without skipping a byte order mark, so that the offset is the file's own.
    try:
        written.decode("utf-8")
    except UnicodeDecodeError as error:
        line = written.count(b"\n", 0, error.start) + 1
        got = f"the byte {written[error.start]:02X} at offset {error.start}"
        return _unreadable(file, line, "UTF-8 text", got)
    raise AssertionError("decoded by one UTF-8 codec and not by the other")


class _TooMuchError(Exception):
    def __init__(self, line: int, expected: str) -> None:
        super().__init__(expected)
        self.line = line
        self.expected = expected


class _Expansion:
    """Turns nodes into data: copies aliases, checks names, notes lines."""

    def __init__(self, file: str, yaml: YamlText) -> None:
        self._file = file
        self._yaml = yaml
        self._lines: dict[FieldPath, int] = {}
        self._holders: list[Node] = []
        self._faults: list[Fault] = []

    def of(self, root: Node) -> Document:
        try:
            data = self._value(root, (), self._yaml.line(root))
        except _TooMuchError as much:
            return _unreadable(self._file, much.line, much.expected, "more")
        return Document(self._file, data, self._lines, tuple(self._faults))

    def _value(self, node: Node, path: FieldPath, line: int) -> Data:
        self._lines[path] = line
        if len(self._lines) > _MOST_VALUES:
            raise _TooMuchError(line, f"at most {_MOST_VALUES} values, aliases written out")
        if len(path) > _DEEPEST:
            raise _TooMuchError(line, f"fields and lists at most {_DEEPEST} deep")
        if problem := self._yaml.problem(node):
            self._add(line, path, *problem)
            return None
        if node in self._holders:
            expected = f"an anchor &{node.anchor} that ends above"
            self._add(line, path, expected, f"*{node.anchor} inside itself")
            return None
        self._holders.append(node)
        data = self._held(node, path)
        self._holders.pop()
        return data

    def _held(self, node: Node, path: FieldPath) -> Data:
        if isinstance(node, SequenceNode):
            return [
                self._value(item, (*path, index), self._yaml.line(item))
                for index, item in enumerate(node.value)
            ]
        if isinstance(node, MappingNode):
            return self._fields(node, path)
        assert isinstance(node, ScalarNode)
        return self._yaml.value(node)

    def _fields(self, fields: MappingNode, path: FieldPath) -> Data:
        values: dict[str, Data] = {}
        first: dict[str, int] = {}
        for name_node, node in fields.value:
            line = self._yaml.line(name_node)
            if not isinstance(name_node, ScalarNode):
                self._add(line, path, "a word as the name of a field", "a list or group")
                continue
            name = self._yaml.value(name_node)
            text = name if isinstance(name, str) else shown(name)
            if problem := self._yaml.problem(name_node):
                self._add(line, (*path, text), *problem)
            if text in values:
                again = f"{shown(text)} again (first on line {first[text]})"
                self._add(line, (*path, text), "each field once", again)
                continue
            first[text] = line
            values[text] = self._value(node, (*path, text), line)
        return values

    def _add(self, line: int, path: FieldPath, expected: str, got: str) -> None:
        self._faults.append(Fault(self._file, line, field_name(path), expected, got))
