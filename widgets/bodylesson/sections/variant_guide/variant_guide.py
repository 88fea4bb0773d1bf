"""The guide to the chosen variant: what it is, its steps, its cautions."""

from typing import Any

import anywidget
import traitlets as t

from bodylesson.ui import assets


class VariantGuide(anywidget.AnyWidget):
    """Shows one variant in words and follows the page's controls in the browser."""

    _esm = assets.bundle(__file__)
    _css = assets.style(__file__)

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
