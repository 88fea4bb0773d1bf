/** The gate's questions as native HTML: two fieldsets of checkboxes and one button. */

import { h, setText, uniqueId } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import { type Answers, type List, LISTS } from "./answers.ts";

export interface Reason {
  id: string;
  text: string;
  why: string;
}

export interface Form {
  readonly element: HTMLFormElement;
  read(): Pick<Answers, List>;
  write(answers: Answers): void;
  /** Says that answers are missing, and takes the focus to the first list without one. */
  ask(lists: readonly List[]): void;
}

export function createForm(
  reasons: Readonly<Record<List, readonly Reason[]>>,
  say: Say,
  answer: () => void,
): Form {
  const lists = { do_not: list("do_not"), ask_first: list("ask_first") };
  const problem = h("p", { class: "bl-gate-problem", role: "alert" });
  const element = h(
    "form",
    { class: "bl-gate-form", novalidate: true, "data-lm-suppress-shortcuts": "true" },
    h("p", { class: "bl-gate-question" }, say("question")),
    ...LISTS.map((name) => lists[name].element),
    problem,
    h("button", { type: "submit", class: "bl-button bl-button-main" }, say("answer")),
  );
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    answer();
  });
  element.addEventListener("change", () => setText(problem, ""));

  function list(name: List) {
    const boxes = reasons[name].map((reason) => ({ reason, ...checkbox(reason.text) }));
    const none = checkbox(say("none"));
    none.label.classList.add("bl-none");
    // "None" and a reason exclude each other; the last tick wins.
    none.input.addEventListener("change", () => {
      if (none.input.checked) boxes.forEach(({ input }) => input.checked = false);
    });
    for (const { input } of boxes) {
      input.addEventListener("change", () => {
        if (input.checked) none.input.checked = false;
      });
    }
    const fieldset = h(
      "fieldset",
      { class: `bl-gate-list bl-gate-${name.replace("_", "-")}` },
      h("legend", {}, say(name)),
      ...boxes.map(({ label }) => label),
      none.label,
      why(reasons[name]),
    );
    return { element: fieldset, boxes, none };
  }

  function why(of: readonly Reason[]): HTMLElement {
    const entries = of.flatMap(({ text, why }) => [h("dt", {}, text), h("dd", {}, why)]);
    return h("details", {}, h("summary", {}, say("why")), h("dl", {}, ...entries));
  }

  return {
    element,
    read() {
      const ids = (name: List) => {
        const ticked = lists[name].boxes.filter(({ input }) => input.checked);
        if (ticked.length === 0 && !lists[name].none.input.checked) return null;
        return ticked.map(({ reason }) => reason.id);
      };
      return { do_not: ids("do_not"), ask_first: ids("ask_first") };
    },
    write(answers) {
      for (const name of LISTS) {
        const ids = answers[name];
        for (const { input, reason } of lists[name].boxes) {
          input.checked = ids?.includes(reason.id) ?? false;
        }
        lists[name].none.input.checked = ids?.length === 0;
      }
    },
    ask(missing) {
      setText(problem, say("incomplete"));
      const first = missing[0];
      if (first) lists[first].boxes[0]?.input.focus();
    },
  };
}

/** A checkbox inside its label: the whole line is the target. */
export function checkbox(text: string): { label: HTMLLabelElement; input: HTMLInputElement } {
  const id = uniqueId("box");
  const input = h("input", { type: "checkbox", id });
  return { input, label: h("label", { class: "bl-check", for: id }, input, h("span", {}, text)) };
}
