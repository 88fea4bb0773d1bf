"""Who leads a class stays who leads it, and nobody sees a count before it is shown."""

import asyncio
import json
from collections.abc import Iterator

import pytest

from bodylesson.serve.classroom.socket import MOST_STRANGERS, POLICY_VIOLATED, TRY_LATER
from tests.browser.help.servers import Server
from tests.own_loop import in_own_loop
from tests.serve.asking import port
from tests.serve.class_clients import PATIENCE_S, PREPARE, class_folder, class_server, open_class
from tests.serve.class_crowd import Phone, all_gone, begin, crowd_in, phone_in

POLL, RIGHT, OTHER = "where-it-ends", "lesser-trochanter", "asis"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with classes."""
    with class_server(class_folder(tmp_path_factory.mktemp("class"))) as server:
        yield server


async def heard(phone: Phone, kind: str) -> dict[str, object]:
    """The next message of a kind; what came before is forgotten."""
    phone.heard.clear()
    async with asyncio.timeout(PATIENCE_S):
        while True:
            for message in map(json.loads, phone.heard):
                if message["t"] == kind:
                    return dict(message)
            await asyncio.sleep(0.01)


def test_a_desk_that_reloads_and_a_second_desk_lead_on(server: Server) -> None:
    async def script() -> None:
        opened = open_class(server)
        first = await phone_in(server, opened, "desk")
        student = await phone_in(server, opened)
        await begin(first)
        await all_gone(first)
        again, second = [await phone_in(server, opened, "desk") for _ in range(2)]
        assert again.state["stage"] == second.state["stage"] == "practising"
        second.do("hold")
        await asyncio.gather(*(one.until(4) for one in (again, second, student)))
        again.do("go-on")
        await asyncio.gather(*(one.until(5) for one in (again, second, student)))
        assert student.state["stage"] == "practising"
        await all_gone(again, second, student)

    in_own_loop(script())


def test_a_class_whose_desk_is_lost_stays_as_it_is(server: Server) -> None:
    async def script() -> None:
        opened = open_class(server)
        desk, student = await phone_in(server, opened, "desk"), await phone_in(server, opened)
        await begin(desk)
        await student.until(3)
        practice = student.state["practice"]
        desk.transport.abort()
        await desk.gone
        late = await phone_in(server, opened)
        for one in (late, student):
            assert (one.state["stage"], one.state["v"]) == ("practising", 3)
            assert one.state["practice"] == practice
        # Everybody may leave, and the room is still there for the desk.
        await all_gone(late, student)
        desk = await phone_in(server, opened, "desk")
        assert desk.state["practice"] == practice
        await all_gone(desk)

    in_own_loop(script())


@pytest.mark.parametrize(
    "forged",
    [
        {"v": 3, "do": {"name": "hold"}},
        {"v": 3, "do": {"name": "off"}, "role": "desk"},
        {"v": 2, "do": PREPARE},
        {"v": True, "do": {"name": "hold"}},
        {"v": 3, "do": {"name": "practise-deeper"}},
        {"v": 3, "do": "hold"},
        {"v": 3},
    ],
)
def test_a_forged_command_changes_nothing(server: Server, forged: dict[str, object]) -> None:
    async def script() -> None:
        opened = open_class(server)
        desk, student = await phone_in(server, opened, "desk"), await phone_in(server, opened)
        await begin(desk)
        await student.until(3)
        before = student.state
        student.say({"t": "cmd", **forged})
        await heard(student, "refused")
        watcher = await phone_in(server, opened)
        assert {**watcher.state, "here": 0} == {**before, "here": 0}
        await all_gone(desk, student, watcher)

    in_own_loop(script())


def test_no_frame_to_a_student_or_board_holds_a_count_before_it_is_shown(server: Server) -> None:
    async def script() -> None:
        opened = open_class(server)
        desk = await phone_in(server, opened, "desk")
        board = await phone_in(server, opened, "board")
        students = await crowd_in([server], opened, 14)
        desk.do("ask", poll=POLL)
        await asyncio.gather(*(one.until(2) for one in (desk, board, *students)))
        for number, one in enumerate(students):
            choice = [RIGHT if number < 9 else OTHER]
            one.say({"t": "answer", "poll": POLL, "choice": choice, "ballot": f"{number:020}"})
        # One changes an answer, one votes twice, one makes up a word.
        students[0].say({"t": "answer", "poll": POLL, "choice": [OTHER], "ballot": f"{0:020}"})
        students[1].say({"t": "answer", "poll": POLL, "choice": [OTHER], "ballot": "x" * 20})
        students[2].say({"t": "answer", "poll": POLL, "choice": ["rude"], "ballot": f"{2:020}"})
        await asyncio.gather(*(heard(one, "refused") for one in students[1:3]))
        async with asyncio.timeout(PATIENCE_S):
            while desk.state["given"] != len(students):
                await asyncio.sleep(0.01)
        desk.do("close-poll")
        await asyncio.gather(*(one.until(3) for one in (desk, board, *students)))
        for one in (board, *students):
            for said in one.heard:
                assert b"tally" not in said
                assert b"given" not in said
                assert b"counts" not in said
        desk.do("show")
        await asyncio.gather(*(one.until(4) for one in (desk, board, *students)))
        for one in (board, *students):
            (poll,) = one.state["polls"]
            assert poll["tally"]["counts"] == {RIGHT: 8}
            assert (OTHER in poll["tally"]["others"], poll["tally"]["sum"]) == (True, 6)
        await all_gone(desk, board, *students)

    in_own_loop(script())


@pytest.mark.alone
def test_sockets_that_say_nothing_are_bounded_and_let_go(server: Server) -> None:
    async def script() -> None:
        opened = open_class(server)
        member = await phone_in(server, opened)
        loop = asyncio.get_running_loop()

        async def stranger() -> Phone:
            _, one = await loop.create_connection(Phone, "127.0.0.1", port(server))
            one.ask_for_a_socket(server)
            return one

        strangers = await asyncio.gather(*(stranger() for _ in range(MOST_STRANGERS + 20)))
        async with asyncio.timeout(PATIENCE_S):
            await asyncio.gather(*(one.gone for one in strangers))
        statuses = [one.closed_with for one in strangers]
        assert set(statuses) == {POLICY_VIOLATED, TRY_LATER}
        assert statuses.count(POLICY_VIOLATED) <= MOST_STRANGERS
        assert not member.gone.done()
        await all_gone(member, await phone_in(server, opened))

    in_own_loop(script())
