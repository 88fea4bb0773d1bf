"""All routes of live pages, and what makes such a page. Without live notebooks there are none."""

from collections.abc import Callable
from typing import Any

from tornado.ioloop import IOLoop
from voila.app import Voila
from voila.notebook_renderer import NotebookRenderer

from bodylesson.compose.composition import PACKAGE
from bodylesson.compose.rendering import renderer_of
from bodylesson.compose.widget_state import script_part
from bodylesson.serve.live_handlers import (
    KERNEL_ID,
    SERVED_ENDINGS,
    ChannelsHandler,
    FilesHandler,
    KernelHandler,
    LeaveHandler,
    LivePageHandler,
)
from bodylesson.serve.live_kernels import LiveKernels
from bodylesson.serve.live_pages import LivePage, LivePages


class LiveRoutes:
    """The live notebooks of a server."""

    def __init__(self, app: Voila, notebooks: dict[str, str], version: Callable[[], str]) -> None:
        """`notebooks`: file names by the last part of their address, "" for the page at `/`."""
        self._app = app
        self._notebooks = notebooks
        self._kernels: LiveKernels = app.kernel_manager
        self.pages = LivePages(self._make, self._kernels, version, app.ready_pages, app.log)
        script = script_part(PACKAGE / "page" / "connection")
        self.parts = {script.name: script}
        self._script = f"{app.base_url}assets/{script.name}"
        for notebook in notebooks.values():
            IOLoop.current().add_callback(self.pages.fill, notebook)

    def handlers(self) -> list[Any]:
        """The routes."""
        pages = {"pages": self.pages, "notebooks": self._notebooks}
        app = self._app
        routes: list[Any] = [
            (r"/live/([A-Za-z0-9_-]+)", LivePageHandler, pages),
            (rf"/api/kernels/{KERNEL_ID}", KernelHandler),
            (rf"/api/kernels/{KERNEL_ID}/channels", ChannelsHandler),
            (rf"/voila/api/shutdown/{KERNEL_ID}", LeaveHandler),
            (rf"/voila/static/{SERVED_ENDINGS}", FilesHandler, {"paths": app.static_paths}),
            (
                rf"/voila/labextensions/{SERVED_ENDINGS}",
                FilesHandler,
                {"paths": app.labextensions_path},
            ),
        ]
        if "" in self._notebooks:
            routes.append((r"/", LivePageHandler, pages))
        return routes

    def report(self) -> dict[str, int]:
        """For `/health`: counts alone, for whoever knows a kernel's id can speak to it."""
        kernels = self._kernels
        return {"kernels": len(kernels), "ready": self.pages.ready, "most": int(kernels.most)}

    async def _make(self, notebook: str) -> LivePage:
        renderer = await renderer_of(NotebookRenderer, self._app, notebook)
        kernel_id = await self._kernels.start(notebook, renderer.notebook.metadata.kernelspec.name)
        try:
            kernel = self._kernels.get_kernel(kernel_id)
            html: str = await renderer.generate_content_str(kernel_id, kernel)
        except BaseException:
            await self._kernels.end(kernel_id)
            raise
        return LivePage(html.replace("@connection@", self._script), kernel_id)
