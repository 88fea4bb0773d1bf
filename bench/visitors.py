"""Many visitors at once, each on a connection of their own, and what became of them."""

import asyncio
import statistics
import time
from dataclasses import dataclass, field

import psutil

MOST_OPEN = 500
"""At most this many connections; a visitor who finds no room waits, and the wait counts."""


@dataclass
class Visits:
    """What visitors saw."""

    seconds: list[float] = field(default_factory=list)
    """How long each waited for the whole page."""
    faults: list[str] = field(default_factory=list)

    def percentile(self, share: int) -> float:
        """Seconds within which `share` percent had their page."""
        return statistics.quantiles(self.seconds, n=100)[share - 1]


async def come(port: int, a_second: int, seconds: int) -> Visits:
    """Let visitors come evenly, whether or not the ones before are done."""
    visits = Visits()
    room = asyncio.Semaphore(MOST_OPEN)
    loop = asyncio.get_running_loop()
    started = loop.time()
    coming = []
    for number in range(a_second * seconds):
        due = started + number / a_second
        await asyncio.sleep(max(0.0, due - loop.time()))
        coming.append(asyncio.create_task(_visit(port, visits, room, due)))
    await asyncio.gather(*coming)
    return visits


async def _visit(port: int, visits: Visits, room: asyncio.Semaphore, due: float) -> None:
    try:
        async with room, asyncio.timeout(30):
            status, length = await get(port, "/")
    except (OSError, TimeoutError, ValueError) as error:
        visits.faults.append(f"{type(error).__name__}: {error}")
        return
    if status != 200 or length < 1000:
        visits.faults.append(f"status {status}, {length} bytes")
    visits.seconds.append(asyncio.get_running_loop().time() - due)


async def get(port: int, path: str) -> tuple[int, int]:
    """Ask for a page as a browser would; its status and the bytes of its body."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip, br\r\n"
        writer.write(f"{request}Connection: close\r\n\r\n".encode())
        head, _, body = (await reader.read()).partition(b"\r\n\r\n")
        return int(head.split(b" ", 2)[1]), len(body)
    finally:
        writer.close()


def memory_kb(pid: int) -> int:
    """Resident memory of a process, in kilobytes."""
    return int(psutil.Process(pid).memory_info().rss) // 1024


def processor_seconds(pid: int) -> float:
    """Processor time that a process has used."""
    return float(sum(psutil.Process(pid).cpu_times()[:2]))


@dataclass(frozen=True)
class Strain:
    """What a stream of visitors cost, and whether the server coped."""

    visits: Visits
    took: float
    memory_before_kb: int
    memory_after_kb: int
    processor: float


async def strain(pid: int, port: int, a_second: int, seconds: int) -> Strain:
    """Let visitors come to a server and see what it costs the server."""
    before, processor = memory_kb(pid), processor_seconds(pid)
    started = time.monotonic()
    visits = await come(port, a_second, seconds)
    took = time.monotonic() - started
    return Strain(visits, took, before, memory_kb(pid), processor_seconds(pid) - processor)
