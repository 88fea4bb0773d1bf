"""From a Matplotlib figure to a small SVG that suits light and dark and is the same every time.

Each colour is drawn as a stand-in and written as the custom property of the palette.
Matplotlib's ids are removed, since one page holds several plates; a part that the browser moves
keeps its name as `data-part`.
"""

import io
import re
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from bodylesson.ui.palette import palette


def _stand_ins() -> dict[str, str]:
    return {name: f"#01{number:04x}" for number, name in enumerate(palette(), start=16)}


STAND_INS = _stand_ins()
"""The stand-in that Matplotlib draws with for each color of the palette, until the SVG is
written."""

RC: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "bodylesson",
    "path.simplify": False,
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 9,
}


def ink(name: str) -> str:
    """The stand-in for a colour of the palette, to give to Matplotlib."""
    return STAND_INS[name]


def new_figure(width_mm: float, height_mm: float, points_per_mm: float) -> Figure:
    """A figure filled by a single set of axes, so that data can be laid out in mm."""
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
    for name, stand_in in STAND_INS.items():
        text = text.replace(stand_in, f"var(--bl-{name})")
    text = re.sub(r' style="([^"]*)"', lambda m: _attributes(m[1]), text)
    text = re.sub(r">\s+<", "><", text)
    return re.sub(r"\s*\n\s*", " ", text).strip()


def _attributes(style: str) -> str:
    """A style as attributes, so that a page that forbids inline styles still shows the plate."""
    found = []
    for part in style.split(";"):
        name, _, value = part.strip().partition(": ")
        if name == "font":
            size = value.split("px")[0].split()[-1]
            found.append(f'font-size="{size}" font-family="system-ui, sans-serif"')
            if "700" in value or "bold" in value:
                found.append('font-weight="600"')
        elif name:
            found.append(f'{name}="{value}"')
    return "".join(f" {one}" for one in found)


_HEAD = (
    'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    # What Matplotlib's style block says; the block itself is removed, since it would style the
    # page.
    'stroke-linejoin="round"'
)
_CLASS = "@class@"
