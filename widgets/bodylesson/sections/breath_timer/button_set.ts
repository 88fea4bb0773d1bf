/**
 * The timer's buttons as elements: which are there, which are disabled, and which gets the focus.
 */

import { h, setText, show } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import { type Button, BUTTONS } from "./buttons.ts";
import type { Screen } from "./screen.ts";
import { waits } from "./settling.ts";

const MAIN: ReadonlySet<Button> = new Set([
  "start",
  "go_on",
  "next",
  "resume",
  "off",
  "carry_on",
]);

/** Buttons that stand on the page; all others belong to a session and lie on its own screen. */
export const FRONT: ReadonlySet<Button> = new Set(["start", "go_on", "again"]);

/**
 * Which button takes the focus from one that disappears: one that a second press may safely hit.
 */
const HEIRS: readonly Button[] = ["resume", "pause", "start", "go_on", "again"];

export class ButtonSet {
  readonly #all: ReadonlyMap<Button, HTMLButtonElement>;

  /** `pressed` is called for every press; `shut` for a press of a disabled button. */
  constructor(
    private readonly say: Say,
    pressed: (name: Button) => void,
    shut: () => void,
    /** Id of the words that say why Start is disabled. */
    private readonly why: string,
  ) {
    this.#all = new Map(BUTTONS.map((name) => {
      const main = MAIN.has(name) ? " bl-button-main" : "";
      const look = `bl-button${main} bl-button-${name.replace("_", "-")}`;
      const element = h("button", { type: "button", class: look }, say(name));
      element.addEventListener("click", () => {
        if (element.hasAttribute("aria-describedby")) shut();
        else pressed(name);
      });
      return [name, element];
    }));
  }

  /** The elements of the page, or of the session's screen. */
  of(front: boolean): HTMLButtonElement[] {
    return BUTTONS.filter((name) => FRONT.has(name) === front)
      .map((name) => this.#all.get(name) as HTMLButtonElement);
  }

  draw(screen: Screen, isOpen: boolean, settling: boolean): void {
    const held = document.activeElement;
    for (const [name, element] of this.#all) {
      show(element, screen.buttons.has(name));
      const isShut = !isOpen && (name === "start" || name === "go_on");
      setAttribute(element, "aria-disabled", isShut || settling && waits(name) ? "true" : null);
      setAttribute(element, "aria-describedby", isShut ? this.why : null);
    }
    const deeper = this.#all.get("deeper");
    if (deeper && screen.deeper) setText(deeper, this.say("deeper", { variant: screen.deeper }));
    // A button that disappears must not take the keyboard focus with it.
    const wasOurs = [...this.#all.values()].some((element) => element === held);
    if (wasOurs && held instanceof HTMLButtonElement && held.hidden) this.focus();
  }

  /** Puts the keyboard focus on a button that does no harm. */
  focus(): void {
    HEIRS.map((name) => this.#all.get(name)).find((element) => element?.hidden === false)?.focus();
  }
}

/** Writes only what changed, since a screen reader may announce it; null removes it. */
function setAttribute(element: Element, name: string, value: string | null): void {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
