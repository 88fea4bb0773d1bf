"""The offline file in Firefox, as its users have it: opens, asks for nothing, keeps the answers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bidi_firefox import Firefox, find_firefox, firefox
from servers import OfflineFile

TIMER = 'section[aria-label="Breath timer"]'


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Firefox]:
    program = find_firefox()
    if program is None:
        pytest.skip("no Firefox: set FIREFOX, or install firefox-esr; the file was not tried in it")
    with firefox(program, tmp_path / "profile") as running:
        yield running


def click(page: Firefox, selector: str, text: str = "") -> None:
    """Click what matches and reads so, once it is there."""
    found = (
        f"[...document.querySelectorAll({selector!r})].find(e => e.textContent.includes({text!r}))"
    )
    page.wait_for(found)
    page.evaluate(f"{found}.click()")


def test_the_offline_file_in_firefox(page: Firefox, offline: OfflineFile) -> None:
    page.set_viewport(360, 740)
    page.goto(offline.url)
    page.wait_for("document.documentElement.dataset.hydrated === 'true'")
    page.evaluate("document.querySelector('#gate').scrollIntoView()")
    page.wait_for("document.querySelectorAll('.bl-gate-form .bl-none input').length === 2")
    page.evaluate(
        "document.querySelectorAll('.bl-gate-form .bl-none input').forEach(b => b.click())"
    )
    click(page, ".bl-gate-form button", "See the answer")
    page.evaluate("document.querySelector('.bl-practice').scrollIntoView()")
    click(page, f"{TIMER} button", "Start")
    click(page, f"{TIMER} button", "I am in place")
    page.reload()
    page.wait_for("document.documentElement.dataset.hydrated === 'true'")
    page.evaluate("document.querySelector('.bl-practice').scrollIntoView()")
    click(page, f"{TIMER} button", "Go on")
    page.wait_for(f"document.querySelector({TIMER!r}).textContent.includes('Pause')")
    outside = [url for url in page.asked if not url.startswith(("blob:", "data:", offline.url))]
    # Firefox tells of data addresses and of the network, not of files and blobs.
    assert page.asked
    assert not outside
    assert not page.errors
