"""The offline file in Firefox, as its users have it: opens, asks for nothing, keeps the answers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.help.firefox import Firefox, firefox
from tests.browser.help.servers import OfflineFile
from tools.firefox import WITHOUT, dispensable, find

HYDRATED = "document.documentElement.dataset.hydrated === 'true'"
PRACTICE = "#practise .bl-mount:has(.bl-practice-words)"
"""Other sections' boxes look like the practice's; this is the place of its words and widget."""
TIMER = 'section[aria-label="Breath timer"]'


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Firefox]:
    program = find()
    if program is None and dispensable():
        pytest.skip(WITHOUT)
    if program is None:
        pytest.fail("no Firefox: run tools/browsers.py, which gets one, or FIREFOX=none")
    with firefox(program, tmp_path / "profile") as running:
        yield running


def click(page: Firefox, place: str, selector: str, text: str) -> None:
    """Click the element with this selector and text, once it is there.

    A widget comes when its place is near the view, and what comes above it moves it away again: so
    the place is brought back at every look.
    """
    found = (
        f"[...document.querySelectorAll({selector!r})].find(e => e.textContent.includes({text!r}))"
    )
    page.wait_for(f"({found}) ?? (document.querySelector({place!r}).scrollIntoView(), false)")
    page.evaluate(f"{found}.click()")


@pytest.mark.long
def test_the_offline_file_in_firefox(page: Firefox, offline: OfflineFile) -> None:
    page.set_viewport(360, 740)
    page.goto(offline.url)
    page.evaluate("location.hash = 'safe'")
    page.wait_for(HYDRATED)
    none = "document.querySelectorAll('#safe .bl-gate-form .bl-none input')"
    page.wait_for(f"{none}.length === 2")
    page.evaluate(f"{none}.forEach(box => box.click())")
    click(page, "#safe", "#safe .bl-gate-form button", "See the answer")
    page.evaluate("location.hash = 'practise'")
    click(page, PRACTICE, f"{TIMER} button", "Start")
    page.wait_for(f"document.querySelector('{TIMER} .bl-button-next:not([aria-disabled])')")
    click(page, PRACTICE, f"{TIMER} button", "Next")
    page.wait_for(f"document.querySelector('{TIMER} .bl-heading').textContent.includes('step 2')")
    page.reload()
    page.wait_for(HYDRATED)
    click(page, PRACTICE, f"{TIMER} button", "Go on")
    page.wait_for(f"document.querySelector({TIMER!r}).textContent.includes('Pause')")
    outside = [url for url in page.asked if not url.startswith(("blob:", "data:", offline.url))]
    # Firefox reports data addresses and network requests, not files and blobs.
    assert page.asked
    assert not outside
    assert not page.errors
