"""Lists the sections: whatever this folder holds."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from bodylesson.lesson.lesson import Lesson
from bodylesson.sections.section import Section
from bodylesson.sections.showing import Showing

FOLDER = Path(__file__).parent


@cache
def sections() -> Mapping[str, Section]:
    """All sections by id, sorted.

    A folder with a template is a section; one without is a widget that sections use.

    Raises:
        LookupError: a folder with a template does not declare its section, or declares it under
        another name.
    """
    stems = sorted(path.parent.name for path in FOLDER.glob("*/*.html.j2"))
    found = [_declared(stem) for stem in stems]
    return MappingProxyType({section.id: section for section in found})


def showing(lesson: Lesson) -> Showing:
    """A lesson with all sections' widgets, none of which has been made yet."""
    return Showing(lesson, {id: one.widget for id, one in sections().items() if one.widget})


def _declared(stem: str) -> Section:
    section = getattr(import_module(f"{__package__}.{stem}.{stem}"), "SECTION", None)
    if not isinstance(section, Section) or section.stem != stem:
        wanted = f"SECTION = Section({stem.replace('_', '-')!r})"
        raise LookupError(f"sections/{stem}/{stem}.py: expected {wanted}, got {section!r}")
    return section
