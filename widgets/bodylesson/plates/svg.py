"""From a Matplotlib figure to a small SVG that suits light and dark and is the same every time.

Each colour is drawn as a stand-in and written as a CSS custom property with a light and a dark
value. Matplotlib's ids go, since several plates stand in one page; a part that the browser moves
keeps its name as `data-part`.
"""

import io
import re
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure


@dataclass(frozen=True)
class Ink:
    """A colour of the plates: custom property, light and dark value, and Matplotlib's stand-in."""

    name: str
    light: str
    dark: str
    stand_in: str


def _inks() -> dict[str, Ink]:
    table = {
        "bone": ("#eadfc6", "#c9bea4"),
        "bone-edge": ("#8c7a5c", "#efe6d0"),
        "shade": ("#6b5434", "#3b2c18"),
        "psoas": ("#b23c36", "#c9564f"),
        "iliacus": ("#d0704f", "#d98263"),
        "muscle-edge": ("#6e1f1c", "#4a1512"),
        "ink": ("#1d2426", "#e8ecec"),
        "quiet": ("#55605f", "#a9b4b3"),
        "line": ("#c3c9c5", "#4a5558"),
        "accent": ("#0b6b63", "#6fd3c5"),
        "fat": ("#f3d9a4", "#7d6a3e"),
        "wall": ("#c4756a", "#8f4c45"),
        "bowel": ("#f1d3c6", "#54403a"),
        "artery": ("#c9342b", "#e2564d"),
        "vein": ("#3f6fb0", "#6e9bd8"),
        "ball": ("#2f6f9e", "#7db9e6"),
    }
    return {
        name: Ink(name, light, dark, f"#0101{number:02x}")
        for number, (name, (light, dark)) in enumerate(table.items(), start=16)
    }


INKS = _inks()

RC: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "bodylesson",
    "path.simplify": False,
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 9,
}


def ink(name: str) -> str:
    """The stand-in for a colour, to give to Matplotlib."""
    return INKS[name].stand_in


def new_figure(width_mm: float, height_mm: float, points_per_mm: float) -> Figure:
    """A figure whose one set of axes fills it, so that data can be laid out in mm."""
    with mpl.rc_context(RC):
        return Figure(figsize=(width_mm * points_per_mm / 72, height_mm * points_per_mm / 72))


def to_svg(figure: Figure, name: str) -> str:
    """The figure as SVG text; `name` goes into its class."""
    buffer = io.StringIO()
    with mpl.rc_context(RC):
        empty = {"Date": None, "Creator": None, "Format": None, "Type": None}
        figure.savefig(buffer, format="svg", transparent=True, metadata=empty)
    return _small(buffer.getvalue(), name)


def _small(text: str, name: str) -> str:
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>", "", text, flags=re.DOTALL)
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    text = re.sub(r"<style.*?</style>", "", text, flags=re.DOTALL)
    text = re.sub(r"<defs>\s*</defs>", "", text)
    text = re.sub(
        r'<svg [^>]*?(viewBox="[^"]*")[^>]*>', rf"<svg {_HEAD} \1 {_CLASS}>", text, count=1
    )
    text = text.replace(_CLASS, f'class="bl-plate-svg bl-plate-{name}"')
    text = re.sub(r' id="part-([^"]*)"', r' data-part="\1"', text)
    text = re.sub(r' id="[^"]*"', "", text)
    text = re.sub(r"-?\d+\.\d+", lambda m: f"{float(m[0]):.1f}".removesuffix(".0"), text)
    text = text.replace("-0 ", "0 ")
    for one in INKS.values():
        value = f"var(--bl-plate-{one.name}, light-dark({one.light}, {one.dark}))"
        text = text.replace(one.stand_in, value)
    text = re.sub(r' style="([^"]*)"', lambda m: _attributes(m[1]), text)
    text = re.sub(r">\s+<", "><", text)
    return re.sub(r"\s*\n\s*", " ", text).strip()


def _attributes(style: str) -> str:
    """A style as attributes: a page that forbids inline styles shows the plate all the same."""
    found = []
    for part in style.split(";"):
        name, _, value = part.strip().partition(": ")
        if name == "font":
            found.append(f'font-size="{value.split("px")[0]}" font-family="system-ui, sans-serif"')
        elif name and (name, value) != ("stroke-linejoin", "miter"):
            found.append(f'{name}="{value}"')
    return "".join(f" {one}" for one in found)


_HEAD = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
_CLASS = "@class@"
