"""No word that a learner reads is in a template or in code, and every word in the file is used."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import pytest

from bodylesson.lesson.anatomy import Ball
from bodylesson.lesson.class_plan import ListName
from bodylesson.lesson.evidence import Grade, Reference
from bodylesson.ui.words import words

PACKAGE = Path(__file__).parents[2] / "widgets" / "bodylesson"
TEMPLATES = sorted(PACKAGE.rglob("*.html.j2"))
PAGES = PACKAGE / "pack" / "pages"
SCRIPTS = sorted(path for path in PACKAGE.rglob("*.ts"))
GENERATED = {"words.html.j2"}
"""Made from the words themselves."""
SAVED_FILE = "csv.ts"
"""Its columns are the format of a file, which reads the same in every language."""
VALUES = {str(value) for value in get_args(Ball.model_fields["hardness"].annotation)}
"""Values of a lesson's fields, to compare with: they are shown by words of the same key."""
FONTS = {"DejaVu Sans", "Source Sans Pro", "Libertinus Serif"}
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
    word = r"[^\W\d_]['\u2019\w]*"
    several = re.fullmatch(rf"{word}(,? {word})+[.?!:…]?", text.strip())
    return bool(several or re.fullmatch(r"[A-Z][a-z]+[.?!:…]?", text.strip()))


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
"""Messages for people reading the console, and selectors."""


def words_in_script(text: str) -> list[str]:
    """String literals that read like words to people."""
    return [
        literal
        for before, literal in literals(text)
        if looks_said(literal)
        and literal not in VALUES
        and not NAMES.match(literal)
        and not FOR_DEVELOPERS.search(before)
    ]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_holds_words(path: Path) -> None:
    if path.name not in GENERATED:
        assert words_in_template(path.read_text("utf-8")) == []


def test_no_script_holds_words() -> None:
    scripts = [path for path in SCRIPTS if path.name != SAVED_FILE]
    found = {path.name: words_in_script(path.read_text("utf-8")) for path in scripts}
    assert len(found) > 100
    assert {name: said for name, said in found.items() if said} == {}


def words_in_python(text: str) -> list[str]:
    """String literals that read like words to people; not docstrings, nor what an error says."""
    tree = ast.parse(text)
    unsaid: set[ast.AST] = set()
    for node in ast.walk(tree):
        is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if is_docstring or isinstance(node, ast.Raise):
            unsaid.update(ast.walk(node))
    constants = [node for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    constants.sort(key=lambda node: (node.lineno, node.col_offset))
    return [
        node.value
        for node in constants
        if node not in unsaid
        and isinstance(node.value, str)
        and " " in node.value.strip()
        and node.value not in FONTS
        and looks_said(node.value)
    ]


@pytest.mark.parametrize("room", ["models", "plates", "records", "sections", "page", "pack"])
def test_no_python_of_the_page_holds_words(room: str) -> None:
    files = sorted((PACKAGE / room).rglob("*.py"))
    assert files
    found = {path.name: words_in_python(path.read_text("utf-8")) for path in files}
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<p>Hello</p>", ["Hello"]),
        ('<p aria-label="Balls compared">{{ words.x }}</p>', ["Balls compared"]),
        ("<p>{{ 'yes please' if x else words.no }}</p>", ["yes please"]),
        ('<p class="bl-two three">{{ a }}, {% if b %}{{ c }}{% endif %}: 1 {# note #}</p>', []),
        ("<style>.a { color: red }</style><p>ok then</p>", ["ok then"]),
    ],
)
def test_words_in_a_template_are_found(text: str, found: list[str]) -> None:
    assert words_in_template(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('button.textContent = "Go on";', ["Go on"]),
        ('el.append("Done.");', ["Done."]),
        ("say(`Well done, you`);", ["Well done, you"]),
        ('throw new Error("no such step");', []),
        ('case "ArrowLeft": // Turn left', []),
        ('el.className = "bl-one bl-two"; say("go_on"); node("p", "note");', []),
    ],
)
def test_words_in_a_script_are_found(text: str, found: list[str]) -> None:
    assert words_in_script(text) == found


def test_words_in_python_are_found() -> None:
    text = '''"""A docstring says much."""
def f(x):
    """So does this."""
    if x:
        raise ValueError(f"expected {x}, got nothing at all")
    return "not known yet" if x else ("left", "a_key", "Start")
'''
    assert words_in_python(text) == ["not known yet"]


def words_in_typst(text: str) -> list[str]:
    """What a page of the pack says by itself: strings and plain text that read like words."""
    text = re.sub(r"(^|\s)//.*", "", text)
    strings = re.findall(r'"([^"\n]*)"', text)
    blocks = re.findall(r"(?<![\w)])\[([^\]\n]*)\]", text)
    called = r"#[\w.]+(\((?:[^()]|\([^()]*\))*\))?"
    plain = [re.sub(called, "", block).strip() for block in blocks]
    return [
        said
        for said in [*strings, *plain]
        if said not in FONTS and (looks_said(said) or (said in plain and LETTERS.search(said)))
    ]


def test_no_page_of_the_pack_holds_words() -> None:
    pages = sorted(PAGES.glob("*.typ"))
    assert len(pages) > 5
    found = {path.name: words_in_typst(path.read_text("utf-8")) for path in pages}
    assert {name: said for name, said in found.items() if said} == {}


def test_words_in_a_page_of_the_pack_are_found() -> None:
    text = '#panel("Look here", [*#it.name.* #text(1pt, it.text) and more])\n// A note'
    assert words_in_typst(text) == ["Look here", "**  and more"]


COUNTED = "one_"
"""`one_breath` is what `countOf` says for one of `breath`."""
FROM_DATA = {
    "pack.shared": {*get_args(ListName)},
    "pack.lesson_plan": {"placing", "work", "changing", "coming_off"},
    "sections.balls": VALUES,
    "sections.home": {"left", "right", "both", "looser", "same", "tighter", "sore"},
    "sections.claims": {*Grade, *(f"{grade}_is" for grade in Grade)},
    "sections.sources": {
        str(value)
        for field in ("kind", "read")
        for value in get_args(Reference.model_fields[field].annotation)
    },
}
"""Words whose keys are values of a lesson's fields."""


def places(group: str) -> list[Path]:
    """The files in which the words of a group may be said."""
    kind, _, name = group.partition(".")
    sections = PACKAGE / "sections"
    if kind == "widgets":
        folders = [PACKAGE / room for room in ("models", "records", "sound", "ui")]
        folders += [] if name == "records" else [sections / name]
        return [path for one in folders for end in ("ts", "py") for path in one.glob(f"*.{end}")]
    if kind == "controls":
        return [sections / name / f"{name}.py"]
    if group == "sections.shared":
        return [*sections.rglob("*.j2"), PACKAGE / "page" / "rendering.py"]
    if kind == "sections":
        scripts = [*(PACKAGE / "page" / "template" / "path").glob("*.ts")] if name == "home" else []
        return [sections / name / f"{name}.html.j2", *scripts]
    if kind == "plates":
        return [*(PACKAGE / "plates").glob("*.py")]
    if kind == "pack":
        return sorted(PAGES.glob("*.typ")) if name == "shared" else [PAGES / f"{name}.typ"]
    if kind == "page":
        templates = [path for path in TEMPLATES if path.parent.name == "template"]
        return [*templates, PACKAGE / "page" / "files.py"]
    return [PACKAGE / "publish" / "templates" / f"{name.split('_')[0]}-note.html.j2"]


def said_in(text: str) -> re.Pattern[str]:
    """Matches every key that this source names, whole or put together from parts."""
    whole = re.findall(r"""["'`]([\w-]+)["'`]|\b(?:words|shared|labels)\.(\w+)""", text)
    parts = [re.escape("".join(one)) for one in whole]
    for built in re.findall(r"""`([^`\n]*\$\{[^`\n]*)`|\bf"([^"\n]*\{[^"\n]*)\"""", text):
        pieces = re.split(r"\$?\{[^}]*\}", "".join(built))
        if all(re.fullmatch(r"[\w-]*", piece) for piece in pieces) and len("".join(pieces)) > 3:
            parts.append("[\\w-]+".join(map(re.escape, pieces)))
    parts += [rf"[\w-]+{end}" for end in re.findall(r"""~ ["'](\w+)["']""", text)]
    return re.compile("|".join(parts))


@pytest.mark.parametrize("group", words().groups)
def test_no_word_lies_dead(group: str) -> None:
    files = places(group)
    texts = [path.read_text("utf-8") for path in files if path.name not in GENERATED]
    said = said_in("\n".join(texts))
    dead = [
        key
        for key in words().texts(group)
        if not said.fullmatch(key)
        and not said.fullmatch(key.removeprefix(COUNTED))
        and not said.fullmatch(key.replace("_", "-"))  # The form in which a verdict is written.
        and key not in FROM_DATA.get(group, ())
    ]
    assert dead == []


def test_a_dead_word_is_found() -> None:
    said = said_in('say("go_on"); say(`floor_${state}`); f"told_{name}"; words.title; key ~ "_is"')
    keys = ["go_on", "floor_done", "told_x", "title", "mixed_is"]
    assert [key for key in [*keys, "go", "floor", "titles", "gone"] if said.fullmatch(key)] == keys


@pytest.mark.parametrize("group", FROM_DATA)
def test_every_value_of_a_field_has_its_word(group: str) -> None:
    assert FROM_DATA[group] <= words().texts(group).keys()
