"""A server that is killed in the practice: everybody breathes on, and is in contact again soon.

The phones are the page's own connection, two hundred of them in one process of Deno.
"""

import asyncio
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.browser.help.servers import free_port, started_server
from tests.own_loop import in_own_loop
from tests.serve.class_away import phones_in
from tests.serve.class_clients import class_folder, class_server, open_class
from tests.serve.class_crowd import all_gone, begin, phone_in

pytestmark = pytest.mark.alone

PHONES = 200
AWAY_S, BACK_S = 5, 5


def test_all_are_back_five_seconds_after_a_server_that_was_away_for_five(tmp_path: Path) -> None:
    async def script(stack: ExitStack) -> None:
        folder, port = class_folder(tmp_path), free_port()
        server = stack.enter_context(class_server(folder, port))
        opened = open_class(server)
        desk = await phone_in(server, opened, "desk")
        async with phones_in(f"http://127.0.0.1:{port}/", opened["code"], PHONES) as phones:
            await phones.until(lambda one: one.contact)
            await begin(desk)
            await phones.until(lambda one: one.v == desk.newest)
            before = phones.shown[0][-1].room
            assert before[1] == "practising"

            server.process.kill()
            server.process.wait()
            killed = time.perf_counter()
            lost = await phones.lost(PHONES, killed)
            await asyncio.sleep(killed + AWAY_S - time.perf_counter())
            again = started_server(folder / "again", folder, port)
            server = await asyncio.to_thread(stack.enter_context, again)
            listening = time.perf_counter()
            assert listening - killed >= AWAY_S
            back = await phones.back(lost, killed) - listening
            print(f"away for {listening - killed:.1f} s, the last back after {back:.1f} s")
            assert back <= BACK_S
            # What a phone follows was the same all along.
            assert all(one.room == before for shown in phones.since(killed) for one in shown)

            # The desk's token counts as before, and everybody hears it.
            desk = await phone_in(server, opened, "desk")
            desk.do("hold")
            await phones.until(lambda one: one.contact and one.stage == "held")
            await all_gone(desk)

    with ExitStack() as stack:
        in_own_loop(script(stack))
