"""A way in that leads to several servers."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager


class Front:
    """Carries each connection to one of several servers in turn, past those that do not listen.

    What nginx does in `docs/class-server.md` with two processes.
    """

    def __init__(self, ports: Sequence[int]) -> None:
        self._ports = list(ports)
        self._turn = 0
        self._carrying: set[asyncio.Task[None]] = set()
        self.carried = dict.fromkeys(ports, 0)
        """By port how many connections there are."""

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one."""
        self._turn += 1
        for number in range(len(self._ports)):
            port = self._ports[(self._turn + number) % len(self._ports)]
            with contextlib.suppress(ConnectionRefusedError):
                there, back = await asyncio.open_connection("127.0.0.1", port)
                break
        else:
            writer.close()
            return
        self.carried[port] += 1
        both = [asyncio.create_task(_carry(*way)) for way in ((reader, back), (there, writer))]
        self._carrying.update(both)
        await asyncio.gather(*both)
        self._carrying.difference_update(both)
        self.carried[port] -= 1

    async def ended(self) -> None:
        """Wait until there are no more connections."""
        await asyncio.gather(*self._carrying)


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        while data := await reader.read(65_536):
            writer.write(data)
    writer.close()


@asynccontextmanager
async def one_way_in(ports: Sequence[int]) -> AsyncIterator[tuple[str, Front]]:
    """An address before several servers, and what carries it."""
    front = Front(ports)
    server = await asyncio.start_server(front.connected, "127.0.0.1", 0, backlog=1024)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/", front
    finally:
        server.close()
        await front.ended()
