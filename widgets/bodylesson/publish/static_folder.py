"""The lesson as a folder for any static host: hashed parts, manifest, service worker, icons.

All addresses are relative, so the folder can lie under any path.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bodylesson.compose.draft import PREFIX, Draft
from bodylesson.compose.page import Part
from bodylesson.page.files import bundle
from bodylesson.page.policy import POLICY
from bodylesson.publish.templates import template
from bodylesson.ui.palette import palette
from bodylesson.ui.words import words

ICONS = Path(__file__).parent / "icons"
TOUCH_ICON = "touch-180.png"
SIZES = {"icon.svg": "any", "icon-192.png": "192x192", "icon-512.png": "512x512"}
MASKABLE = "maskable-512.png"
"""An icon whose corners a phone may crop."""
PAGE, MANIFEST, WORKER = "index.html", "manifest.webmanifest", "sw.js"
KEPT = "__BL_KEPT__"
"""The name in the worker's bundle that stands for the list of files to keep."""


def static_folder(draft: Draft, about: Mapping[str, str], offline_name: str) -> dict[str, bytes]:
    """Every file of the folder by its path; `about` has title, description and language."""
    labels = words(about["language"]).labels("publish.static_folder")
    icons = {path.name: _icon(path) for path in sorted(ICONS.iterdir())}
    page = draft.page(
        head=template("static-head").render(
            # A page itself cannot say who may frame it.
            policy="; ".join(p for p in POLICY.split("; ") if not p.startswith("frame-ancestors")),
            manifest=MANIFEST,
            touch_icon=PREFIX + icons[TOUCH_ICON].name,
            worker=WORKER,
        ),
        note=template("static-note").render(file=offline_name, words=labels),
    )
    parts = (*page.parts.values(), *icons.values())
    files = {PREFIX + part.name: part.content for part in parts}
    files[MANIFEST] = _manifest(about, icons)
    files[PAGE] = page.document.content
    files[WORKER] = _worker(files)
    return files


def _icon(path: Path) -> Part:
    return Part(path.stem, path.suffix.removeprefix("."), path.read_bytes())


def _manifest(about: Mapping[str, str], icons: Mapping[str, Part]) -> bytes:
    listed = [_entry(icons[name], size, "any") for name, size in SIZES.items()]
    listed.append(_entry(icons[MASKABLE], "512x512", "maskable"))
    manifest = {
        "name": about["title"],
        "short_name": about["title"],
        "description": about["description"],
        "lang": about["language"],
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": palette()["bg"].light,
        "theme_color": palette()["bg"].light,
        "icons": listed,
    }
    return _json(manifest)


def _entry(icon: Part, size: str, purpose: str) -> dict[str, str]:
    kind = icon.content_type.split(";")[0]
    return {"src": PREFIX + icon.name, "sizes": size, "type": kind, "purpose": purpose}


def _worker(files: Mapping[str, bytes]) -> bytes:
    """The service worker with the list of all other files; a hashed name is its own version."""
    kept = [
        {"url": path, "revision": None if path.startswith(PREFIX) else _digest(content)}
        for path, content in sorted(files.items())
    ]
    source = bundle("service_worker").decode()
    if (count := source.count(KEPT)) != 1:
        raise ValueError(f"service worker: expected {KEPT} once, found it {count} times")
    return source.replace(KEPT, _json(kept).decode()).encode()


def _digest(content: bytes) -> str:
    return Part("file", "html", content).digest


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
