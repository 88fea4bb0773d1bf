"""What a run left out is said loudly at its end, one line for each test that did not run."""

import pytest
from _pytest.terminal import TerminalReporter


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
