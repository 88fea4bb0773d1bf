"""Stylesheets share one page: no class is styled by two widgets, or by one and the page itself."""

import re
from collections import defaultdict
from pathlib import Path

from bodylesson.ui.palette import stylesheet

PACKAGE = Path(__file__).parents[2] / "widgets" / "bodylesson"
ALIKE = {"bl-plate", "bl-widget"}
"""Plates look the same wherever they stand; `bl-widget` stands with a widget's own class."""


def test_no_two_widgets_style_one_class() -> None:
    styled: dict[str, set[str]] = defaultdict(set)
    sheets = [
        path
        for path in PACKAGE.rglob("*.css")
        if path.parent.name != "ui" and "static" not in path.parts
    ]
    sheets += PACKAGE.glob("page/template/static/*.css")
    for sheet in sheets:
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
        for selectors in re.findall(r"([^{}]+)\{", text):
            for selector in re.split(r",(?![^()]*\))", selectors):
                if first := re.match(r"\s*\.(bl-[\w-]+)", selector):
                    styled[first[1]].add(sheet.parent.name)
    assert len(sheets) > 8
    assert len(styled) > 100
    twice = {name: sheets for name, sheets in styled.items() if len(sheets) > 1}
    assert set(twice) <= ALIKE, twice


def test_a_theme_changes_colors_and_nothing_else() -> None:
    """What is laid out well in one theme is so in the other."""
    sources = [*PACKAGE.rglob("*.css"), *PACKAGE.rglob("*.ts")]
    assert len(sources) > 100
    themed = ("prefers-color-scheme", "data-jp-theme", "light-dark(")
    assert [p.name for p in sources if any(one in p.read_text("utf-8") for one in themed)] == []
    color = re.compile(r"--bl-[a-z-]+:#[0-9a-f]{6}|color-scheme:(light|dark)|")
    declarations = [
        line.strip()
        for block in re.findall(r"\{([^{}]*)\}", stylesheet())
        for line in block.split(";")
    ]
    assert len(declarations) > 100
    assert [line for line in declarations if not color.fullmatch(line)] == []


SIZES = ("small", "text", "large", "heading", "display")
LETTERING = re.compile(r"\btext\b|-text\b")
"""Selectors of words within a drawing, which are as large as the drawing says."""
OWN_SIZES = {"board.css", "floor.css", "print.css"}
"""A class's board is read from 8 m, floor mode fills the screen with a word, and paper is measured
in points."""


def test_there_are_five_sizes_of_type() -> None:
    page = (PACKAGE / "page" / "template" / "static" / "page.css").read_text("utf-8")
    for size in SIZES:
        assert re.search(rf"--bl-{size}: [^;]*rem", page), size
    allowed = re.compile(rf"var\(--bl-({'|'.join(SIZES)})\)|\binherit\b|^[\d.]+pt$")
    others, looked = [], 0
    for sheet in sorted(PACKAGE.rglob("*.css")):
        if sheet.name in OWN_SIZES:
            continue
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
        for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
            for value in re.findall(r"\bfont(?:-size)?:\s*([^;]+)", body):
                looked += 1
                if not allowed.search(value) and not LETTERING.search(selector):
                    others.append(f"{sheet.name}: {selector.strip()}: {value}")
    assert looked > 80
    assert others == []
