/** The questions of "Find it": what is asked, what was picked, the score. */

import { h, setText, show } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import { askedFor, begin, type Finding, next, pick } from "./find_it.ts";

export interface FindHost {
  nameOf(id: string): string;
  /** Ids that can be asked for. */
  ids(): readonly string[];
  /** A question opened, or none is left: the picture hides its names or shows them again. */
  asking(on: boolean): void;
  /** The answer is to be shown. */
  reveal(id: string | null): void;
}

export class FindPanel {
  /** What begins a round; stands with the other controls. */
  readonly starter: HTMLElement;
  /** What is asked and said; stands on the picture while a round goes on. */
  readonly element: HTMLElement;
  readonly #start = h("button", { type: "button", class: "bl-button" });
  readonly #stop = h("button", { type: "button", class: "bl-button bl-find-stop" });
  readonly #said = h("p", { class: "bl-find-said", role: "status" });
  readonly #next = h("button", { type: "button", class: "bl-button bl-button-main" });
  readonly #score = h("p", { class: "bl-find-score" });
  readonly #host: FindHost;
  readonly #say: Say;
  #finding: Finding | null = null;

  constructor(host: FindHost, say: Say, private readonly seed: () => number) {
    this.#host = host;
    this.#say = say;
    setText(this.#start, say("find_start"));
    setText(this.#stop, say("find_stop"));
    setText(this.#next, say("find_next"));
    this.#start.addEventListener("click", () => {
      this.#set(this.#begin());
      this.element.focus();
    });
    this.#stop.addEventListener("click", () => {
      this.#set(null);
      this.#start.focus();
    });
    this.#next.addEventListener("click", () => {
      if (this.#finding) this.#set(next(this.#finding));
      this.element.focus();
    });
    this.starter = h(
      "div",
      { class: "bl-find-starter" },
      h("p", { class: "bl-hint" }, say("find_about")),
      this.#start,
    );
    this.element = h(
      "div",
      { class: "bl-find", role: "group", "aria-label": say("find_region"), tabindex: -1 },
      this.#said,
      this.#score,
      this.#stop,
      this.#next,
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
    show(this.element, finding !== null);
    show(this.#start, finding === null);
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
