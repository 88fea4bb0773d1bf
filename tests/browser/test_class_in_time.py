"""One breath for the whole room, also for whoever comes late, sleeps or is cut off.

Pages of one machine share its clock. Each says when a turn of the breath was due by what it knows
of the class's clock, and that is compared: a busy machine draws late, through no fault of the page.
Of what was drawn it is asked that no frame shows the old word while another page has had the new
one for longer than is allowed.
"""

import statistics
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bodylesson.lesson.lesson import Lesson
from tests.browser.help.classroom import (
    NOTED,
    UNPAINTED,
    Room,
    Turn,
    await_clock,
    await_turns,
    now,
    practice,
    prepare,
    press,
    turn_at,
)
from tests.browser.help.lesson_page import WIDGETS_MS
from tests.browser.help.servers import free_port, started_server
from tests.serve.class_clients import class_folder, class_server

pytestmark = pytest.mark.by_the_clock

TOGETHER_MS = 60
PHONES = 10
LASTS_MS = 120_000
BACK_MS = 1_000
DEAD_MS, COME_BACK_MS = 5_000, 5_000
TEMPO = "6"
BREATH_MS, INHALE_MS = 10_000, 4_000
AWAY_MS = 20_000
SLEEPS_MS = 8_000


@pytest.mark.alone
def test_ten_phones_and_a_board_breathe_together_for_two_minutes(room: Room) -> None:
    desk, board = room.desk(), room.board(1280, 720)
    phones = [room.phone() for _ in range(PHONES)]
    prepare(desk, side="both", tempo=TEMPO)
    for phone in phones:
        press(phone, "I am ready")
        phone.evaluate(UNPAINTED)
    for page in (board, *phones):
        await_clock(page, TOGETHER_MS / 2)
        page.evaluate(NOTED)
    press(desk, "Start for all")
    for phone in phones:
        expect(practice(phone)).to_be_visible()
    expect(board.locator(".bl-board-word")).to_have_text("Breathe in")
    first = turn_at(board, now(board))
    # From the middle of a breath in, so that no page's own fault of a few ms decides what belongs.
    begin = first.due + INHALE_MS / 2
    end = begin + LASTS_MS
    seen = [
        [turn for turn in await_turns(page, after=end) if begin < turn.due < end]
        for page in (board, *phones)
    ]
    # Nobody left a turn out or had one twice, nor another word.
    words = [turn.word for turn in seen[0]]
    assert len(words) == 2 * LASTS_MS // BREATH_MS
    assert [[turn.word for turn in turns] for turns in seen] == [words] * len(seen)
    due, drawn, shown = [], [], []
    for same in zip(*seen, strict=True):
        due.append(max(turn.due for turn in same) - min(turn.due for turn in same))
        # A word came between the last frame without it and the first with it.
        drawn.append(max(turn.before for turn in same) - min(turn.at for turn in same))
        shown.append(max(turn.at for turn in same) - min(turn.at for turn in same))
    print(f"due within {max(due):.0f} ms; drawn apart for sure by {max(drawn):.0f} ms at most;")
    print(f"seen within {statistics.median(shown):.0f} ms (median), {max(shown):.0f} ms (most)")
    assert max(due) <= TOGETHER_MS, due
    assert max(drawn) <= TOGETHER_MS, drawn


def test_who_was_away_is_in_the_breath_again_within_a_second(room: Room) -> None:
    desk, board, phone = room.desk(), room.board(1280, 720), room.phone()
    prepare(desk, side="both", tempo=TEMPO)
    press(phone, "I am ready")
    press(desk, "Start for all")
    for page in (board, phone):
        page.evaluate(NOTED)
    expect(practice(phone)).to_be_visible()
    expect(board.locator(".bl-board-word")).to_have_text("Breathe in")

    # Without a network it goes on breathing.
    phone.context.set_offline(True)
    lost = now(phone)
    alone = [turn for turn in await_turns(phone, after=lost + AWAY_MS) if turn.at > lost]
    assert phone.locator(".bl-class-bar[data-contact=false]").count() == 1
    assert len(alone) >= 3
    for turn in alone:
        assert_together(board, turn)
    phone.context.set_offline(False)
    assert_together(board, turn_at(phone, now(phone) + BACK_MS))

    # A phone that sleeps runs no line of its page.
    devtools = phone.context.new_cdp_session(phone)
    devtools.send("Debugger.enable")
    devtools.send("Debugger.pause")
    slept = now(board)
    await_turns(board, after=slept + SLEEPS_MS)
    devtools.send("Debugger.resume")
    devtools.detach()
    awake = now(phone)
    assert_together(board, turn_at(phone, awake + BACK_MS))

    phone.reload()
    expect(practice(phone)).to_be_visible(timeout=WIDGETS_MS)
    back = now(phone)
    phone.evaluate(NOTED)
    assert_together(board, turn_at(phone, back + BACK_MS))

    late = room.phone()
    late.evaluate(NOTED)
    press(late, "I am ready")
    assert_together(board, turn_at(late, now(late) + BACK_MS))


@pytest.mark.alone
def test_nobody_notices_a_server_that_is_away_for_five_seconds(
    browser: Browser, lesson: Lesson, tmp_path: Path
) -> None:
    folder, port = class_folder(tmp_path), free_port()
    with ExitStack() as stack:
        server = stack.enter_context(class_server(folder, port))
        room = stack.enter_context(closing(Room(browser, server, lesson)))
        desk, board, phone = room.desk(), room.board(1280, 720), room.phone()
        prepare(desk, side="both", tempo=TEMPO)
        press(phone, "I am ready")
        press(desk, "Start for all")
        for page in (board, phone):
            page.evaluate(NOTED)
        expect(practice(phone)).to_be_visible()
        expect(board.locator(".bl-board-word")).to_have_text("Breathe in")
        first = turn_at(board, now(board))

        server.process.kill()
        server.process.wait()
        killed = now(phone)
        seen = [await_turns(page, after=killed + DEAD_MS) for page in (phone, board)]
        for turn in (turn for turns in seen for turn in turns if turn.at > killed):
            assert_on_time(turn, first)
        expect(phone.locator(".bl-class-bar[data-contact=false]")).to_be_attached()
        expect(practice(phone)).to_be_visible()

        server = stack.enter_context(started_server(tmp_path / "again", folder, port))
        for page in (phone, board):
            page.locator("[data-contact=true]").wait_for(state="attached", timeout=COME_BACK_MS)
        for page in (phone, board):
            assert_on_time(turn_at(page, now(page) + BACK_MS), first)
        # What is asked for at the desk is heard: it is the same class at the same version.
        press(desk, "Hold")
        note = practice(phone).locator(".bl-session-note")
        expect(note).to_contain_text("Hold: breathe as you like.")


def assert_on_time(turn: Turn, first: Turn) -> None:
    """Fail unless a turn came when the plan has it, counted from the first in-breath."""
    word, after = turn.word, (turn.due - first.due) % BREATH_MS
    wanted = {"Breathe in": 0, "Breathe out": INHALE_MS}[word]
    apart = min(abs(after - wanted), abs(after - wanted - BREATH_MS))
    assert apart <= TOGETHER_MS, (turn, first)
    lasts = {"Breathe in": INHALE_MS, "Breathe out": BREATH_MS - INHALE_MS}[word]
    assert turn.at - turn.due <= lasts + BACK_MS, ("that turn is long over", turn)


def nearest(turns: list[Turn], turn: Turn) -> Turn:
    """The turn that was due next to another's."""
    return min(turns, key=lambda one: abs(one.due - turn.due))


def assert_together(board: Page, turn: Turn) -> None:
    """Fail unless the board had the same turn, and no other long before it was seen."""
    turns = await_turns(board, after=max(turn.at, turn.due + TOGETHER_MS))
    same = nearest(turns, turn)
    assert abs(same.due - turn.due) <= TOGETHER_MS, (same, turn)
    assert same.word == turn.word
    since = [one for one in turns if same.due < one.due < turn.at - BACK_MS]
    assert since == [], ("that turn is long over", turn)
