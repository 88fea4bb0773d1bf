"""From lesson, anatomy and models to what the two widgets get."""

from dataclasses import asdict
from typing import Any

from bodylesson.content.anatomy import Ball
from bodylesson.figures.plates import Plate
from bodylesson.lesson import Lesson
from bodylesson.models import depth

LEAST_BALL_MM, MOST_BALL_MM = 40.0, 250.0
"""Balls of the lesson outside of this are too small or too wide to be drawn on a belly."""


def as_data(plate: Plate) -> dict[str, str]:
    """A plate as the browser gets it."""
    return {"name": plate.name, "svg": plate.svg, "alt": plate.alt}


def balls(lesson: Lesson) -> list[Ball]:
    """The balls that can be tried on the belly."""
    return [
        ball for ball in lesson.content.balls if LEAST_BALL_MM <= diameter(ball) <= MOST_BALL_MM
    ]


def first_ball(lesson: Lesson) -> int:
    """Which of `balls` the lesson suggests for a first time; 0 where it names none."""
    return next((i for i, ball in enumerate(balls(lesson)) if ball.first_time), 0)


def diameter(ball: Ball) -> float:
    """The middle of a ball's range of diameters, mm."""
    return round((ball.diameter_mm.low + ball.diameter_mm.high) / 2, 1)


def ball_data(ball: Ball) -> dict[str, Any]:
    """A ball as the spot finder gets it."""
    return {
        "id": ball.id,
        "name": ball.name,
        "diameter_mm": diameter(ball),
        "hardness": ball.hardness,
        "first_time": ball.first_time,
        "text": ball.text,
    }


def placement(lesson: Lesson) -> dict[str, Any]:
    """Where the ball may go, and the words about it."""
    place = lesson.content.placement
    return {
        "article": place.article,
        "correction": place.correction,
        "low": place.share_of_line.low,
        "high": place.share_of_line.high,
        "start": place.default_share_of_line,
    }


def bodies() -> list[dict[str, Any]]:
    """The example bodies of the cut."""
    return [asdict(body) for body in depth.BODY_SIZES]


def numbers() -> dict[str, Any]:
    """Sourced measures for the drawings, mm; `models/depth.py` names the sources."""
    return {
        "psoas_edges": depth.PSOAS_EDGES_MM,
        "psoas_edges_spread": depth.PSOAS_EDGES_SPREAD_MM,
        "psoas_thick": depth.PSOAS_THICK_MM,
        "rectus_edge": depth.RECTUS_EDGE_MM,
        "rectus_edge_spread": depth.RECTUS_EDGE_SPREAD_MM,
        "rectus_thick": depth.RECTUS_THICK_MM,
        "epigastric": depth.EPIGASTRIC_MM,
        "epigastric_spread": depth.EPIGASTRIC_SPREAD_MM,
    }
