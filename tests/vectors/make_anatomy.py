"""Writes the vectors that the anatomy models and their twins in TypeScript must both find.

Run it as `python tests/vectors/make_anatomy.py` after a change to the models; a unit test fails
while a file is stale.
"""

import json
from dataclasses import asdict
from itertools import product
from pathlib import Path
from typing import Any

from bodylesson.models import depth, placement
from bodylesson.models.anatomy import read_anatomy
from bodylesson.models.muscle_length import length_at, percent_shorter

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "lessons" / "psoas-release" / "media" / "anatomy.bin"
ALLOWED = placement.Range(0.5, 0.7)
DEFAULT_SHARE = 0.61
DISTANCES = (80, 119, 127.5, 144, 220)
BALLS = (65, 97, 127, 305)
SHARES = (0.1, 0.45, 0.5, 0.61, 0.7, 0.9)


def muscle_lengths() -> dict[str, Any]:
    """Lengths at angles on, between and beyond the model's."""
    anatomy = read_anatomy(DATA)
    angles, result = anatomy.hip_angles, []
    for name, lengths in (("iliacus", anatomy.iliacus_lengths), ("psoas", anatomy.psoas_lengths)):
        for angle in (-40, -20, -7.5, 0, 2.5, 45, 89.9, 90, 119, 120, 150):
            result.append(
                {
                    "muscle": name,
                    "angle": angle,
                    "mm": length_at(angle, angles, lengths),
                    "percent_shorter": percent_shorter(angle, angles, lengths),
                }
            )
    tables = {"angles": angles, "iliacus": anatomy.iliacus_lengths, "psoas": anatomy.psoas_lengths}
    return {"tables": tables, "cases": result}


def spots() -> dict[str, Any]:
    """Places on and off the line, for several bellies and balls."""
    cases = []
    for distance, ball, share, off in product(DISTANCES, BALLS, SHARES, (-60, 0, 40)):
        spot = placement.Spot(distance, ball, share, off)
        cases.append(
            asdict(spot)
            | {
                "center": spot.center,
                "along_mm": spot.along_mm,
                "edge_mm": spot.edge_mm,
                "groin_mm": spot.groin_mm,
                "mcburney_left": spot.covers_mcburney("left"),
                "mcburney_right": spot.covers_mcburney("right"),
                "verdict": spot.verdict(ALLOWED).value,
                "start": placement.start_share(distance, ball, DEFAULT_SHARE, ALLOWED),
            }
        )
    measures = [{"mm": mm, "fingers": placement.fingers(mm)} for mm in (0, 4, 5, 19, 57, 78, -30)]
    inches = [{"mm": mm, "inches": placement.to_inches(mm)} for mm in (0, 25.4, 80, 127.5, 220)]
    return {
        "allowed": asdict(ALLOWED),
        "default": DEFAULT_SHARE,
        "cases": cases,
        "fingers": measures,
        "inches": inches,
    }


def depths() -> dict[str, Any]:
    """Depths, patches and what is left before the psoas."""
    cases = []
    for body, ball, share in product(depth.BODY_SIZES, (67, 97, 127), (0.0, 0.3, 0.5, 1.0, 1.4)):
        sunk = depth.sink(ball, share)
        cases.append(
            {
                "body": asdict(body),
                "diameter_mm": ball,
                "share": share,
                "sink_mm": sunk,
                "contact_mm": depth.contact_radius(ball, sunk),
                "range": depth.depth_range(body),
                "with_error": depth.depth_with_error(body),
                "short": depth.short_of_psoas(body, sunk),
            }
        )
    return {"cases": cases}


FILES = {"muscle_lengths": muscle_lengths, "placement": spots, "depth": depths}


def text_of(name: str) -> str:
    """What the file should hold."""
    return json.dumps(FILES[name](), separators=(",", ":")) + "\n"


if __name__ == "__main__":
    for name in FILES:
        (HERE / f"{name}.json").write_text(text_of(name), "utf-8")
