"""From YAML text to ruamel's nodes, which know their lines, and from those to plain values."""

import re
from bisect import bisect_right
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.composer import ComposerError
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import Node, ScalarNode

from bodylesson.lesson.scalars import plain_value
from bodylesson.lesson.syntax import in_plain_words

_TEXT_TAGS = ("!!str", "!")
_TAG = re.compile(r"(?:&\S+\s+)?(![^\s,\]}]*)")
"""A tag where a value begins, after its anchor if it has one."""
_HALF = ("whole characters", "half of one (a lone \\u escape)")

Problem = tuple[str, str]
"""What was expected and what was found when YAML allows more than a lesson does."""


class NotYamlError(Exception):
    """The text is not YAML, or not one document of it."""

    def __init__(self, line: int, expected: str, got: str) -> None:
        super().__init__(f"line {line}: expected {expected}, got {got}")
        self.line = line
        self.expected = expected
        self.got = got


class YamlText:
    """The text of one YAML document and the nodes that ruamel makes of it."""

    def __init__(self, text: str) -> None:
        """Read the text.

        Raises:
            NotYamlError: with the line and, in plain words, what the parser expected.
        """
        self._text = text
        self._line_ends = [i for i, character in enumerate(text) if _ends_line(text, i, character)]
        self.root: Node | None = self._composed()
        """None if there is nothing but white space and comments."""

    def line(self, node: Node) -> int:
        """The line on which a node is written, from 1; for an alias, the line of what it names."""
        return self._line(node.start_mark)

    def problem(self, node: Node) -> Problem | None:
        """Faults for what YAML allows but a lesson has no use for: tags, and halves of letters."""
        tag = _TAG.match(self._text, node.start_mark.index)
        if tag and not (isinstance(node, ScalarNode) and tag[1] in _TEXT_TAGS):
            return "a value without a tag", f"the tag {tag[1]}"
        if isinstance(node, ScalarNode) and "\ufffd" in _whole(node.value) != node.value:
            return _HALF
        return None

    def value(self, node: ScalarNode) -> str | int | float | bool | None:
        """What a scalar means: text if it is quoted or tagged as text."""
        tagged = _TAG.match(self._text, node.start_mark.index)
        text = _whole(node.value)
        return text if node.style or tagged else plain_value(text)

    def _composed(self) -> Node | None:
        try:
            root: Node | None = YAML(typ="safe", pure=True).compose(self._text)
            return root
        except ComposerError as error:
            raise self._misused(error) from None
        except YAMLError as error:
            raise self._explained(error) from None
        except Exception as error:
            # Some input crashes the parser itself, e.g. an escape beyond Unicode.
            got = f"something that cannot be read ({error})"
            raise NotYamlError(1, "YAML", got) from None

    def _misused(self, error: ComposerError) -> NotYamlError:
        """A fault in what is otherwise YAML."""
        line = self._line(error.problem_mark)
        if alias := re.search(r"found undefined alias '(.*)'", str(error.problem)):
            name = alias[1]
            return NotYamlError(line, f"an anchor &{name} that ends above", f"*{name} without one")
        if "found duplicate anchor" in str(error.context):
            return NotYamlError(line, "each anchor once", "one again")
        return NotYamlError(line, "one document in a file", "a second one after '---'")

    def _explained(self, error: YAMLError) -> NotYamlError:
        problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
        context = str(getattr(error, "context", None) or "")
        mark = getattr(error, "problem_mark", None)
        began = getattr(error, "context_mark", None)
        at = 1 if mark is None else self._line(mark)
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
    """Whether to point at the line where the unfinished construct began."""
    return "end of stream" in problem or "stream end" in problem or "find expected ':'" in problem


def _ends_line(text: str, index: int, character: str) -> bool:
    return character == "\n" or (character == "\r" and text[index + 1 : index + 2] != "\n")


def _whole(text: str) -> str:
    """The text with surrogate pairs joined: JSON writes characters beyond U+FFFF as two escapes."""
    if not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
