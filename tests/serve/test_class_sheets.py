"""The printed sheets over the network: for a desk alone, and the class goes on meanwhile."""

import asyncio
import io
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator

import pytest

from tests.browser.help.servers import Server
from tests.own_loop import in_own_loop
from tests.serve.asking import ask
from tests.serve.class_clients import class_folder, class_server, join, open_class

LONGEST_S = 1.0
"""A phone that asks for the time while sheets are made gets it within this."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with classes, once its page is there."""
    with class_server(class_folder(tmp_path_factory.mktemp("class"))) as server:
        while ask(server, "/health").status != 200:
            time.sleep(0.2)
        yield server


def sheets(server: Server, paper: str = "a4", **headers: str) -> bytes:
    named = {f"Class-{name.title()}": value for name, value in headers.items()}
    request = urllib.request.Request(f"{server.url}class/pack?paper={paper}", headers=named)
    with urllib.request.urlopen(request, timeout=120) as answer:
        assert answer.headers["Content-Type"] == "application/zip"
        assert answer.headers["Cache-Control"] == "no-store"
        return bytes(answer.read())


def status(server: Server, paper: str = "a4", **headers: str) -> int:
    try:
        sheets(server, paper, **headers)
    except urllib.error.HTTPError as error:
        return error.code
    return 200


@pytest.mark.long
def test_nobody_but_a_desk_gets_sheets(server: Server) -> None:
    opened = open_class(server)
    code, token = opened["code"], opened["token"]
    assert status(server) == 404
    assert status(server, role="student", code=code) == 404
    assert status(server, role="board", code=code) == 404
    assert status(server, role="desk", code=code) == 404
    assert status(server, role="desk", token=token[:-1]) == 404
    assert status(server, "../a4", role="desk", token=token) == 400
    assert status(server, "a5", role="desk", token=token) == 400


@pytest.mark.alone
def test_a_class_goes_on_while_its_sheets_are_made(server: Server) -> None:
    async def script() -> None:
        opened = open_class(server)
        desk = {"role": "desk", "token": opened["token"]}
        phone = await join(server, opened)
        making = asyncio.create_task(asyncio.to_thread(sheets, server, "a4", **desk))
        waits = []
        while not making.done():
            asked, heard = time.perf_counter(), len(phone.others)
            await phone.say(t="sync", c0=0)
            while len(phone.others) == heard:
                assert await phone.hear(), "let go"
            waits.append(time.perf_counter() - asked)
            await asyncio.sleep(0.2)
        made = await making
        assert len(waits) > 3, "making them takes seconds"
        assert max(waits) <= LONGEST_S
        with zipfile.ZipFile(io.BytesIO(made)) as packed:
            assert packed.testzip() is None
            assert {name.partition(".")[2] for name in packed.namelist()} == {"pdf"}
            assert len(packed.namelist()) == 8
        begun = time.perf_counter()
        assert await asyncio.to_thread(sheets, server, "a4", **desk) == made
        assert time.perf_counter() - begun < LONGEST_S, "they are kept"
        phone.connection.close()

    in_own_loop(script())
