"""Many visitors who open the lesson in the same second, and stay.

Thirty browsers on the machine that also serves them would measure the browsers: each spends a
second or more of processor time on Voilà's scripts, which in a class thirty phones spend. So a
visitor here is a small program that does what makes the *server* work: it gets the page, then,
six at a time, everything that a real browser got from that server on its first visit (recorded
just before), and where widgets come over a websocket it opens one and waits for all their state.
What is measured is until the last byte of that has come: from there on each visitor's own device
is alone. It is the same for every contestant.
"""

import asyncio
import re
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

import psutil
from tornado.websocket import WebSocketClientConnection

from bench.http_client import Visitor
from bench.kernel_channel import CHANNELS
from bench.processes import Server, peak_memory
from bench.settings import VISITORS
from bench.traffic import Traffic

KERNEL_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
PATIENCE_S = 300
"""A visitor who waits longer than this has failed."""


@dataclass(frozen=True)
class Recording:
    """What a browser asked of the server on its first visit."""

    urls: Sequence[str]
    """All that it got but the page itself."""
    kernel_id: str | None
    """The kernel that it had, where it had one; addresses may hold it."""

    @classmethod
    def of(cls, traffic: Traffic) -> "Recording":
        """From a visit's traffic."""
        found = KERNEL_ID.search(traffic.socket) if traffic.socket else None
        left_out = {traffic.origin, *traffic.missing}
        kept = [url for url in traffic.urls if url not in left_out]
        return cls(kept, found[0] if found else None)


@dataclass(frozen=True)
class Burst:
    """One of them."""

    waits_s: Sequence[float]
    """Of each visitor, until all is there."""
    processor_s: float
    """Of the server, for each visitor."""
    visitors_processor_s: float
    """Of this program, in all."""
    memory_mb: float
    """That the server holds more, for each visitor, while all stay."""
    peak_mb: float
    base_mb: float


async def burst(server: Server, recording: Recording, channel: str) -> Burst:
    """Let them come, and leave once everything is measured."""
    tree, own = server.tree, psutil.Process()
    # One comes first, so that anything a server does only once is done.
    _, first = await _visit(server.port, recording, channel)
    await asyncio.to_thread(tree.settle)
    base, before, own_before = tree.memory_mb(), tree.processor_s(), sum(own.cpu_times()[:2])
    with peak_memory(tree) as peak:
        coming = [
            asyncio.wait_for(_visit(server.port, recording, channel), PATIENCE_S)
            for _ in range(VISITORS)
        ]
        arrived = await asyncio.gather(*coming)
    own_after = sum(own.cpu_times()[:2])
    await asyncio.to_thread(tree.settle)
    memory, after = tree.memory_mb(), tree.processor_s()
    for socket in (first, *(socket for _, socket in arrived)):
        if socket is not None:
            socket.close()
    return Burst(
        [wait for wait, _ in arrived],
        (after - before) / VISITORS,
        own_after - own_before,
        (memory - base) / VISITORS,
        max(peak[0], memory),
        base,
    )


async def _visit(
    port: int, recording: Recording, channel: str
) -> tuple[float, WebSocketClientConnection | None]:
    started = time.perf_counter()
    visitor = Visitor(port)
    page = await visitor.get("/")
    kernel_id = _kernel_id(page.text) if channel == "voila" else str(uuid.uuid4())
    urls = [url.replace(recording.kernel_id or "-none-", kernel_id) for url in recording.urls]
    await visitor.get_all(urls)
    opened = CHANNELS.get(channel)
    socket = await opened(visitor, kernel_id) if opened else None
    return time.perf_counter() - started, socket


def _kernel_id(page: str) -> str:
    found = re.search(rf'"kernelId":\s*"({KERNEL_ID.pattern})"', page)
    if found is None:
        raise RuntimeError("expected a kernel's id in the page, found none")
    return found[1]
