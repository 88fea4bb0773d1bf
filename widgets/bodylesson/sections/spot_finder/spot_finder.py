"""The spot finder: where the ball goes on one's own belly, and what is under it."""

from typing import Any

import anywidget
import ipywidgets
import traitlets as t

from bodylesson.models.balls import balls_in_pictures, balls_to_try
from bodylesson.models.placement import (
    LEAST_DISTANCE_MM,
    LIGHT_SINK_MM,
    MOST_DISTANCE_MM,
    OWN_BALL_MM,
)
from bodylesson.sections.section import Need, Section
from bodylesson.sections.showing import Showing
from bodylesson.sections.spot_finder import data
from bodylesson.ui import assets
from bodylesson.ui.control_names.control_names import choice, joined

DISTANCE_CM = (LEAST_DISTANCE_MM / 10, MOST_DISTANCE_MM / 10)
OWN_CM = (OWN_BALL_MM[0] / 10, OWN_BALL_MM[1] / 10)
CARDS = "balls"
"""The section whose cards choose the same ball."""


class SpotFinder(anywidget.AnyWidget):
    """Draws the belly to scale with the ball on it and says whether the place is good.

    The page's controls set the choice by `jslink`; Python never needs anything back.
    """

    _esm = assets.bundle(__file__)
    _css = assets.style(__file__, "chips")

    lesson_id = t.Unicode().tag(sync=True)
    """The lesson's id, under which the learner's unit is kept in their browser. Written by
    Python."""
    ground = t.Unicode().tag(sync=True)
    """The belly's drawing, SVG in mm about the navel. Written by Python."""
    balls: t.List[Any] = t.List().tag(sync=True)
    """Balls to choose among first: `id`, `name`, `diameter_mm`, `hardness`, `text`. Written by
    Python."""
    others: t.List[Any] = t.List().tag(sync=True)
    """The other balls of the lesson, the same. Written by Python."""
    placement = t.Dict().tag(sync=True)
    """`never` (where never to press, lines), `article_mm` (least and most to the side of the navel
    that the article says), `low`, `high` and `start` (shares of the line from navel to ASIS).
    Written by Python."""
    spot = t.Dict().tag(sync=True)
    """What the lesson says of a place: `first`, `mcburney`, `small`, `small_below_mm`, `hard`,
    `reach_short`, `reach_maybe`, `reach_past`, `why` by verdict, and `sources` of all of it as
    text. Written by Python."""
    bodies: t.List[Any] = t.List().tag(sync=True)
    """Example bodies: `id`, `wall_mm`, `aorta_mm`, and where the front of the psoas may be, from
    and to: `psoas_mm` and `psoas_with_error_mm`. Written by Python."""
    numbers = t.Dict().tag(sync=True)
    """Sourced measures in mm: those of `models.placement.Belly`, and from `models.depth` those of
    the drawings. Written by Python."""
    limits = t.Dict().tag(sync=True)
    """In mm: `distance` and `own_ball` (least and most that is taken), `answers` (distances for
    people without a tape). Written by Python."""
    words = t.Dict().tag(sync=True)
    """Interface words, the group `widgets.spot_finder`. Written by Python."""
    side_index = t.Int(0, min=0, max=1).tag(sync=True)
    """Worked side: 0 left, 1 right. Written by the browser."""
    measure_index = t.Int(0, min=0, max=3).tag(sync=True)
    """How the distance is known: 0 by tape (`distance_cm`), 1 to 3 by hand, an answer of
    `limits`. Written by the browser."""
    distance_cm = t.Float(12.8, min=DISTANCE_CM[0], max=DISTANCE_CM[1]).tag(sync=True)
    """Navel to ASIS by tape, 8 to 22 cm. Written by the browser."""
    unit_index = t.Int(0, min=0, max=1).tag(sync=True)
    """Unit of what is said and asked: 0 centimetres, 1 inches. Written by the browser."""
    ball_index = t.Int(0, min=0).tag(sync=True)
    """Chosen ball, counted from 0; one more than the last is another one, of `other_index`. Written
    by the browser."""
    other_index = t.Int(0, min=0).tag(sync=True)
    """Another ball, counted from 0; one more than the last is the learner's own. Written by the
    browser."""
    own_cm = t.Float(10, min=OWN_CM[0], max=OWN_CM[1]).tag(sync=True)
    """Diameter of the learner's own ball, 3 to 31 cm. Written by the browser."""
    body_index = t.Int(1, min=0).tag(sync=True)
    """Example body, counted from 0. Written by the browser."""
    sink_mm = t.Float(LIGHT_SINK_MM, min=0, max=100).tag(sync=True)
    """How far the ball is sunk in, 0 to 100 mm; never more than it is wide. Written by the
    browser."""
    share = t.Float(0).tag(sync=True)
    """Where the center is along the line, 0 navel, 1 ASIS. 0 at first, which the browser replaces
    by the ball's own start. Written by the browser."""
    off_mm = t.Float(0).tag(sync=True)
    """How far the center is off the line, mm, positive toward the groin. Written by the
    browser."""


def finder(showing: Showing) -> SpotFinder:
    """The spot finder with the lesson's balls and place."""
    lesson = showing.lesson
    balls = lesson.content.balls
    first = balls_in_pictures(balls)
    others = [ball for ball in balls_to_try(balls) if ball not in first]
    return SpotFinder(
        lesson_id=lesson.content.id,
        ground=showing.plates.ground,
        balls=[data.ball_data(ball) for ball in first],
        others=[data.ball_data(ball) for ball in others],
        placement=data.placement(lesson),
        bodies=data.bodies(),
        numbers=data.numbers(),
        limits=data.limits(),
        spot=data.spot(lesson),
        ball_index=next((i for i, ball in enumerate(first) if ball.first_time), 0),
        words=showing.words.texts("widgets.spot_finder"),
    )


def finder_with_controls(showing: Showing) -> ipywidgets.VBox:
    """Side, ball, and the spot finder; the cards of the balls choose the same ball."""
    words, shown = showing.words.texts("controls.spot_finder"), showing.once(finder)
    names = [*(ball["name"] for ball in shown.balls), words["other_ball"]]
    side = choice(words, "side", ("left", "right"))
    ball = ipywidgets.RadioButtons(options=names, index=shown.ball_index, description=words["ball"])
    ipywidgets.jslink((side, "index"), (shown, "side_index"))
    ipywidgets.jslink((ball, "index"), (shown, "ball_index"))
    ipywidgets.jslink((showing.widget(CARDS), "ball_index"), (shown, "ball_index"))
    box = joined([side, ball], shown)
    box.add_class("bl-spot-box")
    return box


SECTION = Section("spot-finder", widget=finder_with_controls, needs=(Need.BODY,))
