/** Earlier notes by month: a table whose marked days open their notes below. */

import { h } from "../../ui/dom.ts";
import { today } from "../../ui/store.ts";
import { countOf, type Say } from "../../ui/words.ts";
import { button } from "../../records/fields.ts";
import type { Entry } from "../../records/records.ts";
import { byDay, weeksOf } from "./history.ts";
import { noteList, type NoteWords } from "./notes.ts";

/** The month in view: kept by the caller, so that a new note does not turn the page back. */
export interface Look {
  year: number;
  month: number;
  /** The chosen day, `2026-01-31`; empty where none is. */
  day: string;
}

export function calendar(
  entries: readonly Entry[],
  look: Look,
  turned: (focus: string) => void,
  words: NoteWords,
  say: Say,
): HTMLElement {
  const days = byDay(entries);
  const name = new Date(look.year, look.month, 1)
    .toLocaleDateString(undefined, { month: "long", year: "numeric" });
  const turn = (by: number, key: string) => {
    const to = new Date(look.year, look.month + by, 1);
    Object.assign(look, { year: to.getFullYear(), month: to.getMonth(), day: "" });
    turned(key);
  };
  const step = (key: string, sign: string, by: number) => {
    const element = button(sign, () => turn(by, key), "bl-button bl-step-button");
    element.setAttribute("aria-label", say(key));
    element.dataset["key"] = key;
    return element;
  };
  const chosen = days.get(look.day) ?? [];
  return h(
    "div",
    { class: "bl-calendar" },
    h(
      "div",
      { class: "bl-line bl-month" },
      step("month_before", "‹", -1),
      h("h4", { "aria-live": "polite" }, name),
      step("month_after", "›", 1),
    ),
    h(
      "table",
      { "aria-label": name },
      h("thead", {}, h("tr", {}, ...weekdays().map(weekday))),
      h(
        "tbody",
        {},
        ...weeksOf(look.year, look.month).map((week) => h("tr", {}, ...week.map(cell))),
      ),
    ),
    chosen.length > 0
      ? noteList(chosen, words, say)
      : h("p", { class: "bl-hint" }, say("day_none")),
  );

  function cell(date: number | null): HTMLElement {
    if (date === null) return h("td", {});
    const at = new Date(look.year, look.month, date);
    const day = today(at);
    const noted = days.get(day)?.length ?? 0;
    if (noted === 0) return h("td", {}, h("span", { class: "bl-day" }, String(date)));
    const element = button(String(date), () => {
      look.day = look.day === day ? "" : day;
      turned(day);
    }, "bl-day bl-day-noted");
    const long = at.toLocaleDateString(undefined, { dateStyle: "long" });
    const count = countOf(noted, "entry", say);
    element.setAttribute("aria-label", say("day_with", { date: long, count }));
    element.setAttribute("aria-pressed", String(look.day === day));
    element.dataset["key"] = day;
    return h("td", {}, element);
  }
}

/** Names of the days from Monday on, long and short. */
function weekdays(): { long: string; short: string }[] {
  return Array.from({ length: 7 }, (_, index) => {
    // The first of January 2024 was a Monday.
    const day = new Date(2024, 0, index + 1);
    const named = (weekday: "long" | "short") => day.toLocaleDateString(undefined, { weekday });
    return { long: named("long"), short: named("short") };
  });
}

function weekday({ long, short }: { long: string; short: string }): HTMLElement {
  return h("th", { scope: "col", abbr: long }, short.slice(0, 2));
}
