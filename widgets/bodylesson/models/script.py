"""What the voice says in a session, on paper: a plan's cues with the second at which each is due.

`sound/wanted.ts` does the same for the sound, with the checks that move; those have no second of
their own and are not listed here.
"""

from dataclasses import dataclass

from bodylesson.models.plan import Plan, Side


@dataclass(frozen=True, slots=True)
class Line:
    """One cue of a script."""

    seconds: float
    """Since the session's start."""
    cue: str
    side: Side

    @property
    def clock(self) -> str:
        """The time as `4:05`."""
        minutes, seconds = divmod(round(self.seconds), 60)
        return f"{minutes}:{seconds:02d}"


def script(plan: Plan, breaths_per_minute: float) -> list[Line]:
    """Every cue of the plan's steps in order, at a tempo."""
    lines: list[Line] = []
    before = 0
    for step in plan.steps:
        lines += [
            Line((before + timed.breath) * 60 / breaths_per_minute, timed.cue, step.side)
            for timed in step.cues
        ]
        before += step.breaths
    return lines
