"""Publishing: text that ends no script, nothing outside, and a folder that fits itself."""

import json
import re
from pathlib import Path

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodylesson import cli
from bodylesson.compose.draft import MARKS, Draft
from bodylesson.compose.licenses import as_comment, licenses
from bodylesson.compose.page import Part
from bodylesson.compose.stable_ids import STATE_TYPE, with_stable_ids
from bodylesson.compose.widgets import Widgets
from bodylesson.publish import build
from bodylesson.publish.inline import bytes_text, json_text, module_text
from bodylesson.publish.references import external_references
from tests.unit.real_lesson import ROOT

ABOUT = {"title": "Small", "description": "A small lesson", "language": "en"}
TEXT = st.text(st.characters(codec="utf-8"), max_size=60)
STRANGE = st.lists(
    st.one_of(
        TEXT, st.sampled_from(["</script", "<!--", "-->", "<SCRIPT>", "\0", "\r\n", "\u2028"])
    )
).map("".join)


def draft(**parts: bytes) -> Draft:
    made = {name: Part(name, "js", content) for name, content in parts.items()}
    html = f"<!doctype html><title>Small</title>{MARKS['head']}{MARKS['note']}{MARKS['scripts']}"
    return Draft(html, Widgets({"state": {}}, parts=made), {"hydrate": Part("hydrate", "js", b"1")})


@given(STRANGE)
def test_a_module_comes_out_of_the_page_as_it_went_in(source: str) -> None:
    text = module_text(source)
    assert "<" not in text, "only this letter can end a script element or open a comment in it"
    assert json.loads(text) == source


@given(
    st.recursive(
        STRANGE, lambda inner: st.dictionaries(STRANGE, inner) | st.lists(inner), max_leaves=6
    )
)
def test_data_comes_out_of_the_page_as_it_went_in(data: object) -> None:
    text = json_text(json.dumps(data, ensure_ascii=False))
    assert "<" not in text
    assert json.loads(text) == data


@given(st.binary())
def test_bytes_hold_no_letter_that_means_anything(content: bytes) -> None:
    assert re.fullmatch(r"[A-Za-z0-9+/=]*", bytes_text(content))


@pytest.mark.parametrize(
    "html",
    [
        '<img src="plate.png">',
        '<img srcset="plate.png 2x">',
        '<video poster="https://example.org/p.png">',
        '<link rel="stylesheet" href="style.css">',
        '<script src="/main.js"></script>',
        '<svg><use xlink:href="shapes.svg#a"/></svg>',
        '<a href="handout.pdf">Handout</a>',
        "<style>@import 'more.css';</style>",
        "<style>p { background: url( 'p.png' ) }</style>",
        '<p style="background: url(p.png)">',
    ],
)
def test_what_is_outside_the_page_is_found(html: str) -> None:
    assert len(external_references(html)) == 1


def test_what_is_inside_or_a_link_to_follow_is_not() -> None:
    assert not external_references(
        '<a href="#goals">Goals</a><a href="https://example.org">Study</a><img src="data:,">'
        "<style>p { background: url(data:,) } q { fill: url(#a) }</style>"
        "<svg><use href='#a'/></svg>"
        '<script type="text/plain">"src=x.js url(y.png)"</script>'
    )


def test_a_page_that_needs_a_file_is_not_published() -> None:
    whole = draft()
    needing = Draft(whole.html + '<img src="plate.png">', whole.widgets, whole.modules)
    with pytest.raises(build.SiteError, match=r'expected all of it inside, found img src="plate'):
        build.site_files(needing, "small", ABOUT)


def test_a_file_that_is_too_large_is_not_published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "MOST_BYTES", 3000)
    with pytest.raises(build.SiteError, match=r"small\.html: expected at most 3000 bytes, got"):
        build.site_files(draft(big=b"a" * 3000), "small", ABOUT)


def test_every_address_of_the_folder_is_relative_and_there() -> None:
    files = build.site_files(draft(gate=b"gate"), "small", ABOUT)
    page = files["index.html"].decode()
    addresses = re.findall(r'(?:href|src|data-address)="([^"#]+)"', page)
    manifest = json.loads(files["manifest.webmanifest"])
    addresses += [icon["src"] for icon in manifest["icons"]]
    kept = re.findall(r'\{"url":"([^"]+)","revision":', files["sw.js"].decode())
    assert len(addresses) > 8
    assert set(addresses) <= set(files)
    assert set(files) - set(kept) == {"sw.js", "small.html", "licenses.txt"}
    assert manifest["start_url"] == manifest["scope"] == "./"
    assert {icon["sizes"] for icon in manifest["icons"]} == {"any", "192x192", "512x512"}


def test_every_copy_says_whose_work_is_in_it(tmp_path: Path) -> None:
    files = build.site_files(draft(), "small", ABOUT)
    text = files["licenses.txt"].decode()
    page, _, comment = files["small.html"].decode().partition("<!--\n")
    assert "<title>Small</title>" in page
    assert comment.endswith("\n-->\n")
    for path in (ROOT / "NOTICE", ROOT / "LICENSE", *(ROOT / "LICENSES").glob("*.txt")):
        assert path.read_text("utf-8") in text
        assert path.read_text("utf-8") in comment
    # Where the project's folder is not at hand, the wheel's own copies.
    heads = re.compile(r"={80}\n(\S+)\n={80}")
    elsewhere = licenses(tmp_path)
    assert heads.findall(elsewhere) == heads.findall(text)
    assert all(len(part.strip()) > 500 for part in heads.split(elsewhere)[2::2])


@given(st.lists(st.sampled_from(["-", ">", "!", "<!--", "a", "\n"])).map("".join))
def test_no_license_ends_its_comment(text: str) -> None:
    comment = as_comment(text).decode().removeprefix("<!--\n")
    ends = [match.start() for match in re.finditer(r"--!?>", comment)]
    assert ends == [len(comment) - len("-->\n")]


def test_another_page_gives_another_worker() -> None:
    def worker(page: Draft) -> bytes:
        return build.site_files(page, "small", ABOUT)["sw.js"]

    one, other = draft(), draft()
    other = Draft(other.html + "more", other.widgets, other.modules)
    assert worker(one) == worker(draft())
    assert worker(one) != worker(other)


def test_only_old_parts_are_removed(tmp_path: Path) -> None:
    old = Part("gate", "js", b"old").name
    build.write_files({f"assets/{old}": b"old", "index.html": b"1"}, tmp_path)
    (tmp_path / "assets" / "notes.txt").write_text("mine")
    build.write_files({"assets/gate-0123456789abcdef.js": b"new", "index.html": b"2"}, tmp_path)
    names = sorted(path.name for path in (tmp_path / "assets").iterdir())
    assert names == ["gate-0123456789abcdef.js", "notes.txt"]
    assert (tmp_path / "index.html").read_bytes() == b"2"


@pytest.mark.parametrize("count", [0, 2])
def test_a_page_without_room_for_its_scripts_is_refused(count: int) -> None:
    html = MARKS["head"] + MARKS["note"] + count * MARKS["scripts"]
    broken = Draft(html, Widgets({}), {"hydrate": Part("hydrate", "js", b"")})
    with pytest.raises(ValueError, match=rf"bl:scripts--> once, found it {count} times"):
        broken.page()


@given(st.lists(st.uuids(version=4), min_size=2, max_size=6, unique=True))
def test_widgets_are_numbered_in_the_order_of_their_making(uuids: list[object]) -> None:
    ids = [uuid.hex for uuid in uuids]  # type: ignore[attr-defined]
    state = {i: {"state": {"layout": f"IPY_MODEL_{ids[0]}", "said": "w1"}} for i in ids}
    notebook = nbformat.v4.new_notebook(metadata={"widgets": {STATE_TYPE: {"state": state}}})
    shown = nbformat.v4.new_output(
        "display_data", {"application/x.view+json": {"model_id": ids[1]}}
    )
    notebook.cells = [nbformat.v4.new_code_cell("show", outputs=[shown])]
    numbered = with_stable_ids(notebook)
    models = numbered.metadata["widgets"][STATE_TYPE]["state"]
    assert list(models) == [f"w{n}" for n in range(1, len(ids) + 1)]
    assert models["w2"]["state"] == {"layout": "IPY_MODEL_w1", "said": "w1"}
    assert numbered.cells[0].outputs[0].data["application/x.view+json"] == {"model_id": "w2"}


def test_without_a_lesson_the_command_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["site"]) == 1
    assert "expected one folder with a lesson.ipynb, found none" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()
