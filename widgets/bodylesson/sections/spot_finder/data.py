"""From the lesson and the models to what the spot finder gets."""

from dataclasses import asdict
from typing import Any

from bodylesson.lesson.anatomy import Ball
from bodylesson.lesson.lesson import Lesson
from bodylesson.models import depth
from bodylesson.models import placement as place_model
from bodylesson.models.balls import diameter_mm
from bodylesson.sections.citing import source_line


def ball_data(ball: Ball) -> dict[str, Any]:
    """A ball as the spot finder gets it."""
    return {
        "id": ball.id,
        "name": ball.name,
        "diameter_mm": diameter_mm(ball),
        "hardness": ball.hardness,
        "text": ball.text,
    }


def placement(lesson: Lesson) -> dict[str, Any]:
    """Where the ball may go, and the words about it."""
    place = lesson.content.placement
    return {
        "never": place.never,
        "article_mm": (place.article_mm.low, place.article_mm.high),
        "low": place.share_of_line.low,
        "high": place.share_of_line.high,
        "start": place.default_share_of_line,
    }


def spot(lesson: Lesson) -> dict[str, Any]:
    """What the lesson says of a place and of what lies under it."""
    said = lesson.content.spot
    avoid = [place for place in lesson.content.placement.avoid if place.explains is not None]
    notes = [
        note for note in (said.first, said.mcburney, said.small, said.hard, said.reach) if note
    ]
    ids = dict.fromkeys(id for one in (*notes, *avoid) for id in one.sources)
    return {
        "first": said.first.text,
        "mcburney": "" if said.mcburney is None else said.mcburney.text,
        "small": said.small.text,
        "small_below_mm": said.small.below_mm,
        "hard": said.hard.text,
        "reach_short": said.reach.short,
        "reach_maybe": said.reach.maybe,
        "reach_past": said.reach.past,
        "why": {place.explains: place.why for place in avoid},
        "sources": [source_line(lesson.references[id]) for id in ids],
    }


def limits() -> dict[str, Any]:
    """What is taken as a distance and as a ball, and the answers without a tape, mm."""
    return {
        "distance": (place_model.LEAST_DISTANCE_MM, place_model.MOST_DISTANCE_MM),
        "own_ball": place_model.OWN_BALL_MM,
        "answers": place_model.DISTANCE_ANSWERS_MM,
    }


def bodies() -> list[dict[str, Any]]:
    """The example bodies of the cut, with how deep the psoas may be in each, mm."""
    return [
        {
            "id": body.id,
            "wall_mm": body.wall_mm,
            "aorta_mm": body.aorta_mm,
            "psoas_mm": _short(depth.depth_range(body)),
            "psoas_with_error_mm": _short(depth.depth_with_error(body)),
        }
        for body in depth.BODY_SIZES
    ]


def _short(span: tuple[float, float]) -> tuple[float, float]:
    """Rounds off binary fractions; the estimate has no more than two decimals."""
    low, high = span
    return round(low, 2), round(high, 2)


def numbers() -> dict[str, Any]:
    """Sourced measures, mm; `models/depth.py` and `models/placement.py` name the sources."""
    return asdict(place_model.BELLY) | {
        "psoas_edges": depth.PSOAS_EDGES_MM,
        "psoas_edges_spread": depth.PSOAS_EDGES_SPREAD_MM,
        "psoas_thick": depth.PSOAS_THICK_MM,
        "rectus_edge": depth.RECTUS_EDGE_MM,
        "rectus_edge_spread": depth.RECTUS_EDGE_SPREAD_MM,
        "rectus_thick": depth.RECTUS_THICK_MM,
        "epigastric": depth.EPIGASTRIC_MM,
        "epigastric_spread": depth.EPIGASTRIC_SPREAD_MM,
    }
