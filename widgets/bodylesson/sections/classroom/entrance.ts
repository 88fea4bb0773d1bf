/** The way into a class, on the lesson's own page. */

import { h, setText } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";

export class Entrance {
  readonly element: HTMLElement;
  readonly #code = h("input", {
    name: "code",
    inputmode: "numeric",
    autocomplete: "off",
    maxlength: 7,
    required: true,
  });
  readonly #status = h("p", { role: "status" });

  constructor(private readonly say: Say, join: (code: string) => void, isServed: boolean) {
    const form = h(
      "form",
      { class: "bl-class-join" },
      h("label", { class: "bl-desk-field" }, h("span", {}, say("code")), this.#code),
      h("button", { type: "submit", class: "bl-button bl-button-main" }, say("join")),
    );
    form.noValidate = true;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const code = this.#code.value.replace(/\s/g, "");
      if (/^[0-9]{6}$/.test(code)) join(code);
      else setText(this.#status, say("code_form"));
    });
    const desk = h("a", { href: "desk" }, say("open"));
    this.element = h(
      "div",
      { class: "bl-class-entrance" },
      ...isServed ? [h("h3", {}, say("join_heading")), form, this.#status, h("p", {}, desk)] : [],
    );
  }

  /** Why there is no way in; empty for nothing. */
  tell(why: string): void {
    const words: Record<string, string> = {
      over: "over",
      code: "code_unknown",
      full: "full",
      busy: "busy",
    };
    const key = words[why];
    setText(this.#status, key ? this.say(key) : "");
  }
}
