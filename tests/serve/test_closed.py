"""What a server of composed pages gives, and that it gives nothing else."""

import contextlib
import gzip
import re
from unittest.mock import Mock

import brotli
import pytest
import tornado.web
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine

from bodylesson.serve.guard import Guarded, is_ours
from tests.browser.help.servers import Server
from tests.serve.asking import STRICT, Answer, ask
from tests.serve.waiting import Eventually

SECRETS = [
    "/lesson.ipynb",
    "/lesson.yaml",
    "/lessons/tiny/lesson.ipynb",
    "/voila/files/lesson.yaml",
    "/voila/files/.hidden.png",
    "/assets/.hidden.png",
    "/assets/../lesson.yaml",
    "/assets/..%2flesson.yaml",
    "/assets/%2e%2e/lesson.yaml",
    "/assets/%2e%2e%2f%2e%2e%2fsecret.json",
    "/assets/....//lesson.yaml",
    "/assets/..\\lesson.yaml",
    "/assets//etc/passwd",
    "/assets/lesson.yaml%00.js",
    "//etc/passwd",
    "/../../../../etc/passwd",
    "/voila/tree",
    "/voila/api/contents",
    "/api/contents",
    "/voila/render/lesson.ipynb",
    "/voila/static/voila.js",
    "/voila/labextensions/anywidget/package.json",
    "/voila/api/themes",
    "/voila/query/lesson",
    "/voila/templates/bodylesson/static/page.css",
    "/voila/static/../../../../../../../../etc/passwd",
    "/login",
    "/logout",
    "/api",
    "/api/kernels",
    "/api/kernelspecs",
    "/api/terminals",
    "/live/lesson",
    "/live/instructor",
    "/.git/config",
]
PATHS = ["/", "/health", "/licenses.txt", "script"]
KERNEL = "/api/kernels/01234567-89ab-cdef-0123-456789abcdef"
DOORS = [
    ("POST", "/api/kernels"),
    ("POST", "/api/kernels/execute"),
    ("GET", KERNEL),
    ("DELETE", KERNEL),
    ("GET", f"{KERNEL}/channels"),
    ("POST", f"{KERNEL}/restart"),
    ("GET", "/voila/execution/01234567-89ab-cdef-0123-456789abcdef"),
    ("POST", "/voila/api/shutdown/01234567-89ab-cdef-0123-456789abcdef"),
]


def assert_friendly(answer: Answer, status: int) -> None:
    assert answer.status == status
    assert "<h1>" in answer.text
    assert "bl-document" in answer.text
    assert "Traceback" not in answer.text
    for header in STRICT:
        assert header in answer.headers, header
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("path", SECRETS)
def test_no_other_path_is_served(composed: Server, path: str) -> None:
    assert_friendly(ask(composed, path), 404)


@pytest.mark.parametrize(("method", "path"), DOORS)
def test_no_route_leads_to_a_kernel(composed: Server, method: str, path: str) -> None:
    upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec_WebSocket_Version": "13"}
    body = b"{}" if method == "POST" else None
    assert_friendly(ask(composed, path, method, body), 404)
    assert_friendly(ask(composed, path, method, body, **upgrade), 404)


@pytest.mark.parametrize("path", [*PATHS, "/nowhere", "/?name=x"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_every_answer_has_strict_headers_and_no_cookie(
    composed: Server, path: str, method: str
) -> None:
    address = script_of(composed) if path == "script" else path
    answer = ask(composed, address, method, Cookie="_xsrf=1; username-localhost=x")
    assert answer.status == (404 if path == "/nowhere" else 200)
    for header in STRICT:
        assert header in answer.headers, header
    policy = answer.headers["Content-Security-Policy"]
    assert "'unsafe-eval'" not in policy
    (scripts,) = (part for part in policy.split("; ") if part.startswith("script-src "))
    assert "blob:" not in scripts, "no script is made out of text"
    for header in ("Set-Cookie", "Server", "Access-Control-Allow-Origin", "X-Powered-By"):
        assert header not in answer.headers, header
    assert bool(answer.body) == (method == "GET")


def script_of(server: Server) -> str:
    found = re.search(r'data-hydrate="(assets/hydrate-[0-9a-f]+\.js)"', ask(server, "/").text)
    assert found
    return f"/{found[1]}"


@pytest.mark.parametrize("query", ["template=lab", "theme=dark", "template=no-such", "token=x"])
def test_a_query_changes_nothing(composed: Server, query: str) -> None:
    assert ask(composed, f"/?{query}").body == ask(composed, "/").body


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_other_methods_are_told_which_there_are(composed: Server, path: str, method: str) -> None:
    address = script_of(composed) if path == "script" else path
    answer = ask(composed, address, method, b"" if method in ("POST", "PUT", "PATCH") else None)
    assert_friendly(answer, 405)
    assert answer.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("localhost:1", 200),
        ("LOCALHOST", 200),
        ("127.0.0.1", 200),
        ("[::1]:8866", 200),
        ("evil.example", 421),
        ("localhost.evil.example", 421),
        ("evil.example:8866", 421),
        ("192.0.2.7", 421),
        ("0.0.0.0", 421),
        ("[2001:db8::1]", 421),
        ("2130706433", 421),
        ("", 421),
    ],
)
@pytest.mark.parametrize("path", ["/", "/health", "/nowhere"])
def test_a_name_that_is_not_ours_is_refused(
    composed: Server, host: str, status: int, path: str
) -> None:
    answer = ask(composed, path, Host=host)
    if status == 421:
        assert_friendly(answer, 421)
    else:
        assert answer.status == (404 if path == "/nowhere" else 200)


@pytest.mark.parametrize(
    ("here", "host", "is_known"),
    [
        ("192.0.2.7", "192.0.2.7:8866", True),
        ("::ffff:192.0.2.7", "192.0.2.7:8866", True),
        ("2001:db8::7", "[2001:db8::7]:8866", True),
        ("fe80::7%eth0", "[fe80::7]", True),
        ("192.0.2.7", "192.0.2.8:8866", False),
        ("2001:db8::7", "[2001:db8::8]", False),
    ],
)
def test_a_phone_is_answered_at_the_address_that_its_connection_came_to_alone(
    here: str, host: str, is_known: bool
) -> None:
    connection = Mock()
    connection.stream.socket.getsockname.return_value = (here, 8866)
    line, headers = RequestStartLine("GET", "/", "HTTP/1.1"), HTTPHeaders({"Host": host})
    asked = HTTPServerRequest(start_line=line, headers=headers, connection=connection)
    assert is_ours(asked, frozenset()) == is_known


def test_a_page_that_has_not_changed_is_not_sent_again(composed: Server) -> None:
    first = ask(composed, "/")
    tag = first.headers["ETag"]
    assert first.headers["Cache-Control"] == "no-cache"
    for asked in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = ask(composed, "/", If_None_Match=asked)
        assert (again.status, again.body) == (304, b""), asked
        assert again.headers["ETag"] == tag
    assert ask(composed, "/", If_None_Match='"other"').status == 200
    assert ask(composed, "/", "HEAD", If_None_Match=tag).status == 304
    assert "immutable" in ask(composed, script_of(composed)).headers["Cache-Control"]


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("gzip;q=1.0, br;q=0", "gzip"),
        ("br;q=0, gzip;q=0", None),
        ("identity", None),
        ("", None),
        ("deflate", None),
        ("brotli", None),
    ],
)
def test_compressed_as_the_browser_can_take_it(
    composed: Server, accepted: str, coding: str | None
) -> None:
    for path in ("/", script_of(composed)):
        plain = ask(composed, path)
        answer = ask(composed, path, Accept_Encoding=accepted)
        assert answer.headers.get("Content-Encoding") == coding
        assert "Accept-Encoding" in answer.headers["Vary"]
        unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[coding]
        assert unpack(answer.body) == plain.body
        same_bytes = answer.body == plain.body
        assert (answer.headers["ETag"] == plain.headers["ETag"]) == same_bytes
        again = ask(composed, path, Accept_Encoding=accepted, If_None_Match=answer.headers["ETag"])
        assert again.status == 304
        head = ask(composed, path, "HEAD", Accept_Encoding=accepted)
        assert head.headers["Content-Length"] == str(len(answer.body))


def test_what_is_too_long_is_hung_up_on_and_the_server_lives(composed: Server) -> None:
    with pytest.raises(ConnectionError):
        ask(composed, "/", Cookie="x" * 60_000)
    # Hung up on while it is still being sent, or told so.
    with contextlib.suppress(ConnectionError):
        assert ask(composed, "/", "POST", b"x" * 2_000_000).status == 400
    assert ask(composed, "/").status == 200


def lines_so_far(server: Server, eventually: Eventually, mark: str) -> int:
    """Lines of the log up to a request for `mark`: a line is written a moment after its answer."""
    ask(server, mark)
    eventually(lambda: mark in server.log, f"a line for {mark}")
    return len(server.log.splitlines())


def test_the_log_is_one_line_a_request_without_a_person(
    composed: Server, eventually: Eventually
) -> None:
    before = lines_so_far(composed, eventually, "/before-somebody")
    ask(composed, "/nowhere-%0aGET?name=somebody", User_Agent="Somebody's phone")
    ask(composed, "/the-next")
    eventually(lambda: "the-next" in composed.log, "a line for the request after it")
    lines = composed.log.splitlines()[before:]
    assert len([line for line in lines if "nowhere" in line]) == 1
    assert len(lines) == 2
    assert "omebody" not in "".join(lines)
    assert "127.0.0.1" not in "".join(lines)


def test_a_request_that_cannot_be_read_is_one_line_too(
    composed: Server, eventually: Eventually
) -> None:
    before = lines_so_far(composed, eventually, "/before-nonsense")
    broken = ask(composed, "/", "POST", b"nonsense", Content_Type="multipart/form-data; boundary=x")
    assert_friendly(broken, 400)
    ask(composed, "/after-nonsense")
    eventually(lambda: "after-nonsense" in composed.log, "a line for the request after it")
    lines = composed.log.splitlines()[before:]
    assert [line.split()[1:4] for line in lines] == [
        ["400", "POST", "/"],
        ["404", "GET", "/after-nonsense"],
    ]


def test_what_broke_is_told_without_who_asked(caplog: pytest.LogCaptureFixture) -> None:
    class Breaking(Guarded):
        def get(self) -> None:
            raise OSError("disk")

    request = HTTPServerRequest("GET", "/?name=somebody", headers=HTTPHeaders())
    request.connection, request.remote_ip = Mock(), "192.0.2.99"
    breaking = Breaking(tornado.web.Application(), request)
    try:
        breaking.get()
    except OSError as error:
        breaking.log_exception(type(error), error, error.__traceback__)
    assert "GET Breaking: not handled" in caplog.text
    assert "OSError: disk" in caplog.text
    assert "192.0.2.99" not in caplog.text
    assert "somebody" not in caplog.text


def test_health_says_little_and_no_kernel_is_left(composed: Server) -> None:
    assert ask(composed, "/health").text == ('{"status": "ok", "fault": null, "composing": false}')
    assert composed.kernels() == [], "the kernel that composed has been ended"


def test_whoever_gets_the_page_can_read_whose_work_it_holds(composed: Server) -> None:
    answer = ask(composed, "/licenses.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    for whose in ("MakeHuman", "myo-sim", "hibari", "three", "Apache License"):
        assert whose in answer.text, whose
