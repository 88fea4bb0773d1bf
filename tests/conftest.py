"""How property tests run; and what a run left out is said loudly at its end, one line a test."""

import pytest
from _pytest.terminal import TerminalReporter
from hypothesis import HealthCheck, settings

from tests.examples import examples

# On a busy machine any example may take long, which says nothing of the code under test.
settings.register_profile(
    "ours",
    max_examples=examples(100),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ours")


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
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
