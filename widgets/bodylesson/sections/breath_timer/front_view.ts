/** What stands on the page before a session: the body, one line, Start, and Change. */

import { radioChips } from "../../records/fields.ts";
import { h, setText, show } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import type { PoseFigure } from "../../ui/pose_figure.ts";
import type { Act } from "./intents.ts";
import type { Settings } from "./settings.ts";
import type { Shown } from "./shown.ts";

export interface FrontParts {
  readonly figure: PoseFigure;
  readonly buttons: readonly HTMLElement[];
  /** Id of the words that say why Start is disabled. */
  readonly noteId: string;
  readonly helpSigns: readonly string[];
  readonly settings: () => Settings;
}

export function frontView(say: Say, act: Act, parts: FrontParts) {
  const summary = h("p", { class: "bl-summary" });
  const time = h("p", { class: "bl-summary-time" });
  const note = h("p", { class: "bl-note-text" });
  const link = h("a", { class: "bl-note-link" });
  const help = h(
    "details",
    { class: "bl-help-fold" },
    h("summary", {}, say("help_title")),
    h("ul", {}, ...parts.helpSigns.map((sign) => h("li", {}, sign))),
  );
  const noteBox = h(
    "div",
    { class: "bl-timer-note" },
    h("div", { id: parts.noteId }, note),
    link,
    help,
  );
  // The gate beside it has a "Change" of its own: to a screen reader each says what it changes.
  const change = h("button", {
    type: "button",
    class: "bl-change",
    "aria-expanded": "false",
    "aria-label": say("change_name"),
  });
  change.append(say("change"));
  change.addEventListener("click", () => act({ type: "change-panel" }));
  const phone = phoneChoice(say, act, parts.settings);
  const rhythm = h("p", { class: "bl-quiet bl-rhythm" });
  /** Where the other settings are shown while "Change" is open. */
  const more = h("div", { class: "bl-front-more" }, rhythm);
  const element = h(
    "div",
    { class: "bl-front" },
    h("div", { class: "bl-front-picture" }, parts.figure.element),
    h(
      "div",
      { class: "bl-front-side" },
      h("div", { class: "bl-front-words" }, summary, time),
      noteBox,
      phone.element,
      h("div", { class: "bl-front-buttons" }, ...parts.buttons),
      change,
    ),
    more,
  );
  return {
    element,
    more,
    draw(shown: Shown): void {
      const { front, gate, closed } = shown;
      setText(summary, front.heading);
      setText(time, front.movement);
      setText(note, front.note);
      show(noteBox, front.note !== "");
      // A note may also stand beside an enabled Start: then it only informs.
      const isShut = closed || gate !== "go-on";
      noteBox.classList.toggle("bl-note-closed", closed);
      noteBox.classList.toggle("bl-note-asks", !isShut || !closed && gate === "");
      show(help, closed);
      const kind = gate === "do-not" ? "instead" : "gate";
      show(link, isShut && !closed);
      setText(link, say(`${kind}_link_text`));
      if (link.getAttribute("href") !== say(`${kind}_link`)) link.href = say(`${kind}_link`);
      setText(rhythm, front.instruction);
      change.setAttribute("aria-expanded", String(shown.changing));
      show(more, shown.changing);
      show(change, !front.buttons.has("go_on"));
      // The question is asked once, before the first Start; then its answer stands under "Change".
      const asks = shown.asksPhone || shown.changing || front.buttons.has("go_on");
      show(phone.element, !isShut && asks);
      phone.draw();
    },
  };
}

/** Where the phone will be: in view, or beside the face of a learner on the floor. */
function phoneChoice(say: Say, act: Act, settings: () => Settings) {
  const chips = radioChips(
    [{ id: "seen", text: say("phone_seen") }, { id: "floor", text: say("phone_floor") }],
    () => {
      const floor = chips.get() === "floor";
      act({ type: "settings", settings: { ...settings(), floor }, audible: false });
    },
    "bl-chips bl-phone-chips",
  );
  const element = h(
    "fieldset",
    { class: "bl-phone" },
    h("legend", {}, say("phone")),
    chips.element,
  );
  return {
    element,
    draw(): void {
      const now = settings().floor === true ? "floor" : "seen";
      if (chips.get() !== now) chips.set(now);
    },
  };
}
