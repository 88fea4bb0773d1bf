"""One breath for the whole room, also for whoever comes late, sleeps or is cut off.

Pages of one machine share its clock. Each says when a turn of the breath was due by what it knows
of the class's clock, and that is compared: a busy machine draws late, through no fault of the page.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.help.classroom import (
    NOTED,
    Room,
    Turn,
    await_turns,
    now,
    practice,
    prepare,
    press,
    turn_at,
)
from tests.browser.help.lesson_page import WIDGETS_MS

pytestmark = pytest.mark.by_the_clock

TOGETHER_MS = 60
BACK_MS = 1_000
AWAY_MS = 20_000
SLEEPS_MS = 8_000


def test_who_was_away_is_in_the_breath_again_within_a_second(room: Room) -> None:
    desk, board, phone = room.desk(), room.board(1280, 720), room.phone()
    prepare(desk, side="both", tempo="6")
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


def nearest(turns: list[Turn], turn: Turn) -> Turn:
    """The turn that was due next to another's."""
    return min(turns, key=lambda one: abs(one.due - turn.due))


def assert_together(board: Page, turn: Turn) -> None:
    """Fail unless the board had the same turn."""
    same = nearest(await_turns(board, after=turn.due + TOGETHER_MS), turn)
    assert abs(same.due - turn.due) <= TOGETHER_MS, (same, turn)
    assert same.word == turn.word
