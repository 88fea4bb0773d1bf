"""Prints how soon the sound goes on after a change, and how long a track takes to make.

    python -m bench.rendering [--runs 5]

In headless Chromium, with the lesson's own clips, for the shortest and the longest session; no
part of `make test`. From the press until the new track plays, in milliseconds: the middle of the
runs and the slowest. Wants a quiet machine.
"""

import argparse
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from bodylesson.lesson.practice import MOST_BREATHS, Practice, Variant
from bodylesson.models.plan import Plan, Sides, make_plan
from bodylesson.sections.listing import showing
from bodylesson.sections.practice.data import plans as plans_data
from bodylesson.sections.practice.data import variant_names
from bodylesson.sections.practice.practice import timer as timer_of
from tests.browser.help.sound import ELEMENT, LESSON
from tests.browser.help.widget_page import WidgetPage
from tests.browser.help.windows import ARGUMENTS
from tools.chromium import find

PRACTICE = LESSON.content.practice
SIDES = list(Sides)
RATE = PRACTICE.tempo.breaths_per_minute

READY = """async () => {
    const whole = () => element.duration > 5 && !element.paused && !element.loop;
    while (!whole()) await new Promise((done) => setTimeout(done, 20));
}"""

CHANGE = """async ([seconds, change]) => {
    element.currentTime = seconds;
    const button = change === "tempo" ? null : `.bl-button-${change}`;
    const there = () => button === null || document.querySelector(`${button}:not([hidden])`);
    do await new Promise(requestAnimationFrame); while (element.seeking || !there());
    const before = element.src;
    const playing = new Promise((done) => element.addEventListener("playing", () => {
        if (element.src !== before) done(performance.now());
    }));
    const began = performance.now();
    if (button) document.querySelector(button).click();
    else bench.mounted[0].model.set("breaths_per_minute", 5.5);
    return (await playing) - began;
}"""


def lasting(breaths: int) -> Practice:
    """The practice as if its author had given each variant this many working breaths.

    The browser plays an author's own breaths as they are, so that the seconds are known here. Where
    there are fewer breaths than working steps each keeps one.
    """
    return PRACTICE.model_copy(
        update={"variants": tuple(_lasting(variant, breaths) for variant in PRACTICE.variants)}
    )


def _lasting(variant: Variant, breaths: int) -> Variant:
    works = [step for step in variant.steps if step.role == "work"]
    last = max(breaths - len(works) + 1, 1)
    steps = tuple(
        step.model_copy(update={"breaths": last if step is works[-1] else 1})
        if step.role == "work"
        else step
        for step in variant.steps
    )
    return variant.model_copy(update={"steps": steps, "breaths": len(works) - 1 + last})


SHORT, LONG = lasting(2), lasting(MOST_BREATHS)


def longest() -> Plan:
    """The plan with the most breaths that a learner can choose."""
    plans = [make_plan(LONG, variant.id, Sides.BOTH) for variant in LONG.variants]
    return max(plans, key=lambda plan: plan.breaths)


def until(plan: Plan, step_id: str, breath: float) -> float:
    """Seconds from the start to a breath of a step's first coming."""
    index = next(i for i, step in enumerate(plan.steps) if step.id == step_id and step.work)
    return (sum(step.breaths for step in plan.steps[:index]) + breath) * 60 / RATE


def took(browser: Browser, practice: Practice, plan: Plan, change: str) -> float:
    """Milliseconds from a change, early in the work, until the new track plays."""
    page = browser.new_page()
    page.set_default_timeout(120_000)
    timer = showing(LESSON).once(timer_of)
    variants = [variant.id for variant in PRACTICE.variants]
    opened = WidgetPage(page, timer).open(
        fake=False,
        script=ELEMENT,
        gate="go-on",
        plans=plans_data(practice),
        variants=variant_names(practice),
        variant_index=variants.index(plan.variant),
        side_index=SIDES.index(plan.sides),
        breaths=sum(step.breaths for step in plan.steps if step.work and step.side == "left"),
    )
    page.get_by_role("button", name="Start", exact=True).click()
    page.evaluate(READY)
    asks = next((step for step in plan.steps if step.asks), None)
    if change == "deeper" and asks is not None:
        # The question comes two breaths before the step's end and takes less than a breath.
        at = until(plan, asks.id, asks.breaths - 0.6)
    else:
        at = until(plan, next(step.id for step in plan.steps if step.work), 0.4)
    page.wait_for_function("(s) => element.duration > s", arg=at)
    ms: float = page.evaluate(CHANGE, [at, change])
    assert not opened.errors
    page.close()
    return ms


def made(browser: Browser, plan: Plan) -> tuple[float, float]:
    """Seconds that a whole track lasts, and milliseconds that making it takes."""
    page = browser.new_page()
    page.set_default_timeout(120_000)
    timer = showing(LESSON).once(timer_of)
    WidgetPage(page, timer).open(
        fake=False,
        script=ELEMENT,
        gate="go-on",
        side_index=SIDES.index(plan.sides),
        breaths=sum(step.breaths for step in plan.steps if step.work and step.side == "left"),
    )
    page.get_by_text("Sound, and a file to keep").click()
    ms, seconds = page.evaluate(
        """async () => {
            const made = new Promise((done) => {
                URL.createObjectURL = (blob) => {
                    done([performance.now(), (blob.size - 44) / 64000]);
                    return "blob:";
                };
            });
            HTMLAnchorElement.prototype.click = () => {};
            const began = performance.now();
            [...document.querySelectorAll(".bl-sound button")].at(-1).click();
            const [ended, seconds] = await made;
            return [ended - began, seconds];
        }"""
    )
    page.close()
    return seconds, ms


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    drape = PRACTICE.variants[0].id
    most = longest()
    rows: list[tuple[str, str, Practice, Plan]] = []
    least = make_plan(SHORT, drape, Sides.LEFT)
    for name, practice, plan, deep in (
        ("shortest", SHORT, least, least),
        ("longest", LONG, most, make_plan(LONG, drape, Sides.BOTH)),
    ):
        for change, changed in (("ease-off", plan), ("deeper", deep), ("tempo", plan)):
            rows.append((name, change, practice, changed))
    with sync_playwright() as playwright:
        path = find(playwright.chromium.executable_path)
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        print("| session | breaths | change | goes on after, ms (middle) | slowest |")
        print("|---|---|---|---|---|")
        for name, change, practice, plan in rows:
            times = [took(browser, practice, plan, change) for _ in range(runs)]
            middle, slowest = median(times), max(times)
            print(f"| {name} | {plan.breaths} | {change} | {middle:.0f} | {slowest:.0f} |")
        ten = make_plan(PRACTICE, drape, Sides.BOTH)
        results: list[Any] = [made(browser, ten) for _ in range(runs)]
        seconds, ms = results[0][0], median(ms for _, ms in results)
        print(f"\nA track of {seconds / 60:.1f} minutes is made in {ms:.0f} ms, clips included.")
        browser.close()


if __name__ == "__main__":
    main()
