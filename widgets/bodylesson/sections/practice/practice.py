"""The gate and the practice of one lesson: two sections of the page, one set of joined widgets."""

from functools import cached_property
from typing import Protocol

import ipywidgets

from bodylesson.lesson.types import LessonFile
from bodylesson.models.plan import MOST_BREATHS, easing_step
from bodylesson.models.plan import as_data as plan_data
from bodylesson.sections.breath_timer import breath_timer
from bodylesson.sections.breath_timer.breath_timer import BreathTimer
from bodylesson.sections.gate.gate import Gate
from bodylesson.sections.practice import data
from bodylesson.sections.variant_guide.variant_guide import VariantGuide
from bodylesson.sound.voice import Voice
from bodylesson.ui import assets
from bodylesson.ui.control_names.control_names import ControlNames

TIMER_WORDS = assets.words(breath_timer.__file__)
"""The timer's words; they also say what the sides are called."""


class HasContent(Protocol):
    """A lesson, as far as its widgets need one."""

    @property
    def content(self) -> LessonFile:
        """What lesson.yaml says."""
        ...


class LessonWidgets:
    """Makes each widget once and joins them in the browser, so that no kernel is needed later.

    The gate and the practice stand in different cells of a notebook; showing one of them never
    depends on the other having been shown.
    """

    def __init__(self, lesson: HasContent, voice: Voice | None = None) -> None:
        """Nothing is made yet. Without `voice` the browser speaks as well as it can."""
        self._content = lesson.content
        self._voice = voice
        self._words = assets.words(__file__.replace("widgets.py", "practice.py"))

    @cached_property
    def gate(self) -> Gate:
        """The screening gate."""
        screening = data.screening(self._content.safety)
        return Gate(lesson_id=self._content.id, safety=screening)

    @cached_property
    def timer(self) -> BreathTimer:
        """The breath timer, which waits for the gate."""
        practice = self._content.practice
        timer = BreathTimer(
            lesson_id=self._content.id,
            plans=data.plans(practice),
            variants=data.variant_names(practice),
            easing=plan_data(easing_step(practice)),
            cues=data.cues(practice),
            breaths_per_minute=practice.tempo.breaths_per_minute,
            inhale_share=practice.tempo.inhale_share,
            hold_full_share=practice.tempo.hold_full_share,
            hold_empty_share=practice.tempo.hold_empty_share,
            breaths=practice.variants[0].breaths,
            title=self._content.title,
            language=self._content.language,
            pressure_limit=practice.frame.pressure_limit,
            help_signs=data.help_signs(self._content.safety),
            words=TIMER_WORDS | data.timer_words(practice),
        )
        if self._voice is not None:
            timer.voice = self._voice.clips
            timer.voice_data = self._voice.data
        ipywidgets.jslink((self.gate, "outcome"), (timer, "gate"))
        return timer

    @cached_property
    def guide(self) -> VariantGuide:
        """The guide to the chosen variant."""
        practice = self._content.practice
        return VariantGuide(
            variants=data.variants(practice),
            cues=data.cues(practice),
            stop_signs=data.stop_signs(self._content.safety),
        )

    @cached_property
    def practice(self) -> ipywidgets.VBox:
        """Controls, guide and timer, joined."""
        controls = ipywidgets.VBox(list(self._controls().values()))
        controls.add_class("bl-controls")
        box = ipywidgets.VBox([ControlNames(), controls, self.guide, self.timer])
        box.add_class("bl-practice")
        return box

    def _controls(self) -> dict[str, ipywidgets.DOMWidget]:
        """The controls by name, each joined to what follows it."""
        words, timer = self._words, self.timer
        names = [variant.name for variant in self._content.practice.variants]
        sides = [words["left"], words["right"], words["both"]]
        controls = {
            "variant": ipywidgets.RadioButtons(options=names),
            "side": ipywidgets.RadioButtons(options=sides),
            "breaths": ipywidgets.IntSlider(timer.breaths, min=1, max=MOST_BREATHS),
            "breaths_per_minute": ipywidgets.FloatSlider(
                timer.breaths_per_minute, min=4, max=10, step=0.5, readout_format=".1f"
            ),
            "inhale_share": ipywidgets.FloatSlider(
                timer.inhale_share, min=0.2, max=0.6, step=0.05, readout_format=".0%"
            ),
            "sound": ipywidgets.Checkbox(timer.sound, indent=False),
        }
        for name, control in controls.items():
            control.description = words[name]
        for follower in (timer, self.guide):
            for name in ("variant", "side"):
                # Selection widgets send their index to the browser, never their value.
                ipywidgets.jslink((controls[name], "index"), (follower, f"{name}_index"))
        for name in ("breaths", "breaths_per_minute", "inhale_share", "sound"):
            ipywidgets.jslink((controls[name], "value"), (timer, name))
        return controls
