"""Before and after: three checks, the learner's own error band, and what a change can say."""

from typing import Any, Literal

import anywidget
import traitlets as t

from bodylesson import records
from bodylesson.plates.checks import check_plates
from bodylesson.sections.showing import Showing
from bodylesson.ui import assets


class Measure(anywidget.AnyWidget):
    """Takes readings before or after the practice, and shows the result after it.

    Readings are kept in the browser's own database and are never set on the model: nothing that a
    learner measures or writes reaches a kernel.
    """

    _esm = assets.bundle(__file__)
    _css = records.style(__file__)

    lesson_id = t.Unicode("").tag(sync=True)
    """Id of the lesson; names the database that the browser keeps. Written by Python."""
    phase = t.Enum(["before", "after"], "before").tag(sync=True)
    """Which readings are taken here; the result stands with `after`. Written by Python."""
    measures = t.Dict().tag(sync=True)
    """The lesson's `Measures`: `intro`, `band_text`, `chance_text` and `instruments`; lengths in
    mm, angles in degrees, scores in points from 0 to 10. Written by Python."""
    checks: t.List[dict[str, Any]] = t.List().tag(sync=True)
    """The checks that teach the instruments: `id`, `title`, `intro`, `steps`, `mistakes`,
    `reading`. Written by Python."""
    plates = t.Dict().tag(sync=True)
    """Per check id its plate: `svg` (markup with its own title and description) and `told` (the
    same in words). Written by Python."""
    words = t.Dict().tag(sync=True)
    """Interface words, the group `widgets.measure`. Written by Python."""


def measure_widget(showing: Showing, phase: Literal["before", "after"]) -> Measure:
    """The widget for one of the page's two sections.

    Raises:
        LookupError: the lesson has no measures.
    """
    content = showing.lesson.content
    if content.measures is None:
        raise LookupError("measures: expected some in lesson.yaml, got none")
    taught = {instrument.check for instrument in content.measures.instruments}
    plates = check_plates(showing.words)
    return Measure(
        lesson_id=content.id,
        phase=phase,
        measures=plain(content.measures.model_dump(mode="json", exclude={"sources"})),
        checks=[
            check.model_dump(mode="json", exclude={"sources"})
            for check in content.checks
            if check.id in taught
        ],
        plates={id: plates[id] for id in sorted(taught) if id in plates},
        words=showing.words.texts(records.WORDS, "widgets.measure"),
    )


def plain(measures: dict[str, Any]) -> dict[str, Any]:
    """Without what the page shows elsewhere: sources stand in the words around the widget."""
    instruments = [
        {name: value for name, value in instrument.items() if name != "sources"}
        for instrument in measures["instruments"]
    ]
    return {**measures, "instruments": instruments}
