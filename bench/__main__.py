"""Runs the bench: `make bench`, or `python -m bench`."""

import argparse
import json
import signal
import sys
import time

from bench.contest import measure
from bench.contestants import CONTESTANTS
from bench.machine import facts
from bench.report import report
from bench.results import Result
from bench.settings import BENCH, BURSTS, ONLY, ROOT, RUNS, SLOW_BURSTS, VISITORS

PAGE = ROOT / "docs" / "bench.md"
COUNTS = (
    f"Visits alone: {RUNS}. Times that {VISITORS} come at once: {BURSTS}, "
    f"or {SLOW_BURSTS} where a server makes something for each of them."
)


def main() -> int:
    """Measure and print, and write `docs/bench.md` if asked to.

    Returns:
        The exit status: 1 if a contestant could not be measured; targets do not count.
    """
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--write", action="store_true", help="write docs/bench.md")
    write = parser.parse_args().write
    chosen = [one for one in CONTESTANTS if not ONLY or one.key in ONLY]
    if not chosen:
        known = ", ".join(one.key for one in CONTESTANTS)
        print(f"BENCH_ONLY: expected some of {known}, got {', '.join(ONLY)}", file=sys.stderr)
        return 1
    for ending in (signal.SIGINT, signal.SIGTERM):
        # Also in the background, where a shell has it ignored: servers end with the bench.
        signal.signal(ending, lambda number, _: sys.exit(128 + number))
    BENCH.mkdir(exist_ok=True)
    began, results, chromium, failed = time.monotonic(), dict[str, Result](), "", False
    for contestant in chosen:
        try:
            results[contestant.key], chromium = measure(contestant)
        except Exception as error:
            # The other contestants are still worth measuring.
            print(f"{contestant.name} could not be measured: {error}", file=sys.stderr)
            failed = True
        raw = {key: result.samples for key, result in results.items()}
        (BENCH / "results.json").write_text(json.dumps(raw, indent=1), "utf-8")
    if not results:
        return 1
    minutes = (time.monotonic() - began) / 60
    stamp = time.strftime("%Y-%m-%d")
    about = f"{stamp}, {facts(chromium)}"
    text = report(results, about, f"{COUNTS} It took {minutes:.0f} minutes.", VISITORS)
    print(text)
    if write:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(f"# Measured side by side\n\n`make bench WRITE=1` wrote this.\n\n{text}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
