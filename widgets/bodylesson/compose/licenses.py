"""Whose work a lesson holds, for everyone whom a copy reaches without this package."""

from importlib.metadata import distribution
from pathlib import Path

ROOT = Path(__file__).parents[3]
FILE = "licenses.txt"


def licenses(root: Path = ROOT) -> str:
    """LICENSE, NOTICE and the texts that it refers to: of the project's folder, else of the wheel.

    Raises:
        FileNotFoundError: neither has them.
    """
    if not (root / "NOTICE").is_file():
        root = Path(str(distribution("bodylesson").locate_file(_in_wheel())))
    paths = [root / "NOTICE", root / "LICENSE", *sorted((root / "LICENSES").glob("*.txt"))]
    return "\n\n".join(
        f"{'=' * 80}\n{path.relative_to(root).as_posix()}\n{'=' * 80}\n\n{path.read_text('utf-8')}"
        for path in paths
    )


def _in_wheel() -> str:
    for path in distribution("bodylesson").files or ():
        if path.name == "NOTICE":
            return path.parent.as_posix()
    raise FileNotFoundError("bodylesson: expected NOTICE among its files, found none")


def as_comment(text: str) -> bytes:
    """The text as a comment that may follow a page's last tag."""
    inside = text.replace("-->", "-- >").replace("--!>", "-- !>")
    return f"<!--\n{inside}\n-->\n".encode()
