"""The voice's script on paper."""

from bodylesson.models.plan import Sides, make_plan, seconds_of
from bodylesson.models.script import Line, script
from tests.samples.practice import PRACTICE


def test_each_cue_stands_at_its_second() -> None:
    lines = script(make_plan(PRACTICE, "drape", Sides.LEFT), 6)
    assert [(line.clock, line.cue) for line in lines] == [
        ("0:00", "cue-kneel"),
        ("0:20", "cue-lower"),
        ("0:30", "cue-settle"),
        ("0:40", "cue-breathe"),
        ("1:30", "cue-widen"),
        ("2:00", "cue-press"),
        ("2:10", "cue-roll"),
    ]


def test_a_faster_tempo_and_two_sides() -> None:
    plan = make_plan(PRACTICE, "deeper", Sides.BOTH)
    lines = script(plan, 10)
    whole = sum(seconds_of(step, 10) for step in plan.steps)
    assert lines[-1] == Line(whole - 20, "cue-roll", "right")
    assert [line.side for line in lines] == sorted(line.side for line in lines)
    assert len(lines) == len(plan.steps)
