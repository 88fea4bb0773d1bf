"""What went over the network on one visit, as the browser itself counts it."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import CDPSession


@dataclass
class Traffic:
    """Counts from one page; blobs and data addresses are no traffic."""

    origin: str
    received_bytes: float = 0
    """Headers and bodies as sent, compressed, and websocket messages."""
    first_bytes: float = 0
    """Content of the answer at the address of the page itself, as sent, without its headers."""
    urls: list[str] = field(default_factory=list)
    """What was asked of the origin with GET and came over the network, in order."""
    missing: set[str] = field(default_factory=set)
    """Those of them that the server did not have."""
    elsewhere: list[str] = field(default_factory=list)
    """What other origins were asked for."""
    socket: str | None = None
    """Address of the websocket, where there is one."""
    _headers_bytes: float = 0
    _pending: dict[str, tuple[str, str]] = field(default_factory=dict)

    def listen(self, session: CDPSession) -> None:
        """Count from now on."""
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.requestServedFromCache", self._cached)
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._finished)
        session.on("Network.webSocketCreated", self._opened)
        session.on("Network.webSocketFrameReceived", self._message)
        session.send("Network.enable")

    def _asked(self, event: dict[str, Any]) -> None:
        url = event["request"]["url"]
        if url.startswith(self.origin):
            self._pending[event["requestId"]] = (event["request"]["method"], url)
        elif url.startswith("http"):
            self.elsewhere.append(url)

    def _cached(self, event: dict[str, Any]) -> None:
        self._pending.pop(event["requestId"], None)

    def _answered(self, event: dict[str, Any]) -> None:
        if event["response"]["url"] == self.origin:
            self._headers_bytes = event["response"]["encodedDataLength"]
        if event["response"]["status"] >= 400:
            self.missing.add(event["response"]["url"])
        if event["response"].get("fromDiskCache"):
            self._pending.pop(event["requestId"], None)

    def _finished(self, event: dict[str, Any]) -> None:
        known = self._pending.pop(event["requestId"], None)
        if known is None:
            return
        self.received_bytes += event["encodedDataLength"]
        if known[1] == self.origin and not self.first_bytes:
            self.first_bytes = event["encodedDataLength"] - self._headers_bytes
        if known[0] == "GET":
            self.urls.append(known[1])

    def _opened(self, event: dict[str, Any]) -> None:
        self.socket = event["url"]

    def _message(self, event: dict[str, Any]) -> None:
        # Binary messages come here in base64, a third longer than they were.
        text = event["response"]["payloadData"]
        binary = event["response"]["opcode"] == 2
        self.received_bytes += len(text) * 3 / 4 if binary else len(text.encode())
