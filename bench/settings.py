"""How often and how much, each settable from outside as `BENCH_…`."""

import os
from pathlib import Path

ROOT = Path(__file__).parents[1]
BENCH = ROOT / ".bench"
"""Environments, logs and raw results; ignored by git."""
LESSON = ROOT / "lessons" / "psoas-release"
TITLE = "Psoas release"
"""Words of the page's first heading: where they are seen, the lesson can be read."""


def count(name: str, default: int) -> int:
    """A whole number of at least 1 from the environment.

    Raises:
        ValueError: it is something else.
    """
    text = os.environ.get(name, str(default))
    if not text.isdecimal() or int(text) < 1:
        raise ValueError(f"{name}: expected a whole number from 1, got {text!r}")
    return int(text)


RUNS = count("BENCH_RUNS", 7)
"""Visits with an empty cache, and as many with a warm one, for each contestant."""
BURSTS = count("BENCH_BURSTS", min(3, RUNS))
"""How often all visitors come at once, for a contestant that makes nothing for each of them."""
SLOW_BURSTS = min(2, BURSTS)
"""The same for those that do; each has a minute's work with them."""
VISITORS = count("BENCH_VISITORS", 30)
"""How many come at once."""
POOL = count("BENCH_POOL", 5)
"""Kernels that Voilà keeps warm where it keeps any; 5 is the number in its documentation."""
ONLY = tuple(filter(None, os.environ.get("BENCH_ONLY", "").split(",")))
"""Keys of the contestants to run; all where it is empty."""
