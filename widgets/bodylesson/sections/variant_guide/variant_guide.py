"""The variants to choose from, and the guide to the chosen one: its steps, its cautions."""

from typing import Any

import anywidget
import traitlets as t

from bodylesson.ui import assets


class VariantGuide(anywidget.AnyWidget):
    """Offers the variants, each with its drawing, and shows the chosen one in words.

    A deeper one is shown locked until enough sessions have ended well in this browser.
    """

    _esm = assets.bundle(__file__)
    _css = assets.style(__file__)

    lesson_id = t.Unicode("").tag(sync=True)
    """Id of the lesson; names the records that the browser keeps. Written by Python."""
    poses = t.Dict().tag(sync=True)
    """By step what it shows, as the breath timer's trait of this name. Written by Python."""
    drawings = t.Bytes(None, allow_none=True).tag(sync=True)
    """The drawings of all poses, handed on by the breath timer. Written by the browser."""
    deeper_after = t.Int(2, min=0, max=10).tag(sync=True)
    """How many sessions must have ended well, one of them before today, before a variant above
    level 1 can be chosen; 0 opens all. Written by Python."""
    variants: t.List[Any] = t.List().tag(sync=True)
    """The lesson's variants as its data gives them, in order. Written by Python."""
    cues = t.Dict().tag(sync=True)
    """Per cue id its `screen` and `described` texts, with `{side}` and `{other}`. Written by
    Python."""
    words = t.Dict().tag(sync=True)
    """Interface words, the group `widgets.variant_guide`. Written by Python."""
    variant_index = t.Int(0).tag(sync=True)
    """Chosen variant, counted from 0. Written by the browser."""
    side_index = t.Int(0).tag(sync=True)
    """Chosen side: 0 left, 1 right, 2 both in turn. Written by the browser."""
