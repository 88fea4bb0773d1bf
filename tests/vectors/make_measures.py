"""Writes `measures.json`: what `models/measures.ts` must find, from the rules' edges.

Run it as `python -m tests.vectors.make_measures` after a change to `reference/measures.py`; a unit
test fails while the file is stale. Every threshold is tested exactly at it, just below and just
above.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import product
from pathlib import Path
from typing import Any

from tests.reference.measures import (
    ROUNDING,
    LengthUnit,
    Limits,
    compare,
    differences,
    from_mm,
    plausibility,
    ruler_angle_deg,
    to_mm,
)

HERE = Path(__file__).parent
BESIDE = 1e-6
"""Just below and just above."""

LIMITS = {
    "length": Limits(least=300, low=750, high=1250, most=1800, jump=50),
    "narrow": Limits(least=0, low=0, high=10, most=10, jump=4),
}
"""The second has nothing to ask about but jumps: what is refused is refused first."""


def around(edge: float) -> tuple[float, float, float]:
    """At an edge, just below and just above."""
    return edge - BESIDE, edge, edge + BESIDE


def _compared() -> Iterator[tuple[list[float], list[float], float, int]]:
    """Readings before and after, published error, readings that it takes."""
    before, after = [880.0, 886.0, 891.0], [889.0, 890.0, 885.0]
    # Too few, enough, and none, for every number that can be needed.
    for n, m, needed, error in product(range(4), range(4), (1, 2, 3), (5, 0)):
        yield before[:n], after[:m], error, needed
    # A change of just the published error, either way, and what is mere rounding beyond it.
    for sign in (1, -1):
        for change in (*around(5), 5 + ROUNDING / 2, 5 + ROUNDING, 5 + 2 * ROUNDING):
            yield [0, 0, 0], [sign * change], 5, 3
            yield [0, 0, 0], [sign * change] * 2, 5, 3
        yield [0, 0, 0], [sign * 0.25], 0.125, 3
    yield [0, 0, 0], [0], 0, 3
    # The own band and a published error that is just as wide, narrower or wider.
    for m in range(4):
        own = compare([1, 2, 3], [2.0] * m, 0, 3).band
        assert own is not None
        for as_wide in around(own):
            yield [1, 2, 3], [2.0] * m, as_wide, 3
        # A change of just the own band.
        for margin in around(own) if m else ():
            yield [1, 2, 3], [2 + margin] * m, 0, 3
            yield [1, 2, 3], [2 - margin] * m, 0, 3
    yield [-3, -1, 2], [9, 12], 4.17, 3
    yield [0.1, 0.2, 0.3], [0.30000000000000004], 0, 3


def _judged() -> Iterator[tuple[str, float, float | None]]:
    """Limits, a reading and the first one."""
    for name, limits in LIMITS.items():
        edges = (limits.least, limits.low, limits.high, limits.most)
        for value in (at for edge in edges for at in around(edge)):
            # Alone, near to the first, and so far from it that a jump would be asked about.
            for first in (None, value, value - 2 * limits.jump, 0.0):
                yield name, value, first
        middle = (limits.low + limits.high) / 2
        for sign in (1, -1):
            for jump in around(limits.jump):
                yield name, middle + sign * jump, middle
    yield "narrow", 4 + BESIDE, 0
    yield "narrow", 4, 0


def _angles() -> list[tuple[float, float]]:
    """Drop and thigh, mm: also where they are just possible or just not."""
    edges = [(sign * drop, 400.0) for drop in around(400) for sign in (1, -1)]
    thighs = [(0.0, thigh) for thigh in around(0)]
    return [(0, 400), (50, 400), (-50, 400), (200, 400), (1, 1000), (120, 381), *edges, *thighs]


LENGTHS: tuple[tuple[float, LengthUnit], ...] = (
    (1, "cm"),
    (1, "in"),
    (88.5, "cm"),
    (34.75, "in"),
    (0, "cm"),
    (-2, "in"),
)
PAIRS: tuple[tuple[list[float], list[float]], ...] = (
    ([], []),
    ([], [1]),
    ([1], []),
    ([1, 2, 4], [3, 2, 1]),
    ([880, 886], [879, 880, 881]),
    ([880, 886, 7], [879]),
)


def _angle(drop: float, thigh: float) -> float | None:
    """The angle; None where there can be none."""
    try:
        return ruler_angle_deg(drop, thigh)
    except ValueError:
        return None


def vectors() -> dict[str, Any]:
    """All inputs with what the reference makes of them."""
    return {
        "compare": [
            {
                "before": before,
                "after": after,
                "published": published,
                "needed": needed,
                "is": asdict(compare(before, after, published, needed)),
            }
            for before, after, published, needed in _compared()
        ],
        "limits": {name: asdict(limits) for name, limits in LIMITS.items()},
        "plausibility": [
            {"limits": name, "value": value, "first": first, "is": is_}
            for name, value, first in _judged()
            for is_ in [plausibility(value, LIMITS[name], first)]
        ],
        "angle": [
            {"drop": drop, "thigh": thigh, "is": _angle(drop, thigh)} for drop, thigh in _angles()
        ],
        "length": [
            {"value": value, "unit": unit, "mm": mm, "back": from_mm(mm, unit)}
            for value, unit in LENGTHS
            for mm in [to_mm(value, unit)]
        ],
        "differences": [
            {"left": left, "right": right, "is": differences(left, right)} for left, right in PAIRS
        ],
    }


FILES = {"measures": vectors}


def text_of(name: str) -> str:
    """What the file should hold."""
    return json.dumps(FILES[name](), separators=(",", ":")) + "\n"


if __name__ == "__main__":
    for name in FILES:
        (HERE / f"{name}.json").write_text(text_of(name), "utf-8")
