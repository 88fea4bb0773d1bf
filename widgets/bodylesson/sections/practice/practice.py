"""The practice: its controls, the guide to the variant and the breath timer, joined to the gate."""

import ipywidgets

from bodylesson.models.plan import as_data, easing_step, make_plan
from bodylesson.models.script import Line, script
from bodylesson.sections.breath_timer.breath_timer import BreathTimer
from bodylesson.sections.practice import data
from bodylesson.sections.practice.drawings import packed, shown_poses
from bodylesson.sections.section import Section
from bodylesson.sections.showing import Showing
from bodylesson.sections.variant_guide.variant_guide import VariantGuide
from bodylesson.sound.voice import credit, voice_of
from bodylesson.ui.control_names.control_names import joined

TIMER_WORDS = "widgets.breath_timer"
"""The timer's group of words; it also says what the sides are called."""


def timer(showing: Showing) -> BreathTimer:
    """The breath timer, which waits for the gate."""
    content = showing.lesson.content
    practice = content.practice
    words = showing.words.texts(TIMER_WORDS)
    voice = voice_of(showing.lesson, words)
    poses = shown_poses(showing.lesson)
    made = BreathTimer(
        lesson_id=content.id,
        plans=data.plans(practice),
        variants=data.variant_names(practice),
        easing=as_data(easing_step(practice)),
        cues=data.cues(practice),
        breaths_per_minute=practice.tempo.breaths_per_minute,
        inhale_share=practice.tempo.inhale_share,
        hold_full_share=practice.tempo.hold_full_share,
        hold_empty_share=practice.tempo.hold_empty_share,
        breaths=practice.variants[0].breaths,
        title=content.title,
        language=content.language,
        poses=poses,
        drawings=packed(showing.lesson, poses),
        most_breaths=practice.most_breaths,
        deeper_after=practice.deeper_after,
        most_on_ball_s=practice.most_on_ball_s,
        few_words_after=practice.few_words_after,
        placing_wait_s=practice.frame.placing_wait_s,
        eased_s=practice.frame.eased_s,
        pressure_limit=practice.frame.pressure_limit,
        help_signs=data.help_signs(content.safety),
        voice=voice.clips,
        voice_data=voice.data or None,
        words=words | data.timer_words(practice),
    )
    ipywidgets.jslink((showing.widget("gate"), "outcome"), (made, "gate"))
    return made


def guide(showing: Showing) -> VariantGuide:
    """The variants to choose from, each with its drawing, and the guide to the chosen one."""
    content = showing.lesson.content
    return VariantGuide(
        lesson_id=content.id,
        variants=data.variants(content.practice),
        poses=shown_poses(showing.lesson),
        deeper_after=content.practice.deeper_after,
        cues=data.cues(content.practice),
        words=showing.words.texts("widgets.variant_guide"),
    )


def practice(showing: Showing) -> ipywidgets.VBox:
    """The timer, and under its "Change" the variants and the controls, all joined."""
    shown_guide, shown_timer = showing.once(guide), showing.once(timer)
    controls = _controls(showing, shown_timer)
    for follower in (shown_timer, shown_guide):
        # Selection widgets send their index to the browser, never their value.
        ipywidgets.jslink((controls["side"], "index"), (follower, "side_index"))
    for name in ("breaths", "breaths_per_minute", "inhale_share", "sound"):
        ipywidgets.jslink((controls[name], "value"), (shown_timer, name))
    # The drawings are sent once, with the timer; the browser hands them on.
    for name in ("variant_index", "drawings"):
        ipywidgets.jslink((shown_timer, name), (shown_guide, name))
    panel = ipywidgets.VBox([shown_guide, joined(controls.values())])
    panel.add_class("bl-change-panel")
    panel.layout.display = shown_timer.panel
    ipywidgets.jslink((shown_timer, "panel"), (panel.layout, "display"))
    return ipywidgets.VBox([shown_timer, panel])


def _controls(showing: Showing, timer: BreathTimer) -> dict[str, ipywidgets.DOMWidget]:
    """The controls by name, each with its label."""
    words = showing.words.texts("controls.practice")
    sides = [words["left"], words["right"], words["both"]]
    most = showing.lesson.content.practice.most_breaths
    controls = {
        "side": ipywidgets.RadioButtons(options=sides),
        "breaths": ipywidgets.IntSlider(timer.breaths, min=1, max=most),
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
    return controls


def _data(showing: Showing) -> dict[str, object]:
    """What the voice says in the first variant, as the lesson proposes it; whose voice it is."""
    practice = showing.lesson.content.practice
    plan = make_plan(practice, practice.variants[0].id)
    lines: list[Line] = script(plan, practice.tempo.breaths_per_minute)
    return {"script": lines, "voice": credit(showing.lesson)}


SECTION = Section("practice", widget=practice, data=_data)
