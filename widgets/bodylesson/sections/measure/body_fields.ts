/**
 * What is noted once per round: the unit, the lengths of both thighs, the learner's own activity.
 */

import { h, setText } from "../../ui/dom.ts";
import { capital, type Say } from "../../ui/words.ts";
import { button, radioChips, textField } from "../../records/fields.ts";
import { Pace } from "../../records/pace.ts";
import type { Round } from "../../records/records.ts";
import { shown } from "./amount.ts";
import { type Limits, plausibility } from "../../models/measures.ts";
import { oddQuestion } from "./odd_question.ts";
import { typedIn } from "./typed.ts";

export type Change = (change: (round: Round) => Round) => void;
interface Field {
  readonly element: HTMLElement;
  draw(round: Round): void;
  /** Drops what is typed and not yet kept. */
  forget?(): void;
}

export function unitField(change: Change, say: Say): Field {
  const chips = radioChips([{ id: "cm", text: say("cm") }, { id: "in", text: say("in") }], () => {
    const unit = chips.get() === "in" ? "in" : "cm";
    change((round) => ({ ...round, unit }));
  });
  const element = h(
    "fieldset",
    { class: "bl-field bl-unit-choice" },
    h("legend", {}, say("unit")),
    chips.element,
  );
  return { element, draw: (round) => chips.set(round.unit) };
}

/** Both thighs, side by side; an odd length is asked about, an impossible one refused. */
export function thighFields(
  limits: Limits,
  current: () => Round,
  change: Change,
  announce: (text: string) => void,
  say: Say,
): Field {
  const fields = (["left", "right"] as const).map((side) => {
    const input = h("input", { class: "bl-input", autocomplete: "off" });
    const unit = h("span", {});
    const note = button(say("note"), take);
    const name = say("thigh", { side: say(side) });
    note.setAttribute("aria-label", `${say("note")}: ${name}`);
    const text = textField(name, null, input, unit, note);
    const typed = typedIn(input, say);
    text.element.append(typed.element);
    const set = h("p", { class: "bl-hint" });
    const element = h("div", {});
    const question = oddQuestion(name, say, keep, () => input.focus());
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      take();
    });

    function take(): void {
      const { unit } = current();
      const length = typed.read(unit);
      const judgment = plausibility(length, limits);
      if (judgment === "fine") return keep(length);
      const why = judgment === "no-number" ? say("no_number") : say(judgment.replace("-", "_"), {
        amount: shown(length, "length", unit),
        least: shown(limits.least, "length", unit),
        most: shown(limits.most, "length", unit),
      });
      const isOdd = judgment.startsWith("rather");
      typed.forget();
      text.refuse(isOdd ? "" : why);
      if (isOdd) return question.ask(length, why);
      question.close();
      input.focus();
    }

    function keep(length: number): void {
      const { unit } = current();
      question.close();
      text.refuse("");
      typed.noted(unit);
      input.value = "";
      change((round) => ({ ...round, thigh: { ...round.thigh, [side]: length } }));
      announce(say("thigh_set", { amount: shown(length, "length", unit) }));
      input.focus();
    }
    element.append(text.element, question.element, set);

    return {
      element,
      draw(round: Round) {
        setText(unit, round.unit);
        const length = round.thigh[side];
        setText(
          set,
          length === null ? "" : say("thigh_set", { amount: shown(length, "length", round.unit) }),
        );
      },
    };
  });
  const element = h(
    "div",
    { class: "bl-thighs" },
    h("p", { class: "bl-hint" }, capital(say("thigh_hint"))),
    ...fields.map((field) => field.element),
  );
  return { element, draw: (round) => fields.forEach((field) => field.draw(round)) };
}

/** After the practice the same activity is scored: another one could not be compared. */
export function activityNamed(say: Say): Field {
  const element = h("p", { dir: "auto" });
  return {
    element,
    draw(round) {
      const name = round.activity.trim();
      setText(element, name === "" ? say("activity_none") : say("activity_is", { name }));
    },
  };
}

export function activityField(change: Change, say: Say, signal: AbortSignal): Field {
  const input = h("input", {
    class: "bl-input bl-input-wide",
    maxlength: 200,
    autocomplete: "off",
    dir: "auto",
  });
  const field = textField(say("activity"), say("activity_hint"), input);
  const pace = new Pace(() => {
    const activity = input.value;
    change((round) => ({ ...round, activity }));
  });
  input.addEventListener("input", () => pace.typed());
  input.addEventListener("change", () => pace.now());
  addEventListener("pagehide", () => pace.now(), { signal });
  signal.addEventListener("abort", () => pace.now(), { once: true });
  return {
    element: field.element,
    draw(round) {
      // Never under the learner's hands.
      if (document.activeElement !== input && !pace.isOpen) input.value = round.activity;
    },
    forget() {
      pace.over();
      input.value = "";
    },
  };
}
