/** What was tapped, on the picture itself: its name, one line, and a button for the full text. */

import { h, setText, show } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import type { Structure } from "./traits.ts";

export class Card {
  readonly element: HTMLElement;
  readonly #name = h("p", { class: "bl-part-name" });
  readonly #line = h("p", { class: "bl-part-card-line" });
  readonly #more: HTMLButtonElement;

  /** `more` opens the full text, `close` deselects the structure. */
  constructor(say: Say, more: () => void, close: () => void) {
    this.#more = h("button", { type: "button", class: "bl-part-card-more" }, say("card_more"));
    this.#more.addEventListener("click", more);
    const away = h(
      "button",
      { type: "button", class: "bl-part-card-close", "aria-label": say("card_close") },
      "×",
    );
    away.addEventListener("click", close);
    this.element = h(
      "div",
      { class: "bl-part-card", role: "group", "aria-label": say("card") },
      this.#name,
      this.#more,
      away,
      this.#line,
    );
    show(this.element, false);
  }

  /** Shows a structure; null puts the card away. */
  show(structure: Structure | null): void {
    show(this.element, structure !== null);
    if (structure === null) return;
    const [first, ...others] = structure.facts;
    setText(this.#name, structure.name);
    setText(this.#line, firstSentence(first?.[1] ?? ""));
    show(this.#more, others.length > 0 || structure.sources.length > 0);
  }

  /** How much of the picture it covers from below, in pixels. */
  get height(): number {
    return this.element.hidden ? 0 : this.element.offsetHeight;
  }
}

/** Up to the first full stop that ends a sentence. */
export function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
}
