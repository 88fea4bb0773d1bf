"""The bench's visitor finds its way through the page as it is now; times do not matter here."""

from playwright.sync_api import Browser

from bench.answering import CHOICES, SLIDERS, TICKS, answers, bare_answers
from bench.visit import DESKTOP, visit
from tests.browser.help.servers import Server


def test_a_visitor_of_the_bench_can_use_every_widget(browser: Browser, served: Server) -> None:
    context = browser.new_context(viewport=DESKTOP)
    seen, _ = visit(context, served.url, widgets=True)
    context.close()
    assert seen.usable_s is not None
    assert 0 < seen.paint_s <= seen.words_s <= seen.usable_s
    assert any("muscle_viewer-" in url for url in seen.traffic.urls)


def test_every_control_of_the_bench_is_answered(browser: Browser, served: Server) -> None:
    frames, painted = answers(browser, served.url, runs=2)
    assert len(frames) == len(painted) == 2 * (len(TICKS) + len(CHOICES) + SLIDERS)


def test_a_bare_control_is_put_into_a_page_that_has_none(browser: Browser, served: Server) -> None:
    frames, painted = bare_answers(browser, served.url, runs=1)
    assert len(frames) == len(painted) == 8
    assert all(0 < frame < paint for frame, paint in zip(frames, painted, strict=True))
