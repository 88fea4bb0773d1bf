"""Plays a whole class in a real browser and keeps pictures of board, desk and phones.

    python -m tools.play_class --out FOLDER [--dark] [--board 1280x720]

It starts a server of its own and goes from opening to closing as a teacher would: the pictures
show what everybody sees at each stage. `docs/class.md` has some of them. Fails with whatever broke
in any page.
"""

import argparse
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page, expect, sync_playwright

from bodylesson.lesson.lesson import read_lesson
from tests.browser.help.classroom import Room, practice, prepare, press
from tests.browser.help.servers import LESSON, START_SECONDS
from tests.browser.help.windows import ARGUMENTS
from tests.serve.class_clients import class_folder, class_server
from tools.chromium import find

FIVE = 5
"""So many are counted; fewer are not."""


class Play:
    """A class that is being played."""

    def __init__(self, room: Room, out: Path, board: tuple[int, int]) -> None:
        self._room = room
        self._out = out
        self._kept = 0
        self.desk = room.desk()
        self.board = room.board(*board)
        self.phones = [room.phone() for _ in range(FIVE)]
        self.small = room.phone(width=320)

    def keep(self, stage: str, *, whole_desk: bool = False) -> None:
        """Pictures of what everybody sees now."""
        self._kept += 1
        pages = {"board": self.board, "desk": self.desk, "phone": self.phones[0]}
        for name, page in pages.items():
            file = self._out / f"{self._kept:02}-{stage}-{name}.png"
            page.screenshot(path=file, full_page=whole_desk and name == "desk")

    def all_ready(self) -> None:
        """Every phone that is asked says that it is ready."""
        for phone in (*self.phones, self.small):
            button = phone.get_by_role("button", name="I am ready")
            if button.is_visible():
                button.click()
        expect(self.desk.get_by_text("All are ready")).to_be_visible()

    def answer(self, choices: list[int]) -> None:
        """Each phone chooses an answer of each question, by its place."""
        for phone, choice in zip(self.phones, choices, strict=False):
            for form in phone.locator(".bl-class-question").all():
                form.locator("input").nth(choice).check()
                form.get_by_role("button", name="Send my answer").click()


def play(room: Room, out: Path, board: tuple[int, int]) -> None:
    """A whole class."""
    class_ = Play(room, out, board)
    desk, phone, partner = class_.desk, class_.phones[0], class_.phones[1]
    expect(class_.board.get_by_text("6 are here")).to_be_visible()
    class_.keep("lobby", whole_desk=True)
    press(desk, "Next step")
    class_.keep("first-step")
    press(desk, "Next step")
    await_picture(class_.board)
    press(desk, "Side")
    desk.get_by_role("slider").fill("60")
    class_.board.wait_for_timeout(1500)
    class_.keep("muscle", whole_desk=True)
    for step in ("safe", "spot", "stop", "practise"):
        press(desk, "Next step")
        slide = class_.board.locator(f"#{step}[data-slide]")
        expect(slide).to_be_visible()
        # Widgets of a step come to life once it is shown.
        expect(slide.locator(".bl-live:visible:empty")).to_have_count(0)
        class_.board.wait_for_timeout(1000)
        class_.keep(f"step-{step}")
    press(desk, "Ask the class")
    phone.get_by_role("radio").first.wait_for()
    class_.keep("question")
    class_.answer([0, 0, 0, 0, 0])
    press(desk, "Show the answers")
    class_.keep("answers")
    prepare(desk, tempo="8.5")
    class_.keep("getting-ready", whole_desk=True)
    press(partner, "I watch a partner")
    class_.all_ready()
    class_.keep("ready")
    press(desk, "Start for all")
    expect(practice(phone)).to_be_visible()
    class_.keep("starting")
    expect(class_.board.locator(".bl-board-word")).to_have_text("Breathe in")
    class_.keep("placing")
    partner.screenshot(path=out / "observer.png")
    press(desk, "Next position")
    class_.board.wait_for_timeout(3000)
    class_.keep("practising", whole_desk=True)
    press(desk, "Hold")
    class_.board.wait_for_timeout(1000)
    class_.keep("held")
    press(desk, "Go on")
    class_.board.wait_for_timeout(1500)
    press(desk, "All off")
    class_.board.wait_for_timeout(1500)
    class_.keep("off")
    press(desk, "Ask how it was")
    expect(class_.board.get_by_role("heading").first).to_be_visible()
    class_.board.wait_for_timeout(1000)
    class_.keep("reflecting", whole_desk=True)
    press(desk, "Show the answers")
    class_.board.wait_for_timeout(500)
    class_.keep("reflected")
    press(desk, "Close the class")
    press(desk, "Close it for good?")
    class_.board.get_by_text("The class is over.").wait_for()
    class_.keep("closed")


def await_picture(board: Page) -> None:
    """Wait until the body in 3D has come to rest."""
    board.locator(".bl-viewer[data-rests]").wait_for()


@contextmanager
def opened_room(theme: Literal["light", "dark"]) -> Iterator[Room]:
    """A server and a browser for one class."""
    with (
        tempfile.TemporaryDirectory() as folder,
        class_server(class_folder(Path(folder))) as server,
        sync_playwright() as playwright,
    ):
        urllib.request.urlopen(server.url, timeout=START_SECONDS).close()
        chromium = playwright.chromium
        browser = chromium.launch(executable_path=find(chromium.executable_path), args=ARGUMENTS)
        room = Room(browser, server, read_lesson(LESSON.parent), theme=theme)
        yield room
        room.close()
        browser.close()


def main() -> None:
    """Play it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--board", default="1920x1080", help="width and height of the board")
    options = parser.parse_args()
    width, height = map(int, options.board.split("x"))
    options.out.mkdir(parents=True, exist_ok=True)
    with opened_room("dark" if options.dark else "light") as room:
        play(room, options.out, (width, height))


if __name__ == "__main__":
    main()
