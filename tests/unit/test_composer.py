"""One composing for all visitors, and the old page while a new one is made."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bodylesson.compose.composer import RETRY_SECONDS, Composer
from bodylesson.compose.draft import MARKS, ComposeError, Draft
from bodylesson.compose.page import Page, Part
from bodylesson.compose.store import PageStore
from bodylesson.compose.widgets import Widgets
from tests.own_loop import in_own_loop

NOTEBOOK = Path("lessons/tiny/lesson.ipynb")


def draft(words: str) -> Draft:
    return Draft(
        "".join((words, *MARKS.values())),
        Widgets({"said": words}),
        {"hydrate": Part("hydrate", "js", b"")},
    )


def words_of(page: Page) -> str:
    return page.document.content.decode().partition("<")[0].strip()


class Workshop:
    """Inputs with a version, and a render that ends when the test lets it."""

    def __init__(self, store: PageStore | None = None) -> None:
        self.version = "1"
        self.started = 0
        self.now = 100.0
        self.wall = 1_000_000.0
        self.faults: dict[str, str | Exception] = {}
        self.unreadable: Exception | None = None
        self.gate = asyncio.Event()
        self.gate.set()
        self.composer = Composer(
            NOTEBOOK,
            logging.getLogger("test"),
            store,
            render=self.render,
            version=self.look,
            clock=lambda: self.now,
            wall=lambda: self.wall,
        )

    def look(self) -> str:
        if self.unreadable:
            raise self.unreadable
        return self.version

    async def render(self, notebook: Path) -> Draft:
        assert notebook == NOTEBOOK
        version = self.version
        self.started += 1
        await self.gate.wait()
        fault = self.faults.get(version)
        if isinstance(fault, Exception):
            raise fault
        if fault:
            raise ComposeError(fault)
        return draft(f"version {version}")

    async def settled(self) -> None:
        while self.composer.composing:
            await asyncio.sleep(0)


def run(scenario: Callable[[Workshop], Awaitable[None]]) -> None:
    async def inner() -> None:
        await scenario(Workshop())

    in_own_loop(inner())


def test_fifty_first_visitors_share_one_composing() -> None:
    async def scenario(shop: Workshop) -> None:
        shop.gate.clear()
        visitors = [asyncio.create_task(shop.composer.page()) for _ in range(50)]
        await asyncio.sleep(0)
        shop.gate.set()
        pages = await asyncio.gather(*visitors)
        assert shop.started == 1
        assert {words_of(page) for page in pages} == {"version 1"}

    run(scenario)


def test_after_a_change_the_old_page_comes_at_once_and_the_new_one_later() -> None:
    async def scenario(shop: Workshop) -> None:
        await shop.composer.page()
        shop.version = "2"
        shop.gate.clear()
        assert words_of(await shop.composer.page()) == "version 1"
        assert shop.composer.composing
        shop.gate.set()
        await shop.settled()
        assert words_of(await shop.composer.page()) == "version 2"
        assert shop.started == 2

    run(scenario)


def test_a_fault_keeps_the_old_page_and_says_why() -> None:
    async def scenario(shop: Workshop) -> None:
        await shop.composer.page()
        shop.version = "2"
        shop.faults["2"] = "lesson.yaml:7: title: expected some words"
        for _ in range(3):
            assert words_of(await shop.composer.page()) == "version 1"
            await shop.settled()
        assert shop.composer.report()[1]["fault"] == "lesson.yaml:7: title: expected some words"
        assert shop.started == 2, "the same faulty inputs are not composed again"
        shop.version = "3"
        await shop.composer.page()
        await shop.settled()
        assert shop.composer.report()[1]["fault"] is None

    run(scenario)


def test_without_any_page_a_fault_is_told_and_tried_again_after_a_while() -> None:
    async def scenario(shop: Workshop) -> None:
        shop.faults["1"] = "kernel died"
        for _ in range(2):
            with pytest.raises(ComposeError, match="kernel died"):
                await shop.composer.page()
        assert shop.started == 1
        shop.faults.clear()
        shop.now += RETRY_SECONDS
        assert words_of(await shop.composer.page()) == "version 1"

    run(scenario)


def test_any_exception_is_a_fault_with_its_type(caplog: pytest.LogCaptureFixture) -> None:
    async def scenario(shop: Workshop) -> None:
        shop.faults["1"] = FileNotFoundError("hydrate.js")
        for _ in range(3):
            with pytest.raises(ComposeError, match=r"FileNotFoundError: hydrate\.js"):
                await shop.composer.page()
        assert shop.started == 1, "it is not composed again for every visitor"
        served, about = shop.composer.report()
        assert not served
        assert about["status"] == "failed"
        assert about["fault"] == "FileNotFoundError: hydrate.js"

    run(scenario)
    assert [record.getMessage() for record in caplog.records] == [
        "composing failed, there is no page yet: FileNotFoundError: hydrate.js"
    ]


def test_inputs_that_cannot_be_looked_at_leave_the_old_page(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def scenario(shop: Workshop) -> None:
        shop.unreadable = PermissionError("media")
        with pytest.raises(ComposeError, match="PermissionError: media"):
            await shop.composer.page()
        shop.unreadable = None
        await shop.composer.page()
        assert shop.composer.report()[1]["fault"] is None
        shop.unreadable = OSError("media")
        for _ in range(3):
            assert words_of(await shop.composer.page()) == "version 1"
        assert shop.composer.report() == (
            True,
            {"status": "stale", "fault": "OSError: media", "composing": False},
        )
        shop.unreadable = None
        assert shop.composer.report()[1]["fault"] is None

    run(scenario)
    errors = [r.getMessage() for r in caplog.records if r.levelno == logging.ERROR]
    assert errors == [
        "looking at the inputs failed, there is no page yet: PermissionError: media",
        "looking at the inputs failed, the old page stays: OSError: media",
    ]


def test_a_fault_is_over_when_the_inputs_are_as_they_were() -> None:
    async def scenario(shop: Workshop) -> None:
        await shop.composer.page()
        shop.version = "2"
        shop.faults["2"] = "lesson.yaml:7: title: expected some words"
        await shop.composer.page()
        await shop.settled()
        assert shop.composer.report()[1]["status"] == "stale"
        shop.version = "1"
        assert shop.composer.report()[1] == {"status": "ok", "fault": None, "composing": False}
        assert shop.started == 2

    run(scenario)


def test_a_fault_of_composing_is_told_again_after_one_of_looking() -> None:
    async def scenario(shop: Workshop) -> None:
        await shop.composer.page()
        shop.version = "2"
        shop.faults["2"] = "no title"
        await shop.composer.page()
        await shop.settled()
        shop.unreadable = OSError("media")
        assert shop.composer.report()[1]["fault"] == "OSError: media"
        shop.unreadable = None
        assert shop.composer.report()[1]["fault"] == "no title"
        assert shop.started == 2

    run(scenario)


def test_a_part_waits_for_the_page_and_is_there_for_a_day_after_it() -> None:
    """A page that is open over a change asks for what it named."""

    async def scenario(shop: Workshop) -> None:
        shop.gate.clear()
        asked = asyncio.create_task(shop.composer.part((await first_state(shop)).name))
        await asyncio.sleep(0)
        assert not asked.done()
        shop.gate.set()
        part = await asked
        assert part is not None
        for version, hours, there in (("2", 0, True), ("3", 23, True), ("4", 2, False)):
            shop.version = version
            shop.wall += hours * 3600
            await shop.composer.page()
            await shop.settled()
            assert (await shop.composer.part(part.name) is not None) == there

    async def first_state(shop: Workshop) -> Part:
        page = draft("version 1").page()
        (state,) = (part for part in page.parts.values() if part.stem == "widgets")
        return state

    run(scenario)


def test_a_kept_page_runs_nothing(tmp_path: Path) -> None:
    store = PageStore(tmp_path / "tiny.zip", logging.getLogger("test"))

    async def visit(shop: Workshop) -> int:
        assert words_of(await shop.composer.page()) == f"version {shop.version}"
        return shop.started

    async def two_visits(version: str) -> list[int]:
        started = []
        for _ in range(2):
            shop = Workshop(store)
            shop.version = version
            started.append(await visit(shop))
        return started

    assert in_own_loop(two_visits("1")) == [1, 0]
    assert in_own_loop(two_visits("2")) == [1, 0]


def test_parts_of_yesterday_are_there_after_a_restart_with_a_changed_lesson(
    tmp_path: Path,
) -> None:
    store = PageStore(tmp_path / "tiny.zip", logging.getLogger("test"))

    async def scenario() -> None:
        before = Workshop(store)
        parts = (await before.composer.page()).parts
        (old,) = (name for name in parts if name.startswith("widgets-"))
        after = Workshop(store)
        after.version = "2"
        after.wall = time.time()
        page = await after.composer.page()
        assert old not in page.parts
        assert await after.composer.part(old) is not None
        assert await after.composer.part("hydrate-0123456789abcdef.js") is None

    in_own_loop(scenario())


def test_a_page_without_room_for_its_scripts_is_a_fault() -> None:
    async def scenario(shop: Workshop) -> None:
        shop.faults["1"] = ValueError("expected the mark once")
        with pytest.raises(ComposeError, match=r"^lesson\.ipynb: expected the mark once"):
            await shop.composer.page()

    run(scenario)
