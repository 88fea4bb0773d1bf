"""One palette: nothing else names a colour, and every name that is used is in it."""

import re
from pathlib import Path

import pytest

from bodylesson.ui import palette as module
from bodylesson.ui.palette import Colour, palette, stylesheet
from tools.palette import TARGET, template_text

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "widgets" / "bodylesson"
NO_COLOURS = {"font", "serif", "sans", "small", "text", "large", "heading", "display"}
"""Variables of type; `page.css` sets them."""
LITERAL = re.compile(r"#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b(?!;)", re.IGNORECASE)
SOURCES = [
    path
    for end in ("py", "ts", "css", "j2")
    for path in PACKAGE.rglob(f"*.{end}")
    if path != TARGET
]


def without_comments(path: Path) -> str:
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    return re.sub(r'"""[^"]*"""', "", text)


def test_nothing_else_names_a_colour() -> None:
    assert len(SOURCES) > 200
    # Ids of links and of private names look alike: colours stand behind a colon, comma or quote.
    found = {
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in SOURCES
        for match in re.finditer(rf"(?<=[\s:(,\"']){LITERAL.pattern}", without_comments(path), re.I)
        if not match[0][1:].isalpha() or len(match[0]) in (7, 9)
    }
    # Black, if a page has no palette at all.
    assert found == {"widgets/bodylesson/ui/palette.ts: #000000"}


def test_every_name_that_is_used_is_in_the_palette_and_the_other_way_round() -> None:
    text = "\n".join(path.read_text("utf-8") for path in SOURCES)
    said = set(re.findall(r"var\(--bl-([a-z-]+)", text)) - NO_COLOURS
    said |= set(re.findall(r'(?:ink|paletteColor|palette\(\)\[|c)\(?\[?"([a-z-]+)"', text))
    declared = {name for name in said if name in palette()}
    in_styles = set(re.findall(r"var\(--bl-([a-z-]+)[,)]", text)) - NO_COLOURS
    assert in_styles <= palette().keys()
    # Parts of the drawn body are named by tables of their own.
    tables = (PACKAGE / "plates" / "cut.py").read_text("utf-8")
    tables += (PACKAGE / "plates" / "curve.py").read_text("utf-8")
    unused = [
        name
        for name in palette()
        if name not in declared and not name.startswith("model-") and f'"{name}"' not in tables
    ]
    assert unused == []


def test_the_template_is_fresh() -> None:
    assert TARGET.read_text("utf-8") == template_text(), "stale: run python -m tools.palette"


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("text", ["ink", "quiet", "accent", "warm", "danger"])
@pytest.mark.parametrize("ground", ["bg", "surface", "tint"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_can_be_read(text: str, ground: str, theme: str) -> None:
    def colour(name: str) -> str:
        return str(getattr(palette()[name], theme))

    assert contrast(colour(text), colour(ground)) >= 4.5


def test_one_colour_serves_both_themes_and_two_one_each() -> None:
    assert palette()["model-bone"] == Colour("#eadfc6", "#eadfc6")
    assert palette()["bg"] == Colour("#fbfaf7", "#14181a")
    assert stylesheet().count("--bl-bg:#14181a") == 2, "the system's switch and JupyterLab's"
    assert stylesheet().count("--bl-model-bone") == 1


@pytest.mark.parametrize("entry", ['["#ffffff"]', '"white"', '["#fff", "#000"]', "7"])
def test_a_wrong_entry_is_named(
    entry: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "palette.toml"
    file.write_text(f"bg = {entry}\n")
    monkeypatch.setattr(module, "FILE", file)
    with pytest.raises(ValueError, match=r"palette\.toml: bg: expected one or two colours"):
        palette.__wrapped__()
