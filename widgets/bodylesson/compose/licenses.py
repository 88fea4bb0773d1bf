"""Whose work a lesson holds, for everyone whom a copy reaches without this package."""

from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).parents[3]
FILE = "licenses.txt"


@cache
def licenses(root: Path = ROOT) -> str:
    """LICENSE, NOTICE and the texts that it refers to: of the project's folder, else of the wheel.

    Raises:
        FileNotFoundError: neither has them.
    """
    if not ((root / "NOTICE").is_file() and (root / "LICENSES").is_dir()):
        root = _in_wheel()
    paths = [root / "NOTICE", root / "LICENSE", *sorted((root / "LICENSES").glob("*.txt"))]
    return "\n\n".join(
        f"{'=' * 80}\n{path.relative_to(root).as_posix()}\n{'=' * 80}\n\n{path.read_text('utf-8')}"
        for path in paths
    )


def _in_wheel() -> Path:
    try:
        wheel = distribution("bodylesson")
    except PackageNotFoundError as error:
        raise FileNotFoundError("bodylesson: expected the package, found none") from error
    for path in wheel.files or ():
        if path.name == "NOTICE":
            return Path(str(wheel.locate_file(path.parent)))
    raise FileNotFoundError("bodylesson: expected NOTICE among its files, found none")


def as_comment(text: str) -> bytes:
    """The text as a comment that may follow a page's last tag."""
    inside = text.replace("-->", "-- >").replace("--!>", "-- !>")
    return f"<!--\n{inside}\n-->\n".encode()
