/** When the learner may choose more depth. Deeper is never reached but through here. */

import type { Plan, PlanStep } from "./plan.ts";
import { type Position, stepAt } from "./timeline.ts";
import { secondsPerBreath, type Tempo } from "./tempo.ts";

/** The question takes a while to hear; there is at least this long to answer it, in seconds. */
const ANSWER_S = 10;

/** How long an answer is awaited when the learner asked of their own accord, in seconds. */
export const ASKED_S = 15;

/** How many breaths before a step's end the voice asks. */
export function askBreaths(tempo: Tempo): number {
  return Math.ceil(ANSWER_S / secondsPerBreath(tempo));
}

/** Whether the plan itself asks at this place. */
export function planAsks(at: Position, tempo: Tempo): boolean {
  const { asks, breaths, kind } = at.step;
  return asks && kind === "breathing" && at.breath >= breaths - askBreaths(tempo);
}

/** Whether the lightest way has been done on this side, in this session, up to this step. */
export function drapedBefore(plan: Plan, breaths: number): boolean {
  const { stepIndex } = stepAt(plan, breaths);
  const now = plan.steps[stepIndex];
  if (now?.kind !== "breathing") return false;
  return plan.steps.slice(0, stepIndex).some((step) => isDraping(step, now));
}

/** A step of the lightest level that did more than get ready, on the same side. */
function isDraping(step: PlanStep, now: PlanStep): boolean {
  return step.side === now.side && step.level === 1 && (step.work || step.kind === "lead-in");
}
