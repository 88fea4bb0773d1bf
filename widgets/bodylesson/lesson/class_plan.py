"""What an instructor's class consists of: parts, plans, cards, skills and notes.

Whatever the lesson itself says is named by its id and never copied.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from bodylesson.lesson.base import Content, Id, Sources, Words

PosePath = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z_]+(\.[a-z0-9-]+){0,2}$", max_length=80),
]
"""A step of poses.yaml, e.g. `placing.lower` or `variants.drape.settle`."""

PlateName = Literal["front", "side", "cut", "belly", "curve"]
"""A picture that the lesson draws: the muscle from the front or from the side, a cut through the
belly, the belly with the ball on it, or how long the muscle is at each angle of the hip."""

ListName = Literal[
    "stop_signs",
    "help_signs",
    "help_in_short",
    "normal",
    "never",
    "scale",
    "alternative",
    "reflection",
]
"""A list that the lesson has."""


class Told(Content):
    """What the lesson says, by its ids; each stands on paper as it stands there."""

    reads: tuple[Id, ...] = ()
    """Passages to read aloud."""
    asks: tuple[Id, ...] = ()
    """Questions of the quiz to put to the class, with the right answer for the instructor."""
    cautions: tuple[Id, ...] = ()
    """Advice of `safety.cautions`."""
    claims: tuple[Id, ...] = ()
    """Claims, each with its grade and what it means."""
    checks: tuple[Id, ...] = ()
    """Before-and-after checks, with their steps."""
    lists: tuple[ListName, ...] = ()
    poses: tuple[PosePath, ...] = Field(default=(), max_length=3)
    """Drawings beside it."""


class ClassPart(Told):
    """A part of a class: what the instructor does, and what the students do meanwhile."""

    id: Id
    title: Words
    step: Id | None = None
    """The step of the path that it goes with."""
    plate: PlateName | None = None
    instructor: tuple[Words, ...] = Field(min_length=1)
    students: tuple[Words, ...] = Field(min_length=1)
    leads: Id | None = None
    """The way to practice that is led in this part; its cues follow on a sheet of their own."""


class Slot(Content):
    """A part and how long it takes in one plan."""

    part: Id
    minutes: int = Field(ge=1, le=60)


class ClassPlan(Content):
    """One plan: which parts, in which order, and how long each takes. The minutes are ours."""

    minutes: int = Field(ge=10, le=240)
    """How long the class takes: the sum of its slots."""
    slots: tuple[Slot, ...] = Field(min_length=1)


class Choice(Content):
    """One of a few things to tick or to show."""

    id: Id
    title: Words
    text: Words


class Screening(Content):
    """What the screening sheet says beside the lesson's reasons."""

    intro: Words
    keep: Words
    """Who wrote the sheet."""
    today: tuple[Choice, ...] = Field(min_length=2, max_length=4)
    """What the student does today."""


class Consent(Content):
    """The card that lies by the mat."""

    intro: Words
    """How to use it, for the instructor."""
    ask: Choice
    no_touch: Choice


class Observer(Content):
    """The card of whoever watches a partner."""

    intro: Words
    checks: tuple[Words, ...] = Field(min_length=1)
    """What to look for, as questions."""
    ask: Words
    """What to ask, once."""
    stop: Words
    """What to do at a sign that means stop; the signs follow."""


class Skill(Content):
    """Something a student can be seen doing."""

    id: Id
    goal: Id
    """The goal that it shows."""
    text: Words


class Note(Told):
    """A heading of the instructor's notes."""

    id: Id
    title: Words
    texts: tuple[Words, ...] = Field(min_length=1)


class ClassFile(Content):
    """`class.yaml`."""

    opening: Words
    """What such a class is, in a sentence or two."""
    minutes_are: Words
    """Whose estimate the minutes are."""
    bring: tuple[Words, ...] = Field(min_length=1)
    """What to have ready."""
    parts: tuple[ClassPart, ...] = Field(min_length=1)
    plans: tuple[ClassPlan, ...] = Field(min_length=1)
    screening: Screening
    consent: Consent
    observer: Observer
    skills: tuple[Skill, ...] = Field(min_length=1)
    notes: tuple[Note, ...] = Field(min_length=1)
    sources: Sources
