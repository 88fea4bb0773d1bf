"""What a session begins with: choices, and what keeps Start shut."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.help.timer import (
    PLACING,
    SETTLE,
    SETTLING,
    button,
    open_timer,
    press,
    region,
    say_day,
)


def test_the_choice_is_kept_for_next_time(page: Page) -> None:
    timer = open_timer(page, variant_index=1, side_index=1)
    timer.set(breaths=3, breaths_per_minute=7.5)
    press(page, "Start")
    press(page, "Stop")
    timer.tick(SETTLING)
    press(page, "I am off the ball")
    timer.open(gate="go-on")
    expect(region(page)).to_contain_text("Right side · The deeper · 3 breaths")
    assert timer.trait("breaths_per_minute") == 7.5
    timer.open(gate="go-on", most_breaths=2)
    expect(region(page)).to_contain_text("Right side · The deeper · 2 breaths")
    timer.open(gate="go-on", deeper_after=2)
    expect(region(page)).to_contain_text("Right side · The drape")


def test_a_day_that_felt_bad_keeps_start_shut_until_the_next(page: Page) -> None:
    timer = open_timer(page, help_signs=["Sudden strong pain"])
    start = button(page, "Start")
    expect(start).to_be_enabled()
    say_day(page, bad=True)
    expect(start).to_be_disabled()
    expect(start).to_have_accessible_description(re.compile("Leave the ball for today."))
    page.get_by_text("Get urgent help").click()
    expect(page.get_by_text("Sudden strong pain")).to_be_visible()
    start.click(force=True)
    expect(region(page)).to_have_attribute("data-stage", "ready")
    timer.open(gate="go-on")
    expect(start).to_be_disabled()
    page.evaluate(
        """() => {
            const key = "bodylesson:sample:day";
            const record = JSON.parse(localStorage.getItem(key));
            record.value.date = "2020-01-31";
            localStorage.setItem(key, JSON.stringify(record));
        }"""
    )
    timer.open(gate="go-on")
    expect(start).to_be_enabled()


def test_another_tab_shuts_start_too(page: Page) -> None:
    open_timer(page)
    expect(button(page, "Start")).to_be_enabled()
    other = page.context.new_page()
    open_timer(other)
    say_day(other, bad=True)
    expect(button(page, "Start")).to_be_disabled()


@pytest.mark.parametrize(
    ("gate", "words", "link"),
    [
        ("", "First answer the safety questions", "#safe"),
        ("do-not", "not for you", "#instead"),
        ("ask-first", "ask a doctor", "#safe"),
    ],
)
def test_waits_for_the_gate(page: Page, gate: str, words: str, link: str) -> None:
    timer = open_timer(page, gate=gate)
    start = button(page, "Start")
    expect(start).to_be_disabled()
    expect(start).to_have_accessible_description(re.compile(words))
    expect(page.get_by_role("link")).to_have_attribute("href", link)
    start.click(force=True)
    expect(region(page)).to_have_attribute("data-stage", "ready")
    expect(page.locator("[aria-live]")).to_contain_text(words)
    timer.set(gate="go-on")
    expect(start).to_be_enabled()
    expect(page.get_by_role("link")).to_have_count(0)


def test_an_answer_that_rules_it_out_ends_the_practice(page: Page) -> None:
    timer = open_timer(page)
    press(page, "Start")
    timer.tick(60)
    timer.set(gate="do-not")
    expect(region(page)).to_have_attribute("data-stage", "coming-off")


def test_choices_before_and_during_a_session(page: Page) -> None:
    # Three sets of ten breaths are more than the lesson's usual time on the ball.
    timer = open_timer(page, most_on_ball_s=600)
    timer.set(variant_index=3)
    assert timer.trait("breaths") == 6
    expect(region(page)).to_contain_text("Left side · The iliacus · 6 breaths")
    timer.set(side_index=2, breaths=10)
    expect(region(page)).to_contain_text("Both sides")
    press(page, "Start")
    # Getting into place keeps its seconds at every tempo; then breaths lead.
    timer.tick(PLACING + SETTLE + 5)
    expect(region(page)).to_contain_text("Breath 1 of 3")
    expect(region(page)).to_contain_text("Breathe out")
    timer.set(breaths_per_minute=10)
    timer.tick(0)
    expect(region(page)).to_contain_text("Breathe out")
    timer.tick(3)
    expect(region(page)).to_contain_text("Breath 2 of 3")
    expect(page.get_by_text("begins with the next start")).to_be_hidden()
    timer.set(variant_index=0)
    expect(page.get_by_text("begins with the next start")).to_be_visible()
    expect(region(page)).to_contain_text("Breath 2 of 3")
    press(page, "Stop")
    timer.tick(SETTLING)
    press(page, "I am off the ball")
    timer.tick(SETTLING)
    expect(region(page)).to_contain_text("Both sides · The drape")


@pytest.mark.parametrize(("most_on_ball_s", "fit"), [(110, "5 breaths"), (60, "1 breath")])
def test_at_a_slow_pace_fewer_breaths_fit_and_it_says_so(
    page: Page, most_on_ball_s: int, fit: str
) -> None:
    """20 s of lowering and pressing, a settling breath of 15 s, and then breaths of 15 s each."""
    timer = open_timer(page, most_on_ball_s=most_on_ball_s)
    timer.set(breaths_per_minute=4)
    expect(region(page)).to_contain_text(f"Left side · The drape · {fit}")
    expect(region(page)).to_contain_text(f"At this slow pace, the most is {fit}, to keep")
    # Start is open: nothing sends to the gate, and where the phone lies is asked all the same.
    expect(region(page).get_by_role("link", name="Is it safe today?")).to_have_count(0)
    expect(page.locator(".bl-phone-chips")).to_be_visible()
