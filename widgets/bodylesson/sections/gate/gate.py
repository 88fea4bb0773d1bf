"""The gate: before the practice the learner answers whether it is for them."""

from bodylesson.sections.screening.screening import Screening, screening
from bodylesson.sections.section import Section
from bodylesson.sections.showing import Showing


def gate(showing: Showing) -> Screening:
    """The gate of a lesson, in full; its practice waits for it."""
    return screening(showing, compact=False)


SECTION = Section("gate", widget=gate)
