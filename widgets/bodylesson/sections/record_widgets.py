"""Measure, journal and quiz of one lesson: each made once, none depending on another."""

from functools import cached_property

from bodylesson.lesson.lesson import Lesson
from bodylesson.sections.journal.journal import Journal, journal_widget
from bodylesson.sections.measure.measure import Measure, measure_widget
from bodylesson.sections.quiz.quiz import Quiz, quiz_widget


class RecordWidgets:
    """Makes the widgets that keep records in the browser.

    They share one database there and hear of each other's changes, so nothing has to be linked.
    """

    def __init__(self, lesson: Lesson) -> None:
        """Nothing is made yet."""
        self._lesson = lesson
        self._guesses: dict[str, Quiz] = {}

    @cached_property
    def measure_before(self) -> Measure:
        """The checks, before the practice."""
        return measure_widget(self._lesson, "before")

    @cached_property
    def measure_after(self) -> Measure:
        """The checks after it, and the result."""
        return measure_widget(self._lesson, "after")

    @cached_property
    def journal(self) -> Journal:
        """What did you notice?"""
        return journal_widget(self._lesson)

    @cached_property
    def quiz(self) -> Quiz:
        """Check yourself."""
        return quiz_widget(self._lesson)

    def guess(self, section: str) -> Quiz:
        """The guesses that stand before a section's text; LookupError where it has none."""
        if section not in self._guesses:
            self._guesses[section] = quiz_widget(self._lesson, section)
        return self._guesses[section]
