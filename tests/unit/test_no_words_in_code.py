"""No word that a learner reads stands in a template or in code, and none in the file lies dead."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bodylesson.ui.words import words

PACKAGE = Path(__file__).parents[2] / "widgets" / "bodylesson"
TEMPLATES = sorted(PACKAGE.rglob("*.html.j2"))
SCRIPTS = sorted(path for path in PACKAGE.rglob("*.ts"))
GENERATED = {"words.html.j2"}
"""Made from the words themselves."""
ATTRIBUTES = {"alt", "aria-description", "aria-label", "aria-roledescription", "label"}
ATTRIBUTES |= {"placeholder", "title", "aria-valuetext"}
UNSEEN = {"script", "style"}

JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
JINJA_TEXT = re.compile(r"""(?:\{\{|\{%)(.*?)(?:\}\}|%\})""", re.DOTALL)
LETTERS = re.compile(r"[^\W\d_]{2,}")


class _Texts(HTMLParser):
    """Collects text and attributes that are read by people."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within = [tag] if tag in UNSEEN else []
        self.found += [value for name, value in attrs if name in ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        self._within = []

    def handle_data(self, data: str) -> None:
        if not self._within:
            self.found.append(data)


def words_in_template(text: str) -> list[str]:
    """Texts with letters that stand in a template, outside and inside of its expressions."""
    parser = _Texts()
    parser.feed(JINJA.sub(" ", text))
    plain = [data.strip() for data in parser.found if LETTERS.search(data)]
    inside = re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)
    for expression in JINJA_TEXT.findall(inside):
        for literal in re.findall(r'"([^"]*)"|\'([^\']*)\'', expression):
            said = "".join(literal)
            if looks_said(said):
                plain.append(said)
    return plain


def looks_said(text: str) -> bool:
    """Whether a literal reads like words to people: two in a row, or one that begins large."""
    if re.search(r"[<>{}()=;/#]|--|\.\w|bl-", text):
        return False
    pair = re.fullmatch(r"[^\W\d_]['’\w]*(,? [^\W\d_]['’\w]*)+[.?!:…]?", text.strip())
    return bool(pair or re.fullmatch(r"[A-Z][a-z]+[.?!:…]?", text.strip()))


def literals(text: str) -> Iterator[tuple[str, str]]:
    """String literals of TypeScript, each with what stands before it on its line."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    for line in text.splitlines():
        line = re.sub(r"(^|\s)//.*", "", line)
        for literal in re.finditer(r'"((?:[^"\\]|\\.)*)"|`([^`$]*)`', line):
            yield line[: literal.start()], literal[1] or literal[2] or ""


NAMES = re.compile(r"^(Arrow(Up|Down|Left|Right)|Page(Up|Down)|Home|End|Enter|Escape|Space|Tab)$")
"""Keys of a keyboard, by the names that browsers give them."""
FOR_DEVELOPERS = re.compile(
    r"(Error|console\.\w+|transaction|querySelector(All)?|closest|matches)\(.*$"
)
"""What is said to who reads the console, and selectors."""


def words_in_script(text: str) -> list[str]:
    """String literals that read like words to people."""
    return [
        literal
        for before, literal in literals(text)
        if looks_said(literal) and not NAMES.match(literal) and not FOR_DEVELOPERS.search(before)
    ]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_holds_words(path: Path) -> None:
    if path.name not in GENERATED:
        assert words_in_template(path.read_text("utf-8")) == []


def test_no_script_holds_words() -> None:
    found = {path.name: words_in_script(path.read_text("utf-8")) for path in SCRIPTS}
    assert len(found) > 100
    assert {name: said for name, said in found.items() if said} == {}
