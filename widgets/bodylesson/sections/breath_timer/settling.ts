/**
 * The moment after a change in which a press does not count: what stands under the finger is another
 * button than the one that was meant, and the second of two quick taps must skip nothing.
 */

import { breathsAt, positionOf, type Session, stageOf } from "../../models/session.ts";
import { secondsTo } from "../../models/pace.ts";
import { stepAt } from "../../models/timeline.ts";
import type { Button } from "./buttons.ts";

/** Two taps on one button come within half a second; this is a little more, in seconds. */
export const SETTLING_S = 0.6;

/** To stop must never be refused, and to resume takes nothing away. */
const ALWAYS: ReadonlySet<Button> = new Set(["resume", "stop"]);

export class Settling {
  #scene: string | null = null;
  #since = -Infinity;

  /** Notes what is going on. `seconds` are of a clock that never stops, not even in a pause. */
  look(session: Session, now: number, seconds: number): void {
    const scene = sceneOf(session, now);
    if (scene === this.#scene) return;
    // What is there when the page opens has not changed under anybody's finger.
    if (this.#scene !== null) this.#since = seconds - ageOf(session, now);
    this.#scene = scene;
  }

  /** Whether something has only just changed. */
  isSettling(seconds: number): boolean {
    return seconds - this.#since < SETTLING_S;
  }

  counts(button: Button, seconds: number): boolean {
    return ALWAYS.has(button) || !this.isSettling(seconds);
  }
}

/** The stage; while getting into place also the step, for "Next" leads through them one by one. */
function sceneOf(session: Session, now: number): string {
  const stage = stageOf(session, now);
  return stage === "placing" ? `${stage} ${positionOf(session, now).stepIndex}` : stage;
}

/** How long the step has been under way, in seconds: a hidden tab may look late. */
function ageOf(session: Session, now: number): number {
  if (session.status !== "going") return 0;
  const breaths = breathsAt(session, now);
  const { plan, tempo } = session;
  const { before } = stepAt(plan, breaths);
  const inStep = secondsTo(plan, tempo, breaths) - secondsTo(plan, tempo, before);
  return Math.max(Math.min(inStep, now - session.at), 0);
}

/** Whether a button has to wait while things settle. */
export function waits(button: Button): boolean {
  return !ALWAYS.has(button);
}
