"""The plates of one lesson, each drawn once and only when asked for."""

from dataclasses import dataclass
from functools import cached_property

from bodylesson.lesson.lesson import Lesson
from bodylesson.models.anatomy import Anatomy, read_anatomy
from bodylesson.models.balls import balls_to_try, diameter_mm, first_ball
from bodylesson.models.placement import LIGHT_SINK_MM, MEAN_DISTANCE_MM, Range, start_share
from bodylesson.plates.belly_plate import (
    GROUND,
    FingerStep,
    Pressing,
    belly_plate,
    finger_drawing,
    ground_of,
)
from bodylesson.plates.curve import Curve, length_curve
from bodylesson.plates.cut import cut_plate
from bodylesson.plates.plates import Plate, muscle_plate
from bodylesson.ui.words import words

DATA_FILE = "media/anatomy.bin"
"""The body's data in the lesson's folder; without it, a lesson has neither viewer nor plates."""


SKIN_FILE = "media/skin.bin"
"""The skin around the muscles, beside it; without this file, the viewer shows no skin."""


@dataclass(frozen=True)
class PlacedBall:
    """The ball that the lesson suggests first, at its starting place."""

    diameter_mm: float
    share: float
    """Where on the line from navel (0) to ASIS (1)."""
    sunk: float
    """How far it is pressed in, as a share of its diameter."""


class Plates:
    """Plates for the page before its scripts run, for paper, for the handout, and without WebGL."""

    def __init__(self, lesson: Lesson) -> None:
        """Nothing is drawn yet."""
        self._lesson = lesson
        self._words = words(lesson.content.language).texts("plates")

    @cached_property
    def anatomy(self) -> Anatomy:
        """The lesson's body data."""
        return read_anatomy(self._lesson.folder / DATA_FILE)

    @cached_property
    def front(self) -> Plate:
        """The muscle from the front."""
        return muscle_plate(self._lesson, self.anatomy, "front", self._words)

    @cached_property
    def side(self) -> Plate:
        """The muscle from the body's right side."""
        return muscle_plate(self._lesson, self.anatomy, "side", self._words)

    @cached_property
    def curve(self) -> Curve:
        """Length against hip angle."""
        return length_curve(self.anatomy, self._words)

    @cached_property
    def skin(self) -> bytes:
        """The lesson's skin data; empty if it has none."""
        file = self._lesson.folder / SKIN_FILE
        return file.read_bytes() if file.exists() else b""

    @cached_property
    def ball(self) -> PlacedBall | None:
        """None if the lesson has no ball that fits on a belly."""
        balls = balls_to_try(self._lesson.content.balls)
        place = self._lesson.content.placement
        allowed = Range(place.share_of_line.low, place.share_of_line.high)
        if not balls:
            return None
        wide = diameter_mm(balls[first_ball(balls)])
        share = start_share(MEAN_DISTANCE_MM, wide, place.default_share_of_line, allowed)
        return PlacedBall(wide, share, LIGHT_SINK_MM / wide)

    @cached_property
    def cut(self) -> Plate:
        """A cut through the belly at the ball that the lesson suggests first."""
        pressing = self._pressing
        return cut_plate(pressing.diameter_mm, pressing.share, self._words)

    @cached_property
    def ground(self) -> str:
        """The drawing of the belly behind all of these, SVG; empty if there is none."""
        file = self._lesson.folder / "media" / GROUND
        return file.read_text("utf-8") if file.exists() else ""

    @cached_property
    def belly(self) -> Plate:
        """The same ball from the front, with the places to keep off."""
        return belly_plate(self._pressing, ground_of(self.ground), self._words)

    def finger(self, step: FingerStep) -> str:
        """Fingers on their way to the spot; SVG."""
        return finger_drawing(step, ground_of(self.ground))

    @property
    def _pressing(self) -> Pressing:
        if self.ball is None:
            raise ValueError("balls: expected one that fits on a belly, got none")
        return Pressing(self.ball.diameter_mm, self.ball.share)
