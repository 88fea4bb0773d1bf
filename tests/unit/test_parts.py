"""Parts of a composed page: names from content, and compression that pays."""

import base64
import gzip

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodylesson.compose.lean import lean
from bodylesson.compose.page import Part
from bodylesson.compose.widgets import LARGE_BYTES, split_state


@given(st.binary(max_size=500), st.binary(max_size=500))
def test_names_differ_exactly_when_contents_do(one: bytes, other: bytes) -> None:
    same = Part("a", "js", one).name == Part("a", "js", other).name
    assert same == (one == other)


@given(st.binary(max_size=2000))
def test_compressed_forms_hold_the_same_content(content: bytes) -> None:
    part = Part("a", "bin", content)
    if part.gzip is not None:
        assert gzip.decompress(part.gzip) == content
        assert len(part.gzip) < len(content)
    if part.brotli is not None:
        assert brotli.decompress(part.brotli) == content
        assert len(part.brotli) < len(content)


def test_sound_is_not_compressed_again() -> None:
    assert Part("bell", "mp3", b"a" * 5000).gzip is None


def test_an_unknown_ending_is_refused() -> None:
    with pytest.raises(ValueError, match=r"part notes: expected an ending of js, json"):
        Part("notes", "ipynb", b"")


def _anywidget(name: str, **more: object) -> dict[str, object]:
    state = {"_esm": f"export default {name!r}", "_anywidget_id": f"bodylesson.{name}.{name}.X"}
    return {
        "model_module": "anywidget",
        "model_name": "AnyModel",
        "model_module_version": "0.11",
        "state": state,
        **more,
    }


def test_modules_leave_the_state_and_equal_ones_are_kept_once() -> None:
    slider = {"model_module": "@jupyter-widgets/controls", "model_name": "S", "state": {"max": 10}}
    saved = {"state": {"m1": _anywidget("gate"), "m2": _anywidget("gate"), "m3": slider}}
    widgets = split_state(saved)
    assert list(widgets.parts) == ["gate"]
    assert widgets.parts["gate"].content == b"export default 'gate'"
    assert all("_esm" not in widgets.state["state"][m]["state"] for m in ("m1", "m2"))
    assert widgets.lazy == {
        "m1": {"module": "gate", "traits": {}},
        "m2": {"module": "gate", "traits": {}},
    }
    assert widgets.state["state"]["m3"] == slider
    assert "_esm" in saved["state"]["m1"]["state"], "what nbclient recorded is left alone"  # type: ignore[index]


def test_large_binary_traits_become_parts_and_small_ones_stay() -> None:
    def buffer(path: list[object], size: int) -> dict[str, object]:
        data = base64.b64encode(b"\7" * size).decode()
        return {"path": path, "data": data, "encoding": "base64"}

    buffers = [buffer(["mesh"], LARGE_BYTES), buffer(["icon"], 10), buffer(["deep", "a"], 99_999)]
    widgets = split_state({"state": {"m1": _anywidget("viewer", buffers=buffers)}})
    assert widgets.lazy["m1"]["traits"] == {"mesh": "viewer.mesh"}
    assert widgets.parts["viewer.mesh"].content == b"\7" * LARGE_BYTES
    kept = [b["path"] for b in widgets.state["state"]["m1"]["buffers"]]
    assert kept == [["icon"], ["deep", "a"]]


def test_a_stylesheet_is_sent_without_its_comments() -> None:
    page = "<style>\n/* why */\n.a {\n  color: red;\n}\n</style><pre>\n  b /* c */</pre>"
    assert lean(page) == "<style>.a {\ncolor: red;\n}</style><pre>\n  b /* c */</pre>"
