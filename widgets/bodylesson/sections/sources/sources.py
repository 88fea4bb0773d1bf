"""Where each statement comes from."""

from typing import get_args

from bodylesson.lesson.evidence import Reference
from bodylesson.sections.section import Section
from bodylesson.sections.showing import Showing

MOST_OFTEN: str = get_args(Reference.model_fields["read"].annotation)[0]
"""How most sources were read: stated once for all of them."""


def _data(_: Showing) -> dict[str, object]:
    return {"unsaid": MOST_OFTEN}


SECTION = Section("sources", data=_data)
