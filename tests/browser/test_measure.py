"""Before and after on a fake model, in a real browser."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.help import axe
from tests.browser.help.records import (
    HOSTILE,
    NAVEL,
    open_widget,
    put,
    stored,
)

KNEE = "Left: From the table's edge down to the knee"


def note(page: Page, label: str, *values: str) -> None:
    field = page.get_by_label(label, exact=True)
    for value in values:
        field.fill(value)
        field.press("Enter")
        kept(page)


def score(page: Page, instrument: str, legend: str, *values: int) -> None:
    for value in values:
        page.get_by_role("group", name=legend).get_by_label(str(value), exact=True).check()
        page.get_by_role("button", name=f"Note it: {instrument}").click()
        kept(page)


def kept(page: Page) -> None:
    """Wait until what is shown is kept as well."""
    expect(page.locator('.bl-measure[data-ready="true"]')).to_be_attached()


def lines(page: Page) -> Locator:
    return page.locator(".bl-result-line")


@pytest.fixture
def before(page: Page) -> Page:
    open_widget(page, "before")
    return page


def test_three_readings_are_counted_and_kept_out_of_sight(before: Page) -> None:
    note(before, NAVEL, "88.0", "88,6", "89.1 cm")
    entry = before.locator(".bl-entry").first
    expect(entry).to_contain_text("All 3 noted")
    expect(entry.get_by_text("88.6 cm")).to_be_hidden()
    entry.get_by_role("button", name="Show my readings").click()
    expect(entry.get_by_role("listitem")).to_have_text(["88.0 cm", "88.6 cm", "89.1 cm"])
    note(before, NAVEL, "88.7")
    expect(entry.get_by_role("alert")).to_contain_text("Take one back")
    entry.get_by_role("button", name="Take back the last").click()
    kept(before)
    expect(entry).to_contain_text("2 of 3 noted")
    values = [one["value"] for one in stored(before, "measures")[0]["readings"]]
    assert values == [880, 886]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "We cannot read this as a length"),
        ("abc", "We cannot read this as a length"),
        ("88 kg", "Write it like 88.5, or with its unit"),
        ("9", "9.0 cm is not possible here: it is below 30.0 cm"),
        ("885", "885.0 cm is not possible here: it is above 180.0 cm"),
        ("-88", "\u221288.0 cm is not possible here"),
    ],
)
def test_the_impossible_is_refused_with_its_reason(before: Page, typed: str, said: str) -> None:
    note(before, NAVEL, typed)
    field = before.get_by_label(NAVEL, exact=True)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_be_focused()
    expect(before.locator(".bl-entry").first.get_by_role("alert")).to_contain_text(said)
    assert stored(before, "measures") == []


@pytest.mark.parametrize(
    ("unit", "typed", "kept_mm", "said"),
    [
        ("Inches", "34\u215d", 879.475, ""),
        ("Inches", "34 5/8", 879.475, ""),
        ("Inches", "34,625 in", 879.475, ""),
        ("Inches", "2' 10\"", 863.6, "2' 10\" was noted as 34.00 in."),
        ("Inches", "88 cm", 880, "88 cm was noted as 34.65 in."),
        ("Centimeters", "34 inches", 863.6, "34 inches was noted as 86.4 cm."),
        ("Centimeters", "\u0668\u0668\u066b\u0665", 885, ""),
    ],
)
def test_what_is_typed_is_what_is_kept(
    before: Page, unit: str, typed: str, kept_mm: float, said: str
) -> None:
    before.get_by_label(unit).check()
    kept(before)
    note(before, NAVEL, typed)
    (record,) = stored(before, "measures")
    assert [one["value"] for one in record["readings"]] == [pytest.approx(kept_mm)]
    understood = before.locator(".bl-entry").first.locator(".bl-understood")
    expect(understood).to_have_text(said)
    # What was said of it goes with the next word that is typed.
    before.get_by_label(NAVEL, exact=True).fill("8")
    expect(understood).to_have_text("")


def test_a_reading_that_is_taken_back_was_not_noted(before: Page) -> None:
    note(before, NAVEL, "34 in")
    entry = before.locator(".bl-entry").first
    expect(entry).to_contain_text("34 in was noted as 86.4 cm.")
    entry.get_by_role("button", name="Show my readings").click()
    entry.get_by_role("button", name="Take back the last").click()
    expect(entry).not_to_contain_text("was noted")
    note(before, NAVEL, "34 in", "")
    expect(entry).to_contain_text("We cannot read this")
    expect(entry).not_to_contain_text("was noted")


def test_the_unlikely_is_asked_about(before: Page) -> None:
    note(before, NAVEL, "70")
    expect(before.get_by_role("button", name="Yes, note it")).to_be_focused()
    before.get_by_role("button", name="No, change it").click()
    expect(before.get_by_label(NAVEL, exact=True)).to_be_focused()
    assert stored(before, "measures") == []
    note(before, NAVEL, "88", "95")
    expect(before.get_by_text("far from your first reading")).to_be_visible()
    before.get_by_role("button", name="Yes, note it").click()
    kept(before)
    expect(before.locator(".bl-entry").first).to_contain_text("2 of 3 noted")


def test_the_angle_needs_the_thigh_and_never_more_than_it(before: Page) -> None:
    note(before, KNEE, "5")
    expect(before.get_by_text("Note the thigh length first")).to_be_visible()
    note(before, "Thigh length, left", "40")
    expect(before.locator(".bl-thighs .bl-hint", has_text="Thigh length noted")).to_have_text(
        "Thigh length noted: 40.0 cm."
    )
    note(before, KNEE, "41")
    expect(before.get_by_text("cannot be further from the edge")).to_be_visible()
    note(before, KNEE, "5")
    before.get_by_role("button", name="Show my readings: How far the thigh hangs, left").click()
    expect(before.get_by_text("5.0 cm (7.2°)")).to_be_visible()


def test_an_odd_thigh_is_asked_about_and_noted_on_a_yes(before: Page) -> None:
    thigh = "Thigh length, left"
    note(before, thigh, "60")
    asking = before.get_by_role("group", name=f"Is this right? {thigh}")
    expect(asking).to_contain_text("60.0 cm is large for this. Is it right?")
    expect(asking.get_by_role("button", name="Yes, note it")).to_be_focused()
    axe.check_everywhere(before, "thigh asked")
    asking.get_by_role("button", name="No, change it").click()
    expect(before.get_by_label(thigh, exact=True)).to_be_focused()
    assert stored(before, "measures") == []
    note(before, thigh, "60")
    asking.get_by_role("button", name="Yes, note it").press("Enter")
    kept(before)
    expect(asking).to_be_hidden()
    assert stored(before, "measures")[0]["thigh"]["left"] == 600


def test_one_score_judges_nothing(page: Page) -> None:
    open_widget(page, "before")
    score(page, "Front of your hips, now", "Trouble at the front", 9)
    open_widget(page, "after")
    score(page, "Front of your hips, now", "Trouble at the front", 1)
    expect(page.locator('[data-outcome="less"]')).to_have_count(0)
    expect(lines(page)).to_contain_text("It takes three scores before")


def test_a_band_at_the_end_of_a_scale_is_told_within_it(page: Page) -> None:
    open_widget(page, "before")
    score(page, "Front of your hips, now", "Trouble at the front", 1, 1, 1)
    open_widget(page, "after")
    name = page.locator(".bl-band title").text_content() or ""
    assert "Range from 0 to 3 around 1 before" in name


def test_units_change_what_is_shown_and_not_what_is_kept(before: Page) -> None:
    before.get_by_label("Inches").check()
    kept(before)
    note(before, NAVEL, "34 5/8")
    before.get_by_role("button", name="Show my readings").click()
    expect(before.get_by_text(re.compile(r"34\.6[23] in"))).to_be_visible()
    before.get_by_label("Centimeters").check()
    expect(before.get_by_text("87.9 cm")).to_be_visible()
    (record,) = stored(before, "measures")
    assert record["readings"][0]["value"] == pytest.approx(34.625 * 25.4)


def test_the_band_stands_before_the_change(page: Page) -> None:
    open_widget(page, "before")
    note(page, NAVEL, "88.0", "88.6", "89.1")
    after = page.context.new_page()
    open_widget(after, "after")
    expect(lines(after)).to_have_count(1)
    expect(after.locator(".bl-outcome")).to_have_text(
        "Your range is set. Now take your readings after."
    )
    band = after.locator(".bl-band")
    expect(band.locator(".bl-band-edge")).to_be_visible()
    expect(band.locator(".bl-band-now")).to_have_count(0)
    note(after, NAVEL, "88.9")
    expect(band.locator(".bl-band-now")).to_have_count(1)
    expect(after.locator(".bl-outcome")).to_contain_text("No change that this could show.")
    expect(
        after.get_by_role("img", name=re.compile("88.9 cm after, inside the range"))
    ).to_be_visible()
    order = band.evaluate(
        "svg => [...svg.children].findIndex(c => c.matches('.bl-band-edge')) <"
        "[...svg.children].findIndex(c => c.matches('.bl-band-now'))"
    )
    assert order, "the band is drawn first"


def test_outside_the_band_it_never_calls_a_leg_longer(page: Page) -> None:
    open_widget(page, "before")
    note(page, NAVEL, "88.0", "88.1", "88.0")
    note(page, "Right: From navel to heel", "88.0", "88.1", "88.0")
    open_widget(page, "after")
    note(page, NAVEL, "90.0", "90.1")
    note(page, "Right: From navel to heel", "86.0", "86.1")
    expect(page.locator('[data-outcome="more"]')).to_have_count(2)
    expect(page.locator('[data-outcome="less"]')).to_have_count(1)
    axe.check_everywhere(page, "more and less")
    result = page.get_by_role("region", name="What the numbers say").inner_text()
    assert "This tape cannot say why" in result
    assert not re.search(r"\b(longer|shorter|grew|worked)\b", result, re.IGNORECASE)


def test_two_readings_before_say_nothing_yet(page: Page) -> None:
    open_widget(page, "before")
    note(page, NAVEL, "88.0", "88.1")
    open_widget(page, "after")
    note(page, NAVEL, "99")
    page.get_by_role("button", name="Yes, note it").click()
    kept(page)
    expect(lines(page)).to_contain_text("It takes three readings before")
    axe.check_everywhere(page, "few")


def test_scores_and_the_own_activity(page: Page) -> None:
    open_widget(page, "before")
    score(page, "Front of your hips, now", "Trouble at the front", 6, 6, 6)
    page.get_by_label("Which activity?").fill(f"Stairs {HOSTILE}")
    page.get_by_label("Which activity?").blur()
    kept(page)
    score(page, "Your own activity", "How well it goes", 4, 4, 4)
    open_widget(page, "after")
    score(page, "Front of your hips, now", "Trouble at the front", 3)
    score(page, "Your own activity", "How well it goes", 6)
    expect(page.locator('[data-outcome="less"]')).to_contain_text("It feels better, by 3 points")
    inside = page.locator('[data-outcome="inside"]')
    expect(inside).to_contain_text("No change that this could show.")
    expect(page.get_by_text("Your activity: Stairs <script>")).to_be_visible()
    expect(page.get_by_label("Which activity?")).to_have_count(0)
    expect(page.get_by_role("heading", name="Your own activity: Stairs <script>")).to_be_visible()
    assert page.evaluate("window.hit") is None


def test_a_reload_keeps_everything_and_a_new_round_keeps_the_old_one(before: Page) -> None:
    note(before, NAVEL, "88.0", "88.6")
    open_widget(before, "before")
    expect(before.locator(".bl-entry").first).to_contain_text("2 of 3 noted")
    before.get_by_role("button", name="Start over").click()
    kept(before)
    expect(before.locator(".bl-entry").first).to_contain_text("0 of 3 noted")
    note(before, NAVEL, "90")
    expect(before.locator(".bl-entry").first).to_contain_text("1 of 3 noted")
    assert sorted(len(one["readings"]) for one in stored(before, "measures")) == [1, 2]


def test_a_round_of_the_future_does_not_stay_the_last_for_ever(before: Page) -> None:
    late = 4_000_000_000_000
    old = {"id": "round-late", "at": late, "changed": late, "unit": "cm", "activity": ""}
    reading = {"instrument": "navel-heel", "side": "left", "phase": "before", "value": 880}
    put(before, "measures", {**old, "thigh": {}, "readings": [reading]})
    open_widget(before, "before")
    expect(before.locator(".bl-entry").first).to_contain_text("1 of 3 noted")
    before.get_by_role("button", name="Start over").click()
    kept(before)
    note(before, NAVEL, "90", "90.2")
    open_widget(before, "before")
    expect(before.locator(".bl-entry").first).to_contain_text("2 of 3 noted")


def test_what_a_file_brings_obeys_the_limits_of_typing(before: Page) -> None:
    base = {"side": "left", "phase": "before"}
    readings = [
        {**base, "instrument": "navel-heel", "value": 9999},
        {**base, "instrument": "navel-heel", "value": 880},
        {**base, "instrument": "front-of-hips", "side": "", "value": 77},
        {**base, "instrument": "thomas-ruler", "value": 5000},
    ]
    old = {"id": "round-a", "at": 1, "changed": 1, "unit": "cm", "activity": "", "thigh": {}}
    put(before, "measures", {**old, "readings": readings})
    open_widget(before, "before")
    counts = before.locator(".bl-count").all_inner_texts()
    assert counts[0] == "1 of 3 noted"
    assert set(counts[1:]) == {"0 of 3 noted"}


def test_two_tabs_lose_no_reading(before: Page) -> None:
    other = before.context.new_page()
    open_widget(other, "before")
    note(before, NAVEL, "88.0")
    expect(other.locator(".bl-entry").first).to_contain_text("1 of 3 noted")
    note(other, NAVEL, "88.5")
    note(before, NAVEL, "88.7")
    for page in (before, other):
        expect(page.locator(".bl-entry").first).to_contain_text("All 3 noted")
    (record,) = stored(before, "measures")
    assert [one["value"] for one in record["readings"]] == [880, 885, 887]


def test_by_keyboard_alone(before: Page) -> None:
    before.get_by_label(NAVEL, exact=True).focus()
    before.keyboard.type("70")
    before.keyboard.press("Enter")
    before.keyboard.press("Enter")
    expect(before.get_by_label(NAVEL, exact=True)).to_be_focused()
    expect(before.locator(".bl-entry").first).to_contain_text("1 of 3 noted")
    expect(before.locator('[aria-live="polite"]')).to_have_text(
        "Navel to heel, left: reading 1 of 3 noted."
    )
    legend = before.get_by_role("group", name="Trouble at the front")
    legend.get_by_label("0", exact=True).focus()
    for _ in range(4):
        before.keyboard.press("ArrowRight")
    before.keyboard.press("Tab")
    before.keyboard.press("Enter")
    expect(before.locator(".bl-entry").nth(4)).to_contain_text("1 of 3 noted")


def test_every_target_is_large_enough(before: Page) -> None:
    small = before.evaluate(
        """[...document.querySelectorAll("button, .bl-chip, summary, .bl-input")]
            .map((e) => [e.textContent, e.getBoundingClientRect()])
            .filter(([, r]) => r.height > 0 && (r.height < 44 || r.width < 40))
            .map(([text, r]) => `${text} ${r.width}x${r.height}`)"""
    )
    assert small == []


def test_on_paper_the_result_stands_and_the_fields_do_not(page: Page) -> None:
    open_widget(page, "before")
    note(page, NAVEL, "88.0", "88.6", "89.1")
    open_widget(page, "after")
    note(page, NAVEL, "88.9")
    page.emulate_media(media="print")
    expect(page.locator(".bl-band")).to_be_visible()
    expect(page.locator(".bl-outcome")).to_be_visible()
    expect(page.get_by_label(NAVEL, exact=True)).to_be_hidden()


@pytest.mark.long
def test_axe_finds_nothing(page: Page) -> None:
    open_widget(page, "after")
    axe.check_everywhere(page, "nothing before")
    open_widget(page, "before")
    axe.check_everywhere(page, "empty")
    note(page, NAVEL, "x")
    note(page, "Right: From navel to heel", "70")
    axe.check_everywhere(page, "refused and asked")
    note(page, NAVEL, "88.0", "88.6", "89.1")
    page.get_by_role("button", name="Show my readings").first.click()
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    axe.check_everywhere(page, "all open")
    open_widget(page, "after")
    axe.check_everywhere(page, "waiting for after")
    note(page, NAVEL, "88.9")
    axe.check_everywhere(page, "result")


def test_nothing_is_left_behind_when_the_widget_goes(page: Page) -> None:
    opened = open_widget(page, "before")
    assert opened.close() == 0
    expect(page.locator(".bl-measure")).to_have_count(0)
    assert opened.errors == []
