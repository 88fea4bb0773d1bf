"""Widgets as the kernel left them, made fit for a page that loads its parts when needed."""

import base64
import json
from dataclasses import dataclass, field
from typing import Any

from bodylesson.compose.page import Part

ANYWIDGET = "anywidget"
LARGE_BYTES = 16_384
"""A binary trait of at least this size becomes a part of its own, fetched with its widget."""


@dataclass
class Widgets:
    """The widgets of a page: the JSON that `hydrate.ts` reads, and the parts that it names."""

    state: dict[str, Any]
    lazy: dict[str, dict[str, Any]] = field(default_factory=dict)
    parts: dict[str, Part] = field(default_factory=dict)

    def served(self, prefix: str) -> bytes:
        """The JSON for a page whose parts are under `prefix`."""
        addresses = {name: f"{prefix}{part.name}" for name, part in self.parts.items()}
        return self._json({"addresses": addresses})

    def inlined(self) -> bytes:
        """The JSON for a page that holds all its parts."""
        return self._json({})

    def _json(self, more: dict[str, Any]) -> bytes:
        whole = {"widgets": self.state, "lazy": self.lazy, **more}
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def split_state(state: dict[str, Any]) -> Widgets:
    """Move every widget's module and its large binary traits out into parts.

    `state` is what nbclient records under `application/vnd.jupyter.widget-state+json`.
    """
    state = {**state, "state": {id: _copy(model) for id, model in state["state"].items()}}
    widgets = Widgets(state)
    for model_id, model in state["state"].items():
        if model["model_module"] != ANYWIDGET:
            continue
        stem = str(model["state"]["_anywidget_id"]).split(".")[-2]
        module = Part(stem, "js", str(model["state"].pop("_esm")).encode())
        widgets.parts[stem] = module
        traits = _large_traits(model, stem, widgets)
        widgets.lazy[model_id] = {"module": stem, "traits": traits}
    return widgets


def _large_traits(model: dict[str, Any], stem: str, widgets: Widgets) -> dict[str, str]:
    """Move a model's large top-level binary traits out; returns their parts by trait name."""
    traits: dict[str, str] = {}
    kept = []
    for buffer in model.get("buffers", ()):
        content = base64.b64decode(buffer["data"])
        path = buffer["path"]
        if len(path) != 1 or len(content) < LARGE_BYTES:
            kept.append(buffer)
            continue
        part = Part(f"{stem}.{path[0]}", "bin", content)
        widgets.parts[part.stem] = part
        traits[path[0]] = part.stem
    if "buffers" in model:
        model["buffers"] = kept
    return traits


def _copy(model: dict[str, Any]) -> dict[str, Any]:
    return {**model, "state": dict(model["state"])}
