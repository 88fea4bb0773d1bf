"""`make load`: 200 visitors a second for a minute; ends with 1 if that is too much."""

import asyncio
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from bench.visitors import strain
from tests.browser.help.servers import composed_server

A_SECOND, SECONDS = 200, 60
GROWTH_KB = 20 * 1024
"""How much the server's memory may change over the run."""


def main() -> int:
    """Run it and print what happened."""
    with (
        tempfile.TemporaryDirectory() as folder,
        composed_server(Path(folder) / "log") as server,
    ):
        port = urlsplit(server.url).port
        assert port
        warm = asyncio.run(strain(server.process.pid, port, A_SECOND, 5))
        found = asyncio.run(strain(server.process.pid, port, A_SECOND, SECONDS))
    visits = found.visits
    growth = found.memory_after_kb - found.memory_before_kb
    print(f"{len(visits.seconds)} visitors in {found.took:.1f} s, {len(visits.faults)} faults")
    print(
        f"whole page after: p50 {1000 * visits.percentile(50):.0f} ms, "
        f"p95 {1000 * visits.percentile(95):.0f} ms, longest {1000 * max(visits.seconds):.0f} ms"
    )
    print(
        f"server: {1000 * found.processor / len(visits.seconds):.2f} ms of processor a visitor; "
        f"memory {found.memory_before_kb // 1024} MB before, {growth / 1024:+.1f} MB after "
        f"(first 5 s: {(warm.memory_after_kb - warm.memory_before_kb) / 1024:+.1f} MB)"
    )
    for fault in sorted(set(visits.faults)):
        print(f"{visits.faults.count(fault)} times {fault}")
    return 1 if visits.faults or growth > GROWTH_KB else 0


if __name__ == "__main__":
    sys.exit(main())
