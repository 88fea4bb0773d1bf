"""The breath timer: leads a session by picture, word and tone, in the browser alone."""

from typing import Any

import anywidget
import traitlets as t

from bodylesson.ui import assets


class BreathTimer(anywidget.AnyWidget):
    """Runs a session plan at the learner's tempo.

    Python gives the lesson's plans and words once. The page's controls set the choice by `jslink`,
    the browser keeps the place, and Python never needs anything back.
    """

    _esm = assets.bundle(__file__)
    _css = assets.style(__file__)

    lesson_id = t.Unicode("").tag(sync=True)
    """Id of the lesson; names the record that the browser keeps. Written by Python."""
    title = t.Unicode("").tag(sync=True)
    """Title of the lesson, for lock screens. Written by Python."""
    language = t.Unicode("en").tag(sync=True)
    """Language of the lesson as a BCP 47 tag, for the browser's own voice. Written by Python."""
    plans: t.List[Any] = t.List().tag(sync=True)
    """A list per variant of three plans (left, right, both), as `models.plan.as_data` makes them,
    each with the variant's own number of breaths. Written by Python."""
    variants: t.List[Any] = t.List().tag(sync=True)
    """Per variant: `id`, `name`, `easier` and `deeper` (an id or None), `level` (1 the lightest),
    `breaths` (its own working breaths a side and set, 1 to 40). In the order of `plans`. Written by
    Python."""
    easing = t.Dict().tag(sync=True)
    """The plan step by which a learner eases off; the browser sets its side. Written by Python."""
    cues = t.Dict().tag(sync=True)
    """Per cue id its `screen`, `spoken` and `described` texts, with `{side}` and `{other}`, and its
    `priority`. Written by Python."""
    voice = t.Dict().tag(sync=True)
    """Where each clip stands in `voice_data`: by stem `at` and `size` in bytes, and `seconds` if
    known. A cue without a clip is spoken by the browser, or shown as text. Written by Python."""
    voice_data = t.Bytes(None, allow_none=True).tag(sync=True)
    """The files of all clips one after the other; None if there are none. A composed page loads
    it when the timer comes near. Written by Python."""
    poses = t.Dict().tag(sync=True)
    """By step what it shows: `pose`, an id in `drawings`, and `other_side`, true where the ball
    lies on the step's other side. Keys as of `practice.drawings.shown_poses`. Written by Python."""
    drawings = t.Bytes(None, allow_none=True).tag(sync=True)
    """The drawings of all poses: zlib over JSON of SVG markup by pose; None if there are none. A
    composed page loads it when the timer comes near. Written by Python."""
    most_breaths = t.Int(40, min=1, max=40).tag(sync=True)
    """The most breaths a side that may be chosen, 1 to 40. Written by Python."""
    most_on_ball_s = t.Int(600, min=60, max=600).tag(sync=True)
    """The longest time on the ball for a side, in seconds, 60 to 600. Written by Python."""
    few_words_after = t.Int(5, min=0, max=100).tag(sync=True)
    """How many sessions must have ended well before fewer words may be chosen. Written by
    Python."""
    deeper_after = t.Int(2, min=0, max=10).tag(sync=True)
    """How many sessions must have ended well, one of them before today, before deeper ways are
    offered; 0 offers them at once. Written by Python."""
    placing_wait_s = t.Int(30, min=0, max=120).tag(sync=True)
    """How long a step of getting into place waits for "Next" after its time, in seconds, 0 to 120;
    0 never waits. Written by Python."""
    eased_s = t.Int(60, min=15, max=180).tag(sync=True)
    """How long a learner who eased off stays eased before coming off, in seconds, 15 to 180.
    Written by Python."""
    pressure_limit = t.Int(5, min=1, max=10).tag(sync=True)
    """Highest pressure of 10; a learner who reports a higher one is eased off. Written by
    Python."""
    help_signs: t.List[Any] = t.List().tag(sync=True)
    """Signs that need urgent help, in words; shown on a day on which it felt bad. Written by
    Python."""
    words = t.Dict().tag(sync=True)
    """Interface words, the group `widgets.breath_timer`, with those of the lesson. Written by
    Python."""
    variant_index = t.Int(0).tag(sync=True)
    """Chosen variant, counted from 0. Written by the browser."""
    side_index = t.Int(0).tag(sync=True)
    """Chosen side: 0 left, 1 right, 2 both in turn. Written by the browser."""
    breaths_per_minute = t.Float(6, min=4, max=10).tag(sync=True)
    """Tempo in breaths a minute, 4 to 10. Written by the browser."""
    inhale_share = t.Float(0.4, min=0.2, max=0.6).tag(sync=True)
    """Share of a breath that is the in-breath, 0.2 to 0.6; 0.4 is 4 s in and 6 s out at 6 a
    minute. Written by the browser."""
    hold_full_share = t.Float(0, min=0, max=0.15).tag(sync=True)
    """Share of a breath that is held with full lungs, 0 to 0.15. Written by Python."""
    hold_empty_share = t.Float(0, min=0, max=0.15).tag(sync=True)
    """Share of a breath that is held with empty lungs, 0 to 0.15. Written by Python."""
    breaths = t.Int(8, min=1, max=40).tag(sync=True)
    """Working breaths a side and set, 1 to 40. Written by the browser; choosing a variant sets
    that variant's own."""
    sound = t.Bool(True).tag(sync=True)
    """Whether the tone sounds while the session runs. Written by the browser."""
    panel = t.Enum(["none", "flex"], "none").tag(sync=True)
    """Whether what can be changed is shown, as a value of CSS `display`. Written by the browser."""
    gate = t.Enum(["", "do-not", "ask-first", "go-on"], "").tag(sync=True)
    """The screening gate's outcome; the session starts on `go-on` alone. Written by the browser."""
