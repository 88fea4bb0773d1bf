"""The breath timer on the wall clock, for two whole minutes."""

from playwright.sync_api import Page

from samples.lesson import sample_widgets
from widget_page import WidgetPage

RATE, BREATHS = 10, 20
"""Breaths a minute, and breaths in all: two minutes."""


def test_a_real_run_ends_within_50_ms_of_its_plan(page: Page) -> None:
    """Measured inside the page, from the click on Start to the state "done"."""
    page.set_default_timeout(180_000)
    timer = sample_widgets().timer
    plan = timer.plans[0][0]
    first, last = plan["steps"][0], plan["steps"][-1]
    steps = [{**first, "breaths": 2}, {**last, "breaths": BREATHS - 2}]
    plans = [[{**plan, "steps": steps}] * 3] * len(timer.plans)
    opened = WidgetPage(page, timer)
    opened.open(fake=False, gate="go-on", plans=plans, breaths_per_minute=RATE)
    lasted = page.evaluate(
        """async () => {
            const region = document.querySelector('section');
            const done = new Promise((resolve) => new MutationObserver(() => {
                if (region.dataset.stage === 'done') resolve(performance.now());
            }).observe(region, { attributes: true }));
            const began = performance.now();
            [...region.querySelectorAll('button')].find((b) => b.textContent === 'Start').click();
            return (await done) - began;
        }"""
    )
    assert abs(lasted - 60_000 * BREATHS / RATE) < 50, f"{lasted} ms"
    assert not opened.errors
