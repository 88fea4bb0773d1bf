"""After the practice: how it is, what changed, and the end of the path."""

from typing import Any

import anywidget
import traitlets as t

from bodylesson.sections.section import Section
from bodylesson.sections.showing import Showing
from bodylesson.ui import assets


class After(anywidget.AnyWidget):
    """Asks how it is after today's session, keeps what is said, and ends the path.

    "It is bad" closes the practice for the day, on every tab of this browser. The answers stay in
    the browser and are never set on the model.
    """

    _esm = assets.bundle(__file__)
    _css = assets.style(__file__)

    lesson_id = t.Unicode("").tag(sync=True)
    """Id of the lesson; names the records that the browser keeps. Written by Python."""
    help_signs: t.List[Any] = t.List().tag(sync=True)
    """Signs that need urgent help, in words. Written by Python."""
    keeps_notes = t.Bool(False).tag(sync=True)
    """Whether the lesson has a journal, in which a note and what changed are kept. Written by
    Python."""
    words = t.Dict().tag(sync=True)
    """Interface words, the group `widgets.after`, and the lesson's `bad_today`. Written by
    Python."""


def after(showing: Showing) -> After:
    """What comes after the practice of a lesson."""
    content = showing.lesson.content
    return After(
        lesson_id=content.id,
        help_signs=[sign.text for sign in content.safety.help_signs],
        keeps_notes=content.journal is not None,
        words=showing.words.texts("widgets.after") | {"bad_today": content.practice.timer.felt_bad},
    )


SECTION = Section("after", widget=after)
