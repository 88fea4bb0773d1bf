/** The answers of one question to choose from: radios, ticks, or a list to put in order. */

import { h, uniqueId } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import { orderList } from "./order_list.ts";
import type { Choice, Question } from "./rounds.ts";

export interface Options {
  readonly element: HTMLElement;
  /** Ids of what is chosen; for an order all of them, first to last. */
  read(): string[];
  /** Chooses the answer that stands for a structure, as the picture does. */
  choose(structure: string): boolean;
  focus(): void;
}

export function createOptions(
  question: Question,
  answers: readonly Choice[],
  announce: (text: string) => void,
  say: Say,
): Options {
  if (question.kind === "order") {
    const list = orderList(answers, announce, say);
    return {
      element: h(
        "div",
        { class: "bl-field", role: "group", "aria-label": question.text },
        h("p", { class: "bl-hint" }, say("order")),
        list.element,
      ),
      read: list.read,
      choose: () => false,
      focus: list.focus,
    };
  }
  const type = question.kind === "several" ? "checkbox" : "radio";
  const name = uniqueId("answers");
  const inputs = answers.map(({ id }) => h("input", { type, name, value: id }));
  const element = h(
    "fieldset",
    { class: "bl-field bl-answers" },
    h("legend", { class: "bl-unseen" }, question.text),
    h("p", { class: "bl-hint" }, say(question.kind)),
    ...answers.map(({ text }, i) =>
      h("label", { class: "bl-answer" }, inputs[i] ?? null, h("span", {}, text))
    ),
  );
  return {
    element,
    read: () => inputs.filter((input) => input.checked).map((input) => input.value),
    choose(structure) {
      const index = answers.findIndex((answer) => answer.structure === structure);
      const input = inputs[index];
      if (input) input.checked = true;
      return input !== undefined;
    },
    focus: () => inputs[0]?.focus(),
  };
}
