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
    let word = "", due = 0, before = 0;
    const look = (frame) => {
        const one = document.querySelector(".bl-board-practice")
            ?? document.querySelector(".bl-class-practice:has(dialog[open])");
        const said = one?.querySelector(".bl-word, .bl-board-word")?.textContent ?? "";
        const turned = Number(one?.dataset.turned ?? 0);
        const at = performance.timeOrigin + performance.now();
        if (one && said !== word) window.turns.push({ word: said, due: turned, before, at });
        if (one) window.latest = { word: said, due: turned, before, at };
        [word, due, before] = [said, turned, performance.timeOrigin + frame];
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}"""
"""Notes each new word of the breath: when it was due by this page's own clock, when it was seen,
and when the frame before began, the last with the old word; all in ms of the machine's clock."""


UNPAINTED = """() => {
    const all = document.querySelectorAll(".bl-picture");
    if (!all.length) throw new Error("expected a picture of the practice, found none");
    for (const one of all) one.style.visibility = "hidden";
}"""
"""Leaves out the picture of the practice: ten of them painted in software at every frame take more
than one processor, and ten phones have ten."""

# Looks from inside the page: its policy lets nobody evaluate text again and again.
TURNED = """async ([after, patience]) => {
    const until = performance.now() + patience;
    while (!(window.turns.at(-1)?.at > after)) {
        if (performance.now() > until) {
            const got = JSON.stringify(window.turns);
            throw new Error(`turns: expected one after ${after}, got ${got}`);
        }
        await new Promise((done) => setTimeout(done, 50));
    }
    return window.turns;
}"""
AT = """async ([at, patience]) => {
    const until = performance.now() + patience;
    while (!(window.latest?.at >= at)) {
        if (performance.now() > until) throw new Error("no breath is shown");
        await new Promise((done) => setTimeout(done, 20));
    }
    return window.latest;
}"""
CLOCK = """async ([within, patience]) => {
    const until = performance.now() + patience;
    const { dataset } = document.documentElement;
    while (!(Number(dataset.clockWithin ?? Infinity) <= within)) {
        if (performance.now() > until) throw new Error(`clock: within ${dataset.clockWithin} ms`);
        await new Promise((done) => setTimeout(done, 50));
    }
}"""
NOW = "() => performance.timeOrigin + performance.now()"
TURNS_PATIENCE_MS = 60_000


@dataclass(frozen=True)
class Turn:
    """One turn of the breath as a page computed and showed it; ms of the machine's clock."""

    word: str
    due: float
    before: float
    """When the frame before the one that showed it began."""
    at: float


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
        # The first class reads all of the lesson.
        code.wait_for(timeout=WIDGETS_MS)
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


def await_turns(page: Page, after: float) -> list[Turn]:
    """All turns of the breath, once one was seen after an instant."""
    patience = TURNS_PATIENCE_MS + max(after - now(page), 0)
    return [Turn(**turn) for turn in page.evaluate(TURNED, [after, patience])]


def await_clock(page: Page, within_ms: float) -> None:
    """Wait until a page knows the class's clock so well; a busy page asks for it until it does."""
    page.evaluate(CLOCK, [within_ms, TURNS_PATIENCE_MS])


def turn_at(page: Page, at: float) -> Turn:
    """The turn of the breath that a page shows from an instant on."""
    return Turn(**page.evaluate(AT, [at, TURNS_PATIENCE_MS]))


def now(page: Page) -> float:
    """The machine's clock as a page reads it, in ms."""
    return float(page.evaluate(NOW))
