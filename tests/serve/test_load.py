"""Many at once: a short form of `make load`, idle connections, and a visitor who reads slowly."""

import asyncio
import socket

from bench.visitors import come, get, memory_kb, strain
from tests.browser.help.servers import Server
from tests.own_loop import in_own_loop
from tests.serve.asking import ask, port

A_SECOND, SECONDS = 100, 3


def test_a_hundred_visitors_a_second(composed: Server) -> None:
    in_own_loop(strain(composed.process.pid, port(composed), A_SECOND, 1))
    found = in_own_loop(strain(composed.process.pid, port(composed), A_SECOND, SECONDS))
    assert found.visits.faults == []
    assert len(found.visits.seconds) == A_SECOND * SECONDS
    assert found.memory_after_kb - found.memory_before_kb < 10 * 1024
    print(f"{1000 * found.processor / len(found.visits.seconds):.1f} ms of processor a visitor")


def test_a_stranger_to_the_load_test_would_be_counted(composed: Server) -> None:
    """The counting itself: where nobody listens every visit is a fault."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        visits = in_own_loop(come(closed.getsockname()[1], 20, 1))
    assert len(visits.faults) == 20


def test_three_hundred_idle_connections_hold_nobody_up(composed: Server) -> None:
    before = memory_kb(composed.process.pid)

    async def idle() -> list[tuple[int, int]]:
        opened = [await asyncio.open_connection("127.0.0.1", port(composed)) for _ in range(300)]
        try:
            for _, writer in opened[::2]:
                writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
            return [await get(port(composed), "/") for _ in range(5)]
        finally:
            for _, writer in opened:
                writer.close()

    assert {status for status, _ in in_own_loop(idle())} == {200}
    assert memory_kb(composed.process.pid) - before < 30 * 1024


def test_a_slow_reader_holds_nobody_up(composed: Server) -> None:
    """Asks for the page a thousand times on one connection and reads none of it."""
    before = memory_kb(composed.process.pid)
    with socket.create_connection(("127.0.0.1", port(composed))) as slow:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        slow.setblocking(False)
        asked = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n" * 1000
        sent = slow.send(asked)
        assert sent > 0
        assert [ask(composed, "/").status for _ in range(20)] == [200] * 20
        assert memory_kb(composed.process.pid) - before < 10 * 1024
