"""Composes a page once: runs the notebook through Voilà, keeps what came out, ends the kernel."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jupyter_client.multikernelmanager import AsyncMultiKernelManager
from nbclient.exceptions import CellExecutionError, DeadKernelError
from voila.app import Voila
from voila.notebook_renderer import NotebookRenderer

from bodylesson.compose.cell_faults import told
from bodylesson.compose.composition import PACKAGE, Composition, served_scripts
from bodylesson.compose.parts import Part
from bodylesson.compose.rendering import renderer_of
from bodylesson.compose.stable_ids import STATE_TYPE, with_stable_ids
from bodylesson.compose.widget_state import compose_state, script_part
from bodylesson.serve.live_kernels import QUIET_KERNEL

COMPOSE_SECONDS = 120
"""How long a notebook may take, from starting its kernel to its last cell."""


class ComposeError(Exception):
    """Why a page could not be composed, in words for the log: file, cell and cause."""


@dataclass(frozen=True)
class ComposedPage:
    """A page that needs no kernel: its words as HTML, and its parts."""

    document: Part
    """The HTML, with the addresses of its parts."""
    parts: Mapping[str, Part]
    """By file name under `assets/`."""

    def compress(self) -> None:
        """Compress everything now, so that no visitor waits for it."""
        for part in (self.document, *self.parts.values()):
            part.brotli, part.gzip  # noqa: B018 (cached properties)


class ComposingRenderer(NotebookRenderer):  # type: ignore[misc]
    """Voilà's renderer, but a fault in a cell is an error and the widgets' state is kept."""

    async def _jinja_cell_generator(self, nb: Any, kernel_id: str) -> AsyncIterator[Any]:
        """Run all cells at once; Voilà's own goes on after a fault and forgets the state."""
        executed = await self.executor.async_execute(cleanup_kc=False)
        await self._cleanup_resources()
        executed = with_stable_ids(executed)
        state = executed.metadata.get("widgets", {}).get(STATE_TYPE, {"state": {}})
        self.composed = compose_state(state)
        for cell in executed.cells:
            yield cell


def composing_kernels(app: Voila) -> AsyncMultiKernelManager:
    """Kernels that no route reaches, and that are not started anew when they die."""
    return AsyncMultiKernelManager(
        connection_dir=app.connection_dir,
        kernel_spec_manager=app.kernel_spec_manager,
        kernel_manager_class="jupyter_client.manager.AsyncKernelManager",
    )


async def compose(
    app: Voila, kernels: AsyncMultiKernelManager, notebook: str, prefix: str = "assets/"
) -> ComposedPage:
    """Compose `notebook` as a page to be served, its parts below `prefix`.

    Raises:
        ComposeError: a cell failed, the kernel died, or it took too long.
    """
    composition = await compose_once(app, kernels, notebook)
    try:
        page = _assemble(composition, prefix)
    except ValueError as error:
        raise ComposeError(f"{notebook}: {error}") from error
    await asyncio.to_thread(page.compress)
    return page


async def compose_once(app: Voila, kernels: AsyncMultiKernelManager, notebook: str) -> Composition:
    """Compose `notebook`, a path below the app's root folder, in one of `kernels`.

    Raises:
        ComposeError: a cell failed, the kernel died, or it took too long.
    """
    kernel_id = renderer = None
    try:
        async with asyncio.timeout(COMPOSE_SECONDS):
            renderer = await renderer_of(ComposingRenderer, app, notebook, composed=True)
            kernel_id = await kernels.start_kernel(
                kernel_name=renderer.notebook.metadata.kernelspec.name,
                cwd=str((Path(app.root_dir) / notebook).parent),
                extra_arguments=QUIET_KERNEL,
            )
            html = await renderer.generate_content_str(kernel_id, kernels.get_kernel(kernel_id))
        return Composition(html, renderer.composed, script_part(PACKAGE / "page" / "hydrate"))
    except CellExecutionError as error:
        fault = told(notebook, renderer.executor.nb.cells) if renderer else None
        raise ComposeError(fault or f"{notebook}: {error.ename}: {error.evalue}") from error
    except DeadKernelError as error:
        raise ComposeError(f"{notebook}: the kernel died while it ran the cells") from error
    except TimeoutError as error:
        raise ComposeError(f"{notebook}: took more than {COMPOSE_SECONDS} s") from error
    except Exception as error:
        raise ComposeError(f"{notebook}: {type(error).__name__}: {error}") from error
    finally:
        if kernel_id is not None and kernel_id in kernels:
            await _end(app, kernels, kernel_id)


async def _end(app: Voila, kernels: AsyncMultiKernelManager, kernel_id: str) -> None:
    """End the kernel; where that fails the page that it made is no worse."""
    try:
        await kernels.shutdown_kernel(kernel_id, now=True)
    except Exception as error:
        app.log.warning("the kernel that composed did not end: %s: %s", type(error).__name__, error)


def _assemble(composition: Composition, prefix: str) -> ComposedPage:
    """Put the addresses of parts into the document."""
    composed, script = composition.composed, composition.script
    state = Part("widgets", "json", composed.served(prefix))
    html = composition.page(scripts=served_scripts(script, state, prefix))
    parts = {part.name: part for part in (script, state, *composed.parts.values())}
    return ComposedPage(Part("page", "html", html.encode()), parts)
