"""A phone that does not read: it costs little, gets the newest, and slows nobody."""

import asyncio
import http.client
import json
import socket
import statistics
import time
from pathlib import Path

import pytest

from tests.browser.help.servers import Server
from tests.own_loop import in_own_loop
from tests.serve.asking import port
from tests.serve.class_clients import class_folder, class_server, open_class
from tests.serve.class_crowd import Phone, all_gone, crowd_in, phone_in

UPDATES = 4_000
MOST_BYTES = 64_000


def turned(server: Server, opened: dict[str, str], first: int, count: int) -> list[float]:
    """Go to another step so often, from that version on; when each was asked for.

    By requests on one connection, for a socket's ten messages a second would take seven minutes.
    """
    sent = []
    headers = {"Class-Token": opened["token"], "Class-Role": "desk"}
    desk = http.client.HTTPConnection("127.0.0.1", port(server), timeout=60)
    for v in range(first, first + count):
        do = {"name": "teach", "step": ("spot", "stop")[v % 2]}
        body = json.dumps({"t": "cmd", "v": v, "do": do})
        sent.append(time.perf_counter())
        desk.request("POST", "/class/say", body, headers)
        with desk.getresponse() as answer:
            assert json.load(answer) == {"t": "heard"}
    desk.close()
    return sent


async def deaf_in(server: Server, opened: dict[str, str]) -> Phone:
    """A phone that is in and then reads no more; its own system keeps hardly anything for it."""
    with socket.socket() as end:
        end.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        end.setblocking(False)
        loop = asyncio.get_running_loop()
        await loop.sock_connect(end, ("127.0.0.1", port(server)))
        _, phone = await loop.create_connection(Phone, sock=end.dup())
    phone.greet(server, {"t": "hello", "role": "student", "code": opened["code"]})
    await phone.until(1)
    phone.transport.pause_reading()
    return phone


@pytest.mark.alone
def test_4000_unread_updates_cost_at_most_64_kb_and_the_newest_wins(tmp_path: Path) -> None:
    """What was kept for the phone is what comes once it reads: all of it is counted."""

    async def script(server: Server) -> None:
        opened = open_class(server)
        desk = await phone_in(server, opened, "desk")
        desk.do("teach", step="spot")
        await desk.until(2)
        phones = await crowd_in([server], opened, 5)
        deaf = await deaf_in(server, opened)
        deaf.heard.clear()
        sent = await asyncio.to_thread(turned, server, opened, 2, UPDATES)
        newest = 2 + UPDATES
        await asyncio.gather(*(phone.until(newest) for phone in phones))
        # A state that was overtaken by the next may never have been sent.
        lates = [at - sent[v - 3] for phone in phones for v, at in phone.at.items() if v > 2]
        assert len(lates) > UPDATES
        assert statistics.median(lates) <= 0.3
        deaf.transport.resume_reading()
        await deaf.until(newest)
        kept = sum(map(len, deaf.heard))
        print(f"{kept} B kept, {len(deaf.heard)} states; others {statistics.median(lates):.4f} s")
        assert kept <= MOST_BYTES
        assert deaf.state["v"] == newest
        await all_gone(desk, deaf, *phones)

    with class_server(class_folder(tmp_path)) as server:
        in_own_loop(script(server))
