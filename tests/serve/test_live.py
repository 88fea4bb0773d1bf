"""Live pages: one waits ready, so many at once, and an end when their visitor leaves."""

import asyncio
import json
import os
import signal
from pathlib import Path
from typing import Any

from bodylesson.serve.live_kernels import KERNEL_GONE
from tests.browser.servers import Server, composed_server
from tests.serve.asking import ask
from tests.serve.channel import channel, leave, take_page
from tests.serve.folders import SLIDER, tiny_folder, write_notebook
from tests.serve.test_closed import assert_friendly
from tests.serve.waiting import Eventually


def live_report(server: Server) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(ask(server, "/health").text)["live"]
    return report


def test_from_the_first_page_to_the_last_seat(folder: Path, eventually: Eventually) -> None:
    """Two seats: one page waits ready, both are taken, the third is told to wait, one leaves."""
    tiny_folder(folder, live=True, most=2)
    with composed_server(folder / "log", folder) as server:
        eventually(lambda: live_report(server)["ready"] == 1, "a page made ready")
        assert "trusted" not in server.log
        assert "encryption" not in server.log
        html, first = take_page(server)
        assert "Words." in html
        _, second = take_page(server)
        assert first != second
        assert live_report(server) == {"kernels": 2, "ready": 0, "most": 2}

        busy = ask(server, "/live/instructor")
        assert_friendly(busy, 503)
        assert "try again in a moment" in busy.text
        assert int(busy.headers["Retry-After"]) > 0
        assert ask(server, "/").status == 200, "the composed page has no such bound"

        leave(server, first)
        assert ask(server, f"/api/kernels/{first}").status == 404
        _, third = take_page(server)
        assert third not in (first, second)
        leave(server, second)
        leave(server, third)

        # A page in waiting that was made from an older notebook is not given away.
        _, kept = take_page(server)
        leave(server, kept)
        ready_again = "a page made ready"
        take_and_leave(server)
        eventually(lambda: live_report(server)["ready"] == 1, ready_again)
        path = folder / "lessons" / "tiny" / "instructor.ipynb"
        write_notebook(path, *SLIDER, "from IPython.display import HTML", "HTML('fresh')")
        eventually(lambda: "fresh" in take_and_leave(server), "the page of the newer notebook")

        # A kernel that dies is not started anew: its page could do nothing with an empty one.
        _, dying = take_page(server)
        for pid in server.kernels():
            os.kill(pid, signal.SIGKILL)
        eventually(
            lambda: ask(server, f"/api/kernels/{dying}").status == 404, "the end of the kernel"
        )
        assert ask(server, "/").status == 200


QUICK = {"connect_within": 1.0, "cull_interval": 1, "cull_idle_timeout": 1, "cull_connected": True}


def test_a_seat_that_nobody_uses_comes_free(folder: Path, eventually: Eventually) -> None:
    """A browser that crashed before it connected leaves its kernel; culling ends it."""
    tiny_folder(folder, live=True, most=1, kernels={**QUICK, "cull_idle_timeout": 3600})
    with composed_server(folder / "log", folder) as server:
        _, kernel_id = take_page(server)
        assert ask(server, "/live/instructor").status in (200, 503)
        gone = f"/api/kernels/{kernel_id}"
        eventually(lambda: ask(server, gone).status == 404, "the end of a kernel nobody joined")
        eventually(lambda: ask(server, "/live/instructor").status == 200, "a free seat")


def test_an_idle_page_loses_its_kernel_and_one_in_waiting_does_not(
    folder: Path, eventually: Eventually
) -> None:
    idle = {**QUICK, "connect_within": 3600, "cull_idle_timeout": 5}
    tiny_folder(folder, live=True, most=2, kernels=idle)
    with composed_server(folder / "log", folder) as server:
        _, kernel_id = take_page(server)

        async def stay() -> int | None:
            async with channel(server, kernel_id) as socket:
                while await asyncio.wait_for(socket.read_message(), 60) is not None:
                    pass
                code: int | None = socket.close_code
                return code

        assert asyncio.run(stay()) == KERNEL_GONE
        eventually(lambda: live_report(server)["ready"] == 1, "a page made ready")
        assert live_report(server)["kernels"] == 1


def take_and_leave(server: Server) -> str:
    answer = ask(server, "/live/instructor")
    if answer.status != 200:
        return ""
    kernel_id = answer.text.partition('"kernelId": "')[2][:36]
    leave(server, kernel_id)
    return answer.text
