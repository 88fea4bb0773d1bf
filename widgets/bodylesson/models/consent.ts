/** When the learner may choose more depth. Deeper is never reached but through here. */

import type { Plan } from "./plan.ts";
import { type Position, stepAt } from "./timeline.ts";
import { secondsPerBreath, type Tempo } from "./tempo.ts";

/** The question takes a while to hear; there is at least this long to answer it, in seconds. */
const ANSWER_S = 10;

/** How long an answer is awaited once the question has been asked, in seconds. */
export const ASKED_S = 15;

/** How many breaths a learner who eased off may take to choose, before coming off. */
export function easedBreaths(seconds: number, least: number, tempo: Tempo): number {
  return Math.max(least, Math.ceil(seconds / secondsPerBreath(tempo)));
}

/** How many breaths before a step's end the voice asks. */
export function askBreaths(tempo: Tempo): number {
  return Math.ceil(ANSWER_S / secondsPerBreath(tempo));
}

/** Whether the plan itself asks at this place; a yes counts only once that has been heard. */
export function planAsks(at: Position, tempo: Tempo): boolean {
  const { asks, breaths, kind } = at.step;
  return asks && kind === "breathing" && at.breath >= breaths - askBreaths(tempo);
}

/**
 * Whether the lightest way has been done on this side, in this session, before this step: a draping
 * step of the plan with all its breaths. Getting ready is none, nor is a step that was cut short.
 */
export function drapedBefore(plan: Plan, breaths: number): boolean {
  const { stepIndex } = stepAt(plan, breaths);
  const now = plan.steps[stepIndex];
  if (now?.kind !== "breathing") return false;
  return plan.steps.slice(0, stepIndex).some((step) => step.drapes && step.side === now.side);
}
