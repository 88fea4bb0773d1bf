"""Writes `plans.json`, plans as the browser gets them, and `cues.json`, for cues in both languages.

Run it as `python -m tests.vectors.make_plans` after a change to `models/plan.py`; a unit test
fails while a file is stale.
"""

import json
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

from bodylesson.lesson.practice import MOST_BREATHS
from bodylesson.models.plan import (
    REMINDER_EVERY_BREATHS,
    Plan,
    Sides,
    as_data,
    easing_step,
    make_plan,
)
from tests.samples.practice import PRACTICE

HERE = Path(__file__).parent


def plans() -> list[dict[str, Any]]:
    """Every variant on every side."""
    return [
        as_data(make_plan(PRACTICE, variant.id, sides))
        for variant in PRACTICE.variants
        for sides in Sides
    ]


def cues() -> dict[str, Any]:
    """The cues of steps that end just before, at and just after a reminder is due."""
    turns = range(REMINDER_EVERY_BREATHS, 5 * REMINDER_EVERY_BREATHS, REMINDER_EVERY_BREATHS)
    lasts = sorted({1, MOST_BREATHS, *(turn + off for turn in turns for off in (-1, 0, 1))})
    steps = [
        replace(easing_step(PRACTICE), breaths=breaths, reminders=("a", "b", "c")[:reminders])
        for reminders, breaths in product(range(4), lasts)
    ]
    return {
        "remind_every": Plan("", Sides.LEFT, 1, ()).remind_every,
        "steps": [
            {"step": as_data(step), "cues": [[cue.breath, cue.cue] for cue in step.cues]}
            for step in steps
        ],
    }


FILES = {"plans": plans, "cues": cues}


def text_of(name: str) -> str:
    """What the file should hold."""
    return json.dumps(FILES[name](), separators=(",", ":")) + "\n"


if __name__ == "__main__":
    for name in FILES:
        (HERE / f"{name}.json").write_text(text_of(name), "utf-8")
