"""Two servers are one class, through a real Redis that is also killed."""

import asyncio
import contextlib
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.browser.help.servers import Server, free_port
from tests.own_loop import in_own_loop
from tests.serve.asking import port
from tests.serve.class_away import phones_in
from tests.serve.class_clients import class_folder, class_server, open_class
from tests.serve.class_crowd import all_gone, begin, crowd_in, lates, p95_of_all, phone_in
from tests.serve.one_way_in import one_way_in

pytestmark = pytest.mark.alone

PHONES, COMMANDS = 200, 60
BACK_S = 5


class RedisServer:
    """A Redis of the test's own, without anything on disk."""

    def __init__(self) -> None:
        program = shutil.which("redis-server")
        if program is None:
            pytest.fail("no redis-server: install Debian's package redis-server")
        self._port = free_port()
        self._command = [program, "--port", str(self._port), "--save", "", "--appendonly", "no"]
        self._command += ["--bind", "127.0.0.1"]
        self.start()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self._port}/0"

    def start(self) -> None:
        self._process = subprocess.Popen(self._command, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        while "Ready to accept connections" not in (line := self._process.stdout.readline()):
            assert line, "redis-server ended"

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()


@pytest.fixture
def redis() -> Iterator[RedisServer]:
    """A running one."""
    server = RedisServer()
    yield server
    server.kill()


def test_two_servers_are_one_class_and_outlive_their_redis(
    tmp_path: Path, redis: RedisServer
) -> None:
    async def script(servers: list[Server]) -> None:
        opened = open_class(servers[0])
        desk = await phone_in(servers[0], opened, "desk")
        phones = await crowd_in(servers, opened, PHONES)
        late = p95_of_all(await lates(desk, phones, COMMANDS))
        print(f"two servers: late p95 {1000 * late:.0f} ms")
        assert late <= 0.3
        await begin(desk)
        await asyncio.gather(*(phone.until(desk.newest) for phone in phones))

        redis.kill()
        await asyncio.sleep(1)
        redis.start()
        began, v = time.perf_counter(), desk.newest + 1
        # What is said meanwhile is lost, so the desk says it again until the version moves.
        while desk.newest < v:
            desk.do("hold")
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(0.5):
                    await desk.until(v)
            assert time.perf_counter() - began < 5
        await asyncio.gather(*(phone.until(v) for phone in phones))
        back = time.perf_counter() - began
        print(f"after Redis came back: {back:.1f} s")
        assert back < 5
        assert {phone.state["stage"] for phone in phones} == {"held"}
        desk.do("close")
        await all_gone(desk, *phones)

    with two_servers(tmp_path, redis) as servers:
        in_own_loop(script(servers))


def test_phones_of_a_server_that_is_killed_come_back_through_the_other(
    tmp_path: Path, redis: RedisServer
) -> None:
    async def script(killed: Server, other: Server) -> None:
        opened = open_class(killed)
        desk = await phone_in(killed, opened, "desk")
        ports = [port(killed), port(other)]
        async with (
            one_way_in(ports) as (base, front),
            phones_in(base, opened["code"], PHONES) as phones,
        ):
            await phones.until(lambda one: one.contact)
            await begin(desk)
            await phones.until(lambda one: one.v == desk.newest)
            before = phones.shown[0][-1].room
            assert before[1] == "practising"
            theirs = front.carried[port(killed)]
            assert theirs == PHONES // 2

            killed.process.kill()
            killed.process.wait()
            began = time.perf_counter()
            lost = await phones.lost(theirs, began)
            back = await phones.back(lost, began) - began
            print(f"{theirs} of {PHONES} phones back through the other after {back:.1f} s")
            assert back <= BACK_S
            assert front.carried[port(other)] == PHONES
            # Those of the other server heard nothing of it, and nobody's practice changed.
            for number, shown in enumerate(phones.since(began)):
                assert shown == [] or number in lost
                assert all(one.room == before for one in shown)

            # The practice goes on: a desk that comes to the other server leads both halves.
            await desk.gone
            desk = await phone_in(other, opened, "desk")
            assert desk.state["practice"] == before[2]
            desk.do("hold")
            await phones.until(lambda one: one.contact and one.stage == "held")
            desk.do("close")
            await all_gone(desk)

    with two_servers(tmp_path, redis) as (first, second):
        in_own_loop(script(first, second))


@contextlib.contextmanager
def two_servers(tmp_path: Path, redis: RedisServer) -> Iterator[list[Server]]:
    """Two processes of one lesson over one Redis."""
    folder = class_folder(tmp_path, redis=redis.url)
    with ExitStack() as stack:
        yield [stack.enter_context(class_server(folder, log=f"log{n}")) for n in range(2)]
