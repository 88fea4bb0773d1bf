"""Writes `plans.json`, plans as the browser gets them, and `heard.json`, the real lesson's timer.

Run it as `python -m tests.vectors.make_plans` after a change to `models/plan.py`; a unit test
fails while a file is stale.
"""

import json
from pathlib import Path
from typing import Any

from bodylesson.lesson.lesson import read_lesson
from bodylesson.models.plan import Sides, as_data, easing_step, make_plan
from bodylesson.sections.practice import data
from bodylesson.sound.voice import voice_of
from bodylesson.ui.words import words
from tests.samples.practice import PRACTICE

LESSON = Path(__file__).parents[2] / "lessons" / "psoas-release"
HERE = Path(__file__).parent


def plans() -> list[dict[str, Any]]:
    """Every variant on every side."""
    return [
        as_data(make_plan(PRACTICE, variant.id, sides))
        for variant in PRACTICE.variants
        for sides in Sides
    ]


def heard() -> dict[str, Any]:
    """What the breath timer of the psoas lesson gets, as far as it is heard."""
    lesson = read_lesson(LESSON)
    practice = lesson.content.practice
    texts = words().texts("widgets.breath_timer")
    return {
        "lesson_id": lesson.content.id,
        "plans": data.plans(practice),
        "variants": data.variant_names(practice),
        "easing": as_data(easing_step(practice)),
        "cues": data.cues(practice),
        "most_breaths": practice.most_breaths,
        "most_on_ball_s": practice.most_on_ball_s,
        "few_words_after": practice.few_words_after,
        "deeper_after": practice.deeper_after,
        "eased_s": practice.frame.eased_s,
        "voice": voice_of(lesson, texts).clips,
        "words": texts,
    }


FILES = {"plans": plans, "heard": heard}


def text_of(name: str) -> str:
    """What the file should hold."""
    return json.dumps(FILES[name](), separators=(",", ":")) + "\n"


if __name__ == "__main__":
    for name in FILES:
        (HERE / f"{name}.json").write_text(text_of(name), "utf-8")
