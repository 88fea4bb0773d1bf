"""What a visitor can ask of a live page: the page, Voilà's scripts, and its own kernel's comms."""

import re
from pathlib import Path, PurePosixPath
from typing import Any

import tornado.web
from jupyter_server.auth.identity import User
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from voila.static_file_handler import MultiStaticFileHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from bodylesson.serve.guard import COMMON_POLICY, Guarded
from bodylesson.serve.handlers import QuietHandler
from bodylesson.serve.live_kernels import LiveKernels
from bodylesson.serve.live_pages import LivePages

# JupyterLab's registry of settings compiles its schemas with `new Function`.
LIVE_POLICY = "; ".join((*COMMON_POLICY, "script-src 'self' blob: 'unsafe-eval'"))
MOST_MESSAGE_BYTES = 256 * 1024
"""How long one message of a browser to its kernel may be."""
MOST_PARTS = 64
"""Channel, header, parent, metadata, content and binary parts of one message."""
KERNEL_ID = r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
SERVED_ENDINGS = r"(.+\.(?:js|css|json|svg|png|woff2?))"
"""What of Voilà's and the widgets' own files is served."""


class LivePageHandler(QuietHandler):
    """A live page; asking for it takes a kernel."""

    policy = LIVE_POLICY

    def initialize(self, pages: LivePages, notebooks: dict[str, str]) -> None:
        """Take what makes pages, and the notebooks by the last part of their address."""
        self.pages = pages
        self.notebooks = notebooks

    async def get(self, name: str = "") -> None:
        """The page, for this visitor alone."""
        notebook = self._notebook(name)
        if self._is_embedded_elsewhere():
            raise tornado.web.HTTPError(403)
        html = await self.pages.take(notebook)
        self._describe()
        self.finish(html)

    async def head(self, *args: str, **kwargs: str) -> None:
        """Whether there is such a page; no kernel is started for that."""
        self._notebook(*args, **kwargs)
        self._describe()
        self.finish()

    def _is_embedded_elsewhere(self) -> bool:
        """Whether another site's page asks, as for a picture: that shall take no seat."""
        headers = self.request.headers
        elsewhere = headers.get("Sec-Fetch-Site") in ("cross-site", "same-site")
        opened = headers.get("Sec-Fetch-Mode") == "navigate" and (
            headers.get("Sec-Fetch-Dest") == "document"
        )
        return elsewhere and not opened

    def _notebook(self, name: str = "") -> str:
        if name not in self.notebooks:
            raise tornado.web.HTTPError(404)
        return self.notebooks[name]

    def _describe(self) -> None:
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")


class KernelHandler(QuietHandler):
    """Whether a page's kernel is there: asked by Voilà's script, and by ours when it is lost."""

    def get(self, kernel_id: str) -> None:
        """What Jupyter says of a kernel, for those who know its id."""
        kernels: LiveKernels = self.settings["kernel_manager"]
        if not kernels.is_open(kernel_id):
            raise tornado.web.HTTPError(404)
        model: dict[str, Any] = kernels.kernel_model(kernel_id)  # type: ignore[no-untyped-call]
        self.set_header("Cache-Control", "no-store")
        self.finish({name: model[name] for name in ("id", "name", "execution_state")})


class LeaveHandler(Guarded):
    """A page that is left ends its kernel."""

    async def post(self, kernel_id: str) -> None:
        """End the kernel; its id, which only its page knows, is the permission."""
        kernels: LiveKernels = self.settings["kernel_manager"]
        if not kernels.is_open(kernel_id):
            raise tornado.web.HTTPError(404)
        await kernels.end(kernel_id)
        self.set_status(204)
        self.finish()


class ChannelsHandler(Guarded, VoilaKernelWebsocketHandler):  # type: ignore[misc]
    """The websocket of a live page: comm messages to its own kernel and nothing else."""

    async def prepare(self, *args: Any, **kwargs: Any) -> None:
        """Refuse strangers. Jupyter's own step would set a cookie for a name nobody needs."""
        self.refuse_strangers()
        self.current_user = self._jupyter_current_user = User("visitor")

    async def get(self, kernel_id: str) -> None:
        """Open the websocket."""
        if not self.kernel_manager.is_open(kernel_id):
            raise tornado.web.HTTPError(404)
        opened: Any = super().get(kernel_id)
        await opened

    async def open(self, kernel_id: str) -> None:
        """Join this page to its kernel."""
        self.kernel_manager.enter(kernel_id, self)
        await super().open(kernel_id)

    def on_message(self, ws_message: str | bytes) -> None:
        """Hand a message on; a frame that lies about its parts would keep Jupyter counting."""
        if isinstance(ws_message, bytes) and not is_sound(ws_message):
            self.close(1003, "not a message")
            return
        super().on_message(ws_message)

    def write_message(self, message: bytes | str | dict[str, Any], binary: bool = False) -> Any:
        """Send a message; Voilà would count forever in one of the older protocol."""
        if isinstance(message, bytes) and not is_sound(message):
            return KernelWebsocketHandler.write_message(self, message, binary)
        return super().write_message(message, binary)

    def on_close(self) -> None:
        """Let go of the kernel."""
        self.kernel_manager.leave(self.kernel_id, self)
        super().on_close()


class FilesHandler(Guarded, MultiStaticFileHandler):  # type: ignore[misc]
    """Files of Voilà and of widgets' extensions, from the first folder that has them."""

    def initialize(self, paths: list[str]) -> None:
        """Take the folders."""
        super().initialize(paths=[path for path in paths if Path(path).is_dir()])

    async def get(self, path: str, include_body: bool = True) -> None:
        """The file; none whose name or folder begins with a dot."""
        if any(part.startswith(".") for part in PurePosixPath(path).parts):
            raise tornado.web.HTTPError(404)
        sent: Any = super().get(path, include_body)
        await sent


def is_sound(frame: bytes) -> bool:
    """Whether a binary message has as many parts as it says, one after the other.

    jupyter_server counts up to the number in its first eight bytes, whatever that is: eight
    bytes would stop the server.
    """
    count = int.from_bytes(frame[:8], "little")
    if not 2 <= count <= MOST_PARTS or len(frame) < 8 * (count + 1):
        return False
    starts = range(8, 8 * (count + 1), 8)
    offsets = [int.from_bytes(frame[at : at + 8], "little") for at in starts]
    return offsets == sorted(offsets) and offsets[-1] <= len(frame)


def without_ids(path: str) -> str:
    """A path for the log: who reads a kernel's id there could speak to that kernel."""
    return re.sub(KERNEL_ID, "*", path)
