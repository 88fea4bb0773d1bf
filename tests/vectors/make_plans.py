"""Writes `plans.json`: plans that Python and TypeScript must both find.

Run it as `python -m tests.vectors.make_plans` after a change to `models/plan.py`; a unit test
fails while the file is stale.
"""

import json
from pathlib import Path
from typing import Any

from bodylesson.models.plan import Sides, as_data, make_plan, share_out, with_breaths
from tests.samples.practice import PRACTICE

HERE = Path(__file__).parent
FILE = HERE / "plans.json"
BREATHS = (1, 2, 3, 7, 12, 40)
WEIGHTS = ((1,), (5, 3), (1, 1, 1), (7, 1, 2), (40, 1))


def vectors() -> dict[str, Any]:
    """Every variant on every side with several numbers of breaths, and single sharings."""
    plans = [
        make_plan(PRACTICE, variant.id, sides) for variant in PRACTICE.variants for sides in Sides
    ]
    return {
        "plans": [
            {
                "plan": as_data(plan),
                "with_breaths": {str(n): _short(as_data(with_breaths(plan, n))) for n in BREATHS},
                "cues": [[[cue.breath, cue.cue] for cue in step.cues] for step in plan.steps],
            }
            for plan in plans
        ],
        "shares": [
            {"total": total, "weights": weights, "shares": share_out(total, weights)}
            for weights in WEIGHTS
            for total in range(1, 14)
        ],
    }


def _short(plan: dict[str, Any]) -> list[Any]:
    """What `with_breaths` may change: which steps there are and how long they last."""
    return [
        [step["id"], step["side"], step["set_number"], step["breaths"]] for step in plan["steps"]
    ]


def text() -> str:
    """The file's content."""
    return json.dumps(vectors(), separators=(",", ":")) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), "utf-8")
