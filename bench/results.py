"""What was measured of one contestant."""

from collections import defaultdict
from dataclasses import dataclass, field

from bench.figures import highest, middle


@dataclass(frozen=True)
class Measure:
    """One row of the table."""

    key: str
    label: str
    unit: str
    digits: int
    """Decimals shown."""


MEASURES = (
    Measure("paint", "First contentful paint, of whatever it is", "s", 2),
    Measure("words", "First words, empty cache", "s", 2),
    Measure("home", "Home usable: Begin leads on, empty cache", "s", 2),
    Measure("usable", "From Home to Start, all widgets usable, empty cache", "s", 2),
    Measure("words_warm", "First words, warm cache", "s", 2),
    Measure("home_warm", "Home usable: Begin leads on, warm cache", "s", 2),
    Measure("usable_warm", "From Home to Start, all widgets usable, warm cache", "s", 2),
    Measure("document", "First response, the page itself", "kB", 1),
    Measure("opened", "Received by a phone that opens it, nothing touched", "kB", 0),
    Measure("received", "Received by the whole visit, empty cache", "kB", 0),
    Measure("requests", "Requests, empty cache", "", 0),
    Measure("received_warm", "Received by the whole visit, warm cache", "kB", 0),
    Measure("requests_warm", "Requests, warm cache", "", 0),
    Measure("elsewhere", "Requests to other origins (all refused)", "", 0),
    Measure("processor", "Server's processor time, one visitor alone", "s", 2),
    Measure("together", "Many at once: served whole", "s", 2),
    Measure("together_processor", "Many at once: server's processor time each", "s", 3),
    Measure("memory", "Many at once: server's memory each, while they stay", "MB", 2),
    Measure("peak", "Many at once: server's peak memory in all", "MB", 0),
    Measure("base", "Server's memory before any of them", "MB", 0),
    Measure("visitors_processor", "Many at once: processor time of the visitors' program", "s", 2),
    Measure("answer", "From an input to the frame that shows its effect", "ms", 1),
    Measure("painted", "From an input until that frame is painted", "ms", 1),
)
"""Every row, in the order of the table."""


@dataclass
class Result:
    """All samples of one contestant."""

    key: str
    name: str
    samples: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    """By the key of their measure, in its unit."""

    def add(self, key: str, *values: float) -> None:
        """Note further samples of a measure."""
        self.samples[key].extend(values)

    def median(self, key: str) -> float | None:
        """Median of a measure; None where it was not taken."""
        return middle(self.samples.get(key, []))

    def p95(self, key: str) -> float | None:
        """95th percentile of a measure; None where it was not taken."""
        return highest(self.samples.get(key, []))
