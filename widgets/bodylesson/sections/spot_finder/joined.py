"""The muscle viewer and the spot finder of one lesson, each with its controls joined to it."""

from dataclasses import asdict
from functools import cached_property

import ipywidgets

from bodylesson.lesson.lesson import Lesson
from bodylesson.plates.lesson_plates import Plates
from bodylesson.sections.anatomy import data
from bodylesson.sections.muscle_viewer.muscle_viewer import MuscleViewer
from bodylesson.sections.muscle_viewer.structures import structures
from bodylesson.sections.spot_finder.spot_finder import SpotFinder
from bodylesson.ui import assets
from bodylesson.ui.control_names.control_names import ControlNames


class AnatomyWidgets:
    """Makes each once and joins controls to widgets in the browser, so that no kernel is needed."""

    def __init__(self, lesson: Lesson, plates: Plates | None = None) -> None:
        """Nothing is made yet."""
        self._lesson = lesson
        self._plates = plates or Plates(lesson)
        self._words = assets.words(__file__.replace("widgets.py", "anatomy.py"))

    @cached_property
    def viewer(self) -> MuscleViewer:
        """The muscle viewer."""
        viewer = MuscleViewer(
            anatomy=self._plates.anatomy.for_viewer,
            plates=[data.as_data(plate) for plate in (self._plates.front, self._plates.side)],
            curve=asdict(self._plates.curve),
        )
        viewer.structures = structures(self._lesson, viewer.words)
        return viewer

    @cached_property
    def finder(self) -> SpotFinder:
        """The spot finder."""
        return SpotFinder(
            balls=[data.ball_data(ball) for ball in data.balls(self._lesson)],
            placement=data.placement(self._lesson),
            bodies=data.bodies(),
            numbers=data.numbers(),
            limits=data.limits(),
            spot=data.spot(self._lesson),
            ball_index=data.first_ball(self._lesson),
        )

    @cached_property
    def anatomy(self) -> ipywidgets.VBox:
        """Hip angle, which hip, and the viewer."""
        words, viewer = self._words, self.viewer
        angle = ipywidgets.IntSlider(
            0, min=-20, max=120, step=1, description=words["hip_angle"], readout_format="d"
        )
        side = self._choice("hip_side", ("both", "left", "right"))
        ipywidgets.jslink((angle, "value"), (viewer, "hip_angle"))
        ipywidgets.jslink((side, "index"), (viewer, "side_index"))
        return _section([angle, side], viewer)

    @cached_property
    def spot(self) -> ipywidgets.VBox:
        """Side, distance, unit, ball, body size, and the spot finder."""
        words, finder = self._words, self.finder
        balls = [ball.name for ball in data.balls(self._lesson)]
        choices = {
            "side_index": self._choice("side", ("left", "right")),
            "unit_index": self._choice("unit", ("cm", "inches")),
            "measure_index": self._choice("measure", ("tape", "hand_2", "hand_3", "hands")),
            "ball_index": ipywidgets.RadioButtons(
                options=[*balls, words["own_ball"]],
                index=finder.ball_index,
                description=words["ball"],
            ),
            "body_index": self._choice("body", ("slim", "middle", "big"), finder.body_index),
        }
        numbers = {
            name: _slider(finder, name, 0.1, ".1f")
            for name in ("distance_cm", "distance_in", "own_cm", "own_in")
        } | {"sink_share": _slider(finder, "sink_share", 0.05, ".0%")}
        for name, choice in choices.items():
            ipywidgets.jslink((choice, "index"), (finder, name))
        for name, slider in numbers.items():
            slider.description = words[name]
            ipywidgets.jslink((slider, "value"), (finder, name))
        order = (
            *("side_index", "measure_index", "distance_cm", "distance_in", "unit_index"),
            *("ball_index", "own_cm", "own_in", "body_index", "sink_share"),
        )
        both = choices | numbers
        return _section([both[name] for name in order], finder)

    def _choice(
        self, name: str, options: tuple[str, ...], index: int = 0
    ) -> ipywidgets.RadioButtons:
        return ipywidgets.RadioButtons(
            options=[self._words[option] for option in options],
            index=index,
            description=self._words[name],
        )


def _slider(finder: SpotFinder, name: str, step: float, form: str) -> ipywidgets.FloatSlider:
    """A slider with the value and the ends of a trait."""
    trait = finder.traits()[name]
    value = getattr(finder, name)
    return ipywidgets.FloatSlider(
        value, min=trait.min, max=trait.max, step=step, readout_format=form
    )


def _section(controls: list[ipywidgets.DOMWidget], widget: ipywidgets.DOMWidget) -> ipywidgets.VBox:
    inside = ipywidgets.VBox(controls)
    inside.add_class("bl-controls")
    box = ipywidgets.VBox([ControlNames(), inside, widget])
    box.add_class("bl-practice")
    return box
