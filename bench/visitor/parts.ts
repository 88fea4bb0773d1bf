/** What a visit tries, in the order of the path. */

import { at, saysWhatIsMissing, seen, timer, timerButton } from "./page.ts";
import { isOpen } from "./walk.ts";

export interface Part {
  readonly name: string;
  /** Where it stands: a step of the path, or a fold. */
  readonly address: string;
  /** Whether it can be touched. */
  ready(): boolean;
  touch(): void;
  /** Whether it shows what the touch has done. */
  answered(): boolean;
}

const SPOT = ".bl-joined:has(.bl-spot)";
const CHANGE = ".bl-change-panel";
const QUIZ = ".bl-quiz:not(.bl-quiz-guess)";

/** A part whose one control is pressed. */
function pressed(
  name: string,
  address: string,
  control: () => HTMLElement | null,
  answered: () => boolean,
): Part {
  return {
    name,
    address,
    ready: () => control() !== null,
    touch: () => control()!.click(),
    answered,
  };
}

/** A part of which something says other words than before once its control is touched. */
function followed(
  name: string,
  address: string,
  control: string,
  follower: string,
  touch = (found: HTMLElement) => found.click(),
): Part {
  let before: string | null = null;
  return {
    name,
    address,
    ready: () => at(control) !== null && Boolean(at(follower)?.textContent),
    touch() {
      before = at(follower)!.textContent;
      touch(at(control)!);
    },
    answered: () => at(follower)!.textContent !== before,
  };
}

/** A part that asks for what is missing when its button is pressed with nothing filled in. */
function asking(name: string, address: string, button: string, widget: string): Part {
  const ready = `${widget}[data-ready=true] ${button}`;
  return pressed(name, address, () => at(ready), () => saysWhatIsMissing(widget));
}

function bend(slider: HTMLElement): void {
  (slider as HTMLInputElement).value = "60";
  slider.dispatchEvent(new Event("input", { bubbles: true }));
}

/** The page as it opens, without steps in a server that knows none. */
const BEGIN: Part = {
  name: "Begin",
  address: "home",
  ready: () => seen(at("a.bl-begin")) || seen(at("#muscle-title")),
  touch: () => at("a.bl-begin")?.click(),
  answered() {
    const step = at("#muscle");
    return seen(at("#muscle-title")) && (step === null || isOpen(step));
  },
};

const GATE: Part = {
  name: "the gate",
  address: "safe",
  ready: () => seen(at("form.bl-gate-form button[type=submit]")),
  touch() {
    const form = at("form.bl-gate-form")!;
    for (const box of form.querySelectorAll<HTMLElement>(".bl-none input")) box.click();
    form.querySelector<HTMLElement>("button[type=submit]")!.click();
  },
  answered: () => !seen(at("form.bl-gate-form")),
};

/** Start comes last, for from then on the practice runs. */
export const PARTS: readonly Part[] = [
  BEGIN,
  followed("the muscle viewer", "muscle", ".bl-viewer input[type=range]", ".bl-viewer-says", bend),
  GATE,
  followed(
    "the spot finder",
    "spot",
    `${SPOT} .bl-controls input[type=radio]:not(:checked)`,
    ".bl-spot",
  ),
  asking("the measures before", "before", ".bl-entry .bl-field button", ".bl-measure-before"),
  asking("the journal", "notes", ".bl-note-form [type=submit]", ".bl-journal"),
  asking("the measures after", "measure-after", ".bl-entry .bl-field button", ".bl-measure-after"),
  pressed(
    "the quiz",
    "check-yourself",
    () => at(`${QUIZ}[data-ready=true] .bl-question .bl-button-main`),
    // A list to put in order is always filled in.
    () => saysWhatIsMissing(QUIZ) || at(`${QUIZ} .bl-told`) !== null,
  ),
  followed(
    "the practice's controls",
    "practise",
    `${CHANGE} .bl-controls input[type=radio]:not(:checked)`,
    "section[aria-label='Breath timer'] .bl-summary",
  ),
  pressed(
    "the timer's Start",
    "practise",
    () => {
      // It is locked until the gate's answer has reached it.
      const start = timerButton("Start");
      return start?.getAttribute("aria-disabled") === "true" ? null : start;
    },
    () => seen(timerButton("Pause")) && timer()!.dataset["stage"] !== "ready",
  ),
];
