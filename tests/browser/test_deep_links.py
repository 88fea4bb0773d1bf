"""A link into the page ends at its target, even if content above it loads late and grows."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.help.lesson_page import WIDGETS_MS
from tests.browser.help.limits import without_limit
from tests.browser.help.servers import Server

# As in Safari, which does not keep a page in place by itself.
NO_ANCHORING = """document.addEventListener("DOMContentLoaded", () => {
  const style = document.createElement("style");
  style.textContent = "* { overflow-anchor: none !important }";
  document.head.append(style);
})"""
# A page holds its target for some time only, and here that time never ends: on a busy machine all
# that comes to life above the target may take longer.
HOLDING_ON = without_limit("page/template/path/holding.ts", "HOLD_MS")
TOP = "(id) => document.getElementById(id).getBoundingClientRect().top"


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.add_init_script(NO_ANCHORING)
    page.add_init_script(HOLDING_ON)
    page.goto(address)
    return page


@pytest.mark.parametrize("address", ["check-yourself", "notes", "structures"])
def test_a_deep_link_stays_where_it_leads_to(
    context: BrowserContext, served: Server, address: str
) -> None:
    page = opened(context, f"{served.url}#{address}")
    expect(page.locator("html[data-hydrated=true]")).to_be_attached(timeout=WIDGETS_MS)
    place = page.locator(f"#{address}")
    expect(place).to_be_in_viewport(timeout=WIDGETS_MS)
    settled(page)
    assert abs(page.evaluate(TOP, address) - room_above(page)) < 120


def test_with_everything_shown_a_link_far_down_is_not_pushed_away(
    context: BrowserContext, served: Server
) -> None:
    page = opened(context, served.url)
    page.locator(".bl-menu summary").click()
    page.get_by_role("button", name="Show everything").click()
    page.evaluate("() => { location.hash = 'after'; }")
    expect(page.locator("#after")).to_be_in_viewport(timeout=WIDGETS_MS)
    # Everything above comes to life and grows.
    page.evaluate(
        """() => {
          const tall = document.createElement("div");
          tall.style.height = "3000px";
          document.querySelector("#muscle").append(tall);
        }"""
    )
    settled(page)
    expect(page.locator("#after")).to_be_in_viewport()
    assert abs(page.evaluate(TOP, "after") - room_above(page)) < 120


def test_the_reader_can_go_away_from_it(context: BrowserContext, served: Server) -> None:
    page = opened(context, f"{served.url}#check-yourself")
    expect(page.locator("#check-yourself")).to_be_in_viewport(timeout=WIDGETS_MS)
    settled(page)
    page.mouse.move(180, 300)
    page.mouse.wheel(0, -2_000)
    page.wait_for_function("() => scrollY < 200")
    page.evaluate(
        """() => {
          const tall = document.createElement("div");
          tall.style.height = "500px";
          document.querySelector("#check-yourself").before(tall);
        }"""
    )
    settled(page)
    assert page.evaluate("scrollY") < 200


def settled(page: Page) -> None:
    """Until the page has had the same height for some frames, with what is near it awake."""
    page.evaluate(
        """() => new Promise((done) => {
          let height = 0;
          let same = 0;
          const look = () => {
            const now = document.documentElement.scrollHeight;
            same = now === height ? same + 1 : 0;
            height = now;
            if (same > 40) done();
            else requestAnimationFrame(look);
          };
          look();
        })"""
    )


def room_above(page: Page) -> float:
    """Where the browser puts what a link leads to: below the progress line."""
    bar: float = page.evaluate(
        "() => document.querySelector('.bl-progress').getBoundingClientRect().bottom"
    )
    return max(bar, 0)
