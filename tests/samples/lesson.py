"""The small practice as a lesson that widgets can be made from."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from bodylesson.sections.breath_timer.breath_timer import BreathTimer
from bodylesson.sections.gate.gate import gate
from bodylesson.sections.listing import showing
from bodylesson.sections.practice.practice import guide, timer
from bodylesson.sections.screening.screening import Screening, screening
from bodylesson.sections.showing import Showing
from bodylesson.sections.variant_guide.variant_guide import VariantGuide
from tests.samples.practice import PRACTICE, SAFETY


def sample_showing() -> Showing:
    """A lesson that has a practice and a gate and nothing else, not even recordings."""
    content = SimpleNamespace(
        id="sample", title="Sample", language="en", practice=PRACTICE, safety=SAFETY
    )
    lesson = SimpleNamespace(content=content, folder=Path("no-such-folder"))
    return showing(cast(Any, lesson))


def sample_timer() -> BreathTimer:
    """Its breath timer."""
    return sample_showing().once(timer)


def sample_gate() -> Screening:
    """Its gate."""
    return sample_showing().once(gate)


def sample_gate_today() -> Screening:
    """The gate in few words."""
    return screening(sample_showing(), compact=True)


def sample_guide() -> VariantGuide:
    """Its guide to the variants."""
    return sample_showing().once(guide)
