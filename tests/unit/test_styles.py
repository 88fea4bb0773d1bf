"""Stylesheets share one page: no class is styled by two widgets, or by one and the page itself."""

import re
from collections import defaultdict
from pathlib import Path

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
            for selector in selectors.split(","):
                if first := re.match(r"\s*\.(bl-[\w-]+)", selector):
                    styled[first[1]].add(sheet.parent.name)
    assert len(sheets) > 8
    assert len(styled) > 100
    twice = {name: sheets for name, sheets in styled.items() if len(sheets) > 1}
    assert set(twice) <= ALIKE, twice


def test_a_theme_changes_colors_and_nothing_else() -> None:
    """What is laid out well in one theme is so in the other."""
    color = re.compile(r"--[\w-]+: #[0-9a-f]{3,8}|color-scheme: (light|dark)")
    in_media = r"@media \(prefers-color-scheme[^{]*\{[^{]*\{([^}]*)\}"
    in_lab = r"[^{}]*data-jp-theme-light[^{]*\{([^}]*)\}"
    found = []
    for sheet in PACKAGE.rglob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
        for declarations in re.findall(in_media, text) + re.findall(in_lab, text):
            found += [line.strip() for line in declarations.split(";") if line.strip()]
    assert len(found) > 20
    assert [line for line in found if not color.fullmatch(line)] == []
    scripts = [path.read_text("utf-8") for path in PACKAGE.rglob("*.ts")]
    assert not any("prefers-color-scheme" in script for script in scripts)
