"""The bench's visitor can still find its way on the page; times do not matter here."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bench import visit as visiting
from bench.answering import answers, bare_answers
from bench.visit import opened, visit
from tests.browser.help.lesson_page import WIDGETS_MS
from tests.browser.help.servers import Server

MOST_OPENED_BYTES = 350_000
MOST_FIRST_BYTES = 60_000
AT_THE_MUSCLE = "() => location.hash === '#muscle' && bench.waits === 'the muscle viewer'"


@pytest.mark.long
def test_a_visit_walks_from_home_to_start(context: BrowserContext, served: Server) -> None:
    seen, page = visit(context, served.url, widgets=True)
    assert seen.home_s is not None
    assert seen.usable_s is not None
    assert 0 < seen.paint_s <= seen.words_s <= seen.home_s < seen.usable_s
    assert not seen.traffic.elsewhere
    assert page.url.endswith("#practise")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()


def test_a_visit_without_widgets_ends_with_the_words(
    context: BrowserContext, served: Server
) -> None:
    seen, page = visit(context, served.url, widgets=False)
    assert (seen.home_s, seen.usable_s) == (None, None)
    expect(page.get_by_role("link", name="Begin")).to_be_visible()


@pytest.mark.long
def test_a_visit_says_what_it_waits_for(
    context: BrowserContext, served: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait = visiting._wait

    def wait_less_there(page: Page, what: str) -> None:
        page.wait_for_function(AT_THE_MUSCLE, timeout=WIDGETS_MS)
        monkeypatch.setattr(visiting, "VISIT_MS", 1_000)
        wait(page, what)

    monkeypatch.setattr(visiting, "_wait", wait_less_there)
    context.route("**/assets/hydrate-*", lambda route: route.abort())
    with pytest.raises(RuntimeError, match=r"#muscle: after 1 s still waits for the muscle viewer"):
        visit(context, served.url, widgets=True)


def test_what_comes_first_is_small(context: BrowserContext, served: Server) -> None:
    traffic = opened(context, served.url)
    assert 0 < traffic.first_bytes <= MOST_FIRST_BYTES
    assert traffic.first_bytes < traffic.received_bytes <= MOST_OPENED_BYTES


def test_each_control_that_a_practice_needs_answers(browser: Browser, served: Server) -> None:
    frames, painted = answers(browser, served.url, runs=1)
    # A box of the gate, a side of the spot, sound, a side of the practice, and its sliders.
    assert len(frames) == len(painted) >= 6
    assert all(0 < frame < paint for frame, paint in zip(frames, painted, strict=True))


def test_a_bare_control_is_put_into_a_page_that_has_none(browser: Browser, served: Server) -> None:
    frames, painted = bare_answers(browser, served.url, runs=1)
    assert len(frames) == len(painted) == 8
    assert all(0 < frame < paint for frame, paint in zip(frames, painted, strict=True))
