"""One composing for all visitors, and the old page while a new one is made."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import pytest

from bodylesson.compose.compose import ComposedPage, ComposeError
from bodylesson.compose.page_cache import RETRY_SECONDS, PageCache
from bodylesson.compose.parts import Part


def page(words: str) -> ComposedPage:
    return ComposedPage(Part("page", "html", words.encode()), {})


class Workshop:
    """Inputs with a version, and a composing that ends when it is told to."""

    def __init__(self) -> None:
        self.version = "1"
        self.started = 0
        self.now = 100.0
        self.faults: dict[str, str | Exception] = {}
        self.unreadable: Exception | None = None
        self.gate = asyncio.Event()
        self.gate.set()
        self.cache = PageCache(self.compose, self.look, logging.getLogger("test"), lambda: self.now)

    def look(self) -> str:
        if self.unreadable:
            raise self.unreadable
        return self.version

    async def compose(self, version: str) -> ComposedPage:
        self.started += 1
        await self.gate.wait()
        fault = self.faults.get(version)
        if isinstance(fault, Exception):
            raise fault
        if fault:
            raise ComposeError(fault)
        return page(f"version {version}")

    async def settled(self) -> None:
        while self.cache.composing:
            await asyncio.sleep(0)


def run(scenario: Callable[[Workshop], Awaitable[None]]) -> None:
    async def inner() -> None:
        await scenario(Workshop())

    asyncio.run(inner())


def test_fifty_first_visitors_share_one_composing() -> None:
    async def scenario(shop: Workshop) -> None:
        shop.gate.clear()
        visitors = [asyncio.create_task(shop.cache.get()) for _ in range(50)]
        await asyncio.sleep(0)
        shop.gate.set()
        pages = await asyncio.gather(*visitors)
        assert shop.started == 1
        assert {p.document.content for p in pages} == {b"version 1"}

    run(scenario)


def test_after_a_change_the_old_page_comes_at_once_and_the_new_one_later() -> None:
    async def scenario(shop: Workshop) -> None:
        await shop.cache.get()
        shop.version = "2"
        shop.gate.clear()
        assert (await shop.cache.get()).document.content == b"version 1"
        assert shop.cache.composing
        shop.gate.set()
        await shop.settled()
        assert (await shop.cache.get()).document.content == b"version 2"
        assert shop.cache.previous is not None
        assert shop.cache.previous.document.content == b"version 1"
        assert shop.started == 2

    run(scenario)


def test_a_fault_keeps_the_old_page_and_says_why() -> None:
    async def scenario(shop: Workshop) -> None:
        await shop.cache.get()
        shop.version = "2"
        shop.faults["2"] = "lesson.yaml:7: title: expected some words"
        for _ in range(3):
            assert (await shop.cache.get()).document.content == b"version 1"
            await shop.settled()
        assert shop.cache.fault == "lesson.yaml:7: title: expected some words"
        assert shop.started == 2, "the same faulty inputs are not composed again"
        shop.version = "3"
        await shop.cache.get()
        await shop.settled()
        assert shop.cache.fault is None

    run(scenario)


def test_without_any_page_a_fault_is_told_and_tried_again_after_a_while() -> None:
    async def scenario(shop: Workshop) -> None:
        shop.faults["1"] = "kernel died"
        for _ in range(2):
            with pytest.raises(ComposeError, match="kernel died"):
                await shop.cache.get()
        assert shop.started == 1
        shop.faults.clear()
        shop.now += RETRY_SECONDS
        assert (await shop.cache.get()).document.content == b"version 1"

    run(scenario)


def test_any_exception_is_a_fault_with_its_type(caplog: pytest.LogCaptureFixture) -> None:
    async def scenario(shop: Workshop) -> None:
        shop.faults["1"] = FileNotFoundError("hydrate.js")
        for _ in range(3):
            with pytest.raises(ComposeError, match=r"FileNotFoundError: hydrate\.js"):
                await shop.cache.get()
        assert shop.started == 1, "it is not composed again for every visitor"
        served, about = shop.cache.report()
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
            await shop.cache.get()
        shop.unreadable = None
        await shop.cache.get()
        assert shop.cache.fault is None
        shop.unreadable = OSError("media")
        for _ in range(3):
            assert (await shop.cache.get()).document.content == b"version 1"
        assert shop.cache.report() == (
            True,
            {"status": "stale", "fault": "OSError: media", "composing": False},
        )
        shop.unreadable = None
        assert shop.cache.report()[1]["fault"] is None

    run(scenario)
    errors = [r.getMessage() for r in caplog.records if r.levelno == logging.ERROR]
    assert errors == [
        "looking at the inputs failed, there is no page yet: PermissionError: media",
        "looking at the inputs failed, the old page stays: OSError: media",
    ]


def test_a_fault_is_over_when_the_inputs_are_as_they_were() -> None:
    async def scenario(shop: Workshop) -> None:
        await shop.cache.get()
        shop.version = "2"
        shop.faults["2"] = "lesson.yaml:7: title: expected some words"
        await shop.cache.get()
        await shop.settled()
        assert shop.cache.report()[1]["status"] == "stale"
        shop.version = "1"
        assert shop.cache.report()[1] == {"status": "ok", "fault": None, "composing": False}
        assert shop.started == 2

    run(scenario)


def test_a_fault_of_composing_is_told_again_after_one_of_looking() -> None:
    async def scenario(shop: Workshop) -> None:
        await shop.cache.get()
        shop.version = "2"
        shop.faults["2"] = "no title"
        await shop.cache.get()
        await shop.settled()
        shop.unreadable = OSError("media")
        assert shop.cache.report()[1]["fault"] == "OSError: media"
        shop.unreadable = None
        assert shop.cache.report()[1]["fault"] == "no title"
        assert shop.started == 2

    run(scenario)
