/** Takes the readings of one quantity: a field or a scale, and a question if a number is odd. */

import { h, setText, show } from "../../ui/dom.ts";
import { capital, type Say } from "../../ui/words.ts";
import { button, scale, textField } from "../../records/fields.ts";
import type { Phase, Round } from "../../records/records.ts";
import { shown } from "./amount.ts";
import { READINGS, rulerAngle } from "../../models/measures.ts";
import { oddQuestion } from "./odd_question.ts";
import { typedIn } from "./typed.ts";
import { type Judged, judged, type Quantity, rawOf, refuses, thighOf } from "./rounds.ts";

export interface EntryActions {
  /** Keeps a reading, as `rawOf` gives it. */
  note(quantity: Quantity, raw: number): void;
  takeBack(quantity: Quantity): void;
  announce(text: string): void;
}

export interface Entry {
  readonly element: HTMLElement;
  draw(round: Round): void;
}

/** `current` gives the round as it is now: another tab may have changed it. */
export function createEntry(
  quantity: Quantity,
  phase: Phase,
  current: () => Round,
  actions: EntryActions,
  say: Say,
): Entry {
  const { instrument, side } = quantity;
  const isScore = instrument.kind === "score";
  const name = isScore ? instrument.name : `${instrument.name}, ${say(side)}`;
  const label = isScore ? instrument.ask : `${capital(say(side))}: ${instrument.ask}`;

  const noteButton = button(say("note"), () => take(read()), "bl-button bl-note");
  noteButton.setAttribute("aria-label", `${say("note")}: ${name}`);
  const field = isScore ? scoreField() : amountField();
  const question = oddQuestion(name, say, keep, () => field.focus());
  const count = h("p", { class: "bl-count" });
  const dots = h("span", { class: "bl-dots", "aria-hidden": "true" });
  const list = h("ol", { class: "bl-readings" });
  const reveal = h("button", {
    type: "button",
    class: "bl-quiet-button",
    "aria-expanded": "false",
    "aria-label": `${say("show")}: ${name}`,
  }, say("show"));
  const back = button(say("take_back"), () => {
    actions.takeBack(quantity);
    field.refuse("");
    actions.announce(say("taken_back", { name }));
    field.focus();
  }, "bl-quiet-button");
  back.setAttribute("aria-label", `${say("take_back")}: ${name}`);
  const away = h("p", { class: "bl-hint" }, say("hidden"));
  const noted = h("div", { class: "bl-noted" }, list, back);
  reveal.addEventListener("click", () => {
    const open = reveal.getAttribute("aria-expanded") !== "true";
    reveal.setAttribute("aria-expanded", String(open));
    reveal.setAttribute("aria-label", `${say(open ? "hide" : "show")}: ${name}`);
    setText(reveal, say(open ? "hide" : "show"));
    show(noted, open);
    show(away, !open);
  });
  show(noted, false);
  const counting = h("div", { class: "bl-line bl-counting" }, dots, count, reveal);
  const element = h(
    "div",
    { class: "bl-entry" },
    field.element,
    question.element,
    counting,
    away,
    noted,
  );

  function scoreField() {
    const choice = scale(label, instrument.low_end ?? "", instrument.high_end ?? "", () => {
      refusal.textContent = "";
    });
    const refusal = h("p", { class: "bl-problem", role: "alert" });
    return {
      element: h("div", { class: "bl-field" }, choice.element, h("div", {}, noteButton), refusal),
      read: () => choice.get() ?? NaN,
      clear: () => choice.set(null),
      refuse: (text: string) => {
        refusal.textContent = text;
      },
      focus: () => choice.element.querySelector("input")?.focus(),
      unit: null,
    };
  }

  function amountField() {
    const input = h("input", { class: "bl-input", inputmode: "text", autocomplete: "off" });
    const unit = h("span", { class: "bl-unit" });
    const hint = instrument.kind === "angle" ? say("plus_minus") : null;
    const text = textField(label, hint, input, unit, noteButton);
    input.addEventListener("input", () => text.refuse(""));
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      take(read());
    });
    const typed = typedIn(input, say);
    text.element.append(typed.element);
    return {
      element: text.element,
      read: () => typed.read(current().unit),
      clear: () => {
        typed.noted(current().unit);
        input.value = "";
      },
      refuse: (why: string) => {
        typed.forget();
        text.refuse(why);
      },
      focus: () => input.focus(),
      unit,
    };
  }

  function read(): number {
    return field.read();
  }

  function take(raw: number): void {
    const round = current();
    if (rawOf(round, quantity, phase).length >= READINGS) return field.refuse(say("full"));
    if (instrument.kind === "angle" && thighOf(round, side) === null) {
      return field.refuse(say("thigh_first"));
    }
    const judgment = judged(round, quantity, phase, raw);
    if (judgment === "fine") return keep(raw);
    if (refuses(judgment)) {
      question.close();
      field.refuse(reason(judgment, raw, round));
      return field.focus();
    }
    field.refuse("");
    question.ask(raw, reason(judgment, raw, round));
  }

  function keep(raw: number): void {
    const n = rawOf(current(), quantity, phase).length + 1;
    question.close();
    field.refuse("");
    field.clear();
    actions.note(quantity, raw);
    actions.announce(say("noted", { name, n, of: READINGS }));
    field.focus();
  }

  function reason(judgment: Judged, raw: number, round: Round): string {
    if (judgment === "no-number") return say(isScore ? "no_score" : "no_number");
    const { limits, kind } = instrument;
    const of = (value: number) => shown(value, kind, round.unit);
    const thigh = thighOf(round, side);
    if (judgment === "beyond-thigh") {
      return say("beyond_thigh", { amount: shown(thigh ?? 0, "length", round.unit) });
    }
    const value = kind === "angle" ? rulerAngle(raw, thigh ?? NaN) : raw;
    const values = { amount: of(value), least: of(limits.least), most: of(limits.most) };
    return say(judgment.replace("-", "_"), values);
  }

  return {
    element,
    draw(round) {
      const raw = rawOf(round, quantity, phase);
      if (field.unit) setText(field.unit, round.unit);
      setText(count, say(raw.length >= READINGS ? "done" : "of", { n: raw.length, of: READINGS }));
      setText(dots, "●".repeat(raw.length) + "○".repeat(Math.max(READINGS - raw.length, 0)));
      show(reveal, raw.length > 0);
      const open = reveal.getAttribute("aria-expanded") === "true";
      show(noted, raw.length > 0 && open);
      show(away, raw.length > 0 && !open);
      const thigh = thighOf(round, side);
      list.replaceChildren(...raw.map((value) => h("li", {}, readingText(value, thigh, round))));
    },
  };

  function readingText(raw: number, thigh: number | null, round: Round): string {
    if (instrument.kind === "score") return shown(raw, "score", round.unit);
    const length = shown(raw, "length", round.unit);
    if (instrument.kind === "length" || thigh === null) return length;
    return `${length} (${shown(rulerAngle(raw, thigh), "angle", round.unit)})`;
  }
}
