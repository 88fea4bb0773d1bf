"""The screening gate: asks before the practice whether it is for the learner."""

import anywidget
import traitlets as t

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
    words = t.Dict(assets.words(__file__)).tag(sync=True)
    """Interface words from `gate.yaml`. Written by Python."""
    outcome = t.Enum(["", "do-not", "ask-first", "go-on"], "").tag(sync=True)
    """The answer: empty until given; `go-on` also after `ask-first` once the learner says that
    they asked. Written by the browser."""
