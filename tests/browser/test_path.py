"""The path: one step at a time, an address for each, and all of it in one page where wanted."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.help.lesson_page import LessonPage
from tests.browser.help.servers import Server

STEPS = ("home", "muscle", "safe", "spot", "stop", "practise", "after", "library")
"""Addresses on which people may rely."""
COUNTED = STEPS[1:-1]


@pytest.fixture
def home(page: Page, served: Server) -> Page:
    """The lesson as it opens."""
    page.goto(served.url)
    expect(page.get_by_role("link", name="Begin")).to_be_visible()
    return page


def shown(page: Page) -> list[str]:
    """Addresses of the steps that can be seen."""
    ids: list[str] = page.evaluate(
        """() => Array.from(document.querySelectorAll("main > section"))
          .filter((one) => one.checkVisibility({contentVisibilityAuto: true}) && !one.hidden)
          .map((one) => one.id)"""
    )
    return ids


def progress(page: Page) -> str:
    return page.get_by_role("navigation", name="Progress").locator("p").inner_text()


def test_the_way_leads_from_begin_to_the_end_and_back(home: Page) -> None:
    assert shown(home) == ["home"]
    home.get_by_role("link", name="Begin").click()
    for number, step in enumerate(COUNTED, start=1):
        expect(home.locator(f"#{step}")).to_be_visible()
        assert shown(home) == [step]
        assert re.fullmatch(rf"{number} of 6 · about \d+ minutes?", progress(home))
        heading = home.get_by_role("heading", level=2).first
        expect(heading).to_be_focused()
        # A step is a region that its heading names.
        expect(home.get_by_role("region", name=heading.inner_text(), exact=True)).to_be_visible()
        assert home.evaluate("scrollY") == 0
        home.locator(f"#{step}").get_by_role("link", name="Next", exact=True).click()
    expect(home.locator("#library")).to_be_visible()
    assert home.locator("#library").get_by_role("link", name="Next", exact=True).count() == 0
    home.locator("#library").get_by_role("link", name="Back", exact=True).click()
    expect(home.locator("#after")).to_be_visible()


def test_the_browsers_own_back_button_leads_back(home: Page) -> None:
    home.get_by_role("link", name="Begin").click()
    home.locator("#muscle").get_by_role("link", name="Next", exact=True).click()
    expect(home.locator("#safe")).to_be_visible()
    home.go_back()
    expect(home.locator("#muscle")).to_be_visible()
    assert shown(home) == ["muscle"]
    home.go_forward()
    expect(home.locator("#safe")).to_be_visible()
    home.reload()
    expect(home.locator("#safe")).to_be_visible()
    assert shown(home) == ["safe"]


def test_an_address_within_a_fold_opens_it(page: Page, served: Server) -> None:
    page.goto(f"{served.url}#source-wilke-2019")
    source = page.locator("#source-wilke-2019")
    expect(source).to_be_in_viewport()
    expect(source).to_be_focused()
    assert shown(page) == ["library"]
    LessonPage(page).go_to("measure-after")
    expect(page.locator("#measure-after > summary")).to_be_focused()
    assert page.locator("#measure-after").evaluate("one => one.open")
    # An unknown address leads home.
    page.goto(f"{served.url}#never")
    page.reload()
    expect(page.locator("#home")).to_be_visible()


def test_text_that_the_browser_finds_opens_its_step(home: Page) -> None:
    assert home.evaluate("'onbeforematch' in document.body"), "this browser can find hidden text"
    hidden = home.locator("#library")
    assert hidden.get_attribute("hidden") == "until-found"
    hidden.evaluate("one => one.dispatchEvent(new Event('beforematch', {bubbles: true}))")
    expect(hidden).to_be_visible()
    assert shown(home) == ["library"]
    assert home.url.endswith("#library")


def test_everything_can_be_read_as_one_page(home: Page) -> None:
    menu = home.get_by_role("navigation", name="Progress")
    menu.locator("summary").click()
    menu.get_by_role("button", name="Show everything").click()
    assert shown(home) == list(STEPS)
    expect(home.get_by_role("link", name="Next", exact=True)).to_have_count(0)
    assert progress(home) == "Show everything"
    screens = home.evaluate("document.documentElement.scrollHeight / innerHeight")
    assert screens <= 25, "with all folds closed"
    menu.locator("summary").click()
    menu.get_by_role("link", name="When to stop").click()
    expect(home.locator("#stop h2")).to_be_in_viewport()
    menu.locator("summary").click()
    menu.get_by_role("button", name="Show step by step").click()
    assert shown(home) == ["stop"]


def test_the_menu_closes_by_escape_and_by_a_tap_beside_it(home: Page) -> None:
    menu = home.get_by_role("navigation", name="Progress").locator("details")
    summary = menu.locator("summary")
    summary.click()
    home.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()
    summary.click()
    home.mouse.click(10, 700)
    expect(menu).not_to_have_attribute("open", "")


def test_without_script_it_is_one_page_that_can_be_read(browser: Browser, served: Server) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(served.url)
    for step in STEPS:
        expect(page.locator(f"#{step}")).to_be_visible()
    fold = page.locator("#all-sources")
    fold.locator("summary").first.click()
    expect(page.locator("#source-wilke-2019")).to_be_visible()
    expect(page.locator("#safe").get_by_text("Pregnant, or you could be").first).to_be_visible()
    context.close()


def test_home_knows_the_last_time_at_once(page: Page, served: Server) -> None:
    page.add_init_script(
        """const at = Date.now() - 864e5;
        localStorage.setItem("bodylesson:psoas-release:sessions", JSON.stringify({version: 1,
          value: [{at, date: "2026-01-31", variant: "drape", name: "Drape and breathe",
            side: "left", breaths: 3, stopped: false, pressure: 3, eased: [], felt: "fine",
            change: "looser"}]}));"""
    )
    page.goto(served.url)
    expect(page.get_by_text("Last time: left, 3 breaths, looser")).to_be_in_viewport()
    way = page.get_by_role("link", name="Practise now")
    expect(way).to_be_in_viewport()
    way.click()
    expect(page.locator("#practise")).to_be_visible()


def test_a_first_visit_is_told_of_no_last_time(home: Page) -> None:
    expect(home.get_by_role("link", name="Practise now")).to_have_count(0)
    expect(home.get_by_text("Last time")).to_be_hidden()
