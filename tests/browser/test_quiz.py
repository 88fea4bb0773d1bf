"""The quiz on a fake model, in a real browser."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.help import axe
from tests.browser.help.records import key_of, lesson, open_widget, stored, widget
from tests.browser.help.windows import PATIENCE_MS

QUESTIONS: dict[str, dict[str, Any]] = {one["text"]: one for one in widget("quiz").questions}
KINDS = ("one", "several", "order", "find")


def question(page: Page) -> dict[str, Any]:
    return QUESTIONS[page.locator(".bl-question h3").inner_text()]


def choose(page: Page, asked: dict[str, Any], right: bool = True) -> None:
    """Choose what is right, or what is surely not."""
    key = key_of(asked)["right"]
    if asked["kind"] == "order":
        put_in_order(page, asked, key if right else key[::-1])
        return
    texts = {answer["id"]: answer["text"] for answer in asked["answers"]}
    wanted = key if right else [id for id in texts if id not in key][:1]
    for id in wanted:
        page.get_by_label(texts[id], exact=True).check()


def put_in_order(page: Page, asked: dict[str, Any], wanted: list[str]) -> None:
    texts = {answer["id"]: answer["text"] for answer in asked["answers"]}
    items = page.locator(".bl-order-item")
    for place, id in enumerate(wanted):
        up = page.get_by_role("button", name=f"Move up: {texts[id]}", exact=True)
        for _ in wanted:
            if items.nth(place).get_by_role("button", name=texts[id]).count() == 2:
                break
            up.press("Enter")
        expect(items.nth(place)).to_contain_text(texts[id])


def check(page: Page) -> Locator:
    page.get_by_role("button", name="Check", exact=True).click()
    return page.locator(".bl-told")


def go_on(page: Page) -> None:
    page.locator(".bl-quiz-outcome .bl-button-main").click()


def ask_only(page: Page, *kinds: str) -> dict[str, Any]:
    """Open with one question of each of these kinds."""
    found = [next(one for one in QUESTIONS.values() if one["kind"] == kind) for kind in kinds]
    open_widget(page, "quiz", questions=found)
    return found[0]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("right", [True, False])
def test_every_kind_right_and_wrong(page: Page, kind: str, right: bool) -> None:
    asked = ask_only(page, kind)
    choose(page, asked, right)
    told = check(page)
    expect(told.locator(".bl-verdict-line")).to_have_text(
        "That is right." if right else "Not quite."
    )
    expect(told.locator(".bl-verdict-line")).to_be_focused()
    key = key_of(asked)
    for feedback in key["feedback"].values():
        expect(told).to_contain_text(feedback)
    expect(told).to_contain_text(key["explanation"])
    for source in key["sources"]:
        expect(told.locator(f'a[href="#source-{source["id"]}"]')).to_be_visible()
    (record,) = stored(page, "quiz")
    assert record["asked"][asked["id"]]["last"] == ("right" if right else "wrong")


def test_nothing_readable_tells_the_key_before_answering(page: Page) -> None:
    opened = open_widget(page, "quiz")
    html = page.content()
    state = json.dumps(opened.state["questions"], ensure_ascii=False)
    script = str(widget("quiz")._esm)
    quiz = lesson().content.quiz
    assert quiz is not None
    secrets = [one.explanation for one in quiz.questions]
    secrets += [answer.feedback for one in quiz.questions for answer in one.answers]
    assert len(secrets) > 80
    for secret in secrets:
        for place in (html, state, script):
            assert secret not in place
    assert '"right"' not in state
    asked = question(page)
    choose(page, asked)
    check(page)
    assert key_of(asked)["explanation"] in page.locator(".bl-told").inner_text()


def test_the_order_of_the_answers_tells_nothing() -> None:
    quiz = lesson().content.quiz
    assert quiz is not None
    first = [
        one["answers"][0]["id"] == key_of(one)["right"][0]
        for one in widget("quiz").questions
        if one["kind"] in ("one", "find")
    ]
    # In lesson.yaml the right answer stands first everywhere.
    assert 0 < sum(first) < len(first) * 0.6
    for one in widget("quiz").questions:
        if one["kind"] == "order":
            assert [answer["id"] for answer in one["answers"]] != key_of(one)["right"]


def test_a_reload_keeps_order_place_and_score(page: Page) -> None:
    open_widget(page, "quiz")
    first = question(page)
    choices = page.locator(".bl-answer, .bl-order-item").all_inner_texts()
    open_widget(page, "quiz")
    assert question(page) == first
    assert page.locator(".bl-answer, .bl-order-item").all_inner_texts() == choices
    choose(page, first)
    expect(check(page)).to_be_visible()
    open_widget(page, "quiz")
    of = len(widget("quiz").questions)
    expect(page.get_by_text(f"Question 2 of {of}", exact=True)).to_be_visible()
    expect(page.get_by_text("1 of 1 right so far")).to_be_visible()


def test_missed_questions_come_first_next_time(page: Page) -> None:
    some = list(QUESTIONS.values())[:5]
    open_widget(page, "quiz", questions=some)
    missed = []
    for number in range(5):
        asked = question(page)
        right = number % 2 == 0
        if not right:
            missed.append(asked["id"])
        choose(page, asked, right)
        check(page)
        go_on(page)
    expect(page.get_by_text("3 of 5 right at the first try.")).to_be_visible()
    expect(page.locator(".bl-quiz-stage ul li")).to_have_count(2)
    page.get_by_role("button", name="Go through it again").click()
    for _ in missed:
        asked = question(page)
        assert asked["id"] in missed
        choose(page, asked)
        check(page)
        go_on(page)


def test_an_answer_must_be_chosen(page: Page) -> None:
    ask_only(page, "one")
    check(page)
    expect(page.get_by_role("alert")).to_have_text("Choose an answer first.")
    expect(page.locator(".bl-told")).to_have_count(0)


def test_dragging_puts_in_order_too(page: Page) -> None:
    ask_only(page, "order")
    items = page.locator(".bl-order-item")
    texts = items.locator("span:not(.bl-drag)").all_inner_texts()
    start = items.first.locator(".bl-drag").bounding_box()
    end = items.nth(2).bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + 10, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(start["x"] + 10, end["y"] + end["height"] - 4, steps=8)
    page.mouse.up()
    expect(items.locator("span:not(.bl-drag)")).to_have_text(
        [texts[1], texts[2], texts[0], *texts[3:]]
    )
    expect(page.locator('[aria-live="polite"]')).to_contain_text("place 3 of")


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    context.set_default_timeout(PATIENCE_MS)
    yield context.new_page()
    context.close()


def test_an_answer_by_touch(phone: Page) -> None:
    asked = ask_only(phone, "one")
    (right,) = (one for one in asked["answers"] if one["id"] in key_of(asked)["right"])
    phone.locator(".bl-answer").filter(has_text=right["text"]).tap()
    expect(phone.get_by_label(right["text"], exact=True)).to_be_checked()
    phone.get_by_role("button", name="Check", exact=True).tap()
    expect(phone.locator(".bl-verdict-line")).to_have_text("That is right.")


def test_ordering_by_touch(phone: Page) -> None:
    ask_only(phone, "order")
    items = phone.locator(".bl-order-item")
    words = items.locator("span:not(.bl-drag)")
    texts = words.all_inner_texts()
    phone.get_by_role("button", name=f"Move down: {texts[0]}", exact=True).tap()
    expect(words).to_have_text([texts[1], texts[0], *texts[2:]])
    items.first.scroll_into_view_if_needed()
    start, end = items.first.locator(".bl-drag").bounding_box(), items.nth(2).bounding_box()
    assert start is not None
    assert end is not None
    x, top, bottom = start["x"] + 10, start["y"] + 10, end["y"] + end["height"] - 4
    touches = phone.context.new_cdp_session(phone)
    for kind, y in (("touchStart", top), ("touchMove", (top + bottom) / 2), ("touchMove", bottom)):
        points = [{"x": x, "y": y}]
        touches.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    touches.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(words).to_have_text([texts[0], texts[2], texts[1], *texts[3:]])


def test_order_by_keyboard_keeps_the_focus(page: Page) -> None:
    ask_only(page, "order")
    last = page.locator(".bl-order-item").last
    text = last.locator("span:not(.bl-drag)").inner_text()
    up = page.get_by_role("button", name=f"Move up: {text}", exact=True)
    up.focus()
    for _ in range(page.locator(".bl-order-item").count() - 1):
        page.keyboard.press("Enter")
    down = page.get_by_role("button", name=f"Move down: {text}", exact=True)
    expect(down).to_be_focused()
    expect(page.locator(".bl-order-item").first).to_contain_text(text)


def test_a_whole_question_by_keyboard(page: Page) -> None:
    ones = [one for one in QUESTIONS.values() if one["kind"] == "one"][:2]
    open_widget(page, "quiz", questions=ones)
    asked = question(page)
    page.locator(".bl-answer input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".bl-verdict-line")).to_be_focused()
    button = page.locator(".bl-quiz-outcome .bl-button-main")
    for _ in range(10):
        if button.evaluate("e => e === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".bl-question h3")).to_be_focused()
    assert question(page) != asked


def test_find_it_on_the_plate_where_no_viewer_is_alive(page: Page) -> None:
    asked = ask_only(page, "find")
    plate = page.locator(".bl-find-plate svg")
    expect(plate).to_be_visible()
    offered = {one["structure"] for one in asked["answers"]}
    dots = plate.locator(".bl-find-dot")
    assert {dot.get_attribute("data-structure") for dot in dots.all()} == offered
    right = next(one for one in asked["answers"] if one["id"] in key_of(asked)["right"])
    dot = plate.locator(f'[data-structure="{right["structure"]}"]').first
    box = dot.bounding_box()
    assert box is not None
    # Beside the dot, as a finger comes down.
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] + 4)
    expect(page.get_by_label(right["text"], exact=True)).to_be_checked()
    expect(dot).to_have_attribute("data-chosen", "true")
    wrong = next(one for one in asked["answers"] if one["id"] not in key_of(asked)["right"])
    page.get_by_label(wrong["text"], exact=True).check()
    expect(dot).not_to_have_attribute("data-chosen", "true")
    expect(plate.locator("[data-chosen]").first).to_have_attribute(
        "data-structure", wrong["structure"]
    )
    choose(page, asked)
    expect(check(page).locator(".bl-verdict-line")).to_have_text("That is right.")
    expect(plate).to_be_hidden()


def test_every_find_question_has_its_dots(page: Page) -> None:
    places = widget("quiz").plate["places"]
    finds = [one for one in QUESTIONS.values() if one["kind"] == "find"]
    assert len(finds) >= 2
    for one in finds:
        assert {answer["structure"] for answer in one["answers"]} <= set(places)
    open_widget(page, "quiz", questions=finds[:1], plate={})
    expect(page.locator('.bl-finding[data-picture="none"]')).to_be_attached()
    choose(page, finds[0])
    expect(check(page)).to_be_visible()


def test_a_guess_before_the_passage_is_noted_and_shown_again_later(page: Page) -> None:
    opened = open_widget(page, "guess")
    (asked,) = opened.state["questions"]
    choose(page, asked, right=False)
    page.get_by_role("button", name="Keep my guess").click()
    expect(page.locator(".bl-verdict-line")).to_have_text("Your guess is noted. Read on and see.")
    assert key_of(asked)["explanation"] not in page.content()
    (record,) = stored(page, "quiz")
    assert record["asked"] == {}
    open_widget(page, "guess")
    (chosen,) = record["guesses"][asked["id"]]
    text = next(one["text"] for one in asked["answers"] if one["id"] == chosen)
    expect(page.get_by_text(f"Your guess: {text}.")).to_be_visible()
    expect(page.locator(".bl-answer").first).to_be_hidden()
    assert key_of(asked)["explanation"] not in page.content()
    page.get_by_role("button", name="Show me now").click()
    expect(page.locator(".bl-told").last).to_contain_text(key_of(asked)["explanation"])
    axe.check_everywhere(page, "a guess told")
    open_widget(page, "quiz", questions=[asked])
    choose(page, asked)
    expect(check(page)).to_contain_text("Your guess before you read:")


@pytest.mark.long
def test_axe_finds_nothing(page: Page) -> None:
    for kind in KINDS:
        asked = ask_only(page, kind)
        axe.check_everywhere(page, f"{kind}, asked")
        choose(page, asked, right=kind in ("one", "order"))
        check(page)
        axe.check_everywhere(page, f"{kind}, told")
    go_on(page)
    expect(page.get_by_text(re.compile("right at the first try"))).to_be_visible()
    axe.check_everywhere(page, "the end")
    open_widget(page, "guess")
    axe.check_everywhere(page, "a guess")
