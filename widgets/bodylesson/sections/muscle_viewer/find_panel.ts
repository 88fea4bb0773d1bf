/** The questions of "Find it": what is asked, what was picked, the score. */

import { h, setText, show } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import { askedFor, begin, type Finding, next, pick } from "./find_it.ts";

export interface FindHost {
  nameOf(id: string): string;
  /** Ids that can be asked for. */
  ids(): readonly string[];
  /** A question came, or none is left: names in the picture go or come back. */
  asking(on: boolean): void;
  /** The answer is to be seen. */
  reveal(id: string | null): void;
}

export class FindPanel {
  readonly element: HTMLElement;
  readonly #toggle = h("button", { type: "button", class: "bl-button" });
  readonly #said = h("p", { class: "bl-find-said", role: "status" });
  readonly #next = h("button", { type: "button", class: "bl-button bl-button-main" });
  readonly #score = h("p", { class: "bl-find-score" });
  readonly #host: FindHost;
  readonly #say: Say;
  #finding: Finding | null = null;

  constructor(host: FindHost, say: Say, private readonly seed: () => number) {
    this.#host = host;
    this.#say = say;
    this.#toggle.addEventListener("click", () => this.#set(this.#finding ? null : this.#begin()));
    this.#next.addEventListener("click", () => {
      if (this.#finding) this.#set(next(this.#finding));
    });
    setText(this.#next, say("find_next"));
    this.element = h(
      "div",
      { class: "bl-find" },
      this.#toggle,
      this.#said,
      this.#next,
      this.#score,
    );
    this.#draw();
  }

  /** Whether a question is open; then picks are answers. */
  get open(): boolean {
    return this.#finding !== null && this.#finding.said !== "done";
  }

  pick(ids: readonly string[]): void {
    if (this.#finding) this.#set(pick(this.#finding, ids));
  }

  #begin(): Finding {
    return begin(this.#host.ids(), this.seed());
  }

  #set(finding: Finding | null): void {
    this.#finding = finding;
    this.#host.asking(this.open);
    const over = finding?.said === "right" || finding?.said === "shown";
    this.#host.reveal(over ? finding.queue[0] ?? null : null);
    this.#draw();
  }

  #draw(): void {
    const finding = this.#finding;
    setText(this.#toggle, this.#say(finding ? "find_stop" : "find_start"));
    show(this.#said, finding !== null);
    show(this.#score, finding !== null);
    const over = finding?.said === "right" || finding?.said === "shown";
    show(this.#next, over);
    if (finding === null) return;
    const asked = askedFor(finding);
    const name = asked === null ? "" : this.#host.nameOf(asked);
    const wrong = finding.wrong === null
      ? this.#say("find_nothing")
      : this.#host.nameOf(finding.wrong);
    const { found, asked: n } = finding;
    setText(this.#said, this.#say(`find_${finding.said}`, { name, wrong, found, n }));
    setText(this.#score, this.#say("find_score", { found, n }));
    if (over) this.#next.focus();
  }
}
