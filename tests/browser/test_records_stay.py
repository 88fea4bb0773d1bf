"""What is written stays in the browser: no request, no trait, no kernel."""

from playwright.sync_api import Page, Request, expect

from tests.browser.help.records import (
    NAVEL,
    keep,
    key_of,
    open_widget,
    stored,
    widget,
)


def test_nothing_that_is_written_leaves_the_page(page: Page) -> None:
    marker = "marker-7f3a"
    requests: list[str] = []

    def watch(request: Request) -> None:
        requests.append(f"{request.url} {request.post_data or ''} {request.all_headers()}")

    page.on("request", watch)
    page.add_init_script(
        """window.sent = [];
        for (const [owner, name] of [[WebSocket.prototype, "send"], [navigator, "sendBeacon"]]) {
            owner[name] = (...data) => window.sent.push(JSON.stringify(data));
        }
        const post = BroadcastChannel.prototype.postMessage;
        BroadcastChannel.prototype.postMessage = function (data) {
            window.sent.push(JSON.stringify(data));
            return post.call(this, data);
        };"""
    )
    for name in ("journal", "before", "after", "quiz", "guess"):
        open_widget(page, name)
        if name == "journal":
            page.get_by_label("In your own words, if you like").fill(marker)
            keep(page, marker)
            with page.expect_download():
                page.get_by_role("button", name="Save everything").click()
        if name == "before":
            page.get_by_label("Which activity?").fill(marker)
            page.get_by_label("Which activity?").blur()
            page.get_by_label(NAVEL, exact=True).fill("88.123")
            page.get_by_label(NAVEL, exact=True).press("Enter")
            expect(page.locator(".bl-entry").first).to_contain_text("1 of 3 noted")
            expect(page.locator('.bl-measure[data-ready="true"]')).to_be_attached()
        saved, state = page.evaluate(
            "[bench.mounted[0].saved, Object.fromEntries(Object.keys("
            "bench.mounted[0].model.get('words')).map((k) => [k, 1]))]"
        )
        assert saved == 0, f"{name} sent its traits"
        assert state
        for data in page.evaluate("window.sent"):
            assert data == '"changed"', f"{name} told more than that something changed"
    kept = stored(page, "journal") + stored(page, "measures")
    assert marker in str(kept), "the marker was really kept"
    assert "881.23" in str(kept)
    assert len(requests) >= 20, "the watch saw the page's own requests"
    for request in requests:
        assert marker not in request
        assert "88.123" not in request


def test_no_source_sets_a_trait() -> None:
    # The same, said of the source: these widgets read their traits and never write one.

    for name in ("before", "journal", "quiz"):
        script = str(widget(name)._esm)
        assert len(script) > 10_000
        for call in ("save_changes", ".send(", "fetch(", "XMLHttpRequest", "sendBeacon"):
            assert call not in script, f"{name}: {call}"


def test_the_kernel_is_not_asked_for_anything(page: Page) -> None:
    # A kernel that is gone: whatever the widget wants of it fails loudly.
    gone = """bench.prepare = (model) => { for (const name of ["set", "save_changes"]) {
        model[name] = () => { throw new Error("no kernel"); };
    } };"""
    opened = open_widget(page, "quiz", script=gone)
    for question in opened.state["questions"]:
        key_of(question)
    if page.locator(".bl-order").count() == 0:
        page.locator(".bl-answer input").first.check()
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".bl-told")).to_be_visible()
    assert opened.errors == []
