"""A visitor's HTTP: kept-open connections, cookies, nothing else, so that it costs next to nothing.

A general client spends more processor time on a request than the servers under test.
"""

import asyncio
import gzip
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import brotli

CONNECTIONS = 6
"""As many as a browser opens to one host."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    """Names in lower case; of several of one name the last."""
    body: bytes
    """As it was sent, perhaps compressed."""

    @property
    def text(self) -> str:
        """The body, decompressed."""
        coding = self.headers.get("content-encoding", "")
        plain = {"br": brotli.decompress, "gzip": gzip.decompress}.get(coding, bytes)(self.body)
        return bytes(plain).decode()


@dataclass
class Visitor:
    """One visitor of one server."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    async def get_all(self, urls: Sequence[str]) -> None:
        """Fetch all, over as many connections as a browser would."""
        waiting = list(reversed(urls))

        async def work() -> None:
            connection = Connection(self)
            while waiting:
                await connection.get(waiting.pop())
            connection.close()

        await asyncio.gather(*(work() for _ in range(min(CONNECTIONS, len(urls)))))

    async def get(self, url: str) -> Answer:
        """Fetch one over a connection of its own."""
        connection = Connection(self)
        try:
            return await connection.get(url)
        finally:
            connection.close()

    def header(self) -> str:
        """All cookies, as they are sent back."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())


class Connection:
    """One kept-open connection; opened when it is first needed, and again when it was closed."""

    def __init__(self, visitor: Visitor) -> None:
        self._visitor = visitor
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, url: str) -> Answer:
        """Fetch one.

        Raises:
            RuntimeError: the server answered with a fault.
        """
        parts = urlsplit(url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._visitor.port)
        reader, writer = self._streams
        cookie = f"Cookie: {self._visitor.header()}\r\n" if self._visitor.cookies else ""
        writer.write(
            f"GET {target} HTTP/1.1\r\nHost: localhost:{self._visitor.port}\r\n"
            f"Accept: */*\r\nAccept-Encoding: gzip, br\r\n{cookie}\r\n".encode()
        )
        answer = await self._read(reader)
        if answer.headers.get("connection", "").lower() == "close":
            self.close()
        if answer.status >= 400:
            raise RuntimeError(f"{url}: {answer.status}")
        return answer

    def close(self) -> None:
        """Close it."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None

    async def _read(self, reader: asyncio.StreamReader) -> Answer:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.rstrip().split("\r\n")
        status, headers = int(first.split(" ")[1]), {}
        for line in lines:
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
            if name.lower() == "set-cookie":
                name, _, value = value.partition(";")[0].strip().partition("=")
                self._visitor.cookies[name] = value
        return Answer(status, headers, await self._body(reader, status, headers))

    async def _body(
        self, reader: asyncio.StreamReader, status: int, headers: dict[str, str]
    ) -> bytes:
        if status in (204, 304):
            return b""
        if headers.get("transfer-encoding", "").lower() == "chunked":
            body = bytearray()
            while size := int((await reader.readline()).split(b";")[0], 16):
                body += await reader.readexactly(size)
                await reader.readline()
            await reader.readline()
            return bytes(body)
        if "content-length" in headers:
            return await reader.readexactly(int(headers["content-length"]))
        return await reader.read()
