/** A session's own screen: it fills the window, dark and calm, until the session is over. */

import { h, setText, show } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import type { Act } from "./intents.ts";
import { onTapOrHold } from "./hold.ts";
import type { Picture } from "./picture.ts";
import type { Screen } from "./screen.ts";

export interface SessionParts {
  readonly picture: Picture;
  readonly word: HTMLElement;
  readonly buttons: readonly HTMLElement[];
  /** Shown between the words and what is one tap away. */
  readonly above: readonly HTMLElement[];
}

export class SessionView {
  readonly element: HTMLDialogElement;
  /** One tap away: sound, floor mode, transcript. */
  readonly more: HTMLElement;
  readonly #heading = h("p", { class: "bl-heading" });
  readonly #left = h("p", { class: "bl-left" });
  readonly #movement = h("p", { class: "bl-movement" });
  readonly #breath = h("p", { class: "bl-breath" });
  readonly #instruction = h("p", { class: "bl-instruction" });
  readonly #reminder = h("p", { class: "bl-reminder" });
  readonly #described = h("p");
  readonly #told: HTMLElement;
  readonly #note = h("p", { class: "bl-session-note" });
  readonly #bar = h("div", { class: "bl-session-progress-done" });

  constructor(say: Say, act: Act, private readonly parts: SessionParts) {
    const { picture, word } = parts;
    this.#told = h("details", {}, h("summary", {}, say("described")), this.#described);
    this.more = h("details", { class: "bl-deeper" }, h("summary", {}, say("more")));
    // As the voice says: a tap eases off, a finger that rests means stop.
    onTapOrHold(picture.element, {
      tap: () => act({ type: "tap-picture" }),
      hold: () => act({ type: "command", command: "stop" }),
    });
    this.element = h(
      "dialog",
      { class: "bl-session", "aria-label": say("region"), tabindex: -1 },
      h(
        "div",
        { class: "bl-session-head" },
        h("div", { class: "bl-session-line" }, this.#heading, this.#left),
        h("div", { class: "bl-session-progress", "aria-hidden": "true" }, this.#bar),
      ),
      h(
        "div",
        { class: "bl-session-stage" },
        picture.element,
        h(
          "div",
          { class: "bl-session-words" },
          this.#instruction,
          h("div", { class: "bl-breathing" }, word, this.#movement, this.#breath),
          this.#reminder,
          this.#note,
          ...parts.above,
          h("div", { class: "bl-folds" }, this.#told, this.more),
        ),
      ),
      h("div", { class: "bl-buttons" }, ...parts.buttons),
    );
    this.element.addEventListener("cancel", (event) => {
      event.preventDefault();
      act({ type: "command", command: "pause" });
    });
    // Some browsers close a dialog anyway; a session must never disappear by accident.
    this.element.addEventListener("close", () => {
      if (this.element.dataset["open"] === "true") act({ type: "command", command: "pause" });
    });
  }

  /** Fills the window, or gives it back. */
  open(isOpen: boolean): void {
    this.element.dataset["open"] = String(isOpen);
    if (isOpen && !this.element.open) this.element.showModal();
    else if (!isOpen && this.element.open) this.element.close();
  }

  draw(screen: Screen): void {
    this.element.dataset["lead"] = screen.lead;
    setText(this.#heading, screen.heading);
    setText(this.#left, screen.left);
    setText(this.parts.word, screen.word);
    setText(this.#movement, screen.movement);
    setText(this.#breath, screen.breath);
    setText(this.#instruction, screen.instruction);
    setText(this.#reminder, screen.reminder);
    show(this.#reminder, screen.reminder !== "");
    setText(this.#described, screen.described);
    show(this.#told, screen.described !== "");
    setText(this.#note, screen.note);
    show(this.#note, screen.note !== "");
    this.#bar.style.transform = `scaleX(${screen.done})`;
    this.parts.picture.draw(screen.fullness);
  }
}
