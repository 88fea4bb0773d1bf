"""A room as a value: what a class is doing now, and nothing of anybody in it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

from bodylesson.serve.classroom.tally import Tally

Side: TypeAlias = Literal["left", "right", "both"]


class Stage(StrEnum):
    """What a class is doing."""

    LOBBY = "lobby"
    TEACHING = "teaching"
    POLL = "poll"
    GETTING_READY = "getting-ready"
    PRACTISING = "practising"
    HELD = "held"
    REFLECTING = "reflecting"
    CLOSED = "closed"


@dataclass(frozen=True)
class Practice:
    """What everybody practices, and where it stands."""

    variant: str
    side: Side
    breaths: int
    """Working breaths a side and set, from 1."""
    tempo: float
    """Breaths a minute, 4 to 10."""
    digest: str
    """Eight hexadecimal digits over the desk's plan: who has another plan can tell."""
    at: int = 0
    """When `breaths_at` held, in ms of the server's clock; 0 before the start."""
    breaths_at: float = 0
    """Breaths since the start; while it goes, the clock adds the rest from `at` on."""
    going: bool = False
    eased: float | None = None
    """The breath at which the desk eased everybody off; None where it did not."""
    off: float | None = None
    """The breath at which the desk led everybody off the ball; None where it did not."""

    def breaths_by(self, now: int) -> float:
        """Breaths since the start at a reading of the server's clock in ms."""
        if not self.going:
            return self.breaths_at
        return self.breaths_at + max(now - self.at, 0) * self.tempo / 60_000


@dataclass(frozen=True)
class Poll:
    """A question to the room."""

    id: str
    status: Literal["open", "closed", "shown"] = "open"
    tally: Tally | None = None
    """Once closed: what may be shown. The counts themselves are gone by then."""


@dataclass(frozen=True)
class View:
    """How the board shows a step. The desk turns the body in 3D, and nobody's phone is moved."""

    turn: int = 0
    """Degrees around the body: 0 is its front, 90 its left side, -90 its right, 180 its back."""
    tilt: int = 4
    """Degrees from level (0) to above (90)."""
    hip: int = 0
    """Hip flexion in degrees: 0 is standing, 90 sitting."""
    down: int = 0
    """How often the slide was moved on, where it is longer than the board."""


@dataclass(frozen=True)
class Room:
    """One class. Its JSON is all that is kept of it."""

    code: str
    token: str
    """The hash of the desk's token."""
    opened: int
    """When it was opened, in ms of the server's clock."""
    v: int = 1
    """Its version: a command names the one that it saw."""
    stage: Stage = Stage.LOBBY
    step: str = ""
    """The step of the path that is taught; empty before the first."""
    view: View = View()
    practice: Practice | None = None
    polls: tuple[Poll, ...] = ()
    """What is asked now: one question, or the two of reflecting."""
    shown: tuple[Poll, ...] = ()
    """All that was shown so far, for the teacher's file."""


def to_json(room: Room) -> str:
    """The room as it is kept."""
    return json.dumps(asdict(room), separators=(",", ":"))


def from_json(text: str) -> Room:
    """A room that was kept.

    Raises:
        ValueError: it is not one, perhaps of another version of this program.
    """
    try:
        data = json.loads(text)
        practice = data.pop("practice")
        view = data.pop("view", {})
        polls, shown = (tuple(map(_poll, data.pop(name))) for name in ("polls", "shown"))
        return Room(
            **{**data, "stage": Stage(data["stage"])},
            view=View(**view),
            practice=None if practice is None else Practice(**practice),
            polls=polls,
            shown=shown,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"room: expected what `to_json` wrote, got {error!r}") from error


def _poll(data: Mapping[str, object]) -> Poll:
    return Poll(**data)  # type: ignore[arg-type]  # Checked by `TypeError` above, where it matters.
