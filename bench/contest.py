"""All measurements of one contestant, in order."""

import asyncio
import sys

from playwright.sync_api import Browser

from bench.answering import answers, bare_answers
from bench.burst import Recording, burst
from bench.contestants import Contestant
from bench.processes import Server
from bench.results import Result
from bench.settings import RUNS, VISITORS
from bench.visit import DESKTOP, PHONE, Visit, browser, opened, visit


def measure(contestant: Contestant) -> tuple[Result, str]:
    """Start it, visit it, end it.

    Returns:
        What was measured, and the browser's version.
    """
    result = Result(contestant.key, contestant.name)
    with contestant.start() as server, browser() as chromium:
        # One visit before any that counts: files are in the machine's cache for everyone.
        _visit_twice(contestant, server, chromium, Result("", ""))
        for run in range(RUNS):
            _say(f"{contestant.name}: visit {run + 1} of {RUNS}")
            _visit_twice(contestant, server, chromium, result)
        _open(server, chromium, result)
        answered = answers if contestant.widgets else bare_answers
        frames, painted = answered(chromium, server.url)
        result.add("answer", *frames)
        result.add("painted", *painted)
        version = chromium.version
    for run in range(contestant.bursts):
        _say(f"{contestant.name}: {VISITORS} at once, {run + 1} of {contestant.bursts}")
        # A server of its own each time: some keep kernels of visitors who have left.
        with contestant.start() as server:
            with browser() as chromium:
                seen = _visit_twice(contestant, server, chromium, Result("", ""))
            _burst(contestant, server, Recording.of(seen.traffic), result)
    return result, version


def _visit_twice(
    contestant: Contestant, server: Server, chromium: Browser, result: Result
) -> Visit:
    """With an empty cache, then with a warm one; gives the first."""
    context = chromium.new_context(viewport=DESKTOP)
    server.tree.settle()
    before = server.tree.processor_s()
    cold, page = visit(context, server.url, contestant.widgets)
    # Leaving tells some servers to end the kernel; closing the browser would not.
    page.goto("about:blank")
    server.tree.settle()
    result.add("processor", server.tree.processor_s() - before)
    _note(cold, "", result)
    result.add("paint", cold.paint_s)
    result.add("elsewhere", len(cold.traffic.elsewhere))
    warm, page = visit(context, server.url, contestant.widgets)
    _note(warm, "_warm", result)
    page.goto("about:blank")
    context.close()
    return cold


def _open(server: Server, chromium: Browser, result: Result) -> None:
    """Once, for it is the same number each time: a phone, an empty cache, nothing touched."""
    context = chromium.new_context(viewport=PHONE)
    traffic = opened(context, server.url)
    result.add("document", traffic.first_bytes / 1000)
    result.add("opened", traffic.received_bytes / 1000)
    context.close()


def _note(seen: Visit, suffix: str, result: Result) -> None:
    result.add(f"words{suffix}", seen.words_s)
    if seen.home_s is not None and seen.usable_s is not None:
        result.add(f"home{suffix}", seen.home_s)
        result.add(f"usable{suffix}", seen.usable_s)
    result.add(f"received{suffix}", seen.traffic.received_bytes / 1000)
    result.add(f"requests{suffix}", len(seen.traffic.urls))


def _burst(contestant: Contestant, server: Server, recording: Recording, result: Result) -> None:
    done = asyncio.run(burst(server, recording, contestant.channel))
    result.add("together", *done.waits_s)
    result.add("together_processor", done.processor_s)
    result.add("visitors_processor", done.visitors_processor_s)
    result.add("memory", done.memory_mb)
    result.add("peak", done.peak_mb)
    result.add("base", done.base_mb)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
