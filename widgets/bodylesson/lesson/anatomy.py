"""The muscle, its neighbours, the balls and the place."""

from typing import Literal

from pydantic import Field

from bodylesson.lesson.base import Content, Id, Range, Sources, Words


class Structure(Content):
    """A muscle, bone, vessel, nerve or landmark that the lesson names."""

    id: Id
    name: Words
    """Standard anatomical name, e.g. `Psoas major`."""
    kind: Literal["muscle", "bone", "nerve", "vessel", "organ", "ligament", "landmark"]
    plain: Words
    """One sentence that says what it is, for someone who has never heard of it."""
    origin: Words | None = None
    insertion: Words | None = None
    nerve: Words | None = None
    action: Words | None = None
    neighbours: tuple[Id, ...] = ()
    """Structures that lie next to it."""
    article: Words | None = None
    """What the article says about it."""
    simplified: Words | None = None
    """What the article leaves out, or what texts disagree on."""
    sources: Sources


class Ball(Content):
    """A ball that people use or ask about."""

    id: Id
    name: Words
    diameter_mm: Range
    mass_g: Range | None = None
    hardness: Literal["soft", "medium", "hard", "very hard"]
    first_time: bool
    """True if the lesson suggests it for a first try."""
    text: Words
    """What to know about it, in one to three sentences."""
    short: Words | None = None
    """A few words for its card; balls with such words are offered first."""
    look: Literal["plain", "stitched", "felt"] = "plain"
    """How it is drawn."""
    sources: Sources


class PlacementStep(Content):
    """One step of finding the spot."""

    id: Id
    text: Words
    described: Words
    """The same for someone who cannot see a picture: what to feel for, with which hand."""
    drawing: Literal["navel", "hip-point", "middle", "spot"] | None = None
    """What its drawing shows; only steps with one have one."""
    short: Words | None = None
    """A few words under its drawing."""


class Placement(Content):
    """Where the ball goes."""

    article: Words
    """What the article says."""
    article_mm: Range
    """How far to the side of the navel the article puts the ball, in mm."""
    correction: Words
    """Where the lesson differs and why."""
    share_of_line: Range
    """How far along the line from navel (0) to ASIS (1) the ball's center may be."""
    default_share_of_line: float = Field(ge=0.5, le=0.7)
    """Where to start on that line."""
    steps: tuple[PlacementStep, ...] = Field(min_length=1)
    avoid: tuple["PlaceToAvoid", ...] = Field(min_length=1)
    never: tuple[Words, ...] = Field(min_length=1)
    """The same in a few short lines, beside the picture."""
    sources: Sources


class PlaceToAvoid(Content):
    """A place where the ball must not go."""

    id: Id
    name: Words
    why: Words
    explains: Literal["midline", "bone", "groin", "upper"] | None = None
    """The verdict of the spot finder that `why` goes with."""
    sources: Sources


class SpotNote(Content):
    """A sentence or two that the spot finder says when it is true."""

    text: Words
    sources: Sources


class SmallBall(Content):
    """What to say about a ball that may be too small."""

    below_mm: float = Field(gt=0)
    """Balls of a smaller diameter are called small."""
    text: Words
    sources: Sources


class Reach(Content):
    """What to say about how near the muscle a ball may come, following how deep it can sink."""

    short: Words
    """It is not deep enough even if the muscle is as near as it can be."""
    maybe: Words
    """The estimate leaves it open."""
    past: Words
    """It is deep enough even if the muscle is as deep as it can be."""
    sources: Sources


class Spot(Content):
    """What the spot finder says about the body under a ball."""

    first: SpotNote
    """What a ball meets first."""
    mcburney: SpotNote | None = None
    """Said on the right side if the ball is over McBurney's point."""
    small: SmallBall
    hard: SpotNote
    """Said about a ball that hardly gives way."""
    reach: Reach
