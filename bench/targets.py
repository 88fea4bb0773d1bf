"""What the lesson promised compared with its rivals, and whether it kept the promise."""

from collections.abc import Mapping
from dataclasses import dataclass

from bench.figures import ratio
from bench.results import Result

FRAME_MS = 1000 / 60
"""One frame of an ordinary screen, in milliseconds."""


@dataclass(frozen=True)
class Target:
    """A bound, and what was measured against it."""

    text: str
    value: float | None
    """None where it could not be measured."""
    bound: float
    at_least: bool
    unit: str = "times"

    @property
    def kept(self) -> bool | None:
        """Whether it is kept; None where that is not known."""
        if self.value is None:
            return None
        return self.value >= self.bound if self.at_least else self.value <= self.bound


def targets(results: Mapping[str, Result]) -> list[Target]:
    """All of them, from results by the key of their contestant."""

    def median(who: str, what: str) -> float | None:
        return results[who].median(what) if who in results else None

    def high(who: str, what: str) -> float | None:
        return results[who].p95(what) if who in results else None

    ours = median("composed", "usable")
    words = ratio(median("composed", "words"), median("floor", "words"))
    home = ratio(median("composed", "home"), median("floor", "words"))
    together = ratio(high("voila", "together"), high("composed", "together"))
    plain = "Usable sooner than in plain Voilà"
    return [
        Target(plain, ratio(median("voila", "usable"), ours), 3, True),
        Target(f"{plain}, kernels kept warm", ratio(median("pool", "usable"), ours), 1.5, True),
        Target("Usable sooner than in Solara", ratio(median("solara", "usable"), ours), 1, True),
        Target("First words, against the static page", words, 1.5, False),
        Target("Home usable, against the static page", home, 1.5, False),
        Target("First response", median("composed", "document"), 60, False, "kB"),
        Target("First load", median("composed", "opened"), 350, False, "kB"),
        Target("Many at once, p95: sooner than plain Voilà", together, 20, True),
        Target("Memory of the server per visitor", median("composed", "memory"), 1, False, "MB"),
        Target("A control answers, p95", high("composed", "answer"), FRAME_MS, False, "ms"),
    ]
