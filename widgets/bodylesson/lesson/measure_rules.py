"""Rules of the measures that tie several fields together: limits in order, thigh with an angle."""

from collections.abc import Iterator
from itertools import pairwise

from bodylesson.lesson.document import Document
from bodylesson.lesson.faults import Fault, shown

_RISING = ("least", "low", "high", "most")


def measure_faults(lesson: Document) -> Iterator[Fault]:
    """Check every instrument whose fields have the types that it needs."""
    for pattern in ("limits", "thigh"):
        for path, limits in lesson.find(f"measures.instruments[*].{pattern}"):
            if not isinstance(limits, dict):
                continue
            for lower, upper in pairwise(_RISING):
                low, high = limits.get(lower), limits.get(upper)
                if isinstance(low, int | float) and isinstance(high, int | float) and low > high:
                    expected = f"a number not below {lower}, which is {shown(low)}"
                    yield lesson.fault((*path, upper), expected, shown(high))
    for path, instrument in lesson.find("measures.instruments[*]"):
        if not isinstance(instrument, dict):
            continue
        angle, thigh = instrument.get("kind") == "angle", instrument.get("thigh")
        if angle and thigh is None:
            yield lesson.fault(
                (*path, "thigh"), "limits of the thigh's length for an angle", "none"
            )
