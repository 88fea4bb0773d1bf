"""Solara's own environment under `.bench/`, made once, that works without a network afterwards.

Solara's page asks a CDN for its front end, even with `solara-assets`. Its server looks for those
files under `share/solara/cdn/` of its environment first, so the npm packages that its page names
are laid there; Deno, which this project has anyway, fetches them.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from deno import find_deno_bin

from bench.settings import BENCH

VERSION = "1.64.1"
HOME = BENCH / "solara"
BIN = HOME / "bin"
READY = HOME / ".ready"
NEEDS = ("anywidget", "brotli", "jinja2", "matplotlib", "nbformat", "pydantic", "ruamel.yaml")
"""What the lesson's package needs there, beside what Solara brings."""
PACKAGES = ("@widgetti/solara-vuetify3-app", "requirejs")
"""The npm packages of its page; Font Awesome, which the lesson does not use, is switched off."""


def make() -> None:
    """Make it where it is not there yet; needs PyPI and npm, as `make` itself does.

    Raises:
        RuntimeError: a step failed.
    """
    if READY.exists() and READY.read_text("utf-8") == VERSION:
        return
    print("Making an environment for Solara …", file=sys.stderr)
    shutil.rmtree(HOME, ignore_errors=True)
    uv = Path(sys.executable).with_name("uv")
    _run(uv, "venv", "--quiet", "--python", sys.executable, HOME)
    python = BIN / "python"
    _run(uv, "pip", "install", "--quiet", "--python", python, f"solara=={VERSION}", *NEEDS)
    _lay_front_end(_versions())
    READY.write_text(VERSION, "utf-8")


def _versions() -> dict[str, str]:
    """Versions of the npm packages, as Solara's page names them."""
    page = next(HOME.glob("lib/python*/site-packages/solara/server/templates/solara.html.j2"))
    text = page.read_text("utf-8")
    found = {name: re.search(rf"/{re.escape(name)}@([\d.]+)/", text) for name in PACKAGES}
    missing = [name for name, match in found.items() if match is None]
    if missing:
        raise RuntimeError(f"{page}: expected an address of {', '.join(missing)}")
    return {name: match[1] for name, match in found.items() if match}


def _lay_front_end(versions: dict[str, str]) -> None:
    cache = BENCH / "deno"
    wanted = [f"npm:{name}@{version}" for name, version in versions.items()]
    _run(find_deno_bin(), "cache", "--quiet", "--no-config", "--no-lock", *wanted, DENO_DIR=cache)
    for name, version in versions.items():
        # Deno names the registry's folder by its address.
        (source,) = cache.glob(f"npm/*/{name}/{version}")
        shutil.copytree(source, HOME / "share" / "solara" / "cdn" / f"{name}@{version}")


def _run(*command: Path | str, **env: Path) -> None:
    more = {name: str(value) for name, value in env.items()}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=BENCH,
        env={**os.environ, **more},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    if done.returncode:
        said = (done.stderr or done.stdout)[-2000:]
        raise RuntimeError(f"{' '.join(map(str, command))} failed:\n{said}")
