"""Sources in words: a short name for a link, a line for a list."""

from bodylesson.lesson.evidence import Reference

MOST_WORDS = 4
"""For a source without authors, this many words of its title are enough for a link."""


def short_name(reference: Reference) -> str:
    """Author and year, for a link's accessible name, e.g. `Grabow L 2018`; otherwise what it is."""
    who = (reference.authors or reference.container or reference.title).split(",")[0].strip("[]")
    words = who.split()
    if len(words) > MOST_WORDS:
        who = " ".join(words[:MOST_WORDS]) + " …"
    return f"{who} {reference.year}" if reference.year else who


def source_line(reference: Reference) -> str:
    """A source in one line."""
    parts = (reference.authors, reference.title, reference.container, reference.year)
    return ". ".join(str(part).rstrip(".") for part in parts if part) + "."
