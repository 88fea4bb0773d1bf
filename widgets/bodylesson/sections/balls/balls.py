"""Which ball: a card for each ball that is offered first, and a table of all of them."""

from typing import Any

import anywidget
import traitlets as t

from bodylesson.lesson.anatomy import Ball
from bodylesson.lesson.base import Range
from bodylesson.models.balls import balls_in_pictures, diameter_mm
from bodylesson.plates.ball_drawing import ball_drawing
from bodylesson.sections.section import Section
from bodylesson.sections.showing import Showing
from bodylesson.ui import assets


class BallCards(anywidget.AnyWidget):
    """Balls in pictures, of which one is chosen, with the table of all of them behind a fold."""

    _esm = assets.bundle(__file__)
    _css = assets.style(__file__)

    cards: t.List[Any] = t.List().tag(sync=True)
    """Balls in pictures: `name`, `short`, `first_time`, and `svg`, the drawing. Written by
    Python."""
    rows: t.List[Any] = t.List().tag(sync=True)
    """All balls: `name`, `first_time`, `hardness`, `text`, `diameter_mm` and `mass_g` (least and
    most; None if unknown). Written by Python."""
    words = t.Dict().tag(sync=True)
    """Interface words, the group `widgets.balls`. Written by Python."""
    ball_index = t.Int(0, min=0).tag(sync=True)
    """The ball in use, counted from 0; past the end if it is another one. Written by the
    browser."""


def cards(showing: Showing) -> BallCards:
    """The lesson's balls; the one for a first time is chosen."""
    balls = showing.lesson.content.balls
    shown = balls_in_pictures(balls)
    return BallCards(
        cards=[_card(ball) for ball in shown],
        rows=[_row(ball) for ball in balls],
        words=showing.words.texts("widgets.balls"),
        ball_index=next((i for i, ball in enumerate(shown) if ball.first_time), 0),
    )


def _card(ball: Ball) -> dict[str, Any]:
    return {
        "name": ball.name,
        "short": ball.short,
        "first_time": ball.first_time,
        "svg": ball_drawing(diameter_mm(ball), ball.look),
    }


def _row(ball: Ball) -> dict[str, Any]:
    return {
        "name": ball.name,
        "first_time": ball.first_time,
        "hardness": ball.hardness,
        "text": ball.text,
        "diameter_mm": _ends(ball.diameter_mm),
        "mass_g": _ends(ball.mass_g),
    }


def _ends(value: Range | None) -> tuple[float, float] | None:
    return None if value is None else (value.low, value.high)


def _data(showing: Showing) -> dict[str, object]:
    balls = balls_in_pictures(showing.lesson.content.balls)
    return {"drawings": {ball.id: ball_drawing(diameter_mm(ball), ball.look) for ball in balls}}


SECTION = Section("balls", widget=cards, data=_data)
