"""The lesson's colours: `palette.toml` read, and given as a stylesheet."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

FILE = Path(__file__).with_suffix(".toml")
_USE = re.compile(r"--bl-([a-z0-9-]+)")


@dataclass(frozen=True)
class Colour:
    """One colour in both themes, each `#rrggbb`."""

    light: str
    dark: str


@cache
def palette() -> Mapping[str, Colour]:
    """Every colour by name.

    Raises:
        ValueError: an entry is neither one colour nor two.
    """
    entries = tomllib.loads(FILE.read_text("utf-8"))
    return MappingProxyType({name: _colour(name, value) for name, value in entries.items()})


def stylesheet(used_in: str | None = None) -> str:
    """Every colour as a custom property `--bl-NAME`, for both themes; or those that a text uses.

    JupyterLab has a switch of its own, an attribute of its body, which wins over the system's.
    """
    colours = palette()
    if used_in is not None:
        names = set(_USE.findall(used_in))
        colours = {name: colour for name, colour in colours.items() if name in names}
    light = "".join(f"--bl-{name}:{colour.light};" for name, colour in colours.items())
    dark = "".join(
        f"--bl-{name}:{colour.dark};"
        for name, colour in colours.items()
        if colour.dark != colour.light
    )
    return (
        f":root,[data-jp-theme-light=true]{{{light}}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
        f"[data-jp-theme-light=false]{{{dark}color-scheme:dark}}\n"
        "[data-jp-theme-light=true]{color-scheme:light}\n"
    )


def _colour(name: str, value: object) -> Colour:
    both = value if isinstance(value, list) else [value, value]
    if len(both) != 2 or not all(_is_hex(one) for one in both):
        raise ValueError(f"{FILE.name}: {name}: expected one or two colours #rrggbb, got {value!r}")
    return Colour(*both)


def _is_hex(value: object) -> bool:
    if not isinstance(value, str) or len(value) != 7 or not value.startswith("#"):
        return False
    return all(digit in "0123456789abcdef" for digit in value[1:])
