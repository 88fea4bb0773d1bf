"""The screening: asks before the practice whether it is for the learner."""

from typing import Any

import anywidget
import traitlets as t

from bodylesson.lesson.safety import Safety
from bodylesson.sections.showing import Showing
from bodylesson.ui import assets


class Screening(anywidget.AnyWidget):
    """Two lists of reasons, an answer to each, and a verdict in words.

    The answers never leave the browser; only the outcome does, and nothing in Python needs it.
    All screenings of a lesson share the answers of the day, in every tab.
    """

    _esm = assets.bundle(__file__)
    _css = assets.style(__file__)

    lesson_id = t.Unicode("").tag(sync=True)
    """Id of the lesson; names the record that the browser keeps. Written by Python."""
    safety = t.Dict().tag(sync=True)
    """`groups` (`id`, `name`), `do_not` and `ask_first` (lists of `id`, `group`, `short`, and in
    full `text` and `why`) and `verdicts` (`do_not`, `ask_first`, `go_on`, each with `title` and
    `text`). Written by Python."""
    compact = t.Bool(False).tag(sync=True)
    """Whether it is for those who have read the reasons in full: few words, one line once it is
    answered. Written by Python."""
    words = t.Dict().tag(sync=True)
    """Interface words, the group `widgets.screening`. Written by Python."""
    outcome = t.Enum(["", "do-not", "ask-first", "go-on"], "").tag(sync=True)
    """The answer: empty until given; `go-on` also after `ask-first` once the learner says that
    they asked. Written by the browser."""


def screening(showing: Showing, *, compact: bool) -> Screening:
    """The screening of a lesson, in full or compact."""
    content = showing.lesson.content
    return Screening(
        lesson_id=content.id,
        safety=questions(content.safety, compact=compact),
        compact=compact,
        words=showing.words.texts("widgets.screening"),
    )


def questions(safety: Safety, *, compact: bool) -> dict[str, Any]:
    """The questions and the verdicts; the compact ones without what they do not show."""
    fields = {"id", "group", "short"} | (set() if compact else {"text", "why"})
    reasons = {"__all__": fields}
    wanted: Any = {"groups": True, "do_not": reasons, "ask_first": reasons, "verdicts": True}
    return safety.model_dump(mode="json", include=wanted)
