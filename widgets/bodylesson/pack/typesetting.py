"""From a page of `pages/` and its data to a PDF that can be searched, copied and read aloud.

Typst sets the pages. It is one wheel without dependencies, embeds the fonts, and refuses whatever
would make a PDF that a screen reader cannot follow (PDF/UA-1), such as a picture without words.
"""

import json
import shutil
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

PAGES = Path(__file__).with_name("pages")
EXTRA = "pack"
PACKAGES = ("typst", "font_source_sans_pro")
"""What the extra installs: the typesetter, and the sheets' font, Source Sans Pro (OFL)."""


class MissingExtraError(Exception):
    """The typesetter is not installed."""

    def __init__(self, package: str) -> None:
        super().__init__(
            f"class-pack: expected the package {package}, got none;"
            f" install it with: pip install 'bodylesson[{EXTRA}]'"
        )


def typeset(page: str, data: Mapping[str, object], pictures: Mapping[str, str]) -> bytes:
    """The PDF of one sheet; the same bytes for the same input.

    Args:
        page: name of a file of `pages/`, without its ending.
        data: what it reads as `data.json`; `paper` is Typst's name of a paper.
        pictures: SVG texts by file name.

    Raises:
        MissingExtraError: the extra is not installed.
    """
    fonts = _fonts()
    import typst

    with TemporaryDirectory(prefix="class-pack-") as made:
        folder = Path(made)
        shutil.copytree(PAGES, folder, dirs_exist_ok=True)
        (folder / "data.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        for name, svg in pictures.items():
            (folder / name).write_text(svg, "utf-8")
        pdf = typst.compile(
            str(folder / f"{page}.typ"),
            root=str(folder),
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards="ua-1",
            timestamp=0,
        )
    assert isinstance(pdf, bytes)
    return pdf


def _fonts() -> Path:
    """The folder of the sheets' font."""
    specs = {name: find_spec(name) for name in PACKAGES}
    for name, spec in specs.items():
        if spec is None:
            raise MissingExtraError(name.replace("_", "-"))
    origin = specs["font_source_sans_pro"]
    assert origin is not None
    assert origin.origin is not None
    return Path(origin.origin).parent / "files"
