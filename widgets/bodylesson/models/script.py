"""What the voice says in a session, on paper: the words that lead, with the second of each step.

`sound/wanted.ts` plans what is heard: there the words come a moment before their step, with
reminders in between.
"""

from dataclasses import dataclass

from bodylesson.models.plan import Plan, Side, seconds_of


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
    """The opening of each of the plan's steps in order, at a tempo."""
    lines: list[Line] = []
    before = 0.0
    for step in plan.steps:
        lines.append(Line(before, step.opening, step.side))
        before += seconds_of(step, breaths_per_minute)
    return lines
