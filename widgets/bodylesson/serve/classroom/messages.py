"""What a room says to its people: whole snapshots, and never more than may be known."""

from dataclasses import asdict
from typing import Any

from bodylesson.serve.classroom.room import Poll, Practice, Room
from bodylesson.serve.classroom.tally import at_least

MOST_BYTES = 2_048
"""The longest message that anybody may send."""


def snapshot(room: Room, here: int) -> dict[str, Any]:
    """What board, students and observers see; `here` of fewer than five is 0."""
    return {
        "t": "state",
        "v": room.v,
        "stage": room.stage.value,
        "step": room.step,
        "view": asdict(room.view),
        "practice": _practice(room.practice),
        "polls": [_poll(poll) for poll in room.polls],
        "here": at_least(here),
    }


def desk_snapshot(room: Room, here: int, ready: int, given: int) -> dict[str, Any]:
    """The same with what only the desk sees: the code, how many are ready, how many answered.

    Each is 0 below five; that all are ready is said apart, since it is the same of everybody.
    """
    more = {
        "code": room.code,
        "ready": at_least(ready),
        "all_ready": here > 0 and ready >= here,
        "given": at_least(given),
    }
    return {**snapshot(room, here), **more}


def results(room: Room) -> dict[str, Any]:
    """For the desk: all that was shown."""
    return {"t": "results", "shown": [_poll(poll) for poll in room.shown]}


def _poll(poll: Poll) -> dict[str, Any]:
    shown = {"tally": poll.tally} if poll.status == "shown" else {}
    return {"id": poll.id, "status": poll.status, **shown}


def _practice(practice: Practice | None) -> dict[str, Any] | None:
    if practice is None:
        return None
    return {
        "variant": practice.variant,
        "side": practice.side,
        "breaths": practice.breaths,
        "tempo": practice.tempo,
        "digest": practice.digest,
        "at": practice.at,
        "breathsAt": practice.breaths_at,
        "going": practice.going,
        "eased": practice.eased,
        "off": practice.off,
    }
