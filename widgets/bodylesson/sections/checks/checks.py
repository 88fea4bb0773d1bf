"""The checks, before the practice."""

from bodylesson.plates.checks import check_plates
from bodylesson.sections.measure.measure import Measure, measure_widget
from bodylesson.sections.section import Need, Section
from bodylesson.sections.showing import Showing


def measure_before(showing: Showing) -> Measure:
    """Takes the readings before the practice."""
    return measure_widget(showing, "before")


def _data(showing: Showing) -> dict[str, object]:
    return {"check_plates": check_plates(showing.words)}


SECTION = Section("checks", widget=measure_before, needs=(Need.MEASURES,), data=_data)
