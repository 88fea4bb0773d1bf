/** A question elsewhere on the page is answered here: it stands above the picture while it is open. */

import { h, setText, show } from "../../ui/dom.ts";
import { type FindDetail, hear, tell } from "../../ui/events.ts";
import type { Say } from "../../ui/words.ts";

export interface PageQuestionHost {
  /** Ids that can be found in the picture; none if it is not drawn. */
  readonly drawn: ReadonlySet<string>;
  nameOf(id: string): string;
  /** A question opened or closed: whatever would give the answer away is hidden or shown again. */
  looksFor(structures: readonly string[]): void;
}

export class PageQuestion {
  readonly element: HTMLElement;
  readonly #host: PageQuestionHost;
  readonly #say: Say;
  readonly #text = h("p", { class: "bl-page-question-text" });
  readonly #other = h("p", { role: "status" });
  #question: FindDetail | null = null;

  constructor(host: PageQuestionHost, say: Say, signal: AbortSignal) {
    this.#host = host;
    this.#say = say;
    const back = h("button", { type: "button", class: "bl-button" }, say("page_question_back"));
    back.addEventListener("click", () => this.#end());
    this.element = h(
      "div",
      {
        class: "bl-find bl-page-question",
        role: "group",
        "aria-label": say("page_question"),
        tabindex: -1,
      },
      this.#text,
      back,
      this.#other,
    );
    show(this.element, false);
    const known = (ids: readonly string[]) => ids.every((id) => host.drawn.has(id));
    hear("can-find", null, ({ structures }, take) => known(structures) && take(), signal);
    hear("find", null, (question, take) => {
      if (!known(question.structures)) return;
      take();
      this.#begin(question);
    }, signal);
    hear("find-over", null, ({ lesson, question }) => {
      const open = this.#question;
      if (open?.lesson === lesson && open.question === question) this.#end();
    }, signal);
    signal.addEventListener("abort", () => this.#end(), { once: true });
    if (host.drawn.size > 0) tell("picture", {});
  }

  /** Whether a question is open; then picks are answers. */
  get open(): boolean {
    return this.#question !== null;
  }

  /** Takes what was tapped or chosen, nearest first, as the answer; false where none is open. */
  pick(ids: readonly string[]): boolean {
    if (this.#question === null) return false;
    const { lesson, question, structures } = this.#question;
    const structure = ids.find((id) => structures.includes(id));
    const first = ids[0];
    if (structure !== undefined) tell("found", { lesson, question, structure });
    else if (first !== undefined) {
      setText(this.#other, this.#say("page_question_other", { name: this.#host.nameOf(first) }));
    }
    return true;
  }

  #begin(question: FindDetail): void {
    this.#question = question;
    setText(this.#text, this.#say("page_question_text", { question: question.text }));
    setText(this.#other, "");
    show(this.element, true);
    this.#host.looksFor(question.structures);
    this.element.focus();
  }

  #end(): void {
    if (this.#question === null) return;
    const { lesson, question } = this.#question;
    this.#question = null;
    show(this.element, false);
    this.#host.looksFor([]);
    tell("find-over", { lesson, question });
  }
}
