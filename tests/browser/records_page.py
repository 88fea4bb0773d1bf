"""The widgets that keep records, each on a page of its own, with a clock that goes by itself."""

from pathlib import Path

import anywidget
from bodylesson.journal.journal import journal_widget
from bodylesson.lesson import Lesson, read_lesson
from bodylesson.measure.measure import measure_widget
from bodylesson.quiz.quiz import quiz_widget

LESSON = Path(__file__).parents[2] / "lessons" / "psoas-release"


def lesson() -> Lesson:
    """The lesson as its author wrote it."""
    return read_lesson(LESSON)


def widgets() -> dict[str, anywidget.AnyWidget]:
    """One of each, by name."""
    read = lesson()
    return {
        "before": measure_widget(read, "before"),
        "after": measure_widget(read, "after"),
        "journal": journal_widget(read),
        "quiz": quiz_widget(read),
        "guess": quiz_widget(read, "before"),
    }
