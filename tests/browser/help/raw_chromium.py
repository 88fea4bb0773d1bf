"""Chromium driven directly: Playwright tells every page that it is visible, so it cannot hide
one."""

import json
import re
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from tornado.websocket import WebSocketClientConnection, websocket_connect


class RawChromium:
    """A headless Chromium with tabs that hide one another."""

    def __init__(self, process: subprocess.Popen[bytes], socket: WebSocketClientConnection) -> None:
        self._process = process
        self._socket = socket
        self._last = 0
        self._shown: dict[str, str] = {}
        self._loaded: dict[str, str] = {}
        """By session, the load that its page comes from, and the last one that was complete."""

    @classmethod
    async def launch(cls, path: str, arguments: list[str], profile: str) -> Self:
        """Start it with an empty profile."""
        flags = [*arguments, "--headless=new", "--remote-debugging-port=0", "about:blank"]
        command = [path, *flags, f"--user-data-dir={profile}"]
        process = subprocess.Popen(command, stderr=subprocess.PIPE)
        assert process.stderr is not None
        for line in process.stderr:
            found = re.search(rb"DevTools listening on (ws://\S+)", line)
            if found:
                address = found[1].decode()
                break
        else:
            raise RuntimeError("chromium ended before it listened")
        # Its pipe must not fill up.
        threading.Thread(target=process.stderr.read, daemon=True).start()
        return cls(process, await websocket_connect(address, max_message_size=2**26))

    async def send(self, method: str, session: str | None = None, **params: Any) -> dict[str, Any]:
        """One command and its answer."""
        self._last += 1
        message: dict[str, Any] = {"id": self._last, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        await self._socket.write_message(json.dumps(message))
        while True:
            answer = await self._read()
            if answer.get("id") == self._last:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result

    async def _read(self) -> dict[str, Any]:
        text = await self._socket.read_message()
        if text is None:
            raise RuntimeError("chromium went away")
        message: dict[str, Any] = json.loads(text)
        self._note(message.get("method"), message.get("sessionId", ""), message.get("params", {}))
        return message

    def _note(self, event: str | None, session: str, params: dict[str, Any]) -> None:
        if event == "Page.frameNavigated" and "parentId" not in params["frame"]:
            self._shown[session] = params["frame"]["loaderId"]
        elif event == "Page.loadEventFired":
            self._loaded[session] = self._shown.get(session, "")

    async def tab(self, address: str) -> tuple[str, str]:
        """A new tab in front, loaded; its target and its session."""
        target = (await self.send("Target.createTarget", url="about:blank"))["targetId"]
        attached = await self.send("Target.attachToTarget", targetId=target, flatten=True)
        session = attached["sessionId"]
        await self.send("Page.enable", session)
        load = (await self.send("Page.navigate", session, url=address))["loaderId"]
        # The empty page before it may be complete only now.
        while self._loaded.get(session) != load:
            await self._read()
        return target, session

    async def evaluate(self, session: str, script: str) -> Any:
        """The value of an expression, awaited."""
        answer = await self.send(
            "Runtime.evaluate",
            session,
            expression=script,
            awaitPromise=True,
            returnByValue=True,
            userGesture=True,
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def close(self) -> None:
        """End the process that `launch` started."""
        self._socket.close()
        self._process.terminate()
        self._process.wait(timeout=10)
        if self._process.stderr:
            self._process.stderr.close()


@contextmanager
def profile() -> Iterator[str]:
    """A folder for a browser's profile; the browser may still write while it goes."""
    folder = tempfile.mkdtemp()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def served(bodies: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """Files by path at an origin of their own on this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, body = bodies.get(self.path, ("text/plain", ""))
            self.send_response(200 if self.path in bodies else 404)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
