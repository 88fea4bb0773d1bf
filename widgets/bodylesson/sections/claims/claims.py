"""The article's claims beside what studies found."""

from bodylesson.lesson.evidence import Grade
from bodylesson.sections.section import Section
from bodylesson.sections.showing import Showing


def _data(_: Showing) -> dict[str, object]:
    return {"grades": list(Grade)}


SECTION = Section("claims", data=_data)
