"""Where a widget's files are: they stand beside its class and carry its stem."""

from pathlib import Path

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


def style(module_file: str) -> str:
    """Its stylesheet, after the colors that all widgets share, before the others of its folder."""
    own = Path(module_file).with_suffix(".css")
    others = sorted(path for path in own.parent.glob("*.css") if path != own)
    return stylesheet() + "".join(path.read_text("utf-8") for path in (_TOKENS, own, *others))
