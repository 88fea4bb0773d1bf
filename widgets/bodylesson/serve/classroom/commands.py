"""What a desk may do with a room: pure functions from a room to the next one.

No command makes anybody's practice deeper. `start` begins what was announced before and only for
those who said that they are ready; all others hold, ease, or end.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, cast

from bodylesson.serve.classroom.facts import FEEL, NOTICED, TEMPOS, Facts
from bodylesson.serve.classroom.room import Poll, Practice, Room, Side, Stage, View
from bodylesson.serve.classroom.tally import counted, tally_of_one, tally_of_several

START_MS = 4_000
"""The start lies so far ahead that every phone has heard of it."""
GO_ON_MS = 1_000
"""The same for going on after a hold."""
MOST_SHOWN = 60
"""So many answers go into the teacher's file; later ones push out the first."""
VIEWS = {"turn": (-180, 180), "tilt": (-60, 88), "hip": (-20, 120), "down": (0, 9)}
"""How far the board's picture can be turned, tilted, and bent at the hip, in whole degrees, and how
often a slide can be moved on."""
DIGEST = re.compile(r"[0-9a-f]{8}")
UNDER_WAY = frozenset({Stage.PRACTISING, Stage.HELD})
QUIET = frozenset(Stage) - UNDER_WAY - {Stage.CLOSED}
"""Stages in which nobody is on a ball by the class's doing."""

Ballots = Mapping[str, Mapping[str, tuple[str, ...]]]
"""By question, by the hash of a ballot, what it says."""


class RefusedError(Exception):
    """A command that makes no sense in this room, or is not one."""

    stale = False
    """Whether only the state that it was meant for is an older one."""

    def message(self) -> dict[str, Any]:
        """What its sender is told."""
        return {"t": "refused", "why": str(self), "stale": self.stale}


class StaleError(RefusedError):
    """A command that was meant for an older state than the newest."""

    stale = True


def done(room: Room, do: Mapping[str, Any], facts: Facts, now: int, ballots: Ballots) -> Room:
    """The room after a command.

    Args:
        room: the room as it is.
        do: `name`, and what that command takes.
        facts: what the lesson has; any other name is refused.
        now: the server's clock in ms.
        ballots: the answers to the questions that are open.

    Raises:
        RefusedError: the room stays as it was.
    """
    name = do.get("name")
    command = COMMANDS.get(name) if isinstance(name, str) else None
    if command is None:
        raise RefusedError(f"name: expected one of {', '.join(COMMANDS)}, got {name!r}")
    stages, change = command
    if room.stage not in stages:
        raise RefusedError(f"{name}: not possible while {room.stage}")
    return replace(change(room, do, facts, now, ballots), v=room.v + 1)


Change = Callable[[Room, Mapping[str, Any], Facts, int, Ballots], Room]


def _teach(room: Room, do: Mapping[str, Any], facts: Facts, _: int, __: Ballots) -> Room:
    step = _known(do, "step", facts.steps)
    view = replace(room.view, down=0)
    return replace(room, stage=Stage.TEACHING, step=step, view=view, polls=(), practice=None)


def _turn(room: Room, do: Mapping[str, Any], _: Facts, __: int, ___: Ballots) -> Room:
    return replace(room, view=View(**{field: _within(do, field, *VIEWS[field]) for field in VIEWS}))


def _ask(room: Room, do: Mapping[str, Any], facts: Facts, _: int, __: Ballots) -> Room:
    poll = _known(do, "poll", facts.polls.keys() - {FEEL, NOTICED})
    return replace(room, stage=Stage.POLL, polls=(Poll(poll),), practice=None)


def _close_poll(room: Room, _: Mapping[str, Any], facts: Facts, __: int, given: Ballots) -> Room:
    return replace(room, polls=tuple(_closed(poll, facts, given) for poll in room.polls))


def _show(room: Room, _: Mapping[str, Any], facts: Facts, __: int, given: Ballots) -> Room:
    if any(poll.status == "shown" for poll in room.polls):
        raise RefusedError("show: expected answers that are not shown yet")
    polls = tuple(replace(_closed(poll, facts, given), status="shown") for poll in room.polls)
    return replace(room, polls=polls, shown=(*room.shown, *polls)[-MOST_SHOWN:])


def _prepare(room: Room, do: Mapping[str, Any], facts: Facts, _: int, __: Ballots) -> Room:
    side = cast(Side, _known(do, "side", {"left", "right", "both"}))
    breaths, tempo, digest = do.get("breaths"), do.get("tempo"), do.get("digest")
    if type(breaths) is not int or not 1 <= breaths <= facts.most_breaths:
        raise RefusedError(f"breaths: expected 1 to {facts.most_breaths}, got {breaths!r}")
    if type(tempo) not in (int, float) or tempo not in TEMPOS:
        raise RefusedError(f"tempo: expected {TEMPOS[0]} to {TEMPOS[-1]} in halves, got {tempo!r}")
    if not isinstance(digest, str) or not DIGEST.fullmatch(digest):
        raise RefusedError(f"digest: expected eight hexadecimal digits, got {digest!r}")
    variant = _known(do, "variant", facts.variants)
    practice = Practice(variant, side, breaths, float(tempo), digest)
    return replace(room, stage=Stage.GETTING_READY, practice=practice, polls=())


def _start(room: Room, _: Mapping[str, Any], __: Facts, now: int, ___: Ballots) -> Room:
    practice = replace(_practice(room), at=now + START_MS, breaths_at=0, going=True)
    return replace(room, stage=Stage.PRACTISING, practice=practice)


def _hold(room: Room, _: Mapping[str, Any], __: Facts, now: int, ___: Ballots) -> Room:
    practice = _practice(room)
    stands = replace(practice, at=now, breaths_at=practice.breaths_by(now), going=False)
    return replace(room, stage=Stage.HELD, practice=stands)


def _go_on(room: Room, _: Mapping[str, Any], __: Facts, now: int, ___: Ballots) -> Room:
    practice = replace(_practice(room), at=now + GO_ON_MS, going=True)
    return replace(room, stage=Stage.PRACTISING, practice=practice)


def _next(room: Room, do: Mapping[str, Any], _: Facts, now: int, __: Ballots) -> Room:
    practice, breaths = _practice(room), do.get("breaths")
    if type(breaths) is not int or not practice.breaths_by(now) < breaths <= 2_000:
        raise RefusedError(f"breaths: expected a later breath of the plan, got {breaths!r}")
    jumped = replace(practice, at=now + GO_ON_MS, breaths_at=breaths, going=True)
    return replace(room, stage=Stage.PRACTISING, practice=jumped)


def _ease(room: Room, _: Mapping[str, Any], __: Facts, now: int, ___: Ballots) -> Room:
    practice = _practice(room)
    if practice.eased is not None or practice.off is not None:
        raise RefusedError("ease: everybody has been eased off already")
    return replace(room, practice=replace(practice, eased=practice.breaths_by(now)))


def _off(room: Room, _: Mapping[str, Any], __: Facts, now: int, ___: Ballots) -> Room:
    practice = _practice(room)
    if practice.off is not None:
        raise RefusedError("off: everybody has been led off already")
    breaths = practice.breaths_by(now)
    at = practice.at if practice.going else now
    came = replace(practice, off=breaths, going=True, at=at)
    return replace(room, stage=Stage.PRACTISING, practice=came)


def _reflect(room: Room, _: Mapping[str, Any], facts: Facts, __: int, ___: Ballots) -> Room:
    polls = tuple(Poll(id) for id in (FEEL, NOTICED) if id in facts.polls)
    if not polls:
        raise RefusedError("reflect: the lesson has no words for it")
    # Whoever is under way goes on alone, and a hold would be for good.
    return replace(room, stage=Stage.REFLECTING, polls=polls, practice=None)


def _close(room: Room, _: Mapping[str, Any], __: Facts, ___: int, ____: Ballots) -> Room:
    return replace(room, stage=Stage.CLOSED, polls=(), practice=None)


COMMANDS: Mapping[str, tuple[frozenset[Stage], Change]] = {
    "teach": (QUIET | UNDER_WAY, _teach),
    "turn": (frozenset({Stage.TEACHING}), _turn),
    "ask": (QUIET, _ask),
    "close-poll": (frozenset({Stage.POLL, Stage.REFLECTING}), _close_poll),
    "show": (frozenset({Stage.POLL, Stage.REFLECTING}), _show),
    "prepare": (QUIET, _prepare),
    "start": (frozenset({Stage.GETTING_READY}), _start),
    "hold": (frozenset({Stage.PRACTISING}), _hold),
    "go-on": (frozenset({Stage.HELD}), _go_on),
    "next": (UNDER_WAY, _next),
    "ease": (UNDER_WAY, _ease),
    "off": (UNDER_WAY, _off),
    "reflect": (QUIET | UNDER_WAY, _reflect),
    "close": (frozenset(Stage) - {Stage.CLOSED}, _close),
}
"""By name the stages in which a command makes sense, and what it does."""


def _closed(poll: Poll, facts: Facts, given: Ballots) -> Poll:
    if poll.status != "open":
        return poll
    counts = counted(given.get(poll.id, {}), facts.polls[poll.id])
    tally = tally_of_several(counts) if facts.most_choices(poll.id) > 1 else tally_of_one(counts)
    return replace(poll, status="closed", tally=tally)


def _known(do: Mapping[str, Any], field: str, known: "frozenset[str] | set[str]") -> str:
    value = do.get(field)
    if not isinstance(value, str) or value not in known:
        raise RefusedError(f"{field}: expected one that the lesson has, got {value!r}")
    return value


def _within(do: Mapping[str, Any], field: str, least: int, most: int) -> int:
    value = do.get(field)
    if type(value) is not int or not least <= value <= most:
        raise RefusedError(f"{field}: expected a whole number, {least} to {most}, got {value!r}")
    return value


def _practice(room: Room) -> Practice:
    if room.practice is None:
        raise RefusedError("practice: expected one that was prepared, got none")
    return room.practice
