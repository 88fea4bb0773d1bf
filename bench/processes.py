"""A server under test: its whole process tree is started, weighed and ended here."""

import contextlib
import os
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

START_SECONDS = 180.0
SETTLE_SECONDS = 60.0
MEGABYTE = 1_000_000
GONE = (psutil.NoSuchProcess, psutil.AccessDenied)


@dataclass(frozen=True)
class Tree:
    """A process and all its descendants."""

    root: psutil.Process

    def members(self) -> list[psutil.Process]:
        """Those that live now, the root first."""
        with contextlib.suppress(*GONE):
            return [self.root, *self.root.children(recursive=True)]
        return []

    def processor_s(self) -> float:
        """Processor time so far in seconds, that of ended children included (Linux)."""
        total = 0.0
        for process in self.members():
            with contextlib.suppress(*GONE):
                total += sum(process.cpu_times()[:4])
        return total

    def memory_mb(self) -> float:
        """Memory in megabytes; what processes share counts once in all (PSS; elsewhere USS)."""
        total = 0.0
        for process in self.members():
            with contextlib.suppress(*GONE):
                full = process.memory_full_info()
                total += getattr(full, "pss", 0) or full.uss
        return total / MEGABYTE

    def settle(self) -> None:
        """Wait until it has been idle for a second and a half.

        Idle is under 4 % of one processor, and 0.4 % more for each process: kernels never sleep.
        """
        quiet, before = 0, self.processor_s()
        deadline = time.monotonic() + SETTLE_SECONDS
        while quiet < 3 and time.monotonic() < deadline:
            time.sleep(0.5)
            now = self.processor_s()
            quiet = quiet + 1 if now - before < 0.02 + 0.002 * len(self.members()) else 0
            before = now


@dataclass(frozen=True)
class Server:
    """One that runs and answers."""

    url: str
    tree: Tree

    @property
    def port(self) -> int:
        """Where it listens on this machine."""
        return int(self.url.rstrip("/").rsplit(":", 1)[1])


@contextmanager
def running(
    command: Sequence[Path | str],
    port: int,
    folder: Path,
    env: Mapping[str, str],
    log_file: Path,
    ready: Callable[[Server], bool] = lambda _: True,
) -> Iterator[Server]:
    """Start a server; yields once it listens and `ready` says so; then ends all its processes.

    Raises:
        RuntimeError: it ended, or was not ready in time.
    """
    with log_file.open("wb") as log:
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=folder,
            env={**os.environ, **env, "DISPLAY": "", "WAYLAND_DISPLAY": ""},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    server = Server(f"http://localhost:{port}/", Tree(psutil.Process(process.pid)))
    try:
        deadline = time.monotonic() + START_SECONDS
        while not (listens(port) and ready(server)):
            if process.poll() is not None or time.monotonic() > deadline:
                said = log_file.read_text("utf-8", "replace")[-2000:]
                raise RuntimeError(f"{command[0]} did not start; {log_file} ends:\n{said}")
            time.sleep(0.2)
        server.tree.settle()
        yield server
    finally:
        end(server.tree)
        process.wait()


def end(tree: Tree) -> None:
    """End every process of the tree: terminate, and after ten seconds kill."""
    members = tree.members()
    for process in members[:1]:
        with contextlib.suppress(*GONE):
            process.terminate()
    _, left = psutil.wait_procs(members, timeout=10)
    for process in left:
        with contextlib.suppress(*GONE):
            process.kill()
    psutil.wait_procs(left, timeout=10)


def listens(port: int) -> bool:
    """Whether something takes connections there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def peak_memory(tree: Tree) -> Iterator[list[float]]:
    """Look at the tree's memory twice a second; the list holds its highest in megabytes."""
    peak, done = [tree.memory_mb()], threading.Event()

    def watch() -> None:
        while not done.wait(0.5):
            peak[0] = max(peak[0], tree.memory_mb())

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield peak
    finally:
        done.set()
        watcher.join()
