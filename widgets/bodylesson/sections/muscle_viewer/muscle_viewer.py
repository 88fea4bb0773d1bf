"""The muscle viewer: bones and hip flexors in 3D, to turn, bend, name and take apart."""

from dataclasses import asdict
from typing import Any

import anywidget
import ipywidgets
import traitlets as t

from bodylesson.plates.plates import Plate
from bodylesson.sections.muscle_viewer.structures import structures
from bodylesson.sections.section import Need, Section
from bodylesson.sections.showing import Showing
from bodylesson.ui import assets


class MuscleViewer(anywidget.AnyWidget):
    """Draws the data file of `tools/build_anatomy.py` with three.js, in the browser alone.

    Without WebGL it shows the plates, and the list of structures works the same.
    """

    _esm = assets.bundle(__file__)
    _css = assets.style(__file__, "chips")

    anatomy = t.Bytes(b"").tag(sync=True)
    """Bones, muscle paths, landmarks: `Anatomy.for_viewer`, gzipped. Written by Python."""
    skin = t.Bytes(b"").tag(sync=True)
    """Skin and belly wall, the file of `tools/build_skin.py`, gzipped; empty if the lesson has
    none. Written by Python."""
    ball = t.Dict(allow_none=True, default_value=None).tag(sync=True)
    """The ball that the lesson takes first: `diameter_mm`, `share` of the line from navel (0) to
    ASIS (1) where its middle goes, `sunk`, how far it is pressed in, of its diameter. Written by
    Python."""
    structures: t.List[Any] = t.List().tag(sync=True)
    """Per structure of the lesson: `id`, `name`, `label` (short, for the picture), `kind`, `facts`
    (pairs of title and text), `sources` (as text). Written by Python."""
    plates: t.List[Any] = t.List().tag(sync=True)
    """Flat plates for browsers without WebGL: `name`, `svg`, `alt`. Written by Python."""
    curve = t.Dict().tag(sync=True)
    """Length against hip angle: `name`, `svg`, `alt`, and `places`, per marker `[data-part]` its x
    and y in the SVG's units at each hip angle of the data. Written by Python."""
    words = t.Dict().tag(sync=True)
    """Interface words, the group `widgets.muscle_viewer`. Written by Python."""
    hip_angle = t.Float(0, min=-20, max=120).tag(sync=True)
    """Hip flexion in degrees, -20 to 120; 0 is standing, 90 sitting. Written by both."""
    side_index = t.Int(0, min=0, max=2).tag(sync=True)
    """Which hip bends: 0 both, 1 left, 2 right. Written by both."""
    view = t.Unicode("front").tag(sync=True)
    """`front`, `side`, `back` or `above`; empty between them. Setting it turns the picture.
    Written by both."""
    names_shown = t.Bool(True).tag(sync=True)
    """Whether names stand around the picture; a quiz turns them off. Written by both."""
    picked: t.List[str] = t.List(t.Unicode()).tag(sync=True)
    """What was tapped or chosen last: ids, landmarks near the tap first, then what it hit and what
    that is a part of. Written by the browser."""


def viewer(showing: Showing) -> MuscleViewer:
    """The viewer with the lesson's body, structures and plates."""
    plates, words = showing.plates, showing.words.texts("widgets.muscle_viewer")
    return MuscleViewer(
        anatomy=plates.anatomy.for_viewer,
        skin=plates.skin,
        ball=asdict(plates.ball) if plates.ball else None,
        structures=structures(showing.lesson, words),
        plates=[_plate(plate) for plate in (plates.front, plates.side)],
        curve=asdict(plates.curve),
        words=words,
    )


def viewer_in_its_box(showing: Showing) -> ipywidgets.VBox:
    """The viewer, whose controls are its own, styled as part of the page."""
    box = ipywidgets.VBox([showing.once(viewer)])
    box.add_class("bl-joined")
    box.add_class("bl-viewer-box")
    return box


def _plate(plate: Plate) -> dict[str, str]:
    return {"name": plate.name, "svg": plate.svg, "alt": plate.alt}


SECTION = Section("muscle-viewer", widget=viewer_in_its_box, needs=(Need.BODY,))
