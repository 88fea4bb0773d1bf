/** The card of whoever watches a partner: what the partner hears now, and what to look for. */

import { h, setText } from "../../ui/dom.ts";
import type { ClassLesson } from "./lesson.ts";
import type { ClassMoment } from "./moment.ts";
import type { ObserverCard } from "./traits.ts";

export class ObserverView {
  readonly element: HTMLElement;
  readonly #now = h("p", { class: "bl-card-now" });
  readonly #breath = h("p", { class: "bl-card-breath" });

  constructor(private readonly lesson: ClassLesson, card: ObserverCard, swap: () => void) {
    const { say } = lesson;
    const put = h("button", { type: "button", class: "bl-button bl-button-main" }, say("swap"));
    put.addEventListener("click", swap);
    this.element = h(
      "section",
      { class: "bl-class-card", "aria-label": say("card"), tabindex: -1 },
      h("h2", {}, say("card")),
      h("p", {}, card.intro),
      h("div", { class: "bl-card-step" }, this.#now, this.#breath),
      h("h3", {}, say("card_checks")),
      h("ul", {}, ...card.checks.map((check) => h("li", {}, check))),
      h("p", {}, card.ask),
      h(
        "div",
        { class: "bl-card-stop" },
        h("p", {}, h("strong", {}, card.stop)),
        h("ul", {}, ...card.signs.map(({ text, then }) => h("li", {}, `${text} ${then}`.trim()))),
      ),
      put,
    );
  }

  /** Follows the step; null where nothing has been started. */
  draw(moment: ClassMoment | null): void {
    const { say } = this.lesson;
    if (moment === null || moment.isOver) {
      setText(this.#now, say("card_before"));
      setText(this.#breath, "");
      return;
    }
    const { screen, startsIn } = moment;
    setText(this.#now, screen.instruction);
    setText(this.#breath, startsIn > 0 ? say("starts_in", { n: startsIn }) : screen.word);
  }
}
