"""A room goes from stage to stage by commands that make sense, and by no other."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodylesson.serve.classroom.commands import (
    COMMANDS,
    GO_ON_MS,
    START_MS,
    UNDER_WAY,
    RefusedError,
    done,
)
from bodylesson.serve.classroom.messages import desk_snapshot, snapshot
from bodylesson.serve.classroom.room import Room, Stage, from_json, to_json
from tests.samples.classroom import FACTS, PREPARE

VIEW = {"turn": -90, "tilt": 4, "hip": 60, "down": 1}
EMPTY = Room(code="123456", token="hash", opened=0)
GOOD: list[dict[str, Any]] = [
    {"name": name} for name in COMMANDS if name not in ("teach", "ask", "prepare", "next", "turn")
] + [
    {"name": "teach", "step": "spot"},
    {"name": "ask", "poll": "where"},
    PREPARE,
    {"name": "next", "breaths": 7},
    {"name": "turn", **VIEW},
]
LEVELS = {"drape": 1, "deeper": 2}


def after(*commands: dict[str, Any], now: int = 0, room: Room = EMPTY) -> Room:
    for command in commands:
        room = done(room, command, FACTS, now, {})
    return room


def named(name: str) -> dict[str, Any]:
    return next(command for command in GOOD if command["name"] == name)


def test_a_class_from_beginning_to_end() -> None:
    room = after(named("teach"))
    assert (room.stage, room.step) == (Stage.TEACHING, "spot")
    room = after(named("ask"), room=room)
    assert [poll.id for poll in room.polls] == ["where"]
    room = after(named("show"), PREPARE, room=room)
    assert room.stage == Stage.GETTING_READY
    room = after(named("start"), now=1_000, room=room)
    assert room.practice is not None
    assert (room.stage, room.practice.at) == (Stage.PRACTISING, 1_000 + START_MS)
    room = after(named("reflect"), room=room)
    assert [poll.id for poll in room.polls] == ["feel", "noticed"]
    assert after(named("close"), room=room).stage == Stage.CLOSED


def test_a_hold_keeps_the_breath_and_going_on_takes_it_up() -> None:
    going = after(PREPARE, named("start"))
    held = after(named("hold"), now=START_MS + 15_000, room=going)
    assert held.practice is not None
    assert held.practice.breaths_by(99_000_000) == pytest.approx(1.5)
    again = after(named("go-on"), now=60_000, room=held)
    assert again.practice is not None
    assert again.practice.breaths_by(60_000 + GO_ON_MS) == pytest.approx(1.5)
    assert again.practice.breaths_by(60_000 + GO_ON_MS + 10_000) == pytest.approx(2.5)


def test_leading_all_off_ends_a_hold_since_coming_off_takes_time() -> None:
    room = after(PREPARE, named("start"))
    room = after(named("hold"), now=START_MS + 20_000, room=room)
    room = after(named("off"), now=40_000, room=room)
    assert room.practice is not None
    assert (room.stage, room.practice.off, room.practice.going) == (Stage.PRACTISING, 2, True)


@pytest.mark.parametrize("name", ["teach", "reflect"])
def test_a_class_that_goes_on_to_something_else_leaves_nobody_held(name: str) -> None:
    room = after(PREPARE, named("start"))
    room = after(named("hold"), now=START_MS + 20_000, room=room)
    assert snapshot(after(named(name), now=40_000, room=room), 0)["practice"] is None


def test_the_next_step_lies_ahead() -> None:
    room = after(PREPARE, named("start"))
    room = after({"name": "next", "breaths": 3}, now=START_MS, room=room)
    with pytest.raises(RefusedError, match="a later breath"):
        after({"name": "next", "breaths": 2}, now=START_MS + 5_000, room=room)


def test_the_desk_turns_what_the_board_shows() -> None:
    room = after(named("teach"), named("turn"))
    assert snapshot(room, 0)["view"] == VIEW
    assert from_json(to_json(room)) == room
    # Another step begins at its top, and shows the body as it was.
    assert snapshot(after(named("teach"), room=room), 0)["view"] == {**VIEW, "down": 0}


@pytest.mark.parametrize("field", VIEW)
@pytest.mark.parametrize("value", [-181, 181, 1e9, 0.5, "4", None, True, [4]])
def test_no_view_but_a_whole_number_within_bounds(field: str, value: object) -> None:
    with pytest.raises(RefusedError, match=f"^{field}: expected"):
        after(named("teach"), {**named("turn"), field: value})


def test_a_room_that_was_kept_before_there_were_views_is_read() -> None:
    kept = json.loads(to_json(EMPTY))
    del kept["view"]
    assert from_json(json.dumps(kept)) == EMPTY


def test_answers_are_counted_when_a_question_closes() -> None:
    asked = after(named("ask"))
    ballots = {"where": {str(n): ("here" if n < 6 else "there",) for n in range(12)}}
    shown = done(asked, {"name": "show"}, FACTS, 0, ballots).polls[0]
    assert shown.tally is not None
    assert shown.tally["sum"] + sum(shown.tally["counts"].values()) == 12


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("variant", "deepest"),
        ("side", "middle"),
        ("breaths", 10),
        ("breaths", 0),
        ("breaths", True),
        ("breaths", 3.5),
        ("tempo", 12),
        ("tempo", "6"),
        ("digest", "DROP TABLE"),
        ("variant", ["drape"]),
    ],
)
def test_what_the_lesson_does_not_have_is_refused(field: str, value: object) -> None:
    with pytest.raises(RefusedError, match=f"^{field}: expected"):
        after({**PREPARE, field: value})


@pytest.mark.parametrize(("command", "field"), [("teach", "step"), ("ask", "poll")])
@pytest.mark.parametrize("value", ["", "elsewhere", "feel", None, 3, {}])
def test_no_step_or_question_but_the_lessons(command: str, field: str, value: object) -> None:
    with pytest.raises(RefusedError, match=f"^{field}: expected"):
        after({"name": command, field: value})


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("command", GOOD, ids=lambda command: str(command["name"]))
def test_a_command_counts_in_its_stages_alone(stage: Stage, command: dict[str, Any]) -> None:
    prepared = after(PREPARE)
    room = replace(prepared, stage=stage)
    stages, _ = COMMANDS[command["name"]]
    if stage in stages:
        assert done(room, command, FACTS, 0, {}).v == room.v + 1
    else:
        with pytest.raises(RefusedError, match=f"not possible while {stage}"):
            done(room, command, FACTS, 0, {})


def test_while_the_room_breathes_these_commands_alone_count() -> None:
    both = {"teach", "next", "ease", "off", "reflect", "close"}
    for stage, own in ((Stage.PRACTISING, "hold"), (Stage.HELD, "go-on")):
        assert {name for name, (stages, _) in COMMANDS.items() if stage in stages} == {own, *both}


sequences = st.lists(
    st.tuples(st.sampled_from(GOOD), st.integers(0, 600_000)), min_size=1, max_size=25
)


@given(sequences)
def test_a_room_is_the_same_after_it_was_kept_and_fits_a_message(
    commands: list[tuple[dict[str, Any], int]],
) -> None:
    room, now = EMPTY, 0
    for command, later in commands:
        now += later
        try:
            room = done(room, command, FACTS, now, {})
        except RefusedError:
            continue
        assert from_json(to_json(room)) == room
        for said in (snapshot(room, 200), desk_snapshot(room, 200, 200, 200)):
            assert len(str(said)) <= 1024


@given(sequences)
def test_no_command_changes_a_practice_that_is_under_way_into_another(
    commands: list[tuple[dict[str, Any], int]],
) -> None:
    room, now = after(PREPARE, named("start")), 0
    for command, later in [*commands, ({**PREPARE, "variant": "deeper"}, 0)]:
        now += later
        before = room
        try:
            room = done(room, command, FACTS, now, {})
        except RefusedError:
            continue
        if before.stage in UNDER_WAY:
            assert room.stage is not Stage.GETTING_READY
        if before.stage in UNDER_WAY and room.stage in UNDER_WAY:
            assert before.practice is not None
            assert room.practice is not None
            assert room.practice.variant == before.practice.variant
            assert room.practice.digest == before.practice.digest


def test_no_snapshot_holds_the_token_or_counts_before_they_are_shown() -> None:
    asked = after(named("ask"))
    ballots = {"where": {str(n): ("here",) for n in range(12)}}
    closed = done(asked, {"name": "close-poll"}, FACTS, 0, ballots)
    for room in (asked, closed):
        said = str(snapshot(room, 7)) + str(desk_snapshot(room, 7, 7, 12))
        assert "hash" not in said
        assert "tally" not in said


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"stage": "flying"}', "null", "3"])
def test_what_is_no_room_is_not_read_as_one(text: str) -> None:
    with pytest.raises(ValueError, match=r"Expecting|room: expected|flying"):
        from_json(text)
