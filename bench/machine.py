"""The machine that all this was measured on."""

import platform
from importlib.metadata import version

import psutil

from bench.processes import MEGABYTE


def cores() -> int:
    """Processors that programs see."""
    return psutil.cpu_count() or 1


def memory_mb() -> float:
    """All of its memory, in megabytes."""
    return float(psutil.virtual_memory().total) / MEGABYTE


def facts(chromium: str) -> str:
    """One line: system, processors, memory, load, and versions of what took part."""
    load = ", ".join(f"{number:.1f}" for number in psutil.getloadavg())
    return (
        f"{platform.system()} {platform.machine()}, {cores()} processors, "
        f"{memory_mb() / 1000:.1f} GB, load {load}; Python {platform.python_version()}, "
        f"Voilà {version('voila')}, ipywidgets {version('ipywidgets')}, Chromium {chromium}"
    )
