"""Where a widget's files are: beside its class, with the same stem."""

from pathlib import Path

from bodylesson.ui.older_styles import with_older_ways
from bodylesson.ui.palette import stylesheet

_TOKENS = Path(__file__).with_name("tokens.css")


def bundle(module_file: str) -> Path:
    """The bundled front end of the widget whose `__file__` is given."""
    path = Path(module_file).with_suffix(".js")
    if not path.exists():
        raise FileNotFoundError(
            f"{path}: expected the bundle of {path.stem}.ts; `make lesson` makes it"
        )
    return path


def style(module_file: str, *shared: str) -> str:
    """A widget's stylesheet.

    It comes after the palette, what all widgets share and the named sheets of this folder (such as
    `chips`), and before the other sheets of the widget's own folder.
    """
    own = Path(module_file).with_suffix(".css")
    others = sorted(path for path in own.parent.glob("*.css") if path != own)
    named = [_TOKENS.with_stem(name) for name in shared]
    sheets = [path.read_text("utf-8") for path in (_TOKENS, *named, own, *others)]
    return stylesheet() + with_older_ways("".join(sheets))
