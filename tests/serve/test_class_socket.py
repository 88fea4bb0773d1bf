"""A class over the network: what it says to whom, rough handling, a server that dies."""

import asyncio
import contextlib
import http.client
import json
import select
import time
from collections.abc import Iterator

import pytest
from tornado.httpclient import HTTPClientError

from bodylesson.serve.classroom.rooms import WRONG_A_MINUTE
from tests.browser.help.servers import Server
from tests.own_loop import in_own_loop
from tests.serve.asking import ask, port
from tests.serve.class_clients import (
    Client,
    class_folder,
    class_server,
    connect,
    join,
    open_class,
)
from tests.serve.waiting import Eventually


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with classes."""
    folder = class_folder(tmp_path_factory.mktemp("class"), class_key=KEY)
    with class_server(folder) as server:
        yield server


KEY = "what-opens-a-class-here"


async def close_all(*clients: Client) -> None:
    for client in clients:
        client.connection.close()
    for client in clients:
        while await client.connection.read_message() is not None:
            pass


def test_a_flood_an_oversized_frame_and_nonsense_end_that_connection_alone(server: Server) -> None:
    async def script() -> None:
        opened = open_class(server)
        good = await join(server, opened)
        flood = await join(server, opened)
        with contextlib.suppress(Exception):
            for _ in range(200):
                await flood.say(t="ready", ready=True)
        large = await join(server, opened)
        await large.say(t="ready", ready="x" * 5000)
        words = [await join(server, opened) for _ in range(3)]
        for one, text in zip(words, ("[]", "{", '{"t": "dance"}'), strict=True):
            await one.connection.write_message(text)
        binary = await join(server, opened)
        # What would be answered as text.
        await binary.connection.write_message(b'{"t": "sync", "c0": 1}', binary=True)
        assert await large.let_go() == 1009
        for bad in (flood, *words, binary):
            assert await bad.let_go() == 1008
        await good.say(t="sync", c0=17.5)
        answer = await good.answered("sync")
        assert answer["c0"] == 17.5
        assert answer["s1"] <= answer["s2"]
        await close_all(good)

    in_own_loop(script())


def test_a_student_can_do_nothing_of_a_desks_and_a_stale_desk_gets_the_state(
    server: Server,
) -> None:
    async def script() -> None:
        opened = open_class(server)
        desk, student = await join(server, opened, "desk"), await join(server, opened)
        await student.do("teach", step="spot")
        assert not (await student.answered("refused"))["stale"]
        await desk.do("teach", step="spot")
        await desk.until(2)
        heard = len(desk.states)
        await desk.say(t="cmd", v=1, do={"name": "teach", "step": "stop"})
        await desk.say(t="sync", c0=0)
        await desk.answered("sync")
        assert [one["t"] for one in desk.others] == ["refused", "sync"]
        assert desk.others[0]["stale"], "it may be said again of the newest"
        # Every few seconds the server sends it once more by itself.
        assert len(desk.states) > heard, "the state came again, and before the next answer"
        assert (desk.state["v"], desk.state["step"]) == (2, "spot")
        assert (await student.until(2))["v"] == 2
        await close_all(desk, student)

    in_own_loop(script())


def test_a_page_of_another_site_gets_no_connection_and_opens_no_class(server: Server) -> None:
    async def script() -> None:
        with pytest.raises(HTTPClientError, match="403"):
            await connect(server, Origin="https://example.org")

    in_own_loop(script())
    other = {"Origin": "https://example.org", "Host": "localhost"}
    assert ask(server, "/class", "POST", b"", **other).status == 403


def test_behind_a_proxy_a_class_opens_with_the_key_alone(server: Server) -> None:
    headers = {"Host": "localhost", "X-Forwarded-For": "192.0.2.7"}
    refused = ask(server, "/class", "POST", b"", **headers)
    assert (refused.status, json.loads(refused.body)["why"]) == (403, "key")
    for key, status in (("", 403), ("wrong", 403), (KEY[:-1], 403), (KEY, 200)):
        assert ask(server, "/class", "POST", b"", Class_Key=key, **headers).status == status, key


def test_right_codes_pass_while_a_thousand_wrong_ones_are_tried(server: Server) -> None:
    async def script() -> None:
        opened = open_class(server)
        whys: list[str] = []
        began = time.perf_counter()

        async def wrong(number: int) -> None:
            client = await connect(server)
            await client.say(t="hello", role="student", code=f"{number:06}")
            said = await client.hear()
            whys.append(said["why"] if said else "")
            client.connection.close()

        for start in range(0, 1000, 50):
            await asyncio.gather(*(wrong(number) for number in range(start, start + 50)))
            good = await join(server, opened)
            await close_all(good)
        seconds = time.perf_counter() - began
        answered = whys.count("code")
        assert answered <= WRONG_A_MINUTE * (1 + seconds / 60) + 1
        assert whys.count("busy") == len(whys) - answered > 0

    in_own_loop(script())


def test_no_answer_sets_a_cookie_and_no_log_holds_a_secret(
    server: Server, eventually: Eventually
) -> None:
    opened = open_class(server)
    headers = {"Class_Code": opened["code"], "Class_Role": "student", "Host": "localhost"}
    answer = ask(server, "/class/state?after=0", **headers)
    assert json.loads(answer.body)["stage"] == "lobby"
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"
    desk = {"Class_Token": opened["token"], "Class_Role": "desk", "Host": "localhost"}
    assert ask(server, "/class/state?after=0", **desk).status == 200
    ask(server, "/after-the-secrets")
    eventually(lambda: "/after-the-secrets" in server.log, "a line for the request after them")
    assert "/class/state" in server.log
    assert opened["code"] not in server.log
    assert opened["token"] not in server.log


def test_without_websockets_a_class_is_followed_by_requests(server: Server) -> None:
    async def script() -> None:
        opened = open_class(server)
        headers = {"Class_Code": opened["code"], "Class_Role": "student", "Host": "localhost"}
        waiting = http.client.HTTPConnection("127.0.0.1", port(server), timeout=60)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        waiting.request("GET", "/class/state?after=1", headers=named)
        # It came first, and would have been answered first.
        at_once = await asyncio.to_thread(ask, server, "/class/state?after=0", **headers)
        assert json.loads(at_once.body)["v"] == 1
        assert select.select([waiting.sock], [], [], 0)[0] == [], "it waits for something new"
        desk = {"Class_Token": opened["token"], "Class_Role": "desk", "Host": "localhost"}
        command = {"t": "cmd", "v": 1, "do": {"name": "ask", "poll": "where-it-ends"}}
        body = json.dumps(command).encode()
        said = await asyncio.to_thread(ask, server, "/class/say", "POST", body, **desk)
        assert said.status == 200
        answer = json.loads((await asyncio.to_thread(waiting.getresponse)).read())
        waiting.close()
        assert (answer["stage"], answer["v"]) == ("poll", 2)
        vote = {
            "t": "answer",
            "poll": "where-it-ends",
            "choice": ["asis"],
            "ballot": "b" * 20,
        }
        given = await asyncio.to_thread(
            ask, server, "/class/say", "POST", json.dumps(vote).encode(), **headers
        )
        assert given.status == 200
        stale = await asyncio.to_thread(ask, server, "/class/say", "POST", body, **desk)
        assert stale.status == 409

    in_own_loop(script())


def test_a_lesson_that_has_no_class_has_no_such_addresses(composed: Server) -> None:
    for path in ("/class/socket", "/board", "/desk", "/class/state"):
        assert ask(composed, path).status == 404
