"""What `make site` writes: the offline file, and the folder that works without a network."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, expect

from bodylesson.compose.draft import MARKS, Draft
from bodylesson.compose.page import Part
from bodylesson.compose.widgets import Widgets
from bodylesson.page.files import path_script
from bodylesson.publish.build import MOST_BYTES
from bodylesson.publish.offline_file import offline_file
from bodylesson.ui.words import words
from tests.browser.help.axe import check_everywhere
from tests.browser.help.guard import FileGuard
from tests.browser.help.lesson_page import LessonPage
from tests.browser.help.servers import OfflineFile, make_site
from tests.browser.help.static_host import StaticHost, static_host

KEPT = "navigator.serviceWorker.ready.then((r) => r.active !== null)"
NASTY = "</script><SCRIPT><!--<script>-->\\u2028\r\n`${0}`]]>&lt;é𝄞"


@pytest.fixture(params=["", "classes/2026/hips/"], ids=["root", "deep"])
def path(request: pytest.FixtureRequest) -> str:
    chosen: str = request.param
    return chosen


@pytest.fixture
def host(site: Path, tmp_path: Path, path: str) -> Iterator[StaticHost]:
    """The folder on a static host, under a path that it knows nothing of."""
    shutil.copytree(site, tmp_path / "host" / path, dirs_exist_ok=True)
    with static_host(tmp_path / "host") as running:
        yield running


def visit(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.goto(url)
    return page


def test_the_offline_file_is_small_enough(site: Path) -> None:
    assert 300_000 < (site / "psoas-release.html").stat().st_size <= MOST_BYTES


@pytest.mark.long
def test_the_same_lesson_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    def read(folder: Path) -> dict[str, bytes]:
        files = (path for path in folder.rglob("*") if path.is_file())
        return {str(path.relative_to(folder)): path.read_bytes() for path in files}

    again = read(make_site(tmp_path))
    assert len(again) > 10
    assert again == read(site)


def test_the_offline_file_says_what_it_can_lose(
    context: BrowserContext, offline: OfflineFile
) -> None:
    said = words().texts("publish.offline_file")
    guard = FileGuard(context, offline.url)
    page = visit(context, offline.url)
    LessonPage(page).go_to("library")
    expect(page.get_by_text(said["summary"])).to_be_visible()
    page.get_by_text(said["more"]).click()
    expect(page.get_by_text(said["moved"])).to_be_visible()
    check_everywhere(page, "offline note", ".bl-published")
    guard.check()


def test_a_guarded_page_that_asks_is_found_out(context: BrowserContext, tmp_path: Path) -> None:
    """The guard itself: a picture beside the file, one far away, and a refused one."""
    file = tmp_path / "page.html"
    file.write_text('<img src="beside.png"><img src="http://localhost:9/far.png">')
    guard = FileGuard(context, file.as_uri())
    visit(context, file.as_uri()).wait_for_load_state("load")
    assert len(guard.asked) == 2
    with pytest.raises(AssertionError, match=r"asked for .*beside\.png"):
        guard.check()


def test_strange_code_and_data_come_through_whole(context: BrowserContext, tmp_path: Path) -> None:
    """Text that would end a script element, in a module, in the state and in a binary trait."""
    source = f"""
        const state = JSON.parse(document.getElementById("bl-widgets").textContent);
        const bytes = atob(document.querySelector('[data-part="mesh"]').textContent);
        window.seen = {{ code: {json.dumps(NASTY)}, state: state.widgets.said, bytes }};
        document.body.dataset.seen = "";
    """
    parts = {"mesh": Part("mesh", "bin", NASTY.encode())}
    widgets = Widgets({"said": NASTY}, parts=parts)
    modules = {"hydrate": Part("hydrate", "js", source.encode())}
    marks = "".join(MARKS.values())
    html = (
        f'<!doctype html><html lang="en" data-steps="home"><title>t</title>{marks}'
        f'<script>{path_script()}</script><div class="bl-mount">Here</div>'
    )
    file = tmp_path / "page.html"
    file.write_bytes(offline_file(Draft(html, widgets, modules), "en"))
    guard = FileGuard(context, file.as_uri())
    page = visit(context, file.as_uri())
    expect(page.locator("[data-seen]")).to_be_attached()
    seen = page.evaluate("window.seen")
    assert seen["code"] == NASTY
    assert seen["state"] == NASTY
    assert seen["bytes"].encode("latin-1").decode() == NASTY
    guard.check()


def test_the_second_visit_needs_no_server(
    context: BrowserContext, host: StaticHost, path: str
) -> None:
    first = visit(context, host.url(path))
    expect(first).to_have_title(re.compile("^Psoas release"))
    assert first.evaluate(KEPT)
    first.close()
    host.stop()
    second = visit(context, host.url(path))
    errors: list[str] = []
    second.on("pageerror", lambda error: errors.append(str(error)))
    lesson_page = LessonPage(second)
    lesson_page.wait()
    lesson_page.pass_gate()
    lesson_page.start()
    expect(lesson_page.button("Pause")).to_be_visible()
    assert not errors


def test_nothing_absolute_is_asked_of_the_host(
    context: BrowserContext, host: StaticHost, path: str
) -> None:
    page = visit(context, host.url(path))
    lesson_page = LessonPage(page)
    lesson_page.wait()
    assert page.evaluate(KEPT)
    assert len(host.asked) > 8
    assert all(asked.startswith(f"/{path}") for asked in host.asked)


@pytest.mark.parametrize("path", ["class/"], indirect=True)
def test_the_published_page_can_be_installed(
    whole_browser: Browser, host: StaticHost, tmp_path: Path, path: str
) -> None:
    """Chromium's own verdict, and that it has one: without icons there is something wrong."""
    context = whole_browser.new_context()
    page = visit(context, host.url(path))
    assert page.evaluate(KEPT)
    session = context.new_cdp_session(page)
    manifest = session.send("Page.getAppManifest")
    assert manifest["url"] == f"{host.url(path)}manifest.webmanifest"
    assert manifest["errors"] == []
    assert json.loads(manifest["data"])["name"] == "Psoas release"
    assert wrong(session) - {"in-incognito"} == set()

    file = tmp_path / "host" / path / "manifest.webmanifest"
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | {"icons": []}), "utf-8")
    # The worker of the first visit would bring the manifest that it kept.
    with whole_browser.new_context(service_workers="block") as fresh:
        other = visit(fresh, host.url(path))
        assert "manifest-missing-suitable-icon" in wrong(fresh.new_cdp_session(other))


def wrong(session: CDPSession) -> set[str]:
    """What keeps the page from being installed; every context of a test is an incognito one."""
    answer = session.send("Page.getInstallabilityErrors")
    return {error["errorId"] for error in answer["installabilityErrors"]}


@pytest.mark.parametrize("path", ["class/"], indirect=True)
def test_online_the_page_is_never_an_old_one(
    context: BrowserContext, host: StaticHost, tmp_path: Path, path: str
) -> None:
    first = visit(context, host.url(path))
    assert first.evaluate(KEPT)
    index = tmp_path / "host" / path / "index.html"
    index.write_text(index.read_text("utf-8").replace("<title>Psoas", "<title>New psoas"), "utf-8")
    first.reload()
    expect(first).to_have_title(re.compile("^New psoas release"))


@pytest.mark.parametrize("path", ["class/"], indirect=True)
def test_a_host_with_a_fault_of_its_own_is_as_good_as_none(
    context: BrowserContext, host: StaticHost, path: str
) -> None:
    page = visit(context, host.url(path))
    assert page.evaluate(KEPT)
    host.fail_with(502)
    page.reload()
    expect(page).to_have_title(re.compile("^Psoas release"))
    assert page.goto(host.url(f"{path}elsewhere")).status == 502  # type: ignore[union-attr]


@pytest.mark.parametrize("path", ["class/"], indirect=True)
def test_the_published_page_offers_the_one_file(
    context: BrowserContext, host: StaticHost, path: str
) -> None:
    page = visit(context, host.url(path))
    said = words().texts("publish.static_folder")
    LessonPage(page).go_to("library")
    with page.expect_download() as download:
        page.get_by_role("link", name=said["save"]).click()
    assert download.value.suggested_filename == "psoas-release.html"
    assert MARKS["note"] not in page.content()
