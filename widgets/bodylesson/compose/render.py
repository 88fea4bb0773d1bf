"""Runs a notebook through Voilà once, in a kernel nobody else can reach, and drafts its page."""

import asyncio
import logging
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from jupyter_server.services.contents.largefilemanager import LargeFileManager
from nbclient.exceptions import CellExecutionError, DeadKernelError
from traitlets.config import Config
from voila.configuration import VoilaConfiguration
from voila.notebook_renderer import NotebookRenderer
from voila.paths import collect_template_paths

from bodylesson.compose.cell_faults import first_fault
from bodylesson.compose.draft import ComposeError, Draft
from bodylesson.compose.page import Part
from bodylesson.compose.stable_ids import STATE_TYPE, with_stable_ids
from bodylesson.compose.widgets import split_state
from bodylesson.page.files import MODULES, TEMPLATES, bundle
from bodylesson.ui.older_styles import with_older_ways

LOG = logging.getLogger(__name__)
NO_STATE: dict[str, Any] = {"state": {}}
RENDER_SECONDS = 120
"""How long a notebook may take, from starting its kernel to its last cell."""
QUIET_KERNEL = ["--IPKernelApp.log_level=ERROR"]
"""At every start a kernel warns that it is not encrypted; ours listen on this machine only."""


class DraftRenderer(NotebookRenderer):  # type: ignore[misc]
    """Voilà's renderer, but a fault in a cell is an error and the widgets' state is kept."""

    def __init__(self, notebook: Path) -> None:
        """`notebook` is rendered with our template from the package."""
        super().__init__(
            voila_configuration=VoilaConfiguration(template="bodylesson", config=Config()),
            traitlet_config=Config(),
            notebook_path=str(notebook),
            template_paths=[str(TEMPLATES), *collect_template_paths(["voila", "nbconvert"], "lab")],
            contents_manager=LargeFileManager(root_dir=str(notebook.parent)),
            kernel_spec_manager=KernelSpecManager(),
            base_url="/",
            page_config={"composed": True},
        )

    async def load_notebook(self, path: str) -> nbformat.NotebookNode:
        """Read the file itself: it does not matter here whether its stored outputs are trusted."""
        notebook = nbformat.read(path, as_version=4)
        fixed: nbformat.NotebookNode = await self.fix_notebook(notebook)
        return fixed

    async def _jinja_cell_generator(self, nb: Any, kernel_id: str) -> AsyncIterator[Any]:
        """Run all cells at once; Voilà's own method carries on after a fault, without state."""
        executed = await self.executor.async_execute(cleanup_kc=False)
        await self._cleanup_resources()
        executed = with_stable_ids(executed)
        self.widgets = split_state(executed.metadata.get("widgets", {}).get(STATE_TYPE, NO_STATE))
        for cell in executed.cells:
            yield cell


async def render(notebook: Path) -> Draft:
    """Run `notebook` in a kernel of its own, which ends with it.

    Raises:
        ComposeError: a cell failed, the kernel died, or it took too long.
    """
    name = notebook.name
    renderer = kernel = None
    try:
        async with asyncio.timeout(RENDER_SECONDS):
            renderer = DraftRenderer(notebook.absolute())
            await renderer.initialize()
            kernel = AsyncKernelManager(kernel_name=renderer.notebook.metadata.kernelspec.name)
            await kernel.start_kernel(
                cwd=str(notebook.parent.absolute()), extra_arguments=QUIET_KERNEL
            )
            html = await renderer.generate_content_str(kernel.kernel_id, kernel)
        modules: dict[str, Part] = {name: Part(name, "js", bundle(name)) for name in MODULES}
        return Draft(_styled(html), renderer.widgets, modules)
    except CellExecutionError as error:
        fault = first_fault(name, renderer.executor.nb.cells) if renderer else None
        raise ComposeError(fault or f"{name}: {error.ename}: {error.evalue}") from error
    except DeadKernelError as error:
        raise ComposeError(f"{name}: the kernel died while it ran the cells") from error
    except TimeoutError as error:
        raise ComposeError(f"{name}: took more than {RENDER_SECONDS} s") from error
    except Exception as error:
        raise ComposeError(f"{name}: {type(error).__name__}: {error}") from error
    finally:
        if kernel is not None and kernel.has_kernel:
            await _end(kernel)


def _styled(html: str) -> str:
    """The page with fallbacks for older browsers in each of its stylesheets."""
    return re.sub(
        r"(<style[^>]*>)(.*?)(</style>)",
        lambda found: found[1] + with_older_ways(found[2]) + found[3],
        html,
        flags=re.DOTALL,
    )


async def _end(kernel: AsyncKernelManager) -> None:
    """End the kernel; if that fails, the page it made is no worse."""
    try:
        await kernel.shutdown_kernel(now=True)
    except Exception as error:
        LOG.warning("the kernel that composed did not end: %s: %s", type(error).__name__, error)
