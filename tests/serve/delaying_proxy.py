"""A network with delays, as a process in front of a server: `python -m tests.serve.delaying_proxy`.

Each chunk of bytes waits for a time drawn from a log-normal distribution before it goes on, and
never overtakes the one before. A seed makes the delays the same at every run. It listens on a free
port of this machine and prints it.
"""

import argparse
import asyncio
import math
import random
from dataclasses import dataclass, field

from tests.own_loop import in_own_loop

HIGH = 1.645
"""The normal distribution's 95th percentile."""


@dataclass
class Way:
    """One direction of one connection."""

    delays: random.Random
    middle_s: float
    """Half of the chunks take at most so long."""
    high_s: float
    """And 95 % at most so long."""
    last: float = field(default=0.0)

    def due(self, now: float) -> float:
        """When a chunk that comes now goes on."""
        spread = math.log(self.high_s / self.middle_s) / HIGH
        delay = self.middle_s * math.exp(spread * self.delays.gauss(0, 1))
        # A timer of the same moment might come first.
        self.last = max(self.last + 1e-6, now + delay)
        return self.last


async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: Way) -> None:
    """Carry one direction to its end."""
    loop = asyncio.get_running_loop()
    while data := await reader.read(65_536):
        loop.call_at(way.due(loop.time()), writer.write, data)
    loop.call_at(way.due(loop.time()), writer.close)


async def main(to: int, seed: int, middle_ms: float, high_ms: float) -> None:
    """Serve for ever."""
    ways = random.Random(seed)

    def way() -> Way:
        # A round trip is two ways.
        return Way(random.Random(ways.random()), middle_ms / 2000, high_ms / 2000)

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = way(), way()
        server_reader, server_writer = await asyncio.open_connection("127.0.0.1", to)
        await asyncio.gather(
            carry(reader, server_writer, there), carry(server_reader, writer, back)
        )

    server = await asyncio.start_server(connected, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.serve.delaying_proxy")
    parser.add_argument("to", type=int, help="port of the server")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--middle", type=float, default=36, help="round trip in ms, median")
    parser.add_argument("--high", type=float, default=154, help="the same, 95th percentile")
    chosen = parser.parse_args()
    in_own_loop(main(chosen.to, chosen.seed, chosen.middle, chosen.high))
