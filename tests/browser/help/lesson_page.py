"""The lesson's page as a learner handles it: by the names that people see and hear."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.browser.help.timer import CHANGE, into_place

VARIANTS = (
    "Drape and breathe",
    "Deeper: knee out",
    "Lift the thigh",
    "Toward the hip bone",
    "Explore",
)
WELL = """() => {
    const key = "bodylesson:psoas-release:sessions";
    if (localStorage.getItem(key) !== null) return;
    const value = ["2020-01-01", "2020-01-03"].map((date, at) =>
        ({ at, date, variant: "drape", breaths: 3, side: "left", felt: "fine" }));
    localStorage.setItem(key, JSON.stringify({ version: 1, value }));
    const detail = { lesson: "psoas-release", ended: false, felt: "" };
    dispatchEvent(new CustomEvent("bodylesson:practised", { detail }));
}"""
"""Two sessions that ended well, long ago."""

WIDGETS_MS = 60_000
"""How long widgets may take to wake up on a busy machine, with a kernel still starting."""


@dataclass(frozen=True)
class LessonPage:
    """One open page of the lesson."""

    page: Page

    @property
    def gate(self) -> Locator:
        """The form of the gate that is shown: the full one, or the compact one beside Start."""
        return self.page.locator("form.bl-gate-form:visible").first

    @property
    def practice(self) -> Locator:
        """Controls, guide and timer; other sections borrow the look of its controls."""
        return self.page.locator(".bl-joined").last

    @property
    def timer(self) -> Locator:
        """The breath timer."""
        return self.page.get_by_role("region", name="Breath timer")

    @property
    def word(self) -> Locator:
        """The timer's one large word."""
        return self.timer.locator(".bl-word")

    def button(self, name: str) -> Locator:
        """A button of the timer by its whole name."""
        return self.timer.get_by_role("button", name=name, exact=True)

    def into_place(self, *, own_clock: bool = False) -> None:
        """Press "Next" until the last step of getting into place is over."""
        into_place(self.page, own_clock=own_clock)

    def go_to(self, address: str) -> Locator:
        """Open a step or fold by its address and return it; its widgets wake as they come near.

        Every test of the whole lesson gets to a place this way and no other.
        """
        self.page.evaluate("address => { location.hash = address; }", address)
        opened = self.page.locator(f"#{address}")
        opened.wait_for(state="visible", timeout=WIDGETS_MS)
        return opened

    def wake(self, section: str, widget: str) -> Locator:
        """Go to a section, wait until the widget that matches a selector is there, and return
        it."""
        opened = self.go_to(section)
        found = opened.locator(widget).first
        for mount in opened.locator(".bl-mount:visible").all():
            mount.scroll_into_view_if_needed()
        # Waiting looks at every frame, where expecting would look once a second.
        found.wait_for(state="attached", timeout=WIDGETS_MS)
        # Widgets that came to life above it have moved it.
        found.scroll_into_view_if_needed()
        return found

    def wait(self) -> None:
        """Wait until gate, controls and timer are there; ends with the practice in view."""
        self.wake("safe", ".bl-gate")
        self.to_practice()

    def to_practice(self) -> None:
        """Go to the practice and wait until it is there."""
        self.wake("practise", ".bl-front")

    def pass_gate(self) -> None:
        """Answer "None of these" to both lists; the compact gate needs no more."""
        change = self.page.locator(".bl-gate:visible").get_by_role("button", name="Change")
        if change.is_visible():
            change.click()
        for box in self.gate.get_by_role("checkbox", name="None of these").all():
            box.check()
        for answer in self.gate.get_by_role("button", name="See the answer").all():
            answer.click()

    def choose(self, group: str, name: str) -> None:
        """Choose a radio button of a group; by keys, since the page may still be scrolling."""
        self.change()
        radio = self.panel.get_by_role("radiogroup", name=group).get_by_role("radio", name=name)
        radio.focus()
        radio.press("Space")
        expect(radio).to_be_checked()

    @property
    def panel(self) -> Locator:
        """What stands under "Change": the ways to practice and the controls."""
        return self.page.locator(".bl-change-panel")

    def change(self) -> None:
        """Open what can be changed, and the deeper ways, as after two sessions that ended well."""
        self.page.evaluate(WELL)
        change = self.button(CHANGE)
        if change.get_attribute("aria-expanded") == "false":
            change.click()
        expect(change).to_have_attribute("aria-expanded", "true")

    def left(self) -> None:
        """The session's own screen is left for the next step; come back to the practice."""
        expect(self.timer.get_by_role("dialog")).to_be_hidden()
        self.go_to("practise")
        expect(self.button("Start")).to_be_visible()

    def silence(self) -> None:
        """Switch the sound off: the session's clock is then the page's own, not the track's."""
        self.change()
        sound = self.panel.get_by_role("checkbox", name="Sound", exact=True)
        sound.uncheck(force=True)
        expect(sound).not_to_be_checked()

    def start(self) -> None:
        """Start the session."""
        self.button("Start").click()
        expect(self.button("Pause")).to_be_visible()

    def seconds_left(self) -> float:
        """Time left as the timer shows it, in seconds."""
        text = self.timer.locator(".bl-left").inner_text()
        minutes, seconds = re.search(r"(\d+):(\d\d)", text).groups()  # type: ignore[union-attr]
        return 60 * int(minutes) + int(seconds)
