"""What server and browser tests share; and two lists at the end of a run: loudly what it left out,
and which tests have grown long."""

import fcntl
import os
import time
from pathlib import Path

import pytest
from _pytest.terminal import TerminalReporter

from tests.browser.help.servers import make_site

# What is kept for a day would be over at midnight, so it is day wherever the tests run, for them
# and for every browser and server that they start. One of two zones, both of which were tried.
os.environ["TZ"] = "UTC" if 4 <= time.gmtime().tm_hour < 16 else "Etc/GMT+12"
time.tzset()

LONGEST = {
    f"test_{name}" for name in ("class_pages", "sound_faults", "voila", "lab", "track", "lesson")
}
"""Files of browser tests that take more than half a minute."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, so that no process has one left when others end."""
    items.sort(key=lambda item: item.path.stem not in LONGEST)


LONG_S = 8
"""From here on a test is called long, though it has no such mark. Twice what the mark is for, so
that a machine that is busy elsewhere does not name half of them."""


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """List what was not run and what should perhaps be marked as long."""
    _not_run(terminalreporter)
    _grown_long(terminalreporter)


def _not_run(terminalreporter: TerminalReporter) -> None:
    """List every skipped test, or file of tests, with its reason."""
    skipped = terminalreporter.getreports("skipped")
    if not skipped:
        return
    terminalreporter.write_sep("!", f"{len(skipped)} NOT RUN", yellow=True, bold=True)
    for report in skipped:
        name = report.nodeid
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        reason = str(reason).removeprefix("Skipped: ")
        terminalreporter.write_line(f"NOT RUN: {name}: {reason}", yellow=True)


def _grown_long(terminalreporter: TerminalReporter) -> None:
    """List the tests that `make test` runs though they take long; what is shared is not counted."""
    passed = (one for one in terminalreporter.getreports("passed") if one.when == "call")
    long = [
        one
        for one in passed
        if one.duration > LONG_S and not {"long", "by_the_clock", "alone"} & set(one.keywords)
    ]
    if not long:
        return
    terminalreporter.write_sep("-", f"{len(long)} OF MORE THAN {LONG_S} S, NOT MARKED AS LONG")
    for one in sorted(long, key=lambda one: -one.duration):
        terminalreporter.write_line(f"{one.duration:6.1f} s  {one.nodeid}")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `make site` writes: made once, however many processes test."""
    root = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent
    site, made = root / "site", root / "site.made"
    with (root / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            make_site(site)
            made.touch()
    return site
