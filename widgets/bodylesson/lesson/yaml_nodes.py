"""From YAML text to a tree of nodes that know their lines, aliases and oddities included."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)
from ruamel.yaml.events import CollectionEndEvent as EndEvent

from bodylesson.lesson.scalars import plain_value
from bodylesson.lesson.syntax import in_plain_words

_HALF = ("whole characters", "half of one (a lone \\u escape)")
_TEXT_TAGS = ("tag:yaml.org,2002:str", "!")


@dataclass(eq=False, slots=True)
class Node:
    """A value in the file; what it holds may be shared through aliases."""

    line: int
    """Line where it is written, or where the alias stands that names it."""
    value: "str | int | float | bool | Items | Fields | None"
    problem: tuple[str, str] | None = None
    """What was expected and got, where YAML allows more than a lesson does."""


@dataclass(eq=False, slots=True)
class Items:
    """A list."""

    nodes: list[Node] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class Fields:
    """A group of fields: names and values in file order, names not yet checked."""

    nodes: list[Node] = field(default_factory=list)
    """Name, value, name, value, and so on."""

    def pairs(self) -> Iterator[tuple[Node, Node]]:
        """Names with their values."""
        return zip(self.nodes[::2], self.nodes[1::2], strict=True)


class NotYamlError(Exception):
    """The text is not YAML, or not one document of it."""

    def __init__(self, line: int, expected: str, got: str) -> None:
        super().__init__(f"line {line}: expected {expected}, got {got}")
        self.line = line
        self.expected = expected
        self.got = got


def read_nodes(text: str) -> Node | None:
    """Read one YAML document.

    Returns:
        Its root, or none where there is nothing but white space and comments.

    Raises:
        NotYamlError: with the line and, in plain words, what the parser expected.
    """
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._line_ends = [i for i, character in enumerate(text) if _ends_line(text, i, character)]
        self._open: list[tuple[Node, str | None]] = []
        self._anchors: dict[str, Node] = {}
        self._root: Node | None = None

    def read(self) -> Node | None:
        line = 1
        try:
            documents = 0
            for event in YAML(typ="safe", pure=True).parse(self._text):
                line = self._line(event.start_mark)
                documents += isinstance(event, DocumentStartEvent)
                if documents > 1:
                    raise NotYamlError(line, "one document in a file", "a second one after '---'")
                self._take(event, line)
        except NotYamlError:
            raise
        except YAMLError as error:
            raise self._explained(error, line) from None
        except Exception as error:
            # The parser itself stumbles over some input, e.g. an escape beyond Unicode.
            got = f"something that cannot be read ({error})"
            raise NotYamlError(line, "YAML", got) from None
        return self._root

    def _take(self, event: Event, line: int) -> None:
        if isinstance(event, EndEvent):
            node, anchor = self._open.pop()
            if anchor:
                # Known from here on, so nothing can hold itself.
                self._anchors[anchor] = node
        elif isinstance(event, AliasEvent):
            self._add(self._named(event.anchor, line))
        elif isinstance(event, ScalarEvent):
            node = _scalar(event, line)
            self._add(node)
            if event.anchor:
                self._anchors[event.anchor] = node
        elif isinstance(event, NodeEvent):
            kind = Fields() if isinstance(event, MappingStartEvent) else Items()
            node = Node(line, kind, _tag_problem(event))
            self._add(node)
            self._open.append((node, event.anchor))

    def _add(self, node: Node) -> None:
        if not self._open:
            self._root = node
            return
        holder = self._open[-1][0].value
        assert isinstance(holder, Items | Fields)
        holder.nodes.append(node)

    def _named(self, anchor: str, line: int) -> Node:
        if anchor in self._anchors:
            named = self._anchors[anchor]
            return Node(line, named.value, named.problem)
        problem = (f"an anchor &{anchor} that ends above", f"*{anchor} without one")
        return Node(line, None, problem)

    def _explained(self, error: YAMLError, line: int) -> NotYamlError:
        problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
        context = str(getattr(error, "context", None) or "")
        mark = getattr(error, "problem_mark", None)
        began = getattr(error, "context_mark", None)
        at = line if mark is None else self._line(mark)
        if self._tab_indents(at):
            return NotYamlError(at, "spaces", "a tab in the indentation")
        expected, got = in_plain_words(f"{context}: {problem}" if context else problem)
        if began is not None and _shows_where_it_began(problem):
            at = self._line(began)
        elif began is not None and "while parsing a flow" in context:
            got += f" (opened on line {self._line(began)})"
        return NotYamlError(at, expected, got)

    def _tab_indents(self, line: int) -> bool:
        starts = [0, *(end + 1 for end in self._line_ends), len(self._text)]
        written = self._text[starts[line - 1] : starts[line]] if line < len(starts) else ""
        return "\t" in written[: len(written) - len(written.lstrip(" \t"))]

    def _line(self, mark: Any) -> int:
        # The parser counts U+2028 and its like as line ends; editors and people do not.
        return bisect_right(self._line_ends, mark.index - 1) + 1


def _shows_where_it_began(problem: str) -> bool:
    """Whether the line to look at is the one where the unfinished thing began."""
    return "end of stream" in problem or "stream end" in problem or "find expected ':'" in problem


def _ends_line(text: str, index: int, character: str) -> bool:
    return character == "\n" or (character == "\r" and text[index + 1 : index + 2] != "\n")


def _scalar(event: ScalarEvent, line: int) -> Node:
    text = str(event.value)
    if problem := _tag_problem(event):
        return Node(line, text, problem)
    if any("\ud800" <= character <= "\udfff" for character in text):
        # JSON writes a letter beyond U+FFFF as two escapes, which belong together.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        if "\ufffd" in text:
            return Node(line, text, _HALF)
    return Node(line, plain_value(text) if event.implicit[0] else text)


def _tag_problem(event: NodeEvent) -> tuple[str, str] | None:
    tag = getattr(event, "tag", None)
    if tag is None or (isinstance(event, ScalarEvent) and str(tag) in _TEXT_TAGS):
        return None
    return "a value without a tag", f"the tag {tag}"
