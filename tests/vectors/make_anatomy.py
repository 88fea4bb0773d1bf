"""Writes what `models/placement.ts` and `models/muscle_length.ts` must find, from the rules' edges.

Run it as `python -m tests.vectors.make_anatomy` after a change to the models or to their reference;
a unit test fails while a file is stale. Every threshold is tested exactly at it, just below and
just above; where the numbers of both languages may differ in their last digit there, beside it
alone.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from itertools import pairwise, product
from pathlib import Path
from typing import Any

from bodylesson.models.anatomy import read_anatomy
from bodylesson.models.muscle_length import length_at, percent_shorter, place_of
from bodylesson.models.placement import BELLY, Belly, Range, start_share
from bodylesson.sections.spot_finder import data
from tests.reference.placement import Spot, fingers

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "lessons" / "psoas-release" / "media" / "anatomy.bin"
BESIDE = 1e-6
"""Just below and just above, in mm, degrees or shares."""

ALLOWED = Range(0.5, 0.7)
OTHER_BELLY = Belly(
    half_asis=90,
    asis_below_navel=48,
    mean_distance=102,
    groin_x=31,
    groin_below_asis=60,
    mcburney_share=0.625,
    off_line=9,
    light_sink=12,
    keep_midline=14,
    keep_above=9,
    keep_asis=7,
    keep_groin=3,
    margin=4,
    finger=16,
    hand_fingers=5,
)
"""No measure is the real one, and no two are alike: the browser must use what it is given."""

TABLES = {
    "even": ([-20, 0, 5, 40, 90, 120], [230, 220, 210, 190, 150, 140]),
    "two": ([0, 8], [8, 16]),
    "falling": ([0, 8], [8, 0]),
}
"""Knots that are unevenly far apart, and a straight line through exact halves of a percent."""


def around(edge: float) -> tuple[float, float, float]:
    """At an edge, just below and just above."""
    return edge - BESIDE, edge, edge + BESIDE


def beside(edge: float) -> tuple[float, float]:
    """Just below an edge and just above it."""
    return edge - BESIDE, edge + BESIDE


def muscle_lengths() -> dict[str, Any]:
    """Lengths at the ends, on the knots of a table, just beside them, and between."""
    anatomy = read_anatomy(DATA)
    tables = TABLES | {
        "iliacus": (anatomy.hip_angles, anatomy.iliacus_lengths),
        "psoas": (anatomy.hip_angles, anatomy.psoas_lengths),
    }
    cases = []
    for name, (angles, lengths) in tables.items():
        middles = [(low + high) / 2 for low, high in pairwise(angles)]
        knots = [at for knot in angles for at in around(knot)]
        # Half of a percent on the straight lines from 8 mm, and just beside it.
        halves = [at for eighth in (1, 3, 5, 7) for at in around(eighth)]
        for angle in (*knots, *middles, *halves, angles[0] - 90, angles[-1] + 90):
            before, share = place_of(angle, angles)
            cases.append(
                {
                    "table": name,
                    "angle": angle,
                    "before": before,
                    "share": share,
                    "mm": length_at(angle, angles, lengths),
                    "percent_shorter": percent_shorter(angle, angles, lengths),
                }
            )
    lists = {name: {"angles": a, "lengths": b} for name, (a, b) in tables.items()}
    return {"tables": lists, "cases": cases}


def spots() -> dict[str, Any]:
    """Places at, just below and just above every edge of a verdict, on two bellies."""
    cases: list[dict[str, Any]] = []
    for name, belly in {"own": BELLY, "other": OTHER_BELLY}.items():
        found = [*_edges(belly), *_all_over(belly)]
        cases += [_judged(spot, name, allowed) for spot, allowed in found]
    return {
        "bellies": {"own": asdict(BELLY), "other": asdict(OTHER_BELLY)},
        "cases": cases,
        "starts": list(_starts()),
        "fingers": list(_fingers()),
    }


def _judged(spot: Spot, belly: str, allowed: Range) -> dict[str, Any]:
    return {
        "belly": belly,
        "allowed": asdict(allowed),
        "distance": spot.distance_mm,
        "diameter": spot.diameter_mm,
        "share": spot.share,
        "off": spot.off_mm,
        "sunk": spot.sunk_mm,
        "is": {
            "asis": spot.asis,
            "groin_end": spot.groin_end,
            "center": spot.center,
            "mcburney": spot.mcburney,
            "edge": spot.edge_mm,
            "groin": spot.groin_mm,
            "patch": spot.patch_mm,
            "gaps": spot.gaps,
            "covers_left": spot.covers_mcburney("left"),
            "covers_right": spot.covers_mcburney("right"),
            "verdict": spot.verdict(allowed).value,
        },
    }


def _all_over(belly: Belly) -> Iterator[tuple[Spot, Range]]:
    """Two bellies and balls, all along the line and across it."""
    for distance, ball in ((80, 127), (belly.mean_distance, 65), (220, 97)):
        for share, off in product((0.1, 0.5, 0.61, 0.9), (-60, 0, 40)):
            for sunk in (0, belly.light_sink, 60):
                yield Spot(distance, ball, share, off, belly, sunk), ALLOWED


def _edges(belly: Belly) -> Iterator[tuple[Spot, Range]]:
    mean, small = belly.mean_distance, 20.0
    spot = Spot(mean, small, 0.61, 0.0, belly)
    for allowed in (ALLOWED, Range(0.55, 0.8)):
        for share in (*around(allowed.low), *around(allowed.high)):
            yield replace(spot, share=share), allowed
    for distance, sign in product((mean, 200), (1, -1)):
        for off in around(belly.off_line):
            yield replace(spot, distance_mm=distance, off_mm=sign * off), ALLOWED
    # Above the navel's height: at the navel itself, and beside it.
    for off in around(0):
        yield replace(spot, share=0, off_mm=off), ALLOWED
    # A patch that just touches each place to keep off, or is just well clear of it: here or at the
    # best place, under a light load or all the way in.
    places = ((0.5, 0.0), (0.7, 0.0), (0.66, belly.off_line), (0.5, -belly.off_line), (0.7, 55.0))
    for (share, off), distance, sunk in product(places, (mean, 190), (belly.light_sink, 300.0)):
        at = replace(spot, share=share, off_mm=off, distance_mm=distance, sunk_mm=sunk)
        for edge in (0.0, belly.margin):
            for wide in beside(_widest(at, lambda one: min(one.gaps.values()), edge)):
                yield replace(at, diameter_mm=wide), ALLOWED
        light = replace(at, sunk_mm=belly.light_sink)
        for same in (light, light.at_best(ALLOWED), light.at_best(Range(0.6, 0.7))):
            for wide in beside(_widest(same, lambda one: min(one.gaps.values()), 0.0)):
                yield replace(at, diameter_mm=wide), ALLOWED
                yield replace(at, diameter_mm=wide), Range(0.6, 0.7)
    # McBurney's point under the very rim of the ball, across the line and along it.
    at = replace(spot, share=belly.mcburney_share)
    for off in (*around(small / 2), *around(-small / 2)):
        yield replace(at, off_mm=off), ALLOWED
    for along in (small / 2, -small / 2):
        for far in beside(along):
            yield replace(at, share=belly.mcburney_share + far / mean), ALLOWED


def _widest(spot: Spot, clear: Callable[[Spot], float], edge: float) -> float:
    """The diameter with which a spot is just as clear as `edge`; wider balls are less clear."""
    low, high = 0.0, 4000.0
    for _ in range(80):
        middle = (low + high) / 2
        if clear(replace(spot, diameter_mm=middle)) >= edge:
            low = middle
        else:
            high = middle
    return max(low, 2.0)


def _starts() -> Iterator[dict[str, Any]]:
    """The lesson's share while a ball is well clear there, or in between, as is allowed."""
    allowed = Range(0.5, 0.7)
    for name, belly in {"own": BELLY, "other": OTHER_BELLY}.items():
        for distance in (80.0, belly.mean_distance, 220.0):
            balls = [
                at
                for share in (0.5, 0.61, 0.7)
                for at in beside(
                    _widest(
                        Spot(distance, 0, share, 0.0, belly, belly.light_sink),
                        lambda one: min(one.gaps.values()),
                        belly.margin,
                    )
                )
            ]
            for ball, default in product((30.0, *balls, 305.0), (0.4, 0.5, 0.61, 0.7, 0.8)):
                yield {
                    "belly": name,
                    "distance": distance,
                    "diameter": ball,
                    "default": default,
                    "allowed": asdict(allowed),
                    "is": start_share(distance, ball, default, allowed, belly),
                }


def _fingers() -> Iterator[dict[str, Any]]:
    """Where the nearest half changes: at odd quarters of a finger."""
    for finger in (BELLY.finger, OTHER_BELLY.finger):
        for quarters, sign in product((1, 3, 5, 25), (1, -1)):
            for mm in around(quarters * finger / 4):
                yield {"mm": sign * mm, "finger": finger, "is": fingers(sign * mm, finger)}
        yield {"mm": 0, "finger": finger, "is": fingers(0, finger)}


def sent() -> dict[str, Any]:
    """Every sourced measure as the browser gets it, so that none changes unseen."""
    return {"numbers": data.numbers(), "limits": data.limits(), "bodies": data.bodies()}


FILES = {"muscle_lengths": muscle_lengths, "placement": spots, "measures_sent": sent}


def text_of(name: str) -> str:
    """What the file should hold."""
    return json.dumps(FILES[name](), separators=(",", ":")) + "\n"


if __name__ == "__main__":
    for name in FILES:
        (HERE / f"{name}.json").write_text(text_of(name), "utf-8")
