"""The checks once more, after the practice, and what a change can say."""

from bodylesson.sections.measure.measure import Measure, measure_widget
from bodylesson.sections.section import Need, Section
from bodylesson.sections.showing import Showing


def measure_after(showing: Showing) -> Measure:
    """Takes the readings after the practice and shows the result."""
    return measure_widget(showing, "after")


SECTION = Section("readings", widget=measure_after, needs=(Need.MEASURES,))
