"""Raw requests, byte for byte: no client tidies addresses or hides headers."""

import http.client
from dataclasses import dataclass
from email.message import Message
from urllib.parse import urlsplit

from tests.browser.help.servers import Server

STRICT = (
    "Content-Security-Policy",
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Permissions-Policy",
    "Cross-Origin-Opener-Policy",
)
"""Headers that every answer carries."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


def ask(
    server: Server, path: str, method: str = "GET", body: bytes | None = None, **headers: str
) -> Answer:
    """Ask for a path; names of headers with `_` for `-`."""
    connection = http.client.HTTPConnection("127.0.0.1", port(server), timeout=60)
    try:
        connection.putrequest(method, path, skip_host="Host" in headers, skip_accept_encoding=True)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders(body)
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())
    finally:
        connection.close()


def port(server: Server) -> int:
    """The port of a server."""
    found = urlsplit(server.url).port
    assert found
    return found
