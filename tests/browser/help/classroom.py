"""A class in real pages: a desk, a board, and phones whose gate has been answered today."""

import json
import re
from dataclasses import dataclass, field
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Locator, Page

from bodylesson.lesson.lesson import Lesson
from tests.browser.help.lesson_page import WIDGETS_MS
from tests.browser.help.servers import Server
from tests.browser.help.windows import PATIENCE_MS, PHONE

NOTED = """() => {
    if (window.turns) return;
    window.turns = [];
    let last = "";
    const look = () => {
        const word = document.querySelector(".bl-class-practice dialog[open] .bl-word, "
            + ".bl-board-practice .bl-board-word")?.textContent ?? "";
        if (word !== last) {
            last = word;
            window.turns.push([word, performance.timeOrigin + performance.now()]);
        }
        requestAnimationFrame(look);
    };
    look();
}"""
"""Notes when the breath's word changes, by the machine's own clock."""


# Looks from inside the page: its policy lets nobody evaluate text again and again.
TURNED = """async ([word, count, after, patience]) => {
    const until = performance.now() + patience;
    const seen = () => window.turns.filter(([one, at]) => (!word || one === word) && at > after);
    while (seen().length < count) {
        if (performance.now() > until) {
            throw new Error(`turns: expected ${count}, got ${JSON.stringify(window.turns)}`);
        }
        await new Promise(requestAnimationFrame);
    }
}"""
TURNS_PATIENCE_MS = 60_000


def gate_script(lesson: Lesson, *, free: bool = True) -> str:
    """Has the gate answered before the page is there; not `free`: with a reason to ask first."""
    safety = lesson.content.safety
    lists = [[one.id for one in reasons] for reasons in (safety.do_not, safety.ask_first)]
    questions = " | ".join(" ".join(ids) for ids in lists)
    first = [] if free else [lists[1][0]]
    answers = {"do_not": [], "ask_first": first, "asked": False, "given": True}
    record = {"answers": answers, "questions": questions}
    return f"""(() => {{
        const two = (n) => String(n).padStart(2, "0");
        const now = new Date();
        const date = `${{now.getFullYear()}}-${{two(now.getMonth() + 1)}}-${{two(now.getDate())}}`;
        const value = {{ date, ...{json.dumps(record)} }};
        const kept = JSON.stringify({{ version: 1, value }});
        localStorage.setItem("bodylesson:{lesson.content.id}:gate", kept);
    }})()"""


@dataclass
class Room:
    """An open class."""

    browser: Browser
    server: Server
    lesson: Lesson
    contexts: list[BrowserContext] = field(default_factory=list)
    code: str = ""
    errors: list[str] = field(default_factory=list)
    theme: Literal["light", "dark"] = "light"

    def page(self, width: int = PHONE["width"], height: int = PHONE["height"]) -> Page:
        """A page in a context of its own."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=self.theme
        )
        context.set_default_timeout(PATIENCE_MS)
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        return page

    def desk(self) -> Page:
        """The desk of a new class."""
        page = self.page(1280, 800)
        page.goto(f"{self.server.url}desk")
        page.get_by_role("button", name="Open a class").click(timeout=WIDGETS_MS)
        code = page.get_by_text("Class code:")
        code.wait_for()
        self.code = re.sub(r"\D", "", code.inner_text())
        assert len(self.code) == 6
        return page

    def board(self, width: int = 1920, height: int = 1080) -> Page:
        """Its board."""
        page = self.page(width, height)
        page.goto(f"{self.server.url}board#c={self.code}")
        page.get_by_role("heading", name="Join a class").wait_for(timeout=WIDGETS_MS)
        return page

    def phone(self, *, free: bool = True, width: int = PHONE["width"]) -> Page:
        """A student's phone."""
        page = self.page(width)
        page.context.add_init_script(gate_script(self.lesson, free=free))
        page.goto(f"{self.server.url}#c={self.code}")
        page.locator(".bl-class-bar[data-contact=true]").wait_for(timeout=WIDGETS_MS)
        return page

    def close(self) -> None:
        """Every page; fails with what broke in any."""
        for context in self.contexts:
            context.close()
        assert not self.errors, self.errors


def status(page: Page) -> Locator:
    """Where the class is, on a phone."""
    return page.get_by_role("status", name="Class")


def press(page: Page, name: str) -> None:
    """Press a button by its whole name."""
    page.get_by_role("button", name=name, exact=True).click()


def prepare(desk: Page, *, tempo: str = "8.5", side: str = "left") -> None:
    """Announce a practice."""
    desk.get_by_role("combobox", name="Breaths a minute", exact=True).select_option(tempo)
    desk.get_by_role("combobox", name="Side", exact=True).select_option(side)
    press(desk, "Get ready")
    desk.get_by_role("button", name="Start for all").wait_for()


def practice(phone: Page) -> Locator:
    """The practice's own screen on a phone."""
    return phone.locator(".bl-class-practice dialog[open]")


def await_turns(page: Page, count: int, word: str = "", after: float = 0) -> None:
    """Wait until so many turns, of one word alone if it is given, came after an instant in ms."""
    page.evaluate(TURNED, [word, count, after, TURNS_PATIENCE_MS])


def turns(page: Page) -> dict[str, list[float]]:
    """By word of the breath when it came, in ms."""
    noted: list[tuple[str, float]] = page.evaluate("window.turns")
    found: dict[str, list[float]] = {}
    for word, at in noted:
        found.setdefault(word, []).append(at)
    return found
