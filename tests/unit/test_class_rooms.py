"""Rooms without a network: who gets in, whose word counts, what is kept and for how long."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bodylesson.serve.classroom.ceilings import Ceiling
from bodylesson.serve.classroom.channel import DAY_SECONDS, KEPT_SECONDS
from bodylesson.serve.classroom.clock import anchored
from bodylesson.serve.classroom.commands import RefusedError, StaleError
from bodylesson.serve.classroom.members import Member, Role
from bodylesson.serve.classroom.memory import MemoryChannel
from bodylesson.serve.classroom.rooms import (
    MOST_BALLOTS,
    MOST_MEMBERS,
    MOST_ROOMS,
    WRONG_A_MINUTE,
    NoEntryError,
    Opened,
    Rooms,
)
from tests.own_loop import in_own_loop
from tests.samples.classroom import FACTS, PREPARE

BALLOT = "b" * 24


class Class:
    """Rooms with a clock of the test's own, and what was sent to whom."""

    def __init__(self, folder: Path | None = None) -> None:
        self.seconds = 1_000_000.0
        channel = MemoryChannel(folder, lambda: self.seconds)
        self.rooms = Rooms(
            channel, lambda: FACTS, lambda: int(self.seconds * 1000), lambda: self.seconds
        )

    async def enter(self, role: Role, opened: Opened) -> tuple[Member, list[dict[str, Any]]]:
        heard: list[dict[str, Any]] = []
        room, found = await self.rooms.find(
            {"role": role, "code": opened.code, "token": opened.token}
        )
        member = Member(found, lambda text: heard.append(json.loads(text)))
        self.rooms.enter(room, member)
        return member, heard

    async def do(self, opened: Opened, desk: Member, **do: Any) -> None:
        room, _ = await self.rooms.find({"role": "desk", "token": opened.token})
        await self.rooms.command(opened.code, desk, room.v, do)
        await asyncio.sleep(0)

    async def told(self) -> None:
        """Until what is new has been told."""
        while self.rooms._telling:
            await asyncio.gather(*self.rooms._telling.values())


def run(script: Callable[[Class], Awaitable[None]], folder: Path | None = None) -> None:
    async def whole() -> None:
        await script(Class(folder))

    in_own_loop(whole())


def test_a_student_hears_what_the_desk_does() -> None:
    async def script(room: Class) -> None:
        opened = await room.rooms.open()
        desk, _ = await room.enter(Role.DESK, opened)
        _, heard = await room.enter(Role.STUDENT, opened)
        await room.do(opened, desk, name="teach", step="spot")
        await room.told()
        assert [heard[0]["stage"], heard[-1]["stage"]] == ["lobby", "teaching"]
        assert "code" not in heard[-1]

    run(script)


def test_nobody_but_a_desk_commands() -> None:
    async def script(room: Class) -> None:
        opened = await room.rooms.open()
        for role in (Role.STUDENT, Role.OBSERVER, Role.BOARD):
            member, _ = await room.enter(role, opened)
            with pytest.raises(RefusedError, match="expected a desk"):
                await room.do(opened, member, name="teach", step="spot")
        kept, _ = await room.rooms.find({"role": "board", "code": opened.code})
        assert kept.v == 1

    run(script)


@pytest.mark.parametrize("v", [0, 2, -1, "1", None, 1.5, [1]])
def test_a_stale_or_forged_command_changes_nothing(v: object) -> None:
    async def script(room: Class) -> None:
        opened = await room.rooms.open()
        desk, _ = await room.enter(Role.DESK, opened)
        with pytest.raises(StaleError, match="expected version 1"):
            await room.rooms.command(opened.code, desk, v, {"name": "teach", "step": "spot"})
        kept, _ = await room.rooms.find({"role": "board", "code": opened.code})
        assert (kept.v, kept.stage) == (1, "lobby")

    run(script)


def test_of_two_desks_that_saw_the_same_one_wins() -> None:
    async def script(room: Class) -> None:
        opened = await room.rooms.open()
        first, _ = await room.enter(Role.DESK, opened)
        second, _ = await room.enter(Role.DESK, opened)
        await room.rooms.command(opened.code, first, 1, {"name": "teach", "step": "spot"})
        with pytest.raises(StaleError) as refused:
            await room.rooms.command(opened.code, second, 1, {"name": "teach", "step": "home"})
        assert refused.value.message()["stale"]
        with pytest.raises(RefusedError) as senseless:
            await room.rooms.command(opened.code, second, 2, {"name": "hold"})
        assert not senseless.value.message()["stale"]

    run(script)


def test_a_desk_that_another_overtakes_on_the_way_is_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    async def overtaken(*_: object) -> bool:
        return False

    async def script(room: Class) -> None:
        opened = await room.rooms.open()
        desk, _ = await room.enter(Role.DESK, opened)
        monkeypatch.setattr(MemoryChannel, "replace", overtaken)
        with pytest.raises(StaleError, match="faster"):
            await room.rooms.command(opened.code, desk, 1, {"name": "teach", "step": "spot"})

    run(script)


@pytest.mark.parametrize(
    "hello",
    [
        {},
        {"role": "student"},
        {"role": "student", "code": "12345"},
        {"role": "student", "code": 123456},
        {"role": "student", "code": "\uff11\uff12\uff13\uff14\uff15\uff16"},
        {"role": "desk", "token": ""},
        {"role": "desk", "token": "x" * 5000},
        {"role": "desk", "token": None},
        {"role": "teacher", "code": "123456"},
        {"role": ["desk"]},
    ],
)
def test_no_way_in_without_the_right_word(hello: dict[str, Any]) -> None:
    async def script(room: Class) -> None:
        await room.rooms.open()
        with pytest.raises(NoEntryError):
            await room.rooms.find(hello)

    run(script)


def test_the_code_gives_no_desk_and_the_token_is_kept_as_its_hash_alone(tmp_path: Path) -> None:
    async def script(room: Class) -> None:
        opened = await room.rooms.open()
        for token in ({}, {"token": ""}, {"token": opened.code}):
            with pytest.raises(NoEntryError):
                await room.rooms.find({"role": "desk", "code": opened.code, **token})
        kept = (tmp_path / f"{opened.code}.json").read_text("utf-8")
        assert opened.token not in kept

    run(script, tmp_path)


def test_wrong_codes_meet_a_ceiling_and_a_right_one_never() -> None:
    async def script(room: Class) -> None:
        opened = await room.rooms.open()
        words = []
        for number in range(1000):
            with pytest.raises(NoEntryError) as refused:
                await room.rooms.find({"role": "student", "code": f"{number:06}"})
            words.append(str(refused.value))
        assert words.count("code") == WRONG_A_MINUTE
        await room.rooms.find({"role": "student", "code": opened.code})

    run(script)


def test_rooms_and_people_are_bounded() -> None:
    async def script(room: Class) -> None:
        opened = [await room.rooms.open() for _ in range(MOST_ROOMS)]
        with pytest.raises(NoEntryError, match="full"):
            await room.rooms.open()
        for _ in range(MOST_MEMBERS):
            await room.enter(Role.STUDENT, opened[0])
        with pytest.raises(NoEntryError, match="full"):
            await room.enter(Role.STUDENT, opened[0])
        # The teacher of a full room is not shut out.
        await room.enter(Role.DESK, opened[0])
        await room.told()

    run(script)


def test_a_ballot_counts_once_and_a_change_replaces_it() -> None:
    async def script(room: Class) -> None:
        opened = await room.rooms.open()
        desk, _ = await room.enter(Role.DESK, opened)
        _, board = await room.enter(Role.BOARD, opened)
        await room.do(opened, desk, name="ask", poll="where")
        for number in range(14):
            student, _ = await room.enter(Role.STUDENT, opened)
            for choice in ("there", "here" if number < 9 else "nowhere"):
                said = {"poll": "where", "choice": [choice], "ballot": f"{BALLOT}{number}"}
                await room.rooms.answer(opened.code, student, said)
            with pytest.raises(RefusedError, match="one ballot each"):
                await room.rooms.answer(opened.code, student, {**said, "ballot": "c" * 20})
        await room.told()
        assert all("tally" not in poll for state in board for poll in state.get("polls", ()))
        await room.do(opened, desk, name="show")
        await room.told()
        tally = board[-1]["polls"][0]["tally"]
        assert tally == {"counts": {"here": 9}, "others": ["there", "nowhere"], "sum": 5}

    run(script)


@pytest.mark.parametrize(
    "said",
    [
        {"poll": "where", "choice": ["a word of my own"], "ballot": BALLOT},
        {"poll": "where", "choice": ["here", "there"], "ballot": BALLOT},
        {"poll": "where", "choice": [], "ballot": BALLOT},
        {"poll": "where", "choice": "here", "ballot": BALLOT},
        {"poll": "where", "choice": [{}], "ballot": BALLOT},
        {"poll": "feel", "choice": ["looser"], "ballot": BALLOT},
        {"poll": {}, "choice": ["here"], "ballot": BALLOT},
        {"poll": "where", "choice": ["here"], "ballot": "short"},
        {"poll": "where", "choice": ["here"], "ballot": "x" * 65},
    ],
)
def test_no_answer_but_one_of_the_lessons_to_what_is_open(said: dict[str, Any]) -> None:
    async def script(room: Class) -> None:
        opened = await room.rooms.open()
        desk, _ = await room.enter(Role.DESK, opened)
        student, _ = await room.enter(Role.STUDENT, opened)
        await room.do(opened, desk, name="ask", poll="where")
        with pytest.raises(RefusedError):
            await room.rooms.answer(opened.code, student, said)

    run(script)


def test_a_board_has_no_vote() -> None:
    async def script(room: Class) -> None:
        opened = await room.rooms.open()
        desk, _ = await room.enter(Role.DESK, opened)
        board, _ = await room.enter(Role.BOARD, opened)
        await room.do(opened, desk, name="ask", poll="where")
        with pytest.raises(RefusedError, match="expected a student"):
            await room.rooms.answer(
                opened.code, board, {"poll": "where", "choice": ["here"], "ballot": BALLOT}
            )

    run(script)


def test_a_restart_finds_the_room_as_it_was(tmp_path: Path) -> None:
    async def script(room: Class) -> None:
        opened = await room.rooms.open()
        desk, _ = await room.enter(Role.DESK, opened)
        await room.do(opened, desk, **PREPARE)
        await room.do(opened, desk, name="start")
        before, _ = await room.rooms.find({"role": "board", "code": opened.code})
        again = Class(tmp_path)
        after, role = await again.rooms.find({"role": "desk", "token": opened.token})
        assert (after, role) == (before, Role.DESK)

    run(script, tmp_path)


def test_closing_erases_all_and_the_code_is_not_used_again_that_day(tmp_path: Path) -> None:
    async def script(room: Class) -> None:
        opened = await room.rooms.open()
        desk, heard = await room.enter(Role.DESK, opened)
        await room.do(opened, desk, name="close")
        await room.told()
        assert heard[-1] == {"t": "closed"}
        assert list(tmp_path.iterdir()) == []
        with pytest.raises(NoEntryError):
            await room.rooms.find({"role": "board", "code": opened.code})
        channel = room.rooms._channel
        assert isinstance(channel, MemoryChannel)
        room.seconds += DAY_SECONDS - 1
        await channel.number()
        assert opened.code in channel._used
        room.seconds += 2
        await channel.number()
        assert opened.code not in channel._used

    run(script, tmp_path)


def test_a_room_that_nobody_closed_is_erased_after_twelve_hours(tmp_path: Path) -> None:
    async def script(room: Class) -> None:
        opened = await room.rooms.open()
        room.seconds += KEPT_SECONDS - 1
        await room.rooms.find({"role": "board", "code": opened.code})
        room.seconds += 2
        with pytest.raises(NoEntryError):
            await room.rooms.find({"role": "board", "code": opened.code})
        assert list(tmp_path.iterdir()) == []

    run(script, tmp_path)


def test_a_file_that_is_no_room_keeps_no_server_from_starting(tmp_path: Path) -> None:
    for name, text in {"1": "", "2": "{}", "3": '{"room": "[]", "ballots": {}}'}.items():
        (tmp_path / f"{name}.json").write_text(text, "utf-8")

    async def script(room: Class) -> None:
        assert await room.rooms._channel.number() == 0

    run(script, tmp_path)


def test_counts_of_fewer_than_five_are_told_to_nobody() -> None:
    async def script(room: Class) -> None:
        opened = await room.rooms.open()
        _, desk = await room.enter(Role.DESK, opened)
        _, board = await room.enter(Role.BOARD, opened)
        students = [(await room.enter(Role.STUDENT, opened))[0] for _ in range(4)]
        for student in students:
            room.rooms.set_ready(opened.code, student, True)
        await room.told()
        assert {state["here"] for state in (*desk, *board)} == {0}
        assert {state["ready"] for state in desk} == {0}
        assert desk[-1]["all_ready"] is True
        await room.enter(Role.OBSERVER, opened)
        await room.told()
        assert (board[-1]["here"], desk[-1]["ready"]) == (5, 5)

    run(script)


def test_answers_of_fewer_than_five_are_told_to_nobody_and_of_more_to_the_desk_alone() -> None:
    async def script(room: Class) -> None:
        opened = await room.rooms.open()
        leads, desk = await room.enter(Role.DESK, opened)
        _, board = await room.enter(Role.BOARD, opened)
        await room.do(opened, leads, name="ask", poll="where")
        for number in range(1, 6):
            student, _ = await room.enter(Role.STUDENT, opened)
            said = {"poll": "where", "choice": ["here"], "ballot": f"{BALLOT}{number}"}
            await room.rooms.answer(opened.code, student, said)
            await room.told()
            assert desk[-1]["given"] == (number if number == 5 else 0)
        assert all("given" not in state for state in board)

    run(script)


def test_a_room_that_has_moved_on_is_not_replaced() -> None:
    async def script(room: Class) -> None:
        opened = await room.rooms.open()
        channel = room.rooms._channel
        seen = await channel.read(opened.code)
        assert seen is not None
        first, second = (replace(seen, v=2, step=step) for step in ("spot", "home"))
        assert await channel.replace(seen, first)
        assert not await channel.replace(seen, second)
        assert await channel.read(opened.code) == first

    run(script)


def test_a_ceiling_lets_so_many_pass_and_then_so_many_a_second() -> None:
    seconds = 0.0
    ceiling = Ceiling(2, 3, lambda: seconds)
    assert [ceiling.take() for _ in range(4)] == [True, True, True, False]
    seconds = 0.5
    assert [ceiling.take() for _ in range(2)] == [True, False]
    seconds = 60
    assert [ceiling.take() for _ in range(4)] == [True, True, True, False]


def test_the_servers_clock_never_jumps_with_the_wall() -> None:
    wall, steady = 1000.0, 50.0
    clock = anchored(lambda: wall, lambda: steady)
    assert clock() == 1_000_000
    wall, steady = 5000.0, 51.5
    assert clock() == 1_001_500


def test_a_question_takes_so_many_ballots_and_changes_of_them_still() -> None:
    async def script() -> None:
        classroom = Class()
        opened = await classroom.rooms.open()
        desk, _ = await classroom.enter(Role.DESK, opened)
        await classroom.do(opened, desk, name="ask", poll="where")
        said = {"poll": "where", "choice": [FACTS.polls["where"][0]]}
        for number in range(MOST_BALLOTS):
            one = Member(Role.STUDENT, lambda _: None)
            await classroom.rooms.answer(opened.code, one, {**said, "ballot": f"{number:020}"})
        more, again = (Member(Role.STUDENT, lambda _: None) for _ in range(2))
        with pytest.raises(RefusedError, match="enough"):
            await classroom.rooms.answer(opened.code, more, {**said, "ballot": "b" * 20})
        await classroom.rooms.answer(opened.code, again, {**said, "ballot": f"{7:020}"})

    in_own_loop(script())


def test_who_waited_in_vain_leaves_nothing_behind() -> None:
    async def script() -> None:
        classroom = Class()
        opened = await classroom.rooms.open()
        await asyncio.gather(*(classroom.rooms.changed_since(opened.code, 1, 0) for _ in range(9)))
        left = asyncio.create_task(classroom.rooms.changed_since(opened.code, 1, 60))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert classroom.rooms._waiting
        left.cancel()
        await asyncio.gather(left, return_exceptions=True)
        assert not classroom.rooms._waiting

    in_own_loop(script())
