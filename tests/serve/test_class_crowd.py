"""Two hundred phones and more: how soon they are in, how soon all hear, and what they cost."""

import statistics
import time
from pathlib import Path

import psutil
import pytest

from tests.browser.help.servers import Server
from tests.own_loop import in_own_loop
from tests.serve.class_clients import class_folder, class_server, open_class
from tests.serve.class_crowd import all_gone, crowd_in, lates, p95_of_all, phone_in

pytestmark = pytest.mark.alone

PHONES, ROUNDS, COMMANDS = 200, 3, 60
FULL = 400
"""The most that one room lets in."""


def memory(server: Server) -> int:
    """Bytes that the server's process holds."""
    held: int = psutil.Process(server.process.pid).memory_info().rss
    return held


def test_two_hundred_phones_join_at_once_and_all_hear_at_the_same_time(tmp_path: Path) -> None:
    async def script(server: Server) -> None:
        opened = open_class(server)
        desk = await phone_in(server, opened, "desk")
        joined = []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            phones = await crowd_in([server], opened, PHONES)
            joined.append(time.perf_counter() - began)
            if len(joined) < ROUNDS:
                await all_gone(*phones)
        late = p95_of_all(await lates(desk, phones, COMMANDS))
        print(f"joined {statistics.median(joined):.2f} s, late p95 {1000 * late:.0f} ms")
        assert statistics.median(joined) <= 3
        assert late <= 0.3
        assert {phone.state["v"] for phone in phones} == {1 + COMMANDS}
        assert phones[0].state["here"] >= 5
        await all_gone(desk, *phones)

    with class_server(class_folder(tmp_path)) as server:
        in_own_loop(script(server))


def test_a_phone_costs_at_most_20_kb_of_the_servers_memory(tmp_path: Path) -> None:
    """Measured in a second full room: the first fills what the process had to spare."""

    async def script(server: Server) -> None:
        first = await crowd_in([server], open_class(server), FULL)
        before = memory(server)
        second = await crowd_in([server], open_class(server), FULL)
        each = (memory(server) - before) / FULL
        print(f"{each:.0f} B a phone")
        assert 1_000 <= each <= 20_000
        await all_gone(*first, *second)

    with class_server(class_folder(tmp_path)) as server:
        in_own_loop(script(server))
