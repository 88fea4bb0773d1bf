"""Writes tests/vectors/measures.json: what both twins of the measure model must agree on."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bodylesson.models.measures import (
    Limits,
    compare,
    differences,
    from_mm,
    plausibility,
    ruler_angle_deg,
    to_mm,
)

TARGET = Path(__file__).parents[1] / "tests" / "vectors" / "measures.json"

LIMITS = Limits(least=300, low=750, high=1250, most=1800, jump=50)

COMPARED: list[tuple[list[float], list[float], float, int]] = [
    ([], [], 5, 3),
    ([], [880], 5, 3),
    ([880], [], 5, 3),
    ([880, 886], [900], 5, 3),
    ([880, 886, 891], [], 5, 3),
    ([880, 886, 891], [889], 5, 3),
    ([880, 886, 891], [889, 890, 888], 5, 3),
    ([880, 880, 880], [885], 5, 3),
    ([880, 880, 880], [885.5], 5, 3),
    ([880, 880, 880], [874.9, 874.9], 5, 3),
    ([7.1, 7.2, 7.3], [11.2], 4.17, 3),
    ([7.1, 7.2, 7.3], [11.5, 11.6, 11.4], 4.17, 3),
    ([-3, -1, 2], [9, 12], 4.17, 3),
    ([6], [4], 2, 1),
    ([6], [3], 2, 1),
    ([6, 6], [3, 3], 2, 1),
    ([6, 5, 7], [3, 3, 3], 2, 1),
    ([3], [6], 2.3, 1),
    ([0.1, 0.2, 0.3], [0.30000000000000004], 0, 3),
]
JUDGED: list[tuple[float, float | None]] = [
    (299.9, None), (300, None), (749.9, None), (750, None), (950, 1000), (949.9, 1000),
    (1050.1, 1000), (1250, None), (1250.1, None), (1800, None), (1800.1, None),
]  # fmt: skip
ANGLES = [(0, 400), (50, 400), (-50, 400), (400, 400), (-400, 400), (1, 1000), (120, 381)]
LENGTHS = [(88.5, "cm"), (34.75, "in"), (0, "cm"), (-2, "in")]
PAIRS = [([880.0, 886], [879.0, 880, 881]), ([], [1.0]), ([1.0, 2, 3], [3.0, 2, 1])]


def vectors() -> dict[str, Any]:
    """All inputs with what the Python model makes of them."""
    return {
        "compare": [
            {
                "before": b,
                "after": a,
                "published": p,
                "needed": n,
                "is": asdict(compare(b, a, p, n)),
            }
            for b, a, p, n in COMPARED
        ],
        "limits": asdict(LIMITS),
        "plausibility": [
            {"value": v, "first": f, "is": plausibility(v, LIMITS, f)} for v, f in JUDGED
        ],
        "angle": [{"drop": d, "thigh": t, "is": ruler_angle_deg(d, t)} for d, t in ANGLES],
        "length": [
            {"value": v, "unit": u, "mm": to_mm(v, u), "back": from_mm(to_mm(v, u), u)}  # type: ignore[arg-type]
            for v, u in LENGTHS
        ],
        "differences": [{"left": a, "right": b, "is": differences(a, b)} for a, b in PAIRS],
    }


def text() -> str:
    """The file's text."""
    return json.dumps(vectors(), indent=1) + "\n"


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text(), encoding="utf-8")
