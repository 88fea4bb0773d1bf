"""Variants of the practice, their steps and their cues."""

from typing import Literal

from pydantic import Field

from bodylesson.lesson.base import Content, Id, Sources, Words

MOST_BREATHS = 40
"""No lesson may let a learner choose more breaths a side than this; ours."""


class Cue(Content):
    """One instruction in three texts. `{side}` and `{other}` stand for left or right.

    If a language changes more than that word, the three texts are for the left side, and
    `screen_right`, `spoken_right` and `described_right` are for the right. `{time}` stands for a
    length of time, in the two cues that name one.
    """

    id: Id
    screen: Words
    """What the screen shows: short and imperative."""
    spoken: Words
    """What the voice says: one thing to do, short, and the way back."""
    described: Words
    """For someone who neither sees nor knows the position: where each limb is and goes."""
    board: Words | None = None
    """What the board of a class shows instead, where `screen` is about the learner's own screen."""
    screen_right: Words | None = None
    spoken_right: Words | None = None
    described_right: Words | None = None
    priority: Literal["instruction", "check", "count"] = "instruction"
    """An instruction is never cut off or left out; a check may move; a count may be left out."""


class Movement(Content):
    """What the body does in each phase of a breath; a few words, shown under "Breathe in"."""

    inhale: Words
    exhale: Words


class VariantStep(Content):
    """One step of a variant."""

    id: Id
    cue: Id
    """The cue that opens this step."""
    role: Literal["setup", "work"]
    """`setup` lasts as written; `work` shares the number of breaths that the learner chooses."""
    breaths: int | None = Field(None, ge=1, le=40)
    """Breaths it lasts by default; a `work` step needs them, a `setup` step may have seconds
    instead."""
    seconds: int | None = Field(None, ge=5, le=60)
    """Seconds that the movement takes, whatever the tempo; for a `setup` that moves the body."""
    movement: Movement
    reminders: tuple[Id, ...] = ()
    """Cues given in turn while the step goes on."""
    asks: bool = False
    """True if the voice asks "easier, stay or deeper?" at the end of the step."""


class Variant(Content):
    """One way to practice."""

    id: Id
    name: Words
    summary: Words
    """What it is, in one sentence."""
    article: Words
    """What the article says about it."""
    for_whom: Words
    first: Words
    """What must come before, in words."""
    after: Id | None = None
    """The variant that must have been done on the same side just before; needed above level 1."""
    level: int = Field(ge=1, le=5)
    """Level of depth, 1 is the lightest."""
    easier: Id | None = None
    deeper: Id | None = None
    breaths: int = Field(ge=1, le=40)
    """Working breaths a side and set: the sum of the `work` steps' breaths."""
    sets: int = Field(ge=1, le=5)
    steps: tuple[VariantStep, ...] = Field(min_length=1)
    cautions: tuple[Words, ...] = Field(min_length=1)
    sources: Sources


class SharedStep(Content):
    """A step of breathing that any session may have: rest, easing off. On the ball throughout."""

    id: Id
    cue: Id
    breaths: int = Field(ge=1, le=40)
    movement: Movement
    reminders: tuple[Id, ...] = ()
    """Cues given in turn while the step goes on."""


class MovingStep(Content):
    """A step that moves the body: getting into place, changing sides, coming off."""

    id: Id
    cue: Id
    seconds: int = Field(ge=5, le=60)
    """How long the movement takes, whatever the learner's tempo."""
    movement: Movement
    on_ball: bool = False
    """Whether the belly is on the ball in it, or goes down or up; counts into the time on the
    ball."""


class SessionFrame(Content):
    """What surrounds the variants in every session."""

    placing: tuple[MovingStep, ...] = Field(min_length=1)
    """Getting into place."""
    rest: SharedStep
    """Between two sets, weight on the forearms."""
    easing: SharedStep
    """Easing off one level."""
    changing_sides: tuple[MovingStep, ...] = Field(min_length=1)
    """From lying on the ball to kneeling, before getting into place on the other side. In its cues
    `{side}` is the side that comes next, `{other}` the one just worked."""
    coming_off: tuple[MovingStep, ...] = Field(min_length=1)
    placing_wait_s: int = Field(30, ge=0, le=120)
    """How long a step of getting into place waits for the learner's "Next" once its time is over,
    in seconds; then it goes on by itself. 0 never waits."""
    eased_s: int = Field(60, ge=15, le=180)
    """How long a learner who eased off stays eased before the voice leads off the ball, in
    seconds; until then they may carry on."""
    lead_in_breaths: int = Field(ge=1, le=10)
    """Breaths of `drape` before a variant that must come after it."""
    pressure_limit: int = Field(ge=1, le=10)
    """Highest pressure of 10 before the lesson says to ease off."""
    sources: Sources


class Tempo(Content):
    """The learner's breathing tempo: limits and defaults."""

    breaths_per_minute: float = Field(ge=4, le=10)
    inhale_share: float = Field(ge=0.2, le=0.6)
    """Share of a breath that is the in-breath; 0.4 is 4 s in, 6 s out at 6 a minute."""
    hold_full_share: float = Field(0, ge=0, le=0.15)
    """Share of a breath that is held with full lungs, in silence."""
    hold_empty_share: float = Field(0, ge=0, le=0.15)
    """Share of a breath that is held with empty lungs, in silence."""
    text: Words
    sources: Sources


class TimerWords(Content):
    """What the timer says about this practice besides its cues."""

    is_off: Words
    """The button of a learner who has come off, e.g. "I am off the ball"."""
    paused: Words
    done: Words
    stopped: Words
    """In place of `done` after a session that was stopped early."""
    felt_bad: Words
    """After the help signs, when a session that was stopped ended badly."""


class Practice(Content):
    """The practice as a whole."""

    intro: Words
    dose: Words
    most_breaths: int = Field(ge=1, le=MOST_BREATHS)
    """The most breaths a side that a learner can choose, as `dose` says; no variant has more."""
    most_on_ball_s: int = Field(150, ge=60, le=600)
    """The longest time on the ball for a side, from belly down to belly up, in seconds. If the
    learner's tempo would make it longer, there are fewer breaths."""
    few_words_after: int = Field(5, ge=0, le=100)
    """How many sessions must have ended well before a learner may choose to hear fewer words."""
    deeper_after: int = Field(2, ge=0, le=10)
    """How many sessions must have ended well, one of them on an earlier day, before the variants
    above level 1 are offered; 0 offers them at once."""
    frame: SessionFrame
    timer: TimerWords
    tempo: Tempo
    variants: tuple[Variant, ...] = Field(min_length=1)
    cues: tuple[Cue, ...] = Field(min_length=1)
    sources: Sources
