"""Voilà's renderer for one notebook, with our template and the app's settings."""

from typing import Any, TypeVar

from voila.app import Voila
from voila.notebook_renderer import NotebookRenderer
from voila.utils import get_page_config

RendererT = TypeVar("RendererT", bound=NotebookRenderer)


async def renderer_of(
    kind: type[RendererT], app: Voila, notebook: str, **page_config: Any
) -> RendererT:
    """A renderer of `kind` for `notebook`, a path below the app's root folder."""
    config = get_page_config(
        base_url=app.base_url,
        settings=app.tornado_settings,
        log=app.log,
        voila_configuration=app.voila_configuration,
    )
    renderer: RendererT = kind(
        voila_configuration=app.voila_configuration,
        traitlet_config=app.config,
        notebook_path=notebook,
        template_paths=app.template_paths,
        config_manager=app.config_manager,
        contents_manager=app.contents_manager,
        base_url=app.base_url,
        kernel_spec_manager=app.kernel_spec_manager,
        page_config={**config, **page_config},
        mathjax_config=app.mathjax_config,
        mathjax_url=app.mathjax_url,
    )
    await renderer.initialize()
    return renderer
