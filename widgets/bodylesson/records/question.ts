/** A button that asks for confirmation before it does what cannot be undone. */

import { h, show } from "../ui/dom.ts";
import { button } from "./fields.ts";

export function question(
  name: string,
  sure: string,
  yes: string,
  no: string,
  act: () => void,
  look = "bl-quiet-button",
): HTMLElement {
  const first = button(name, () => ask(true), look);
  const keep = button(no, () => ask(false));
  const go = button(yes, () => {
    ask(false);
    act();
  }, "bl-button bl-button-danger");
  const text = h("p", {}, sure);
  const asking = h(
    "div",
    { class: "bl-sure", role: "group", "aria-label": name },
    text,
    h("div", { class: "bl-line" }, keep, go),
  );
  asking.addEventListener("keydown", (event) => {
    if (event.key === "Escape") ask(false);
  });
  show(asking, false);

  function ask(open: boolean): void {
    show(first, !open);
    show(asking, open);
    // On the harmless answer, so that a second press by mistake does nothing.
    (open ? keep : first).focus();
  }

  return h("div", { class: "bl-question-box" }, first, asking);
}
