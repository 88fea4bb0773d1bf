"""On paper: the plates stand where the live pictures were; the printed page is the handout."""

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.help.anatomy import ViewerPage, open_spot
from tests.browser.help.lesson_page import WIDGETS_MS, LessonPage
from tests.browser.help.servers import OfflineFile


def test_the_printed_lesson_shows_plates_and_no_live_picture(
    context: BrowserContext, offline: OfflineFile
) -> None:
    page = context.new_page()
    page.goto(offline.url)
    live = page.locator(".bl-live .bl-stage")
    LessonPage(page).go_to("muscle")
    expect(live).to_be_visible(timeout=WIDGETS_MS)
    expect(page.locator(".bl-words .bl-plate-front")).to_be_hidden()
    page.evaluate("document.documentElement.classList.add('bl-print-all')")
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    page.emulate_media(media="print")
    expect(live).to_be_hidden()
    for name in ("front", "side", "curve", "cut"):
        expect(page.locator(f".bl-words .bl-plate-{name}")).to_be_visible()
    expect(page.locator(".bl-spot")).to_be_hidden()


def test_a_printed_notebook_unfolds_the_plates_under_the_picture(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    ViewerPage(page).open(folded=True)
    expect(page.locator(".bl-plate-front")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".bl-stage")).to_be_hidden()
    for name in ("front", "side"):
        expect(page.locator(f".bl-plate-{name}")).to_be_visible()


def test_a_printed_finder_keeps_its_pictures_and_drops_its_buttons(page: Page) -> None:
    open_spot(page)
    page.emulate_media(media="print")
    expect(page.locator(".bl-section-svg")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
