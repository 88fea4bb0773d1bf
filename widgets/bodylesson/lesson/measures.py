"""How the before-and-after checks are taken and what their results may say."""

from typing import Literal

from pydantic import Field

from bodylesson.lesson.base import Content, Id, Sources, Words


class ReadingLimits(Content):
    """What a reading can be, in mm, degrees or points; least <= low < high <= most."""

    least: float
    """A reading below this is refused."""
    low: float
    """A reading below this is questioned."""
    high: float
    """A reading above this is questioned."""
    most: float
    """A reading above this is refused."""
    jump: float = Field(gt=0)
    """A reading further than this from the first one of its kind is questioned."""


class Outcomes(Content):
    """What a result says. `{change}` and `{band}` stand for the numbers with their unit."""

    few: Words
    """Too few readings before."""
    inside: Words
    """The change is within the error band."""
    more: Words
    """Higher than before by more than the band."""
    less: Words
    """Lower than before by more than the band."""


class Instrument(Content):
    """One thing that is measured before and after."""

    id: Id
    check: Id
    """The check that teaches it."""
    name: Words
    kind: Literal["length", "angle", "score"]
    """A length in mm, an angle in degrees by ruler and thigh, a score from 0 to 10."""
    sides: bool = False
    """True if left and right are measured separately."""
    difference: Words | None = None
    """Name of left minus right, if that is shown too."""
    own_activity: bool = False
    """True if the learner names the activity that is scored."""
    ask: Words
    """What to enter, as the label of the field."""
    low_end: Words | None = None
    """For a score: what 0 means."""
    high_end: Words | None = None
    """For a score: what 10 means."""
    limits: ReadingLimits
    thigh: ReadingLimits | None = None
    """For an angle: what the thigh's length can be, in mm."""
    needed: int = Field(ge=1, le=3)
    """How many readings before the practice it takes to say anything."""
    published_error: float = Field(gt=0)
    """In mm, degrees or points. The error band is never narrower than this, on either side."""
    error_text: Words
    """Where the published error comes from and how well it applies here."""
    outcomes: Outcomes
    sources: Sources


class Measures(Content):
    """The before-and-after checks as the page takes them."""

    intro: Words
    """Before the first reading."""
    band_text: Words
    """What the error band is."""
    chance_text: Words
    """What to keep in mind when looking at several numbers."""
    instruments: tuple[Instrument, ...] = Field(min_length=1)
    sources: Sources


class Feeling(Content):
    """One answer to how the hip flexors feel."""

    id: Id
    text: Words


class Journal(Content):
    """The journal's own words."""

    feelings: tuple[Feeling, ...] = Field(min_length=2)
    """Answers to how the hip flexors feel."""
    suggest_easier: Words
    """For next time, after easing off; `{variant}` was eased off, `{easier}` is the easier one."""
    suggest_gentler: Words
    """For next time, after easing off the lightest variant, `{variant}`."""
    suggest_pressure: Words
    """For next time, if the pressure went above the limit; `{pressure}` and `{limit}` of 10."""
    suggest_same: Words
    """For next time, if nothing was eased off."""
    sources: Sources
