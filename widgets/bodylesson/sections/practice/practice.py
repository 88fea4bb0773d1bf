"""The practice of a lesson as one widget."""

import ipywidgets

from bodylesson.sections.practice.widgets import HasContent, LessonWidgets


def practice(lesson: HasContent) -> ipywidgets.Widget:
    """Controls, guide and breath timer; its gate is `LessonWidgets(lesson).gate`.

    Use `LessonWidgets` itself where the page shows the gate too: both must come from one object.
    """
    return LessonWidgets(lesson).practice
