"""The screening gate: asks before the practice whether it is for the learner."""

from typing import Any

import anywidget
import traitlets as t

from bodylesson.lesson.safety import Safety
from bodylesson.sections.section import Paper, Section
from bodylesson.sections.showing import Showing
from bodylesson.ui import assets


class Gate(anywidget.AnyWidget):
    """Two lists of reasons, an answer to each, and a verdict in words.

    The answers never leave the browser; only the outcome does, and nothing in Python needs it.
    """

    _esm = assets.bundle(__file__)
    _css = assets.style(__file__)

    lesson_id = t.Unicode("").tag(sync=True)
    """Id of the lesson; names the record that the browser keeps. Written by Python."""
    safety = t.Dict().tag(sync=True)
    """`do_not` and `ask_first` (lists of `id`, `text`, `why`) and `verdicts` (`do_not`,
    `ask_first`, `go_on`, each with `title` and `text`). Written by Python."""
    words = t.Dict().tag(sync=True)
    """Interface words, the group `widgets.gate`. Written by Python."""
    outcome = t.Enum(["", "do-not", "ask-first", "go-on"], "").tag(sync=True)
    """The answer: empty until given; `go-on` also after `ask-first` once the learner says that
    they asked. Written by the browser."""


def gate(showing: Showing) -> Gate:
    """The gate of a lesson; its practice waits for it."""
    content = showing.lesson.content
    return Gate(
        lesson_id=content.id,
        safety=screening(content.safety),
        words=showing.words.texts("widgets.gate"),
    )


def screening(safety: Safety) -> dict[str, Any]:
    """The gate's questions and verdicts."""
    reasons = {"__all__": {"id", "text", "why"}}
    wanted: Any = {"do_not": reasons, "ask_first": reasons, "verdicts": True}
    return safety.model_dump(mode="json", include=wanted)


SECTION = Section("gate", widget=gate, paper=Paper.SAFETY)
