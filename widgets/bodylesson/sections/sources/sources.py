"""Where each statement comes from."""

from bodylesson.sections.section import Section
from bodylesson.sections.showing import Showing

UNSAID = "abstract or full text"
"""How most sources were read: said once for all of them."""


def _data(_: Showing) -> dict[str, object]:
    return {"unsaid": UNSAID}


SECTION = Section("sources", data=_data)
