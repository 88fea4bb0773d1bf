"""What the practice's widgets get: plain data from the lesson's content."""

from typing import Any

from bodylesson.lesson.practice import Practice
from bodylesson.lesson.safety import Safety
from bodylesson.models.plan import Sides, as_data, make_plan

Data = dict[str, Any]


def plans(practice: Practice) -> list[list[Data]]:
    """For each variant its plans for left, right and both sides, at its own breaths."""
    return [
        [as_data(make_plan(practice, variant.id, sides)) for sides in Sides]
        for variant in practice.variants
    ]


def variant_names(practice: Practice) -> list[Data]:
    """What the timer needs to know of each variant."""
    wanted = {"id", "name", "easier", "deeper", "level", "breaths"}
    return [variant.model_dump(mode="json", include=wanted) for variant in practice.variants]


def variants(practice: Practice) -> list[Data]:
    """The variants as their guide shows them; the page itself shows the sources."""
    return [variant.model_dump(mode="json", exclude={"sources"}) for variant in practice.variants]


def cues(practice: Practice) -> dict[str, Data]:
    """Texts of the cues by id."""
    return {
        cue.id: cue.model_dump(mode="json", exclude={"id"}, exclude_none=True)
        for cue in practice.cues
    }


def timer_words(practice: Practice) -> dict[str, str]:
    """What the timer says of this practice, by the names of its interface words."""
    said = practice.timer
    return {
        "off": said.is_off,
        "paused_text": said.paused,
        "done_text": said.done,
        "done_stopped": said.stopped,
        "bad_today": said.felt_bad,
    }


def help_signs(safety: Safety) -> list[str]:
    """Texts of the signs that need urgent help."""
    return [sign.told for sign in safety.help_signs]
