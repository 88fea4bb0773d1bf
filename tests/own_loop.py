"""Runs a coroutine beside Playwright, whose loop runs in the tests' own thread all along."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def in_own_loop(coroutine: Coroutine[Any, Any, T]) -> T:
    """The coroutine's result, from a loop and a thread of its own.

    `asyncio.run` refuses a thread in which a loop runs. Playwright's does from the first browser
    test to the end of the session, so a test that calls it would depend on what ran before.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, coroutine).result()
