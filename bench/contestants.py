"""The five servers, each started as its own documentation says, with the same lesson."""

import shutil
import sys
import urllib.request
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from bench import floor_page, solara_environment
from bench.processes import Server, free_port, running
from bench.settings import BENCH, BURSTS, LESSON, POOL, ROOT, SLOW_BURSTS

HERE = Path(__file__).parent
BIN = Path(sys.executable).parent
ENV = {"JUPYTER_CONFIG_DIR": str(BENCH / "no-config")}
"""An empty folder, so that nobody's own Jupyter settings take part."""


@dataclass(frozen=True)
class Contestant:
    """One way to serve the lesson."""

    key: str
    name: str
    channel: str
    """How its widgets come: `none`, or over a websocket as `voila` or `solara` does it."""
    start: Callable[[], AbstractContextManager[Server]]
    widgets: bool = True
    """Whether there are any."""

    @property
    def bursts(self) -> int:
        """How often all come at once; where each costs a second or more, twice tells enough."""
        return BURSTS if self.channel == "none" else min(BURSTS, SLOW_BURSTS)


def composed() -> AbstractContextManager[Server]:
    """`bodylesson serve`, as `make lesson` starts it, once its page is composed."""
    port = free_port()
    command: list[Path | str] = [BIN / "bodylesson", "serve", "--port", str(port)]
    return running(command, port, ROOT, ENV, _log("composed"), _page_answers)


def plain_voila() -> AbstractContextManager[Server]:
    """Voilà with its default template and settings."""
    return _voila("voila")


def warm_voila() -> AbstractContextManager[Server]:
    """The same, with kernels that have run the notebook before anybody comes."""
    return _voila(
        "pool",
        "--preheat_kernel=True",
        f"--VoilaConfiguration.default_pool_size={POOL}",
        ready=lambda server: len(server.tree.members()) > POOL,
    )


def solara() -> AbstractContextManager[Server]:
    """Solara in production mode."""
    solara_environment.make()
    env = {
        **ENV,
        "BENCH_LESSON": str(LESSON),
        "PYTHONPATH": str(ROOT / "widgets"),
        "SOLARA_ASSETS_FONTAWESOME_ENABLED": "False",
        "SOLARA_TELEMETRY_MIXPANEL_ENABLE": "False",
    }
    port = free_port()
    command: list[Path | str] = [
        solara_environment.BIN / "solara",
        "run",
        HERE / "solara_app.py",
        "--production",
    ]
    command += ["--no-open", "--host", "localhost", "--port", str(port)]
    return running(command, port, BENCH, env, _log("solara"), _page_answers)


def floor() -> AbstractContextManager[Server]:
    """Static files with the words and the pictures of the composed page."""
    folder = BENCH / "floor"
    shutil.rmtree(folder, ignore_errors=True)
    with composed() as server:

        def fetch(path: str) -> bytes:
            with urllib.request.urlopen(urljoin(server.url, path)) as answer:
                return bytes(answer.read())

        floor_page.write(fetch("").decode(), folder, fetch)
    port = free_port()
    command: list[Path | str] = [sys.executable, HERE / "floor_server.py", folder, str(port)]
    return running(command, port, BENCH, ENV, _log("floor"), _page_answers)


CONTESTANTS = (
    Contestant("composed", "this lesson", "none", composed),
    Contestant("voila", "plain Voilà", "voila", plain_voila),
    Contestant("pool", f"Voilà, {POOL} kernels warm", "voila", warm_voila),
    Contestant("solara", f"Solara {solara_environment.VERSION}", "solara", solara),
    Contestant("floor", "static page", "none", floor, widgets=False),
)


def _voila(
    key: str, *options: str, ready: Callable[[Server], bool] = lambda _: True
) -> AbstractContextManager[Server]:
    port = free_port()
    command: list[Path | str] = [
        BIN / "voila",
        LESSON / "lesson.ipynb",
        "--no-browser",
        f"--port={port}",
        *options,
    ]
    # From a folder without this project's voila.json.
    return running(command, port, BENCH, ENV, _log(key), ready)


def _page_answers(server: Server) -> bool:
    with urllib.request.urlopen(server.url, timeout=60) as answer:
        return bool(answer.status == 200)


def _log(key: str) -> Path:
    return BENCH / f"{key}.log"
