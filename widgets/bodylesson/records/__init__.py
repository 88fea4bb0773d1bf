"""What a lesson keeps in the browser, shared by measure, journal and quiz: its words and looks."""

from pathlib import Path

from bodylesson.ui import assets

_HERE = Path(__file__).parent


def words(module_file: str) -> dict[str, str]:
    """A widget's interface words with those that tell how the browser keeps its records."""
    return {**assets.words(str(_HERE / "records.py")), **assets.words(module_file)}


def style(module_file: str) -> str:
    """A widget's stylesheet with the cards and fields that the three widgets share."""
    return assets.style(module_file) + (_HERE / "records.css").read_text("utf-8")
