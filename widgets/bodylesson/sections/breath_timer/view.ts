/** The timer's elements: built once, then written to. It decides nothing. */

import { h, setText, show, uniqueId } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import { picture } from "./picture.ts";
import { type Button, BUTTONS, type Screen } from "./screen.ts";
import type { Gate } from "./traits.ts";

export interface View {
  readonly root: HTMLElement;
  readonly picture: HTMLElement;
  readonly everyBreath: HTMLInputElement;
  draw(screen: Screen, gate: Gate): void;
  announce(text: string): void;
}

const MAIN: ReadonlySet<Button> = new Set(["start", "go_on", "in_place", "resume", "off"]);

/** Who gets the focus of a button that goes: the one that a second press may safely hit. */
const HEIRS: readonly Button[] = ["resume", "pause", "start", "go_on", "again"];

/** What other parts of the timer put into it. */
export interface Inserts {
  /** Between the note and the buttons. */
  readonly above: readonly HTMLElement[];
  /** Below the buttons. */
  readonly below: readonly HTMLElement[];
}

/** Builds the view; `press` hears every button that is available. */
export function createView(say: Say, press: (button: Button) => void, inserts: Inserts): View {
  const noteId = uniqueId("note");
  const place = h("p", { class: "bl-place" });
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

  function button(name: Button): HTMLButtonElement {
    const main = MAIN.has(name) ? " bl-button-main" : "";
    const element = h("button", {
      type: "button",
      class: `bl-button${main} bl-button-${name.replace("_", "-")}`,
    }, say(name));
    element.addEventListener("click", () => {
      if (element.getAttribute("aria-disabled") === "true") {
        live.textContent = "";
        setText(live, note.textContent ?? "");
      } else press(name);
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
    h("div", { class: "bl-timer-head" }, place, left),
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
    picture: shape.element,
    everyBreath,
    announce(text) {
      setText(live, text);
    },
    draw(screen, gate) {
      if (root.dataset["stage"] !== screen.stage) root.dataset["stage"] = screen.stage;
      setText(place, screen.place);
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
      drawButtons(screen, gate);
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

  function drawButtons(screen: Screen, gate: Gate): void {
    const held = root.contains(document.activeElement) ? document.activeElement : null;
    for (const [name, element] of buttons) {
      show(element, screen.buttons.has(name));
      if (name !== "start" && name !== "go_on") continue;
      const free = gate === "go-on";
      if (free === (element.getAttribute("aria-disabled") !== "true")) continue;
      if (free) {
        element.removeAttribute("aria-disabled");
        element.removeAttribute("aria-describedby");
      } else {
        element.setAttribute("aria-disabled", "true");
        element.setAttribute("aria-describedby", noteId);
      }
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
