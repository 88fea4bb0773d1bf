/** "Is this right?": the one question about a number that is possible but unlikely. */

import { h, setText, show } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import { button } from "../../records/fields.ts";

export interface OddQuestion {
  readonly element: HTMLElement;
  /** Asks about a number, with the reason; the answer "yes" has the focus. */
  ask(value: number, why: string): void;
  close(): void;
}

/** `kept` is called with the number after a yes, `refused` after a no. */
export function oddQuestion(
  name: string,
  say: Say,
  kept: (value: number) => void,
  refused: () => void,
): OddQuestion {
  let waiting: number | null = null;
  const text = h("p", { class: "bl-ask-text" });
  const yes = button(say("yes"), () => {
    if (waiting !== null) kept(waiting);
  }, "bl-button bl-button-main");
  const no = button(say("no"), () => {
    set(null, "");
    refused();
  });
  const element = h(
    "div",
    { class: "bl-ask", role: "group", "aria-label": say("is_right", { name }) },
    text,
    h("div", { class: "bl-line" }, yes, no),
  );
  show(element, false);

  function set(value: number | null, why: string): void {
    waiting = value;
    setText(text, why);
    show(element, value !== null);
  }

  return {
    element,
    ask(value, why) {
      set(value, why);
      yes.focus();
    },
    close: () => set(null, ""),
  };
}
