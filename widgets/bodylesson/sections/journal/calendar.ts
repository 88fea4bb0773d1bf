/** Earlier notes by month: a table whose marked days open their notes below. */

import { h } from "../../ui/dom.ts";
import { today } from "../../ui/store.ts";
import { countOf, type Say } from "../../ui/words.ts";
import { button } from "../../records/fields.ts";
import type { Entry } from "../../records/records.ts";
import { byDay } from "./history.ts";
import { beside, type Day, monthAround, weekdays } from "./month.ts";
import { noteList, type NoteWords } from "./notes.ts";

/** The month in view: kept by the caller, so that a new note does not turn it back. */
export interface Look {
  /** Any moment of the month. */
  at: Date;
  /** The chosen day, `2026-01-31`; empty if there is none. */
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
  const month = monthAround(look.at);
  const { name } = month;
  const turn = (by: -1 | 1, key: string) => {
    Object.assign(look, { at: beside(month, by), day: "" });
    turned(key);
  };
  const step = (key: string, sign: string, by: -1 | 1) => {
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
        ...month.weeks.map((week) => h("tr", {}, ...week.map(cell))),
      ),
    ),
    chosen.length > 0
      ? noteList(chosen, words, say)
      : h("p", { class: "bl-hint" }, say("day_none")),
  );

  function cell(shown: Day | null): HTMLElement {
    if (shown === null) return h("td", {});
    const { at, text } = shown;
    const day = today(at);
    const noted = days.get(day)?.length ?? 0;
    if (noted === 0) return h("td", {}, h("span", { class: "bl-day" }, text));
    const element = button(text, () => {
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

function weekday({ long, short }: { long: string; short: string }): HTMLElement {
  return h("th", { scope: "col", abbr: long }, short);
}
