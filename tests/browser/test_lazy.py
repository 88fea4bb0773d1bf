"""Nothing is fetched before its step is opened: widgets, three.js, geometry, the voice."""

from playwright.sync_api import BrowserContext, expect

from tests.browser.help.lesson_page import LessonPage
from tests.browser.help.servers import Server


def test_home_fetches_nothing_and_each_step_its_own(
    context: BrowserContext, served: Server
) -> None:
    page = context.new_page()
    lesson_page = LessonPage(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))

    def heavy() -> list[str]:
        return [name for name in asked if name.startswith("muscle_viewer-") or ".bin" in name]

    page.goto(served.url)
    expect(page.get_by_role("link", name="Begin")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert [name for name in asked if name.endswith((".js", ".json", ".bin"))] == []

    expect(lesson_page.wake("muscle", ".bl-viewer")).to_be_visible()
    assert any(name.startswith("muscle_viewer-") for name in heavy())
    assert any(name.startswith("muscle_viewer.") for name in heavy())
    assert not any("voice" in name for name in heavy())

    expect(lesson_page.wake("practise", ".bl-timer")).to_be_attached()
    assert any(name.startswith("breath_timer.voice_data-") for name in heavy())
