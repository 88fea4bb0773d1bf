"""What a lesson keeps in the browser, shared by measure, journal and quiz: its looks and words."""

from pathlib import Path

from bodylesson.ui import assets
from bodylesson.ui.older_styles import with_older_ways

WORDS = "widgets.records"
"""The group of words about how the browser keeps records."""


def style(module_file: str) -> str:
    """A widget's stylesheet with the cards and fields that the three widgets share."""
    own = Path(__file__).with_name("records.css").read_text("utf-8")
    return assets.style(module_file, "chips") + with_older_ways(own)
