"""Kernels of live pages: at most so many, each for one visitor, none that outlives its page."""

import time
from typing import Any

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from traitlets import Float, Int

from bodylesson.serve.guard import Busy

KERNEL_GONE = 4001
"""Why a websocket is closed: its kernel has ended. A number of the range for applications."""
QUIET_KERNEL = ["--IPKernelApp.log_level=ERROR"]
"""A kernel warns that it is not encrypted at every start; ours listen on this machine alone."""
MESSAGES = ["comm_open", "comm_close", "comm_msg", "comm_info_request", "kernel_info_request"]
"""All that a browser may say to a kernel. Voilà also allows `shutdown_request`."""


class LiveKernels(AsyncMappingKernelManager):
    """Jupyter's kernels with a cap; a kernel that dies stays dead, for its page died with it."""

    most = Int(12, min=1, help="How many live kernels there may be at once.").tag(config=True)
    connect_within = Float(
        60, help="Seconds after which a page that never connected loses its kernel."
    ).tag(config=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)  # type: ignore[no-untyped-call]
        self.allowed_message_types = MESSAGES
        self._starting = 0
        self._waiting: set[str] = set()
        self._handed: dict[str, float] = {}
        self._visitors: dict[str, set[KernelWebsocketHandler]] = {}

    @property
    def room(self) -> int:
        """How many more kernels may be started now."""
        return max(0, int(self.most) - len(self) - self._starting)

    async def start(self, notebook: str, kernel_name: str) -> str:
        """Start a kernel for a page that nobody has asked for yet; its id.

        Raises:
            Busy: there are as many as there may be.
        """
        if not self.room:
            raise Busy
        self._starting += 1
        try:
            folder: Any = notebook.rpartition("/")[0]
            kernel_id: str = await self.start_kernel(
                kernel_name=kernel_name, path=folder, extra_arguments=QUIET_KERNEL
            )
        finally:
            self._starting -= 1
        self._waiting.add(kernel_id)
        return kernel_id

    def hand_over(self, kernel_id: str) -> None:
        """The page of this kernel goes to a visitor, who alone learns its id."""
        self._waiting.discard(kernel_id)
        self._handed[kernel_id] = time.monotonic()

    def is_open(self, kernel_id: str) -> bool:
        """Whether a visitor may speak to this kernel."""
        return kernel_id in self and kernel_id not in self._waiting

    async def end(self, kernel_id: str) -> None:
        """End a kernel at once, if it is still there."""
        if kernel_id in self:
            await self.shutdown_kernel(kernel_id, now=True)  # type: ignore[no-untyped-call]

    def enter(self, kernel_id: str, visitor: KernelWebsocketHandler) -> None:
        """A visitor's websocket has been opened."""
        self._handed.pop(kernel_id, None)
        self._visitors.setdefault(kernel_id, set()).add(visitor)

    def leave(self, kernel_id: str, visitor: KernelWebsocketHandler) -> None:
        """A visitor's websocket has been closed."""
        self._visitors.get(kernel_id, set()).discard(visitor)

    def remove_kernel(self, kernel_id: str) -> Any:
        """Forget a kernel that ended or died, and tell its page."""
        self._waiting.discard(kernel_id)
        self._handed.pop(kernel_id, None)
        for visitor in self._visitors.pop(kernel_id, set()):
            visitor.close(KERNEL_GONE, "the kernel has ended")
        return super().remove_kernel(kernel_id)

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """As Jupyter does, but never a page in waiting, and soon one that nobody ever opened."""
        if kernel_id in self._waiting:
            return
        handed = self._handed.get(kernel_id)
        if handed is not None and time.monotonic() - handed > self.connect_within:
            await self.end(kernel_id)
            return
        await super().cull_kernel_if_idle(kernel_id)  # type: ignore[no-untyped-call]
