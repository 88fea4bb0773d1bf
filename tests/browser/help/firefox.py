"""Firefox as Debian and others ship it, driven by WebDriver BiDi over its own websocket.

Playwright drives its own build of Firefox, which is not available everywhere; the protocol that
every Firefox speaks needs no driver program.
"""

from __future__ import annotations

import asyncio
import base64
import json
import re
import subprocess
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tornado.websocket import WebSocketClientConnection, websocket_connect

LISTENING = re.compile(rb"WebDriver BiDi listening on (ws://\S+)")
SECONDS = 60
"""How long any one answer may take on a busy machine."""
PREFERENCES = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "remote.prefs.recommended": True,
    "services.settings.server": "data:,",
}


class Firefox:
    """One tab of a running Firefox; remembers every address that it asked for."""

    def __init__(self, connection: WebSocketClientConnection, loop: asyncio.AbstractEventLoop):
        self._connection = connection
        self._loop = loop
        self._number = 0
        self.asked: list[str] = []
        self.errors: list[str] = []
        self._send("session.new", capabilities={})
        events = ["network.beforeRequestSent", "log.entryAdded"]
        self._send("session.subscribe", events=events)
        tree = self._send("browsingContext.getTree")
        self._tab = tree["contexts"][0]["context"]

    def goto(self, url: str) -> None:
        """Open an address and wait until it has loaded."""
        self._send("browsingContext.navigate", context=self._tab, url=url, wait="complete")

    def reload(self) -> None:
        """Open the page again."""
        self._send("browsingContext.reload", context=self._tab, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression or promise: text, a number, a boolean or null."""
        answer = self._send(
            "script.evaluate",
            expression=expression,
            target={"context": self._tab},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise AssertionError(f"{expression}: {answer['exceptionDetails']['text']}")
        return answer["result"].get("value")

    def wait_for(self, condition: str) -> None:
        """Wait until a JavaScript expression is true; the page itself looks at every frame."""
        self.evaluate(
            f"""new Promise((done, fail) => {{
              const end = performance.now() + {SECONDS * 900};
              const look = () => {{
                if ({condition}) done(true);
                else if (performance.now() > end) fail(new Error("never came true"));
                else requestAnimationFrame(look);
              }};
              look();
            }})"""
        )

    def screenshot(self, path: Path) -> None:
        """A picture of the window."""
        shot = self._send("browsingContext.captureScreenshot", context=self._tab)
        path.write_bytes(base64.b64decode(shot["data"]))

    def set_viewport(self, width: int, height: int) -> None:
        """Size of the page in CSS pixels."""
        size = {"width": width, "height": height}
        self._send("browsingContext.setViewport", context=self._tab, viewport=size)

    def _send(self, method: str, **params: Any) -> Any:
        return _run(self._loop, self._exchange(method, params))

    async def _exchange(self, method: str, params: dict[str, Any]) -> Any:
        self._number += 1
        command = {"id": self._number, "method": method, "params": params}
        await self._connection.write_message(json.dumps(command))
        while True:
            text = await self._connection.read_message()
            if text is None:
                raise AssertionError(f"Firefox went away during {method}")
            message = json.loads(text)
            if message.get("id") == self._number:
                if message["type"] == "error":
                    raise AssertionError(f"{method}: {message['error']}: {message['message']}")
                return message["result"]
            self._note(message)

    def _note(self, message: dict[str, Any]) -> None:
        params = message.get("params", {})
        if message.get("method") == "network.beforeRequestSent":
            self.asked.append(params["request"]["url"])
        elif message.get("method") == "log.entryAdded" and params["level"] == "error":
            self.errors.append(str(params["text"]))


@contextmanager
def firefox(program: str, profile: Path) -> Iterator[Firefox]:
    """A headless Firefox with a new profile."""
    profile.mkdir()
    lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in PREFERENCES.items())
    (profile / "user.js").write_text("\n".join(lines), "utf-8")
    command = [program, "--headless", "--remote-debugging-port=0", "--profile", str(profile)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    # A thread of its own: Playwright keeps a loop running in the tests' thread.
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        address = _address(process)
        yield Firefox(_run(loop, _connect(f"{address}/session")), loop)
    finally:
        _end(process)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it, by force if it takes its time: how fast it ends is nothing that a test is about."""
    process.terminate()
    try:
        process.communicate(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()


def _run(loop: asyncio.AbstractEventLoop, task: Coroutine[Any, Any, Any]) -> Any:
    """What the task gives, run in the loop's own thread."""
    return asyncio.run_coroutine_threadsafe(task, loop).result(SECONDS)


async def _connect(address: str) -> WebSocketClientConnection:
    """The websocket, in the loop that is running."""
    return await websocket_connect(address)


def _address(process: subprocess.Popen[bytes]) -> str:
    """The address it listens at, from a line of its log."""
    assert process.stderr is not None
    for line in process.stderr:
        if found := LISTENING.search(line):
            return found[1].decode()
    raise RuntimeError("Firefox ended before it listened")
