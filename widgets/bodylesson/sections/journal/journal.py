"""The journal: what a learner noticed, over time, in their own browser."""

from typing import Any

import anywidget
import traitlets as t

from bodylesson import records
from bodylesson.sections.section import Need, Section
from bodylesson.sections.showing import Showing
from bodylesson.ui import assets


class Journal(anywidget.AnyWidget):
    """Notes after a session, earlier sessions, a suggestion for next time, the learner's file.

    What is written stays in the browser's own database and is never set on the model: no free text
    of a learner reaches a kernel or a network.
    """

    _esm = assets.bundle(__file__)
    _css = records.style(__file__)

    lesson_id = t.Unicode("").tag(sync=True)
    """Id of the lesson; names the database that the browser keeps. Written by Python."""
    noticed = t.Dict().tag(sync=True)
    """The first question of reflection: `text` and `hint` (or None). Written by Python."""
    feel = t.Dict().tag(sync=True)
    """The second one: `text` and `hint` (or None). Written by Python."""
    feelings: t.List[dict[str, Any]] = t.List().tag(sync=True)
    """Answers to the second one: `id` and `text`. Written by Python."""
    variants: t.List[dict[str, Any]] = t.List().tag(sync=True)
    """Per variant `id`, `name` and `easier` (an id or None), the lightest first. Written by
    Python."""
    pressure_limit = t.Int(5, min=1, max=10).tag(sync=True)
    """Highest pressure of 10 before the lesson says to ease off. Written by Python."""
    suggestions = t.Dict().tag(sync=True)
    """What is said for next time: `easier`, `gentler`, `pressure`, `same`, with `{variant}`,
    `{easier}`, `{pressure}` and `{limit}` for what is put in. Written by Python."""
    words = t.Dict().tag(sync=True)
    """Interface words, the group `widgets.journal`. Written by Python."""


def journal(showing: Showing) -> Journal:
    """The journal of a lesson.

    Raises:
        LookupError: the lesson has no journal, or fewer than two questions of reflection.
    """
    content = showing.lesson.content
    if content.journal is None:
        raise LookupError("journal: expected one in lesson.yaml, got none")
    if len(content.reflection) < 2:
        raise LookupError(f"reflection: expected two questions, got {len(content.reflection)}")
    noticed, feel = content.reflection[:2]
    own = content.journal
    by_level = sorted(content.practice.variants, key=lambda variant: variant.level)
    return Journal(
        lesson_id=content.id,
        noticed=noticed.model_dump(include={"text", "hint"}),
        feel=feel.model_dump(include={"text", "hint"}),
        feelings=[feeling.model_dump() for feeling in own.feelings],
        variants=[variant.model_dump(include={"id", "name", "easier"}) for variant in by_level],
        pressure_limit=content.practice.frame.pressure_limit,
        suggestions={
            "easier": own.suggest_easier,
            "gentler": own.suggest_gentler,
            "pressure": own.suggest_pressure,
            "same": own.suggest_same,
        },
        words=showing.words.texts(records.WORDS, "widgets.journal"),
    )


SECTION = Section("journal", widget=journal, needs=(Need.JOURNAL,))
