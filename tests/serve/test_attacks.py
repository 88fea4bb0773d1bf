"""What a stranger tries: other paths, other names, slow and endless requests, poisoned caches."""

import asyncio
import contextlib
import resource
import socket
import time
from collections.abc import Iterator

import pytest
import tornado.web

from bodylesson.serve.server import allow_many_connections, http_server
from tests.browser.help.servers import Server
from tests.own_loop import in_own_loop
from tests.serve.asking import ask, port

CRAWLS = [
    "/assets/%252e%252e%252flesson.yaml",
    "/assets/%25252e%25252e%25252flesson.yaml",
    "/assets/..%255clesson.yaml",
    "/assets/%5c..%5c..%5cetc%5cpasswd",
    "/assets/..%5c..%5csecret.json",
    "/assets/%c0%ae%c0%ae/lesson.yaml",
    "/assets/%e0%80%ae%e0%80%ae/lesson.yaml",
    "/assets/.%00./lesson.yaml",
    "/assets/%00",
    "/%00/assets/lesson.yaml",
    "/assets/\xff\xfe",
    "/assets/" + "../" * 2_000 + "etc/passwd",
    "/assets/" + "a" * 12_000,
    "/./assets/./lesson.yaml",
    "/assets/CON",
    "/assets/lesson.yaml::$DATA",
]


@pytest.mark.parametrize("path", CRAWLS, ids=range(len(CRAWLS)))
def test_no_spelling_of_a_path_leads_out(composed: Server, path: str) -> None:
    answer = said(composed, f"GET {path} HTTP/1.1")
    assert answer.startswith((b"HTTP/1.1 404", b"HTTP/1.1 400")), answer[:80]
    assert b"secret" not in answer
    assert b"root:" not in answer


@pytest.mark.parametrize("path", ["/", "/health", "/class", "/api/kernels/x/channels"])
@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1"])
def test_no_other_page_opens_a_socket(composed: Server, path: str, origin: str) -> None:
    answer = ask(
        composed,
        path,
        Upgrade="websocket",
        Connection="Upgrade",
        Origin=origin,
        Sec_WebSocket_Version="13",
        Sec_WebSocket_Key="x3JJHMbDL1EzLkh9GBhXDw==",
    )
    assert answer.status != 101
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize(
    "range",
    ["bytes=0-0", "bytes=0-,0-,0-,0-", "bytes=-1", "bytes=9-1", "x=1", "bytes=" + "0-," * 900],
)
def test_ranges_give_the_whole_page_and_cost_nothing_more(composed: Server, range: str) -> None:
    whole = ask(composed, "/")
    answer = ask(composed, "/", Range=range)
    assert (answer.status, answer.body) == (200, whole.body)


@pytest.mark.parametrize(
    "header",
    [
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "X-Original-URL",
        "X-Rewrite-URL",
        "Forwarded",
        "Origin",
    ],
)
def test_no_header_but_the_coding_changes_what_a_cache_would_keep(
    composed: Server, header: str
) -> None:
    plain = ask(composed, "/")
    assert plain.headers["Vary"] == "Accept-Encoding"
    poisoned = ask(composed, "/", "GET", None, **{header: "evil.example"})
    assert poisoned.body == plain.body
    assert "evil.example" not in str(poisoned.headers)
    unchanged = ask(composed, "/", If_None_Match=plain.headers["ETag"])
    assert (unchanged.status, unchanged.headers["Vary"]) == (304, "Accept-Encoding")
    # Nobody may cache an error.
    assert ask(composed, "/nowhere").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/%0d%0aSet-Cookie:%20a=b", "/?x=%0d%0aSet-Cookie:%20a=b"])
def test_nothing_of_an_address_comes_back_as_a_header(composed: Server, path: str) -> None:
    answer = ask(composed, path)
    assert "Set-Cookie" not in answer.headers
    assert b"a=b" not in answer.body


# The first is above our own limit and below Tornado's.
@pytest.mark.parametrize("length", [20_000, 200_000])
def test_a_gigantic_query_is_refused_and_the_server_lives(composed: Server, length: int) -> None:
    with contextlib.suppress(ConnectionError):
        answer = said(composed, f"GET /?{'x' * length} HTTP/1.1")
        assert answer == b"" or answer.startswith(b"HTTP/1.1 4"), answer[:80]
    assert ask(composed, "/health").status == 200


@pytest.mark.alone
def test_ten_thousand_idle_sockets_keep_nobody_out(composed: Server) -> None:
    with idle_sockets(composed, 10_000):
        began = time.monotonic()
        assert ask(composed, "/").status == 200
        assert time.monotonic() - began < 10
    assert ask(composed, "/health").status == 200


def test_the_server_takes_as_many_connections_as_it_may() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
        allow_many_connections()
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == min(65_536, hard)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.mark.parametrize(
    "begun",
    [
        b"",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nslow",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
    ],
    ids=["nothing", "headers", "body", "chunks"],
)
def test_who_never_ends_a_request_is_hung_up_on(begun: bytes) -> None:
    async def scenario() -> None:
        server = http_server(tornado.web.Application([]), slowest_s=0.2)
        listening = socket.create_server(("127.0.0.1", 0))
        listening.setblocking(False)
        server.add_socket(listening)
        try:
            reader, writer = await asyncio.open_connection(*listening.getsockname())
            writer.write(begun)
            await asyncio.wait_for(reader.read(), timeout=20)
            writer.close()
        finally:
            server.stop()
            await server.close_all_connections()

    in_own_loop(scenario())


def said(server: Server, line: str) -> bytes:
    """What comes back to a request line as it is, byte for byte, up to the connection's end."""
    with socket.create_connection(("127.0.0.1", port(server)), timeout=60) as connection:
        request = f"{line}\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        connection.sendall(request.encode("latin-1"))
        answer = b""
        while more := connection.recv(65_536):
            answer += more
        return answer


@contextlib.contextmanager
def idle_sockets(server: Server, count: int) -> Iterator[None]:
    """This many connections on which nothing is ever sent, all of them accepted by the server."""
    allow_many_connections()
    with contextlib.ExitStack() as stack:
        for _ in range(count):
            stack.enter_context(socket.create_connection(("127.0.0.1", port(server)), timeout=60))
        # Connections are taken in the order in which they came: this one is the last.
        assert ask(server, "/health").status == 200
        yield
