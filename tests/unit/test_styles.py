"""Stylesheets of widgets share one page: no class is styled by two of them without its widget."""

import re
from collections import defaultdict
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "widgets" / "bodylesson"
ALIKE = {"bl-plate", "bl-widget"}
"""Plates look the same wherever they stand; `bl-widget` stands with a widget's own class."""


def test_no_two_widgets_style_one_class() -> None:
    styled: dict[str, set[str]] = defaultdict(set)
    sheets = [path for path in PACKAGE.glob("*/*.css") if path.parent.name != "front"]
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
