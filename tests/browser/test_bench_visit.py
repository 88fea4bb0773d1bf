"""The bench's bare control answers on the page as it is now; times do not matter here."""

from playwright.sync_api import Browser

from bench.answering import bare_answers
from tests.browser.help.servers import Server


def test_a_bare_control_is_put_into_a_page_that_has_none(browser: Browser, served: Server) -> None:
    frames, painted = bare_answers(browser, served.url, runs=1)
    assert len(frames) == len(painted) == 8
    assert all(0 < frame < paint for frame, paint in zip(frames, painted, strict=True))
