"""A matplotlib figure as SVG that takes the page's own colors, in light and dark and on paper."""

import io
import re

from matplotlib.figure import Figure

INK = "#101010"
"""Drawn in this, a line takes the color of the text around the picture."""
ACCENT = "#0b6b63"
WARM = "#a8443a"
QUIET = "#55605f"
PAPER = "#fefefe"
"""Drawn in this, an area takes the color of the page behind it."""

_TOKENS = {
    INK: "currentColor",
    ACCENT: f"var(--bl-accent, {ACCENT})",
    WARM: f"var(--bl-warm, {WARM})",
    QUIET: f"var(--bl-quiet, {QUIET})",
    PAPER: f"var(--bl-surface, {PAPER})",
}


def theme_svg(figure: Figure, salt: str) -> str:
    """Markup of the figure without a size of its own, without scripts, styles or outside links.

    Args:
        figure: drawn in the colors above, with nothing clipped.
        salt: makes the ids in it its own, and the same every time.
    """
    import matplotlib as mpl

    target = io.StringIO()
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": salt}):
        figure.savefig(target, format="svg", transparent=True, metadata={"Date": None})
    svg = target.getvalue()
    # Its style block goes, as it would reach into the page; what it says is said here.
    svg = svg[svg.index("<svg") :].replace("<svg", '<svg stroke-linejoin="round"', 1)
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<defs>\s*<style.*?</style>\s*</defs>", "", svg, flags=re.DOTALL)
    svg = re.sub(r'(<svg[^>]*?) (?:width|height)="[^"]*"', r"\1", svg)
    svg = re.sub(r'(<svg[^>]*?) (?:width|height)="[^"]*"', r"\1", svg)
    # Attributes, since a strict page forbids inline styles.
    svg = re.sub(r' style="([^"]*)"', lambda found: _attributes(found[1]), svg)
    svg = re.sub(
        r' id="(?:figure|axes|patch|line2d|text|PathCollection|LineCollection)_\d+"', "", svg
    )
    for color, token in _TOKENS.items():
        svg = svg.replace(color, token)
    return re.sub(r"\n\s*", "\n", svg).strip()


def _attributes(style: str) -> str:
    parts = [part.partition(":") for part in style.split(";") if ":" in part]
    written = {name.strip(): value.strip() for name, _, value in parts}
    if font := written.pop("font", None):
        size = re.search(r"[\d.]+px", font)
        written |= {"font-size": size[0] if size else "12px", "font-family": "inherit"}
        if "700" in font or "bold" in font:
            written["font-weight"] = "600"
    return "".join(f' {name}="{value.replace(chr(34), "")}"' for name, value in written.items())
