"""What a class costs its server, beside live Voilà pages: `make bench-class`.

A class of 30 and one of 200: phones that join, hear sixty commands, and then practice for half a
minute, each asking for the time every ten seconds as a real one does. Beside it as many live Voilà
pages as the smaller class has people. Processor and memory are the server's alone, with all that it
started (see `bench/burst.py` for the pages' visitors). Takes about five minutes; a busy machine
makes all of it slower, and processor times a little longer. With `--write` the table goes into
`docs/class-server.md`, between its two marks.
"""

import argparse
import asyncio
import re
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.burst import Burst, Recording, burst
from bench.contestants import plain_voila
from bench.machine import facts
from bench.processes import MEGABYTE, Tree
from bench.settings import BENCH, ROOT, VISITORS
from bench.table import markdown
from bench.visit import PHONE, browser, opened
from tests.browser.help.servers import Server
from tests.serve.class_clients import class_folder, class_server, open_class
from tests.serve.class_crowd import (
    Phone,
    all_gone,
    begin,
    crowd_in,
    lates,
    p95_of_all,
    phone_in,
)

PAGE = ROOT / "docs" / "class-server.md"
MARKED = re.compile(
    r"(?<=<!-- make bench-class WRITE=1 -->\n).*?(?=<!-- end of make bench-class -->)", re.DOTALL
)
LARGE = 200
FULL = 400
"""The most that one room lets in."""
COMMANDS = 60
PRACTICE_S, SYNC_S = 30, 10


@dataclass(frozen=True)
class Cost:
    """Of one class."""

    joined_s: float
    late_s: float
    """Within what 95 % of the states were there, of all commands at all phones."""
    joining_s: float
    """Processor, all phones together; the next ones too."""
    command_s: float
    practice_s: float
    """Processor a minute of practice."""
    base_mb: float


async def cost(server: Server, phones: int) -> Cost:
    """Teach one class."""
    tree = Tree(psutil.Process(server.process.pid))
    room = open_class(server)
    desk = await phone_in(server, room, "desk")
    await asyncio.to_thread(tree.settle)
    base, before = tree.memory_mb(), tree.processor_s()
    began = time.perf_counter()
    crowd = await crowd_in([server], room, phones)
    joined = time.perf_counter() - began
    await asyncio.sleep(1)
    after_joining = tree.processor_s()
    late = p95_of_all(await lates(desk, crowd, COMMANDS))
    after_commands = tree.processor_s()
    await begin(desk)
    quiet = tree.processor_s()
    await practise(crowd)
    practised = tree.processor_s()
    await all_gone(desk, *crowd)
    return Cost(
        joined,
        late,
        after_joining - before,
        (after_commands - after_joining) / COMMANDS,
        (practised - quiet) * 60 / PRACTICE_S,
        base,
    )


async def practise(crowd: list[Phone]) -> None:
    """Everybody asks for the time now and then, and not all at once."""

    async def one(phone: Phone, first: float) -> None:
        await asyncio.sleep(first)
        for _ in range(PRACTICE_S // SYNC_S):
            phone.say({"t": "sync", "c0": time.perf_counter() * 1000})
            await asyncio.sleep(SYNC_S)

    await asyncio.gather(
        *(one(phone, SYNC_S * number / len(crowd)) for number, phone in enumerate(crowd))
    )


async def bytes_each(server: Server) -> float:
    """Memory that a phone costs: of a second full room, since the first fills what was spare."""
    tree = Tree(psutil.Process(server.process.pid))
    first = await crowd_in([server], open_class(server), FULL)
    before = tree.memory_mb()
    second = await crowd_in([server], open_class(server), FULL)
    each = (tree.memory_mb() - before) * MEGABYTE / FULL
    await all_gone(*first, *second)
    return each


def pages() -> tuple[Burst, str]:
    """As many live Voilà pages, opened at once and left open; and the facts of the machine."""
    with plain_voila() as server:
        with browser() as chromium:
            context = chromium.new_context(viewport=PHONE)
            recording = Recording.of(opened(context, server.url))
            context.close()
            # Before the burst, which is a load of our own.
            about = facts(chromium.version)
        return asyncio.run(burst(server, recording, "voila")), about


def main() -> int:
    """Measure and print, and write it into the docs if asked to."""
    parser = argparse.ArgumentParser(prog="make bench-class")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    write = parser.parse_args().write
    BENCH.mkdir(exist_ok=True)
    costs = []
    for phones in (VISITORS, LARGE):
        print(f"a class of {phones}", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory() as folder, class_server(class_folder(Path(folder))) as s:
            costs.append(asyncio.run(cost(s, phones)))
    with tempfile.TemporaryDirectory() as folder, class_server(class_folder(Path(folder))) as s:
        each = asyncio.run(bytes_each(s))
    print(f"{VISITORS} Voilà pages", file=sys.stderr, flush=True)
    live, about = pages()
    one = (
        f"Memory is reckoned from the {each / 1000:.1f} kB that each phone of a second full room of"
        f" {FULL} took."
    )
    text = f"\n{time.strftime('%Y-%m-%d')}, {about}.\n\n{table(costs, each, live)}\n\n{one}\n\n"
    print(text)
    if write:
        written, marks = MARKED.subn(lambda _: text, PAGE.read_text("utf-8"))
        if marks != 1:
            raise SystemExit(f"{PAGE}: expected one pair of marks, found {marks}")
        PAGE.write_text(written, "utf-8")
    return 0


def table(costs: list[Cost], each: float, live: Burst) -> str:
    """All of it as Markdown; `each` is what a phone costs in memory, in bytes."""
    head = ["", *(f"a class of {n}" for n in (VISITORS, LARGE)), f"{VISITORS} live Voilà pages"]
    rows = [
        [
            "all are in, s",
            *(f"{one.joined_s:.2f}" for one in costs),
            f"{max(live.waits_s):.0f}",
        ],
        [
            "processor until then, all together, s",
            *(f"{one.joining_s:.2f}" for one in costs),
            f"{live.processor_s * VISITORS:.0f}",
        ],
        ["a command at a phone, p95, ms", *(f"{1000 * one.late_s:.0f}" for one in costs), ""],
        ["processor a command, ms", *(f"{1000 * one.command_s:.0f}" for one in costs), ""],
        ["processor a minute of practice, s", *(f"{one.practice_s:.2f}" for one in costs), ""],
        [
            "memory more, all together, MB",
            *(f"{each * n / MEGABYTE:.1f}" for n in (VISITORS, LARGE)),
            f"{live.memory_mb * VISITORS:.0f}",
        ],
        [
            "memory before, MB",
            *(f"{one.base_mb:.0f}" for one in costs),
            f"{live.base_mb:.0f}",
        ],
    ]
    return markdown(head, rows)


if __name__ == "__main__":
    sys.exit(main())
