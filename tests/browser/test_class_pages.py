"""A class played in real pages: board, desk and phones in one breath."""

import json
import zipfile
from typing import Literal

import pytest
from playwright.sync_api import Request, WebSocket, expect

from bodylesson.lesson.class_reading import read_class
from tests.browser.help.axe import LOOKING, check, overflow
from tests.browser.help.classroom import (
    Room,
    gate_script,
    practice,
    prepare,
    press,
    status,
)
from tests.browser.help.lesson_page import WIDGETS_MS

SMALLEST_PX = 28
SIZES = """() => [...document.querySelectorAll(".bl-board *, .bl-part[data-slide] *")]
    .filter((one) => one.checkVisibility() && [...one.childNodes].some((node) =>
        node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== ""))
    .filter((one) => !one.closest(".bl-unseen, canvas, title"))
    .map((one) => [parseFloat(getComputedStyle(one).fontSize) * (one.getScreenCTM?.()?.a ?? 1),
        one.outerHTML.slice(0, 80)])
    .sort((a, b) => a[0] - b[0])[0]"""


FITS = """() => {
    const foot = document.querySelector(".bl-board-foot").getBoundingClientRect().top;
    return [...document.querySelectorAll(".bl-tally li")]
        .every((one) => one.getBoundingClientRect().bottom <= foot);
}"""


ROOM = """() => {
    const { height, bottom } = document.querySelector("#muscle .bl-stage").getBoundingClientRect();
    return [height, document.querySelector(".bl-board-foot").getBoundingClientRect().top - bottom];
}"""


def test_a_class_from_opening_to_closing(room: Room) -> None:
    desk, board, phone = room.desk(), room.board(), room.phone()
    assert f"{room.code[:3]} {room.code[3:]}" in board.locator(".bl-board").inner_text()

    press(desk, "Next step")
    expect(status(phone)).to_contain_text("The class is at:")
    expect(board.locator(".bl-part[data-slide]")).to_be_visible()
    assert phone.url.endswith(f"#c={room.code}"), "nobody's page is moved"

    press(desk, "Ask the class")
    phone.get_by_role("radio").first.check()
    press(phone, "Send my answer")
    expect(phone.get_by_text("Your answer counts.")).to_be_visible()
    assert "Together" not in board.locator(".bl-board").inner_text()
    press(desk, "Show the answers")
    expect(board.get_by_text("Too few answers to show.")).to_be_visible()

    prepare(desk)
    press(phone, "I am ready")
    expect(desk.get_by_text("All are ready")).to_be_visible()
    press(desk, "Start for all")
    expect(practice(phone)).to_be_visible()
    expect(board.locator(".bl-board-word")).to_have_text("Breathe in")
    press(desk, "Hold")
    note = practice(phone).locator(".bl-session-note")
    expect(note).to_contain_text("Hold: breathe as you like.")
    press(desk, "Go on")
    press(desk, "All off")
    expect(note).to_be_empty()

    press(desk, "Ask how it was")
    expect(status(phone)).to_contain_text("question")
    press(desk, "Close the class")
    press(desk, "Close it for good?")
    expect(board.get_by_role("heading", name="The class is over.")).to_be_visible()
    expect(desk.get_by_role("button", name="Open a class")).to_be_visible()


def test_a_desk_that_is_loaded_again_and_a_second_one_lead_on(room: Room) -> None:
    desk = room.desk()
    phone = room.phone()
    address = desk.url
    assert "#t=" in address
    desk.reload()
    press(desk, "Next step")
    expect(status(phone)).to_contain_text("The class is at:")
    second = room.page(360, 740)
    second.goto(address)
    second.get_by_text("Class code:").wait_for()
    desk.close()
    prepare(second)
    expect(phone.get_by_role("button", name="I am ready")).to_be_visible()


def test_who_may_not_use_the_ball_is_ready_like_all_others(room: Room) -> None:
    desk = room.desk()
    said: list[str] = []
    phone = room.page()

    def follow(socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: said.append(str(frame)))

    def note(request: Request) -> None:
        said.append(f"{request.method} {request.url} {request.post_data or ''}")

    phone.on("websocket", follow)
    phone.on("request", note)
    phone.context.add_init_script(gate_script(room.lesson, free=False))
    phone.goto(f"{room.server.url}#c={room.code}")
    phone.locator(".bl-class-bar[data-contact=true]").wait_for(timeout=WIDGETS_MS)
    prepare(desk)
    press(phone, "I am ready")
    expect(desk.get_by_text("All are ready")).to_be_visible()
    press(desk, "Start for all")
    expect(practice(phone)).to_be_visible()
    stretch = room.lesson.content.safety.alternative.steps[0].text
    expect(practice(phone).locator(".bl-instruction")).to_contain_text(stretch)
    expect(practice(phone).get_by_role("button", name="Ease off")).to_be_hidden()
    # Nothing that leaves the phone holds an answer of the gate or tells the way.
    reasons = [*room.lesson.content.safety.do_not, *room.lesson.content.safety.ask_first]
    everything = "\n".join(said)
    assert '"t":"ready"' in everything
    for word in ("stretch", "ask-first", "gate", *(reason.id for reason in reasons)):
        assert f'"{word}"' not in everything, word
    assert not phone.context.cookies()


def test_the_code_of_a_class_is_fetched_by_whoever_joins_one(room: Room) -> None:
    asked: list[str] = []
    page = room.page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(room.server.url)
    page.get_by_role("link", name="Begin").click()
    page.locator("html[data-hydrated=true]").wait_for()
    assert not [url for url in asked if "classroom" in url or "/class" in url]


def test_a_wrong_code_is_said_in_words(room: Room) -> None:
    page = room.page()
    page.goto(f"{room.server.url}#teach")
    field = page.get_by_label("Class code", exact=True)
    field.fill("12345")
    press(page, "Join the class")
    expect(page.get_by_text("Six digits, as on the board.", exact=True)).to_be_visible()
    field.fill("000 000")
    press(page, "Join the class")
    expect(page.get_by_text("There is no class with this code.")).to_be_visible()


def test_a_finger_that_rests_on_the_picture_stops(room: Room) -> None:
    desk, phone = room.desk(), room.phone()
    prepare(desk)
    press(phone, "I am ready")
    press(desk, "Start for all")
    stop = practice(phone).get_by_role("button", name="Stop", exact=True)
    expect(stop).to_be_visible()
    practice(phone).get_by_role("img").hover()
    phone.mouse.down()
    expect(stop).to_be_hidden()
    phone.mouse.up()
    expect(practice(phone)).to_be_visible()


@pytest.mark.long
@pytest.mark.parametrize(
    ("size", "theme"),
    [((1280, 720), "light"), ((1920, 1080), "dark")],
    ids=["small", "large"],
)
def test_board_in_every_state_is_large_and_passes_axe(
    room: Room, size: tuple[int, int], theme: Literal["light", "dark"]
) -> None:
    room.theme = theme
    # Names, roles and structure are the same at every size and in either theme.
    rules = LOOKING if theme == "dark" else None
    desk, board, phone = room.desk(), room.board(*size), room.phone()

    def look(state: str) -> None:
        smallest = board.evaluate(SIZES)
        assert smallest[0] >= SMALLEST_PX, (state, smallest)
        check(board, f"board, {state}", ".bl-board", rules)
        assert overflow(board) <= 0, state

    look("lobby")
    for step in room.lesson.content.path:
        press(desk, "Next step")
        slide = board.locator(f"#{step.id}[data-slide]")
        slide.wait_for()
        # Widgets of a step come to life once it is shown.
        waiting = slide.locator(".bl-mount:visible .bl-live:empty")
        expect(waiting).to_have_count(0, timeout=WIDGETS_MS)
        look(step.id)
        check(board, f"board, {step.id}", f"#{step.id}", rules)
    press(desk, "Ask the class")
    board.locator(".bl-tally").wait_for()
    look("poll")
    press(desk, "Show the answers")
    board.get_by_text("Too few").wait_for()
    look("shown")
    prepare(desk)
    look("getting ready")
    press(phone, "I am ready")
    press(desk, "Start for all")
    expect(board.locator(".bl-board-word")).to_have_text("Breathe in")
    look("practising")
    press(desk, "Hold")
    expect(board.locator(".bl-board-note")).to_contain_text("Hold")
    look("held")
    press(desk, "Ask how it was")
    expect(board.locator(".bl-tally")).to_have_count(2)
    look("reflecting")
    assert board.evaluate(FITS), "all answers are in sight"
    board.keyboard.press("b")
    expect(board.get_by_text("The board is dark. Press B.")).to_be_visible()


@pytest.mark.long
@pytest.mark.parametrize("width", [360, 1280])
def test_desk_and_join_pass_axe(room: Room, width: int) -> None:
    desk = room.desk()
    phone = room.phone(width=320)
    desk.set_viewport_size({"width": width, "height": 800})
    check(desk, f"desk, open, {width}")
    assert overflow(desk) <= 0
    desk.get_by_role("combobox", name="Steps").select_option("muscle")
    desk.get_by_role("slider").wait_for()
    check(desk, f"desk, the muscle, {width}")
    assert overflow(desk) <= 0
    check(phone, "phone, lobby", ".bl-class-bar")
    press(desk, "Ask the class")
    phone.get_by_role("radio").first.wait_for()
    check(phone, "phone, question", ".bl-class-bar")
    prepare(desk)
    check(desk, f"desk, getting ready, {width}")
    press(phone, "I am ready")
    press(desk, "Start for all")
    practice(phone).wait_for()
    check(phone, "phone, practising", ".bl-class-practice")
    check(desk, f"desk, practising, {width}")
    assert overflow(desk) <= 0
    assert overflow(phone) <= 0


@pytest.mark.long
def test_the_desk_turns_the_muscle_on_the_board_alone(room: Room) -> None:
    desk, board, phone = room.desk(), room.board(1280, 720), room.phone()
    address = phone.url
    turning = desk.get_by_role("heading", name="The muscle on the board")
    press(desk, "Next step")
    expect(turning).to_be_hidden()
    press(desk, "Next step")
    expect(turning).to_be_visible()
    said = board.locator(".bl-viewer-says")
    expect(said).to_contain_text("front", timeout=WIDGETS_MS)
    height, left = board.evaluate(ROOM)
    assert height >= 430
    assert left >= 0, "the foot covers nothing of it"
    press(desk, "Back")
    expect(said).to_contain_text("back")
    press(desk, "Front")
    # Faster than the answers come back: none of the presses is lost.
    right = desk.get_by_role("button", name="Turn right")
    right.evaluate("one => { for (let n = 0; n < 6; n++) one.click(); }")
    desk.get_by_role("slider").fill("90")
    expect(said).to_contain_text("left side")
    expect(said).to_contain_text("90")
    # A board that is loaded again shows the same.
    board.reload()
    expect(said).to_contain_text("left side", timeout=WIDGETS_MS)
    expect(said).to_contain_text("90")
    assert phone.url == address
    assert phone.locator(".bl-viewer").count() == 0


@pytest.mark.long
def test_who_watches_a_partner_follows_the_step_and_sends_nothing(room: Room) -> None:
    desk, phone = room.desk(), room.page()
    said: list[str] = []
    phone.on("websocket", lambda socket: socket.on("framesent", lambda one: said.append(str(one))))
    phone.context.add_init_script(gate_script(room.lesson))
    phone.goto(f"{room.server.url}#c={room.code}")
    phone.locator(".bl-class-bar[data-contact=true]").wait_for(timeout=WIDGETS_MS)
    prepare(desk)
    press(phone, "I watch a partner")
    card = phone.get_by_role("region", name="Observer card")
    observer = read_class(room.lesson.folder).observer
    signs = room.lesson.content.safety.stop_signs
    for text in (observer.intro, *observer.checks, observer.ask, *(sign.text for sign in signs)):
        expect(card).to_contain_text(text)
    expect(desk.get_by_text("All are ready")).to_be_visible()
    assert overflow(phone) <= 0
    check(phone, "phone, watching", ".bl-class-bar")
    press(desk, "Start for all")
    breath = card.locator(".bl-card-breath")
    expect(breath).to_have_text("Breathe in")
    expect(breath).to_have_text("Breathe out")
    # A reload is no swap.
    phone.reload()
    expect(breath).to_have_text("Breathe in", timeout=WIDGETS_MS)
    after = said[next(i for i, one in enumerate(said) if '"observer"' in one) :]
    assert {json.loads(one)["t"] for one in after} == {"hello", "sync"}
    press(desk, "Hold")
    press(phone, "Swap, and put the card away")
    expect(card).to_be_hidden()
    press(phone, "I watch a partner")
    expect(card).to_be_visible()
    # What is asked afterwards is asked of both.
    press(desk, "Ask how it was")
    expect(card).to_be_hidden()
    expect(phone.get_by_role("radio").first).to_be_visible()


@pytest.mark.long
def test_the_desk_gives_the_printed_sheets(room: Room) -> None:
    desk = room.desk()
    desk.get_by_role("combobox", name="Paper").select_option("letter")
    with desk.expect_download(timeout=WIDGETS_MS) as saved:
        press(desk, "Save the sheets")
    assert saved.value.suggested_filename.endswith("-class-pack-letter.zip")
    with zipfile.ZipFile(saved.value.path()) as packed:
        assert len(packed.namelist()) == 8
        assert all(packed.read(name).startswith(b"%PDF-") for name in packed.namelist())
    expect(desk.get_by_text("The sheets are saved")).to_be_visible()


def test_a_server_that_cannot_set_sheets_says_what_it_lacks(room: Room) -> None:
    desk = room.desk()
    desk.route(
        "**/class/pack?*",
        lambda route: route.fulfill(status=503, json={"t": "no", "why": "missing"}),
    )
    press(desk, "Save the sheets")
    expect(desk.get_by_text("pip install 'bodylesson[pack]'")).to_be_visible()
    expect(desk.get_by_role("button", name="Save the sheets")).to_be_enabled()


def test_the_list_of_steps_leads_there(room: Room) -> None:
    desk, phone = room.desk(), room.phone()
    steps = desk.get_by_role("combobox", name="Steps")
    steps.select_option("stop")
    expect(status(phone)).to_contain_text(title(room, "stop"))
    press(desk, "Next step")
    expect(status(phone)).to_contain_text(title(room, "practise"))
    expect(steps).to_have_value("practise")


def title(room: Room, step: str) -> str:
    """What a step is called."""
    return next(one.title for one in room.lesson.content.path if one.id == step)


def test_a_clicker_does_not_take_the_class_out_of_its_practice(room: Room) -> None:
    desk, phone = room.desk(), room.phone()
    prepare(desk)
    press(phone, "I am ready")
    press(desk, "Start for all")
    expect(practice(phone)).to_be_visible()
    desk.keyboard.press("PageDown")
    # What comes after it is heard after it.
    press(desk, "Hold")
    expect(practice(phone).locator(".bl-session-note")).to_contain_text("Hold")


def test_a_double_click_on_hold_holds(room: Room) -> None:
    desk, phone = room.desk(), room.phone()
    prepare(desk)
    press(phone, "I am ready")
    press(desk, "Start for all")
    hold, on = (desk.get_by_role("button", name=name, exact=True) for name in ("Hold", "Go on"))
    box = hold.bounding_box()
    assert box
    desk.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    desk.mouse.down()
    desk.mouse.up()
    expect(on).to_be_visible()
    there = on.bounding_box()
    assert there
    assert there["x"] < box["x"] + box["width"] / 2 < there["x"] + there["width"]
    desk.mouse.down(click_count=2)
    desk.mouse.up(click_count=2)
    # What comes after it is heard after it.
    press(desk, "Ease all")
    expect(desk.get_by_role("button", name="Ease all")).to_be_hidden()
    expect(on).to_be_visible()
    press(desk, "Go on")
    expect(hold).to_be_visible()


def test_the_keyboard_alone_leads_a_class(room: Room) -> None:
    desk = room.desk()
    phone = room.phone()
    desk.keyboard.press("PageDown")
    expect(status(phone)).to_contain_text("The class is at:")
    first = status(phone).inner_text()
    desk.keyboard.press("ArrowRight")
    expect(status(phone)).not_to_have_text(first)
    for name in ("Get ready", "Start for all", "Hold"):
        button = desk.get_by_role("button", name=name, exact=True)
        button.focus()
        button.press("Enter")
    expect(desk.get_by_role("button", name="Go on", exact=True)).to_be_visible()
