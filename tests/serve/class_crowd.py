"""Many phones in one process, each a bare connection that notes when a state's bytes came.

A full client would spend more on two hundred states than the server does, and a test would measure
its own work. Here a state costs a few microseconds: it is stamped, and read only when asked for.
"""

import asyncio
import base64
import json
import os
import re
import struct
import time
from collections.abc import Sequence
from typing import Any

from bench.figures import p95
from tests.browser.help.servers import Server
from tests.serve.asking import port
from tests.serve.class_clients import PATIENCE_S, PREPARE

VERSION = re.compile(rb'^\{"t":"state","v":(\d+)')
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10


class Phone(asyncio.Protocol):
    """One connection to a class."""

    def __init__(self) -> None:
        self.at: dict[int, float] = {}
        """By version when its state first came, by `time.perf_counter`."""
        self.newest = 0
        self.heard: list[bytes] = []
        """Every message; whoever needs many of them clears it."""
        self.closed_with: int | None = None
        """The status with which the server let it go."""
        self._rest = b""
        self._open = False
        self._waits: list[tuple[int, asyncio.Future[None]]] = []
        self.gone = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def ask_for_a_socket(self, server: Server) -> None:
        """Ask, without waiting for the answer."""
        key = base64.b64encode(os.urandom(16)).decode()
        request = (
            f"GET /class/socket HTTP/1.1\r\nHost: 127.0.0.1:{port(server)}\r\n"
            "Upgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n"
        )
        self.transport.write(request.encode())

    def greet(self, server: Server, hello: dict[str, Any]) -> None:
        """Ask for a socket and, at once, for the class."""
        self.ask_for_a_socket(server)
        self.say(hello)

    def say(self, message: dict[str, Any]) -> None:
        """Send a message."""
        self._send(TEXT, json.dumps(message).encode())

    def do(self, name: str, **more: Any) -> None:
        """As a desk: a command at the newest version."""
        self.say({"t": "cmd", "v": self.newest, "do": {"name": name, **more}})

    def data_received(self, data: bytes) -> None:
        now = time.perf_counter()
        self._rest += data
        if not self._open:
            head, end, rest = self._rest.partition(b"\r\n\r\n")
            if not end:
                return
            assert head.startswith(b"HTTP/1.1 101"), head
            self._open, self._rest = True, rest
        while (frame := self._frame()) is not None:
            self._take(*frame, now)

    def connection_lost(self, error: Exception | None) -> None:
        if not self.gone.done():
            self.gone.set_result(None)
        for _, waits in self._waits:
            if not waits.done():
                waits.set_exception(
                    error or ConnectionError(f"closed: {self.closed_with} {self.heard}")
                )

    async def until(self, v: int) -> None:
        """Wait for the state of that version or a later one."""
        if self.newest < v:
            waits = asyncio.get_running_loop().create_future()
            self._waits.append((v, waits))
            async with asyncio.timeout(PATIENCE_S):
                await waits

    @property
    def state(self) -> dict[str, Any]:
        """The newest state."""
        return dict(json.loads(next(m for m in reversed(self.heard) if VERSION.match(m))))

    def _take(self, opcode: int, payload: bytes, now: float) -> None:
        if opcode == PING:
            self._send(PONG, payload)
        elif opcode == CLOSE:
            self.closed_with = struct.unpack_from(">H", payload)[0] if payload else None
            self.transport.close()
        elif opcode == TEXT:
            self.heard.append(payload)
            if found := VERSION.match(payload):
                v = int(found[1])
                self.at.setdefault(v, now)
                self.newest = max(self.newest, v)
                for wanted, waits in self._waits:
                    if wanted <= v and not waits.done():
                        waits.set_result(None)
                self._waits = [one for one in self._waits if one[0] > v]

    def _frame(self) -> tuple[int, bytes] | None:
        """The next whole frame of what came, if there is one."""
        if len(self._rest) < 2:
            return None
        opcode, length, start = self._rest[0] & 15, self._rest[1] & 127, 2
        if length == 126:
            if len(self._rest) < 4:
                return None
            length, start = struct.unpack_from(">H", self._rest, 2)[0], 4
        if len(self._rest) < start + length:
            return None
        payload = self._rest[start : start + length]
        self._rest = self._rest[start + length :]
        return opcode, payload

    def _send(self, opcode: int, payload: bytes) -> None:
        # A mask of zeros is a mask.
        length = len(payload)
        size = bytes([128 | length]) if length < 126 else b"\xfe" + struct.pack(">H", length)
        self.transport.write(bytes([128 | opcode]) + size + bytes(4) + payload)


async def phone_in(
    server: Server, opened: dict[str, str], role: str = "student", **more: Any
) -> Phone:
    """Somebody who is in."""
    loop = asyncio.get_running_loop()
    _, phone = await loop.create_connection(Phone, "127.0.0.1", port(server))
    secret = {"token": opened["token"]} if role == "desk" else {"code": opened["code"]}
    phone.greet(server, {"t": "hello", "role": role, **secret, **more})
    await phone.until(1)
    return phone


async def crowd_in(servers: Sequence[Server], opened: dict[str, str], phones: int) -> list[Phone]:
    """So many students, spread evenly over the servers, all at once."""
    return await asyncio.gather(
        *(phone_in(servers[n % len(servers)], opened) for n in range(phones))
    )


async def begin(desk: Phone) -> None:
    """Start a practice."""
    for do in (PREPARE, {"name": "start"}):
        v = desk.newest + 1
        desk.do(**do)
        await desk.until(v)


async def all_gone(*phones: Phone) -> None:
    """Leave, and wait until it is done."""
    for phone in phones:
        phone.transport.close()
    await asyncio.gather(*(phone.gone for phone in phones))


async def lates(desk: Phone, phones: Sequence[Phone], commands: int) -> list[list[float]]:
    """Seconds from each of the desk's commands until its state was at each phone.

    The commands are a tenth of a second apart: the server lets nobody send more than ten a second.
    """
    found = []
    for number in range(commands):
        v, sent = desk.newest + 1, time.perf_counter()
        desk.do("teach", step=("spot", "stop")[number % 2])
        await asyncio.gather(desk.until(v), *(phone.until(v) for phone in phones))
        found.append([phone.at[v] - sent for phone in phones])
        await asyncio.sleep(0.1)
    return found


def p95_of_all(found: Sequence[Sequence[float]]) -> float:
    """How late 19 of 20 states were at most, of all commands at all phones, in seconds.

    A moment in which the machine is busy holds up all phones at once: three such moments in sixty
    commands are allowed for.
    """
    return p95([late for one in found for late in one])
