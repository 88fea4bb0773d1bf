/** When the learner may choose more depth. There is no other way to go deeper. */

import { breathSeconds } from "./pace.ts";
import type { Plan, PlanStep } from "./plan.ts";
import { type Position, stepAt } from "./timeline.ts";
import { phasesOf, secondsPerBreath, type Tempo } from "./tempo.ts";

/** How long asking takes, and the least time to answer before anything else happens, in seconds. */
const ASKING_S = 6;
const ANSWER_S = 10;

/** How long an answer is awaited once the question has been asked, in seconds. */
export const ASKED_S = 15;

/** How many breaths a learner who eased off may take to choose, before coming off. */
export function easedBreaths(seconds: number, least: number, tempo: Tempo): number {
  return Math.max(least, Math.ceil(seconds / secondsPerBreath(tempo)));
}

/**
 * The breath of a step, counted from 0, on whose out-breath the voice asks: the last one after
 * which there is time for the question and for every answer. Null if the step is too short for it.
 */
export function askBreath(step: PlanStep, tempo: Tempo): number | null {
  const exhale = phasesOf(tempo).find(({ phase }) => phase === "exhale")?.from ?? 0;
  const needed = (ASKING_S + ANSWER_S) / breathSeconds(step, tempo);
  const breath = Math.floor(step.breaths - exhale - needed + 1e-9);
  return breath < 0 ? null : breath;
}

/** Whether the plan itself asks at this place; a yes counts only once that has been heard. */
export function planAsks({ step, breath }: Position, tempo: Tempo): boolean {
  const from = step.asks && step.kind === "breathing" ? askBreath(step, tempo) : null;
  return from !== null && breath >= from;
}

/** Whether enough of this set is left for the question and for every answer to it. */
export function hasRoomToAsk(plan: Plan, tempo: Tempo, breaths: number): boolean {
  const { stepIndex, before } = stepAt(plan, breaths);
  let left = before - breaths;
  for (const step of plan.steps.slice(stepIndex)) {
    if (step.kind !== "breathing" || step.set_number !== plan.steps[stepIndex]?.set_number) break;
    left += step.breaths;
  }
  return left * secondsPerBreath(tempo) >= ASKING_S + ANSWER_S;
}

/**
 * Whether the lightest way has been done on this side, in this session, before this step: a draping
 * step of the plan with all its breaths. Getting ready does not count, nor does a step that was cut
 * short.
 */
export function drapedBefore(plan: Plan, breaths: number): boolean {
  const { stepIndex } = stepAt(plan, breaths);
  const now = plan.steps[stepIndex];
  if (now?.kind !== "breathing") return false;
  return plan.steps.slice(0, stepIndex).some((step) => step.drapes && step.side === now.side);
}
