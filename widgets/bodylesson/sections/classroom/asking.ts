/** Questions to the room on a phone: a closed list of answers, and nothing to write. */

import { h, setText, show } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import type { PollState } from "./snapshot.ts";
import type { PollText } from "./traits.ts";

/** Gives an answer. */
export type Give = (poll: string, choice: readonly string[]) => void;

export class Asking {
  readonly element = h("div", { class: "bl-class-asking" });
  readonly #forms = new Map<string, { form: HTMLElement; note: HTMLElement }>();
  #shown = "";

  constructor(
    private readonly texts: readonly PollText[],
    private readonly say: Say,
    private readonly give: Give,
  ) {}

  draw(polls: readonly PollState[]): void {
    const key = polls.map(({ id }) => id).join();
    if (key !== this.#shown) {
      this.#shown = key;
      this.#forms.clear();
      this.element.replaceChildren(...polls.flatMap(({ id }) => this.#form(id)));
    }
    for (const { id, status } of polls) {
      const entry = this.#forms.get(id);
      if (!entry) continue;
      for (const field of entry.form.querySelectorAll("input, button")) {
        field.toggleAttribute("disabled", status !== "open");
      }
      if (status !== "open") setText(entry.note, this.say("closed_poll"));
    }
    show(this.element, polls.length > 0);
  }

  #form(id: string): HTMLElement[] {
    const poll = this.texts.find((one) => one.id === id);
    if (poll === undefined) return [];
    const { say } = this;
    const type = poll.most > 1 ? "checkbox" : "radio";
    const inputs = poll.answers.map((answer) =>
      h("input", { type, name: `bl-class-${id}`, value: answer.id })
    );
    const note = h("p", { role: "status" });
    const send = h("button", { type: "submit", class: "bl-button" }, say("send"));
    const form = h(
      "form",
      { class: "bl-class-question" },
      h(
        "fieldset",
        {},
        h("legend", {}, poll.text),
        ...poll.answers.map((answer, index) =>
          h("label", {}, inputs[index] ?? null, h("span", {}, answer.text))
        ),
      ),
      send,
      note,
    );
    form.addEventListener("change", () => {
      const chosen = inputs.filter(({ checked }) => checked);
      for (const input of inputs) {
        input.disabled = poll.most > 1 && chosen.length >= poll.most && !input.checked;
      }
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const choice = inputs.filter(({ checked }) => checked).map(({ value }) => value);
      if (choice.length === 0) return;
      this.give(id, choice);
      setText(note, say("answered"));
    });
    this.#forms.set(id, { form, note });
    return [form];
  }
}
