"""The gate again in few words, for whoever practices another day; it stands beside Start."""

import ipywidgets

from bodylesson.sections.screening.screening import Screening, screening
from bodylesson.sections.section import Section
from bodylesson.sections.showing import Showing


def gate_today(showing: Showing) -> Screening:
    """The compact gate, joined to the full one, since either frees the practice."""
    made = screening(showing, compact=True)
    ipywidgets.jslink((showing.widget("gate"), "outcome"), (made, "outcome"))
    return made


SECTION = Section("gate-today", widget=gate_today)
