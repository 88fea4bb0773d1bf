"""Gate, controls, guide and timer together, as ipywidgets draws and joins them, with no kernel.

Nothing here is a stand-in: the state comes from the Python widgets, the controls are ipywidgets'
own, and the page comes to life by the lesson's `hydrate.js`.
"""

import json
from pathlib import Path

import pytest
from ipywidgets import embed
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.help import axe
from tests.browser.help.timer import CHANGE
from tests.samples.lesson import sample_showing

PACKAGE = Path(__file__).parents[2] / "widgets" / "bodylesson"
ORIGIN = "http://practice.test/"
HTML = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Practice</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>:root {{ color-scheme: light dark }} body {{ margin: 8px; background: var(--bl-bg) }}
{css}</style></head><body><main><h1>Practice</h1>
<div class="bl-live" data-model="{gate}"></div><div class="bl-live" data-model="{practice}"></div>
</main><script id="bl-widgets" type="application/json">{composed}</script>
<script type="module" src="/hydrate.js"></script></body></html>"""


@pytest.fixture(scope="module")
def html() -> str:
    shown = sample_showing()
    views = [shown.widget("gate"), shown.widget("practice")]
    state = embed.embed_data(views, state=embed.dependency_state(views, drop_defaults=False))[
        "manager_state"
    ]
    composed = json.dumps({"widgets": state, "lazy": {}}).replace("</", "<\\/")
    css = (PACKAGE / "page" / "template" / "static" / "page.css").read_text("utf-8")
    gate, practice = (view.model_id for view in views)
    return HTML.format(css=css, gate=gate, practice=practice, composed=composed)


@pytest.fixture
def practice(page: Page, html: str) -> Page:
    """The page, alive."""
    script = (PACKAGE / "page" / "hydrate" / "hydrate.js").read_text("utf-8")

    def answer(route: Route) -> None:
        if route.request.url == ORIGIN:
            route.fulfill(content_type="text/html", body=html)
        elif route.request.url.endswith("/hydrate.js"):
            route.fulfill(content_type="text/javascript", body=script)
        else:
            route.fulfill(status=404, body="")

    page.route(f"{ORIGIN}**", answer)
    page.goto(ORIGIN)
    expect(timer(page)).to_be_visible()
    return page


def radios(page: Page, name: str) -> Locator:
    return page.get_by_role("radiogroup", name=name, exact=True)


def slider(page: Page, name: str) -> Locator:
    return page.get_by_role("slider", name=name, exact=True)


def timer(page: Page) -> Locator:
    return page.get_by_role("region", name="Breath timer")


def change(page: Page) -> None:
    """Open what can be changed."""
    button = timer(page).get_by_role("button", name=CHANGE, exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(radios(page, "Way to practice")).to_be_visible()


def pass_gate(page: Page) -> None:
    for box in page.get_by_label("None of these").all():
        box.check()
    page.get_by_role("button", name="See the answer").click()


def test_every_control_has_its_name_and_role(practice: Page) -> None:
    change(practice)
    assert radios(practice, "Way to practice").get_by_role("radio").count() == 5
    for name in ("The drape", "The deeper", "The lift", "The iliacus", "The explore"):
        expect(radios(practice, "Way to practice").get_by_role("radio", name=name)).to_be_attached()
    for name in ("Left", "Right", "Both"):
        expect(radios(practice, "Side").get_by_role("radio", name=name)).to_be_attached()
    values = {"Breaths": "8", "Breaths per minute": "6.0", "Share of the in-breath": "40%"}
    for name, value in values.items():
        expect(slider(practice, name)).to_have_attribute("aria-valuetext", value)
    expect(practice.get_by_role("checkbox", name="Sound", exact=True)).to_be_checked()
    expect(practice.locator("[title=null]")).to_have_count(0)
    assert practice.get_by_role("textbox").count() == 0


def test_radio_groups_are_one_tab_stop_each(practice: Page) -> None:
    change(practice)
    first = radios(practice, "Way to practice").get_by_role("radio").first
    first.focus()
    practice.keyboard.press("ArrowDown")
    second = radios(practice, "Way to practice").get_by_role("radio").nth(1)
    expect(second).to_be_focused()
    expect(second).to_be_checked()
    expect(timer(practice)).to_contain_text("Left side · The deeper")
    for _ in range(2):
        practice.keyboard.press("Tab")
    expect(radios(practice, "Side").get_by_role("radio", name="Left")).to_be_focused()


def test_sliders_by_keyboard(practice: Page) -> None:
    change(practice)
    rate = slider(practice, "Breaths per minute")
    rate.focus()
    for key, value in (
        ("ArrowRight", "6.5"),
        ("ArrowLeft", "6.0"),
        ("Home", "4.0"),
        ("PageUp", "6.5"),
        ("End", "10.0"),
        ("PageDown", "7.5"),
    ):
        practice.keyboard.press(key)
        expect(rate).to_have_attribute("aria-valuetext", value)
    expect(timer(practice)).to_contain_text("7.5 breaths a minute: 3.2 s in, 4.8 s out")
    slider(practice, "Share of the in-breath").focus()
    practice.keyboard.press("End")
    expect(timer(practice)).to_contain_text("7.5 breaths a minute: 4.8 s in, 3.2 s out")


def test_choosing_reaches_guide_and_timer(practice: Page) -> None:
    change(practice)
    radios(practice, "Way to practice").get_by_text("The lift").click()
    radios(practice, "Side").get_by_text("Right").click()
    guide = practice.get_by_role("region", name="Ways to practice")
    expect(guide).to_contain_text("cue small: the right side")
    expect(timer(practice)).to_contain_text("Right side · The lift")
    expect(slider(practice, "Breaths")).to_have_attribute("aria-valuetext", "6")


def test_the_gate_frees_the_timer(practice: Page) -> None:
    start = timer(practice).get_by_role("button", name="Start", exact=True)
    expect(start).to_be_disabled()
    pass_gate(practice)
    start.click()
    expect(timer(practice)).to_contain_text("step 1 of 7")


def test_targets_are_large_enough(practice: Page) -> None:
    practice.set_viewport_size({"width": 320, "height": 640})
    change(practice)
    targets = practice.locator(
        ".bl-controls [role=slider], .bl-controls label:has(input), "
        ".bl-check:visible, .bl-button:visible"
    ).all()
    assert len(targets) >= 15
    for target in targets:
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44, target.inner_text()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320


def test_axe(practice: Page) -> None:
    axe.check_everywhere(practice, "gate open")
    pass_gate(practice)
    axe.check_everywhere(practice, "gate passed")
    change(practice)
    axe.check_everywhere(practice, "what can be changed")
