/** The timer's elements: built once, then written to. It decides nothing. */

import { h, setText, show, uniqueId } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import { picture } from "./picture.ts";
import { type Button, BUTTONS } from "./buttons.ts";
import type { Act } from "./intents.ts";
import type { Screen } from "./screen.ts";
import { waits } from "./settling.ts";
import type { Shown } from "./shown.ts";
import type { Gate } from "./traits.ts";

export interface View {
  readonly root: HTMLElement;
  readonly everyBreath: HTMLInputElement;
  draw(shown: Shown): void;
  announce(text: string): void;
}

const MAIN: ReadonlySet<Button> = new Set(["start", "go_on", "next", "resume", "off"]);

/** Who gets the focus of a button that goes: the one that a second press may safely hit. */
const HEIRS: readonly Button[] = ["resume", "pause", "start", "go_on", "again"];

/** What other parts of the timer put into it. */
export interface Inserts {
  /** Between the note and the buttons. */
  readonly above: readonly HTMLElement[];
  /** Below the buttons. */
  readonly below: readonly HTMLElement[];
}

/** Builds the view; `act` hears of every button that is pressed while the gate is open. */
export function createView(say: Say, act: Act, inserts: Inserts): View {
  const noteId = uniqueId("note");
  const heading = h("p", { class: "bl-heading" });
  const left = h("p", { class: "bl-left" });
  const word = h("p", { class: "bl-word" });
  const movement = h("p", { class: "bl-movement" });
  const breath = h("p", { class: "bl-breath" });
  const instruction = h("p", { class: "bl-instruction" });
  const reminder = h("p", { class: "bl-reminder" });
  const described = h("p");
  const more = h("details", {}, h("summary", {}, say("described")), described);
  const note = h("p", { class: "bl-note-text" });
  const link = h("a", { class: "bl-note-link" });
  const noteBox = h("div", { class: "bl-timer-note", id: noteId }, note, link);
  const buttons = new Map(BUTTONS.map((name) => [name, button(name)]));
  const everyBreath = h("input", { type: "checkbox" });
  const live = h("div", { class: "bl-unseen", "aria-live": "polite", "aria-atomic": "true" });
  const shape = picture(word);
  shape.element.addEventListener("click", () => act({ type: "tap-picture" }));

  function button(name: Button): HTMLButtonElement {
    const main = MAIN.has(name) ? " bl-button-main" : "";
    const element = h("button", {
      type: "button",
      class: `bl-button${main} bl-button-${name.replace("_", "-")}`,
    }, say(name));
    element.addEventListener("click", () => {
      if (element.getAttribute("aria-describedby") === noteId) {
        live.textContent = "";
        setText(live, note.textContent ?? "");
      } else act({ type: "press", button: name });
    });
    return element;
  }

  const root = h(
    "section",
    {
      class: "bl-widget bl-timer",
      "aria-label": say("region"),
      tabindex: 0,
      // JupyterLab would take Space and Escape for its own shortcuts.
      "data-lm-suppress-shortcuts": "true",
    },
    h("div", { class: "bl-timer-head" }, heading, left),
    shape.element,
    movement,
    breath,
    h("div", { class: "bl-step" }, instruction, reminder, more),
    noteBox,
    ...inserts.above,
    h("div", { class: "bl-buttons" }, ...buttons.values()),
    ...inserts.below,
    h(
      "div",
      { class: "bl-timer-foot" },
      h("label", { class: "bl-every" }, everyBreath, h("span", {}, say("every_breath"))),
      h("p", { class: "bl-keys" }, say("keys")),
    ),
    live,
  );

  return {
    root,
    everyBreath,
    announce(text) {
      setText(live, text);
    },
    draw({ screen, gate, settling }) {
      if (root.dataset["stage"] !== screen.stage) root.dataset["stage"] = screen.stage;
      setText(heading, screen.heading);
      setText(left, screen.left);
      setText(word, screen.word);
      setText(movement, screen.movement);
      setText(breath, screen.breath);
      setText(instruction, screen.instruction);
      setText(reminder, screen.reminder);
      show(reminder, screen.reminder !== "");
      setText(described, screen.described);
      show(more, screen.described !== "");
      drawNote(screen, gate);
      drawButtons(screen, gate === "go-on", settling);
      shape.draw(screen.fullness, screen.done);
    },
  };

  function drawNote(screen: Screen, gate: Gate): void {
    setText(note, screen.note);
    show(noteBox, screen.note !== "");
    const toGate = screen.stage === "ready" && screen.note !== "";
    show(link, toGate);
    const kind = gate === "do-not" ? "instead" : "gate";
    setText(link, say(`${kind}_link_text`));
    if (link.getAttribute("href") !== say(`${kind}_link`)) link.href = say(`${kind}_link`);
  }

  function drawButtons(screen: Screen, isGateOpen: boolean, settling: boolean): void {
    const held = root.contains(document.activeElement) ? document.activeElement : null;
    for (const [name, element] of buttons) {
      show(element, screen.buttons.has(name));
      const isShut = !isGateOpen && (name === "start" || name === "go_on");
      setAttribute(element, "aria-disabled", isShut || settling && waits(name) ? "true" : null);
      setAttribute(element, "aria-describedby", isShut ? noteId : null);
    }
    const ease = buttons.get("ease_off");
    if (ease) {
      setText(
        ease,
        screen.easier ? say("ease_off_to", { variant: screen.easier }) : say("ease_off"),
      );
    }
    const deeper = buttons.get("deeper");
    if (deeper && screen.deeper) setText(deeper, say("deeper", { variant: screen.deeper }));
    // A button that goes away must not take the keyboard's place with it.
    if (held instanceof HTMLButtonElement && held.hidden) {
      HEIRS.map((name) => buttons.get(name)).find((element) => element?.hidden === false)?.focus();
    }
  }
}

/** Writes only what changed, since a screen reader may speak of it; null takes it away. */
function setAttribute(element: Element, name: string, value: string | null): void {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
