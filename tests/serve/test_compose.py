"""Composing on a real server: once for all, again after a change, with faults named by place."""

import asyncio
import json
import os
import signal
from pathlib import Path

import psutil
import pytest

from bench.visitors import get
from bodylesson.compose.page import Part
from bodylesson.compose.render import RENDER_SECONDS
from bodylesson.page.files import bundle
from bodylesson.serve.handlers import ELSEWHERE
from tests.browser.help.servers import Server, composed_server, health, started_server
from tests.own_loop import in_own_loop
from tests.serve.asking import ask, port
from tests.serve.folders import tiny_folder, write_notebook
from tests.serve.waiting import Eventually

WAITS = "import os, time\nwhile not os.path.exists('go'): time.sleep(0.05)"


def notebook(folder: Path) -> Path:
    return folder / "lessons" / "tiny" / "lesson.ipynb"


def test_fifty_first_visitors_and_one_execution(folder: Path) -> None:
    """Counter and gate lie outside the lesson's folder, so that they are no inputs."""
    runs, go = folder / "runs", folder / "go"
    tiny_folder(
        folder,
        f"open({str(runs)!r}, 'a').write('x')",
        f"import os, time\nwhile not os.path.exists({str(go)!r}): time.sleep(0.05)",
    )

    async def first_visitors(server: Server) -> list[bytes]:
        request = b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        opened = [await asyncio.open_connection("127.0.0.1", port(server)) for _ in range(50)]
        for _, writer in opened:
            writer.write(request)
            await writer.drain()
        # Once one that came after them has its answer, the server has heard all fifty.
        assert await get(port(server), "/health") != (200, 0)
        while not server.log.count("/health"):
            await asyncio.sleep(0.05)
        assert not any(reader._buffer for reader, _ in opened)  # type: ignore[attr-defined]
        go.touch()
        try:
            return await asyncio.gather(*(reader.read() for reader, _ in opened))
        finally:
            for _, writer in opened:
                writer.close()

    with started_server(folder / "log", folder) as server:
        answers = in_own_loop(first_visitors(server))
    assert [answer.split(b" ", 2)[1] for answer in answers] == [b"200"] * 50
    assert runs.read_text("utf-8") == "x"


@pytest.mark.long
def test_a_part_asked_for_while_composing_waits_like_a_page(
    folder: Path, eventually: Eventually
) -> None:
    """A page that stayed open over a restart asks for the rest of it."""
    tiny_folder(folder, WAITS)
    script = Part("hydrate", "js", bundle("hydrate"))

    async def ask_early(server: Server) -> tuple[int, int]:
        asked = asyncio.create_task(get(port(server), f"/assets/{script.name}"))
        while "/health" not in server.log:
            await get(port(server), "/health")
        assert not asked.done()
        notebook(folder).with_name("go").touch()
        return await asked

    with started_server(folder / "log", folder) as server:
        status, length = in_own_loop(ask_early(server))
        assert (status, length) == (200, len(script.brotli or b""))
        assert ask(server, "/assets/hydrate-0.js").status == 404


@pytest.mark.long
def test_a_change_on_disk_comes_behind_the_old_page(folder: Path, eventually: Eventually) -> None:
    tiny_folder(folder, "print(1)")
    with composed_server(folder / "log", folder) as server:
        old = ask(server, "/")
        write_notebook(notebook(folder), "from IPython.display import HTML", "HTML('fresh')")
        assert ask(server, "/").body == old.body, "the old page comes at once"
        eventually(lambda: "fresh" in ask(server, "/").text, "the new page")
        assert ask(server, "/", If_None_Match=old.headers["ETag"]).status == 200


@pytest.mark.long
def test_a_restart_runs_nothing_again(folder: Path) -> None:
    """Unless something changed while the server was away."""
    runs = folder / "runs"
    tiny_folder(folder, f"open({str(runs)!r}, 'a').write('x')")
    bodies = []
    for log in ("first", "second"):
        with composed_server(folder / log, folder) as server:
            bodies.append(ask(server, "/").body)
    assert bodies[0] == bodies[1]
    assert runs.read_text("utf-8") == "x"
    write_notebook(notebook(folder), "from IPython.display import HTML", "HTML('fresh')")
    with composed_server(folder / "third", folder) as server:
        assert "fresh" in ask(server, "/").text
        assert ask(server, "/.composed/tiny.zip").status == 404


@pytest.mark.long
def test_faults_are_told_by_cell_line_and_file(folder: Path, eventually: Eventually) -> None:
    tiny_folder(folder, "1 + 1")
    with composed_server(folder / "log", folder) as server:
        old = ask(server, "/").body
        write_notebook(notebook(folder), "1 + 1", "x = {}\nx['gone']")
        eventually(lambda: ask(server, "/health").text.count("KeyError") == 1, "the fault")
        told = health(server)
        assert told["status"] == "stale"
        fault = "lesson.ipynb, cell 3 (cell-2), line 2 `x['gone']`: KeyError: 'gone'"
        assert told["fault"] == fault
        behind_a_proxy = ask(server, "/health", X_Forwarded_For="192.0.2.7")
        assert "gone" not in behind_a_proxy.text
        assert json.loads(behind_a_proxy.text)["fault"] == ELSEWHERE
        assert ask(server, "/").body == old
        eventually(lambda: fault in server.log, "the same in the log")

        notebook(folder).with_name("lesson.yaml").write_text("id: x\n", encoding="utf-8")
        opening = "from bodylesson import open_lesson\n\nlesson = open_lesson()"
        write_notebook(notebook(folder), opening)
        eventually(lambda: "LessonError" in ask(server, "/health").text, "the lesson's faults")
        told_fault = str(health(server)["fault"])
        assert "lesson.ipynb, cell 2 (cell-1), line 3" in told_fault
        assert "lesson.yaml:1: title: expected" in told_fault
        assert "references.yaml: expected a file" in told_fault
        assert ask(server, "/").body == old

        write_notebook(notebook(folder), "2 + 2")
        eventually(lambda: health(server)["status"] == "ok", "well again")


@pytest.mark.long
def test_a_first_fault_says_try_again(folder: Path, eventually: Eventually) -> None:
    tiny_folder(folder, "1 / 0")
    with started_server(folder / "log", folder) as server:
        answer = ask(server, "/")
        assert answer.status == 503
        assert "not ready" in answer.text
        assert "ZeroDivisionError" not in answer.text
        # It says "starting" while it tries again, as it does once in some seconds.
        eventually(lambda: health(server)["status"] == "failed", "the fault")


@pytest.mark.long
def test_a_server_that_is_stopped_leaves_no_kernel(folder: Path, eventually: Eventually) -> None:
    tiny_folder(folder, WAITS)
    with started_server(folder / "log", folder) as server:
        eventually(lambda: bool(server.kernels()), "a kernel")
        (kernel,) = server.kernels()
        server.process.terminate()
        assert server.process.wait(timeout=30) == 0
        assert not psutil.pid_exists(kernel)
    assert "Traceback" not in server.log


@pytest.mark.long
def test_a_killed_composing_kernel_ends_the_wait(folder: Path, eventually: Eventually) -> None:
    tiny_folder(folder, WAITS)
    with started_server(folder / "log", folder) as server:
        eventually(lambda: bool(server.kernels()), "a kernel")

        async def wait_and_kill() -> int:
            visit = asyncio.create_task(get(port(server), "/"))
            for pid in server.kernels():
                os.kill(pid, signal.SIGKILL)
            # The gate stays shut: composing ends because the kernel is dead, or after 120 s.
            status, _ = await asyncio.wait_for(visit, RENDER_SECONDS / 2)
            return status

        assert in_own_loop(wait_and_kill()) == 503
        assert "kernel" in str(health(server)["fault"])
        assert "died" in str(health(server)["fault"])
