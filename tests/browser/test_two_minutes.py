"""The breath timer on the wall clock, for two whole minutes."""

import pytest
from playwright.sync_api import Page

from tests.browser.help.widget_page import WidgetPage
from tests.samples.lesson import sample_timer

pytestmark = pytest.mark.by_the_clock

RATE = 10
"""Breaths a minute: 6 s each."""

MEASURE = """async (planned) => {
    const region = document.querySelector('section');
    const done = new Promise((resolve) => new MutationObserver(() => {
        if (region.dataset.stage === 'done') resolve(performance.now());
    }).observe(region, { attributes: true }));
    // A busy machine runs every timer late, also this one.
    const due = new Promise((resolve) => setTimeout(() => resolve(performance.now()), planned));
    [...region.querySelectorAll('button')].find((b) => b.textContent === 'Start').click();
    return (await done) - (await due);
}"""


def run(page: Page, breaths: int, script: str = "") -> float:
    """Milliseconds from when a plain timer says that the plan is over to the state "done"."""
    page.set_default_timeout(180_000)
    timer = sample_timer()
    plan = timer.plans[0][0]
    first, last = plan["steps"][0], plan["steps"][-1]
    # By breaths alone: a step that moves would last its own seconds.
    steps = [
        {**first, "breaths": 1, "seconds": None},
        {**last, "breaths": breaths - 1, "seconds": None},
    ]
    plans = [[{**plan, "steps": steps}] * 3] * len(timer.plans)
    opened = WidgetPage(page, timer)
    opened.open(
        fake=False, script=script, gate="go-on", sound=False, plans=plans, breaths_per_minute=RATE
    )
    late: float = page.evaluate(MEASURE, breaths * 60_000 / RATE)
    assert not opened.errors
    return late


def test_a_real_run_ends_within_50_ms_of_its_plan(page: Page) -> None:
    assert abs(run(page, 20)) < 50


def test_so_does_a_run_without_frames_as_in_a_hidden_tab(page: Page) -> None:
    assert abs(run(page, 2, "window.requestAnimationFrame = () => 0")) < 50
