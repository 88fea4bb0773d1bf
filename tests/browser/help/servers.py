"""The lesson as people get it: started once a test session, on a free port of this machine."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[3]
LESSON = ROOT / "lessons" / "psoas-release" / "lesson.ipynb"
BIN = Path(sys.executable).parent
START_SECONDS = 120


@dataclass(frozen=True)
class Server:
    """A running server and what it wrote to its log."""

    url: str
    process: subprocess.Popen[bytes]
    log_file: Path

    @property
    def log(self) -> str:
        """All that it wrote so far."""
        return self.log_file.read_text(encoding="utf-8", errors="replace")

    def kernels(self) -> list[int]:
        """Process ids of the kernels that it runs."""
        found = []
        for child in psutil.Process(self.process.pid).children():
            with contextlib.suppress(psutil.Error):
                if any("ipykernel" in word for word in child.cmdline()):
                    found.append(child.pid)
        return found

    def kill_kernels(self) -> list[int]:
        """Kill every kernel without warning; their process ids."""
        kernels = self.kernels()
        for pid in kernels:
            process = psutil.Process(pid)
            process.kill()
            process.wait(timeout=30)
        return kernels


@dataclass(frozen=True)
class OfflineFile:
    """The lesson as one file; nobody serves it."""

    url: str


def make_site(out: Path) -> Path:
    """`bodylesson site`, as `make site` runs it."""
    command: list[Path | str] = [BIN / "bodylesson", "site", "--out", out]
    subprocess.run(command, cwd=ROOT, check=True, timeout=START_SECONDS)
    return out


@contextmanager
def composed_server(
    log_file: Path, folder: Path = ROOT, port: int | None = None
) -> Iterator[Server]:
    """`bodylesson serve`, as `make lesson` starts it, once its page is composed."""
    with (
        started_server(log_file, folder, port) as server,
        urllib.request.urlopen(server.url, timeout=START_SECONDS),
    ):
        yield server


@contextmanager
def started_server(
    log_file: Path, folder: Path = ROOT, port: int | None = None
) -> Iterator[Server]:
    """The same once it listens, perhaps before its page is composed; on `port` if named."""
    port = port or free_port()
    command: list[Path | str] = [BIN / "bodylesson", "serve", "--port", str(port)]
    with _running(command, folder, port, log_file, "is running at") as server:
        yield server


@contextmanager
def voila_server(log_file: Path, *options: str) -> Iterator[Server]:
    """Plain `voila` on the lesson, with the project's `voila.json` and a kernel per visitor."""
    port = free_port()
    command: list[Path | str] = [BIN / "voila", LESSON, "--no-browser", f"--port={port}", *options]
    with _running(command, ROOT, port, log_file, "is running at") as server:
        yield server


@contextmanager
def lab_server(log_file: Path, folder: Path) -> Iterator[Server]:
    """JupyterLab on a folder, without a token, for this machine alone."""
    port = free_port()
    command: list[Path | str] = [
        BIN / "jupyter",
        "lab",
        "--no-browser",
        "--allow-root",
        f"--port={port}",
    ]
    command += ["--IdentityProvider.token=", f"--ServerApp.root_dir={folder}"]
    command += ["--LabApp.extension_manager=readonly", "--LabApp.expose_app_in_browser=True"]
    with _running(command, folder, port, log_file, "is running at") as server:
        yield server


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def health(server: Server) -> dict[str, object]:
    """What `/health` says, whatever its status; a server that has ended fails with its log."""
    assert server.process.poll() is None, f"the server ended:\n{server.log}"
    try:
        with urllib.request.urlopen(f"{server.url}health", timeout=START_SECONDS) as answer:
            return dict(json.load(answer))
    except urllib.error.HTTPError as answer:
        return dict(json.load(answer))


@contextmanager
def _running(
    command: list[Path | str], folder: Path, port: int, log_file: Path, ready: str
) -> Iterator[Server]:
    """Run a server; yields once a line of its output holds `ready`."""
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=folder,
        env={**os.environ, "DISPLAY": "", "WAYLAND_DISPLAY": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    is_ready = threading.Event()
    reader = threading.Thread(target=_copy, args=(process, log_file, ready, is_ready), daemon=True)
    reader.start()
    server = Server(f"http://localhost:{port}/", process, log_file)
    try:
        if not is_ready.wait(START_SECONDS) or process.poll() is not None:
            raise RuntimeError(f"{command[0]} did not start:\n{server.log}")
        yield server
    finally:
        _end(process)
        reader.join()
        assert process.stdout is not None
        process.stdout.close()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a server and whatever it started: a kernel that outlived it would hold its log open."""
    try:
        family = [*psutil.Process(process.pid).children(recursive=True)]
    except psutil.NoSuchProcess:
        family = []
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for left in family:
        with contextlib.suppress(psutil.NoSuchProcess):
            left.kill()


def _copy(
    process: subprocess.Popen[bytes], log_file: Path, ready: str, is_ready: threading.Event
) -> None:
    """Copy a server's output to its log, and signal when the awaited line comes."""
    assert process.stdout is not None
    with log_file.open("wb", buffering=0) as log:
        for line in process.stdout:
            log.write(line)
            if ready.encode() in line:
                is_ready.set()
    is_ready.set()
