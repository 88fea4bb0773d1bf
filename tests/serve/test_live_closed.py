"""A live page's kernel obeys its own page in comm messages, and nobody else in anything."""

import asyncio
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jupyter_server.services.kernels.connection.base import serialize_binary_message
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from tornado.httpclient import HTTPClientError

from bodylesson.serve.live_handlers import MOST_MESSAGE_BYTES, ChannelsHandler
from tests.browser.servers import Server, composed_server
from tests.serve.asking import STRICT, ask
from tests.serve.channel import PROTOCOL, channel, header_of, leave, message, packed, take_page
from tests.serve.folders import tiny_folder
from tests.serve.test_closed import SECRETS, assert_friendly
from tests.serve.waiting import Eventually

UNKNOWN = "01234567-89ab-cdef-0123-456789abcdef"


@pytest.fixture(scope="module")
def kernel_id(live: Server) -> Iterator[str]:
    """The kernel of a page that a visitor has just opened."""
    _, kernel_id = take_page(live)
    yield kernel_id
    leave(live, kernel_id)


def code_that_writes(path: Path) -> dict[str, Any]:
    return {"code": f"open({str(path)!r}, 'w').close()", "silent": False, "store_history": False}


@pytest.mark.parametrize("protocol", [PROTOCOL, None])
@pytest.mark.parametrize("on", ["shell", "control", "stdin", "iopub"])
def test_no_code_runs(
    live: Server, kernel_id: str, tmp_path: Path, protocol: str | None, on: str
) -> None:
    """Said on every channel, in both protocols; the kernel answers only what came after."""
    written = tmp_path / "written"
    forbidden = [
        message("execute_request", code_that_writes(written), on),
        message("inspect_request", {"code": "slider", "cursor_pos": 3, "detail_level": 1}, on),
        message("complete_request", {"code": "slid", "cursor_pos": 4}, on),
        message("history_request", {"hist_access_type": "tail", "n": 9}, on),
        message("debug_request", {"type": "request", "command": "debugInfo"}, on),
        message("interrupt_request", {}, on),
        message("shutdown_request", {"restart": False}, on),
        message("input_reply", {"value": "1"}, on),
    ]

    async def converse() -> list[dict[str, Any]]:
        replies: list[dict[str, Any]] = []
        async with channel(live, kernel_id, protocol) as socket:
            for sent in [*forbidden, last]:
                whole: Any = packed(sent) if protocol else json.dumps(sent)
                await socket.write_message(whole, binary=protocol is not None)
            while not replies or replies[-1]["msg_type"] != "kernel_info_reply":
                header = header_of(await asyncio.wait_for(socket.read_message(), 30))
                assert header, "the connection was closed"
                replies.append(header)
        return replies

    last = message("kernel_info_request", {})
    kinds = {reply["msg_type"] for reply in asyncio.run(converse())}
    assert kinds <= {"status", "kernel_info_reply"}, kinds
    assert not written.exists()
    assert ask(live, f"/api/kernels/{kernel_id}").status == 200, "it has not been shut down"


def test_the_same_words_do_run_where_nothing_forbids_them(tmp_path: Path) -> None:
    """What the test above sends is real: a bare kernel obeys it."""
    from jupyter_client.manager import start_new_kernel

    written = tmp_path / "written"
    manager, client = start_new_kernel()
    try:
        client.execute_interactive(code_that_writes(written)["code"], timeout=60)
        assert written.exists()
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


@pytest.mark.parametrize("too_long", [False, True])
def test_a_comm_message_has_a_longest_size(live: Server, kernel_id: str, too_long: bool) -> None:
    overhead = 2000
    content = "x" * (MOST_MESSAGE_BYTES + (0 if too_long else -overhead))
    sent = packed(message("comm_msg", {"comm_id": UNKNOWN, "data": {"x": content}}))

    async def closed_with() -> int | None:
        async with channel(live, kernel_id) as socket:
            await socket.write_message(sent, binary=True)
            await socket.write_message(packed(message("kernel_info_request", {})), binary=True)
            while True:
                received = await asyncio.wait_for(socket.read_message(), 30)
                if received is None:
                    code: int | None = socket.close_code
                    return code or -1
                if header_of(received)["msg_type"] == "kernel_info_reply":
                    return None

    code = asyncio.run(closed_with())
    assert (code is not None) == too_long
    assert ask(live, f"/api/kernels/{kernel_id}").status == 200


@pytest.mark.parametrize(
    "nonsense", [b"", b"\xff" * 8, b"{}", b"\x02" + bytes(7) + b"\xff" * 16, b"[" * 10_000]
)
@pytest.mark.parametrize("binary", [True, False])
def test_nonsense_harms_nobody(live: Server, kernel_id: str, nonsense: bytes, binary: bool) -> None:
    async def say() -> None:
        async with channel(live, kernel_id) as socket:
            said = nonsense if binary else nonsense.decode("latin-1")
            await socket.write_message(said, binary=binary)

    async def still_answers() -> None:
        async with channel(live, kernel_id) as socket:
            await socket.write_message(packed(message("kernel_info_request", {})), binary=True)
            while (
                header_of(await asyncio.wait_for(socket.read_message(), 30)).get(
                    "msg_type", "status"
                )
                == "status"
            ):
                pass

    asyncio.run(say())
    asyncio.run(still_answers())


def test_a_binary_message_of_the_older_protocol_is_sent_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Voilà reads its first eight bytes as a number of parts, so a huge one."""
    sent: list[bytes] = []
    monkeypatch.setattr(
        KernelWebsocketHandler, "write_message", lambda _, message, binary: sent.append(message)
    )
    older = serialize_binary_message({"header": {"msg_type": "comm_msg"}, "buffers": [b"mesh"]})
    ChannelsHandler.write_message(object.__new__(ChannelsHandler), older, binary=True)
    newer = packed(message("comm_msg", {}))
    ChannelsHandler.write_message(object.__new__(ChannelsHandler), newer, binary=True)
    hidden = packed(message("execute_input", {}))
    ChannelsHandler.write_message(object.__new__(ChannelsHandler), hidden, binary=True)
    assert sent == [older, newer]


def refusal(server: Server, kernel_id: str, **headers: str) -> int | None:
    """The status by which a websocket is refused; None where it is opened."""

    async def knock() -> int | None:
        try:
            async with channel(server, kernel_id, **headers):
                return None
        except HTTPClientError as refused:
            status: int = refused.code
            return status

    return asyncio.run(knock())


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("localhost", "http://localhost", None),
        ("localhost:99", "http://localhost:99", None),
        ("localhost", "http://evil.example", 403),
        ("localhost", "http://localhost:8080", 403),
        ("localhost", "https://localhost.evil.example", 403),
        ("localhost", "null", 403),
        ("evil.example", "http://evil.example", 421),
        ("evil.example", "http://localhost", 421),
        ("127.0.0.1.evil.example", "http://127.0.0.1.evil.example", 421),
    ],
)
def test_a_page_of_another_site_cannot_speak_to_a_kernel(
    live: Server, kernel_id: str, host: str, origin: str, status: int | None
) -> None:
    """DNS rebinding: a site whose name points here sends its own Host and Origin, which agree."""
    assert refusal(live, kernel_id, Host=host, Origin=origin) == status


def test_only_kernels_of_open_live_pages_can_be_reached(
    live: Server, kernel_id: str, eventually: Eventually
) -> None:
    assert refusal(live, kernel_id) is None
    assert refusal(live, UNKNOWN) == 404
    for path in (f"/api/kernels/{UNKNOWN}", f"/api/kernels/{UNKNOWN}/channels"):
        assert_friendly(ask(live, path), 404)
    assert_friendly(ask(live, f"/voila/api/shutdown/{UNKNOWN}", "POST", b""), 404)
    # The page that waits for the next visitor has a kernel too, whose id only the log tells.
    eventually(lambda: json.loads(ask(live, "/health").text)["live"]["ready"] == 1, "one ready")
    others = set(re.findall(r"Kernel started: ([0-9a-f-]{36})", live.log)) - {kernel_id}
    assert others
    for other in others:
        assert refusal(live, other) == 404
        assert ask(live, f"/api/kernels/{other}").status == 404
        assert ask(live, f"/voila/api/shutdown/{other}", "POST", b"").status == 404


@pytest.mark.parametrize("path", ["", "/restart", "/interrupt"])
@pytest.mark.parametrize("method", ["POST", "DELETE", "PATCH", "PUT"])
def test_a_kernel_cannot_be_managed(live: Server, kernel_id: str, method: str, path: str) -> None:
    answer = ask(live, f"/api/kernels/{kernel_id}{path}", method, b"")
    assert_friendly(answer, 404 if path else 405)
    assert ask(live, f"/api/kernels/{kernel_id}").status == 200


OPEN_HERE = {"/voila/static/voila.js"}


@pytest.mark.parametrize("path", sorted(set(SECRETS) - OPEN_HERE))
def test_no_other_path_is_served_beside_live_pages(live: Server, path: str) -> None:
    assert_friendly(ask(live, path), 404)


@pytest.mark.parametrize("folder", ["static", "labextensions"])
@pytest.mark.parametrize(
    "path",
    [
        "",
        "../../../../../../../../etc/passwd",
        "..%2f..%2f..%2f..%2fpyvenv.cfg",
        "../../../../../../pyvenv.json",
        "%2e%2e/%2e%2e/conf.json",
        ".hidden.js",
        "x/.hidden/y.js",
        "anywidget/package.py",
        "/etc/passwd.json",
        "voila.js%00.svg",
    ],
)
def test_no_file_beside_voilas_own(live: Server, folder: str, path: str) -> None:
    answer = ask(live, f"/voila/{folder}/{path}")
    assert answer.status in (403, 404)
    assert_friendly(answer, answer.status)


def test_live_pages_have_strict_headers_and_no_cookie(live: Server, kernel_id: str) -> None:
    paths = ["/", "/live/nowhere", f"/api/kernels/{kernel_id}", "/voila/static/voila.js"]
    for answer in [ask(live, "/live/instructor", "HEAD"), *(ask(live, p) for p in paths)]:
        for header in STRICT:
            assert header in answer.headers, header
        for header in ("Set-Cookie", "Server", "Access-Control-Allow-Origin"):
            assert header not in answer.headers, header
    page = ask(live, "/live/instructor", "HEAD")
    assert page.headers["Cache-Control"] == "no-store"


def test_neither_log_nor_health_tells_a_stranger_a_kernels_id(live: Server, kernel_id: str) -> None:
    ask(live, f"/api/kernels/{kernel_id}")
    requests = [line for line in live.log.splitlines() if re.match(r"[\d:]{8} \d{3} ", line)]
    assert requests
    assert kernel_id not in "\n".join(requests)
    assert kernel_id not in ask(live, "/health").text


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize(("mode", "dest"), [("no-cors", "image"), ("navigate", "iframe")])
def test_a_picture_on_another_site_takes_no_seat(
    live: Server, site: str, mode: str, dest: str
) -> None:
    before = ask(live, "/health").text
    fetch: Any = {"Sec_Fetch_Site": site, "Sec_Fetch_Mode": mode, "Sec_Fetch_Dest": dest}
    assert_friendly(ask(live, "/live/instructor", **fetch), 403)
    assert ask(live, "/health").text == before


def test_a_link_on_another_site_does(folder: Path) -> None:
    tiny_folder(folder, live=True, most=1)
    fetch: Any = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"}
    with composed_server(folder / "log", folder) as server:
        assert ask(server, "/live/instructor", **fetch, Sec_Fetch_Dest="document").status == 200
