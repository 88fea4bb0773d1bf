"""The oldest browsers that are supported, by taking away what they lack; and what is older still.

Safari 16.4, Chrome 109 and Firefox 115 are not to be had here. What they do not have is deleted
from today's Chromium before any script runs, and what their styles do not know is renamed in every
stylesheet, so that the browser does not know it either.
"""

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.help.lesson_page import WIDGETS_MS, LessonPage
from tests.browser.help.mounts import take_clock
from tests.browser.help.servers import Server

ARRAYS = "for (const one of ['toSorted', 'toReversed', 'toSpliced', 'with']) {\
  delete Array.prototype[one]; delete Object.getPrototypeOf(Int8Array.prototype)[one]; }"
NEWER = """
delete Promise.withResolvers; delete Promise.try; delete Array.fromAsync; delete Object.groupBy;
delete Map.groupBy; delete URL.canParse; delete URL.parse; delete AbortSignal.any;
delete String.prototype.isWellFormed; delete String.prototype.toWellFormed;
delete window.Iterator; delete Uint8Array.fromBase64; delete Math.sumPrecise; delete RegExp.escape;
for (const one of ['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf',
  'isSupersetOf', 'isDisjointFrom']) delete Set.prototype[one];
delete Element.prototype.checkVisibility; delete Element.prototype.setHTMLUnsafe;
delete HTMLElement.prototype.showPopover; delete window.scheduler;
delete Document.prototype.startViewTransition;
"""
APPLE = """delete Navigator.prototype.vibrate; delete window.requestIdleCallback;
delete window.BeforeInstallPromptEvent; delete HTMLElement.prototype.onbeforematch;"""
NO_HAS = """const supports = CSS.supports;
CSS.supports = (...asked) => !asked.join().includes(":has(") && supports.apply(CSS, asked);"""
BROWSERS: dict[str, tuple[str, dict[str, str]]] = {
    "chrome-109": (ARRAYS + NEWER, {"color-mix(": "gone-mix("}),
    "safari-16.4": (NEWER + APPLE, {}),
    "firefox-115": (
        NEWER + "delete Navigator.prototype.wakeLock; delete Navigator.prototype.vibrate;" + NO_HAS,
        {":has(": ":gone("},
    ),
}


@pytest.fixture(params=list(BROWSERS))
def older(request: pytest.FixtureRequest, context: BrowserContext) -> Page:
    """A page of a browser that lacks what the named one lacks."""
    script, renamed = BROWSERS[request.param]
    page = context.new_page()
    page.add_init_script(script)

    def answer(route: Route) -> None:
        response = route.fetch()
        body = response.text()
        for known, unknown in renamed.items():
            body = body.replace(known, unknown)
        # The path's script is allowed by its hash, which is another now.
        kept = {"content-type", "cache-control"}
        headers = {name: value for name, value in response.headers.items() if name in kept}
        route.fulfill(status=response.status, body=body, headers=headers)

    if renamed:
        page.route(lambda url: url.endswith((".json", "/")) or "#" in url, answer)
    return page


EDGE = "(one) => { const s = getComputedStyle(one); return s.borderTopStyle + s.borderTopWidth; }"
FILL = "(one) => getComputedStyle(one).backgroundColor"
CLEAR = "rgba(0, 0, 0, 0)"


@pytest.mark.long
def test_the_whole_way_works_in_the_oldest_browsers(older: Page, served: Server) -> None:
    faults: list[str] = []
    older.on("pageerror", lambda error: faults.append(str(error)))
    older.goto(served.url)
    lesson_page = LessonPage(older)
    lesson_page.wake("safe", ".bl-gate")
    gate = lesson_page.gate
    gate.get_by_role("checkbox", name="None of these").first.check()
    lesson_page.to_practice()
    lesson_page.pass_gate()
    take_clock(older)
    lesson_page.silence()
    lesson_page.start()
    lesson_page.into_place(own_clock=True)
    before = lesson_page.seconds_left()
    # The timer goes.
    older.wait_for_function(
        "(then) => !document.querySelector('.bl-left').textContent.includes(then)",
        arg=f"{int(before // 60)}:{int(before % 60):02}",
    )
    assert lesson_page.seconds_left() < before
    lesson_page.button("Stop").click()
    lesson_page.button("I am off the ball").click()
    # The note that is kept is listed.
    lesson_page.wake("notes", ".bl-journal")
    scale = [
        older.get_by_role("radio", name=name, exact=True).last.locator("xpath=ancestor::label")
        for name in ("5", "6")
    ]
    # Controls have edges.
    assert scale[1].evaluate(EDGE) == "solid1px"
    scale[0].click()
    # What is chosen can be seen.
    chosen, other = (one.evaluate(FILL) for one in scale)
    assert chosen not in (other, CLEAR)
    older.get_by_role("button", name="Keep this note").click()
    expect(older.locator(".bl-journal article")).to_have_count(1)
    # What a mixed colour sets off is set off.
    assert older.locator(".bl-journal .bl-next").evaluate(FILL) != CLEAR
    lesson_page.wake("muscle", ".bl-viewer")
    expect(older.locator(".bl-viewer canvas")).to_be_visible(timeout=WIDGETS_MS)
    expect(older.locator(".bl-too-old")).to_be_hidden()
    # A widget's words give way to it.
    expect(older.locator("#muscle .bl-mount:has(canvas) > .bl-words > p").first).to_be_hidden()
    assert faults == []


@pytest.mark.parametrize(
    "lacks",
    [
        "delete window.DecompressionStream",
        "delete Array.prototype.findLast",
        "delete Object.hasOwn",
    ],
)
def test_what_is_older_gets_the_readable_page_and_one_honest_sentence(
    context: BrowserContext, served: Server, lacks: str
) -> None:
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.add_init_script(lacks)
    page.goto(f"{served.url}#practise")
    expect(page.locator(".bl-too-old")).to_have_text(
        "This browser is too old for the moving parts of this page. You can read all of it here; "
        "to practice with the timer, open it in a newer browser."
    )
    expect(page.locator("#practise .bl-words").first).to_be_visible()
    assert page.locator(".bl-widget").count() == 0
    assert faults == []


def test_where_no_script_can_run_the_styles_alone_say_it(
    browser: object, context: BrowserContext, served: Server
) -> None:
    page = context.new_page()

    def answer(route: Route) -> None:
        response = route.fetch()
        body = response.text().replace("container-type: inline-size", "no-such-type: x")
        broken = body.replace("(()=>{", "(()=>{ syntax error")
        route.fulfill(status=200, content_type="text/html; charset=utf-8", body=broken)

    page.route(served.url, answer)
    page.goto(served.url)
    expect(page.locator(".bl-too-old")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
