/** How a ball on the picture is moved: by hand, by keys and by buttons. */

import { h } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";

const STEP_MM = 5;

/** Along the line toward the hip, across it toward the groin; mm. */
export type Move = readonly [along: number, across: number];

const MOVES = {
  ArrowRight: [STEP_MM, 0],
  ArrowUp: [STEP_MM, 0],
  ArrowLeft: [-STEP_MM, 0],
  ArrowDown: [-STEP_MM, 0],
  PageUp: [0, -STEP_MM],
  PageDown: [0, STEP_MM],
} as const satisfies Record<string, Move>;

export interface Hands {
  /** Share and offset under a pointer; null where there is no belly yet. */
  under(event: PointerEvent): { share: number; off: number } | null;
  /** Where the ball is. */
  here(): { share: number; off: number };
  put(share: number, off: number): void;
  move(by: Move): void;
  home(): void;
}

/** Lets a pointer and the keys move the ball. */
export function letMove(ball: SVGGElement, hands: Hands, signal: AbortSignal): void {
  let grip: readonly [number, number] | null = null;
  ball.addEventListener("pointerdown", (event) => {
    const at = hands.under(event);
    if (event.button !== 0 || at === null) return;
    event.preventDefault();
    ball.focus();
    ball.setPointerCapture(event.pointerId);
    const { share, off } = hands.here();
    grip = [share - at.share, off - at.off];
  }, { signal });
  ball.addEventListener("pointermove", (event) => {
    const at = hands.under(event);
    if (grip === null || at === null) return;
    hands.put(at.share + grip[0], at.off + grip[1]);
  }, { signal });
  const drop = () => grip = null;
  ball.addEventListener("pointerup", drop, { signal });
  ball.addEventListener("pointercancel", drop, { signal });
  ball.addEventListener("keydown", (event) => {
    const by = (MOVES as Record<string, Move | undefined>)[event.key];
    if (event.key === "Home") hands.home();
    else if (by) hands.move(by);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, { signal });
}

/** The same as buttons, with others beside them. */
export function buttons(hands: Hands, say: Say, ...others: HTMLElement[]): HTMLElement {
  const button = (key: string, act: () => void) => {
    const made = h("button", { type: "button", class: "bl-chip" }, say(key));
    made.addEventListener("click", act);
    return made;
  };
  return h(
    "div",
    { class: "bl-chips", role: "group", "aria-label": say("move") },
    button("to_hip", () => hands.move(MOVES.ArrowRight)),
    button("to_navel", () => hands.move(MOVES.ArrowLeft)),
    button("to_head", () => hands.move(MOVES.PageUp)),
    button("to_feet", () => hands.move(MOVES.PageDown)),
    button("to_start", () => hands.home()),
    ...others,
  );
}
