"""The small practice as a lesson that widgets can be made from."""

from types import SimpleNamespace
from typing import Any, cast

from bodylesson.sections.practice.widgets import LessonWidgets
from tests.samples.practice import PRACTICE, SAFETY


def sample_widgets() -> LessonWidgets:
    """The widgets of a lesson that has a practice and a gate and nothing else."""
    content = SimpleNamespace(
        id="sample", title="Sample", language="en", practice=PRACTICE, safety=SAFETY
    )
    return LessonWidgets(cast(Any, SimpleNamespace(content=content)))
