/**
 * How long a plan's breaths last. Most last as the learner's tempo says; a step that moves the body
 * lasts its own seconds, whatever the tempo. Only this module turns breaths into seconds and
 * seconds into breaths.
 */

import type { Plan, PlanStep, Side } from "./plan.ts";
import { secondsPerBreath, type Tempo } from "./tempo.ts";

/** Whether a step follows the learner's own breath, which is then heard in it. */
export function isLedByBreath({ seconds }: PlanStep): boolean {
  return !((seconds ?? 0) > 0);
}

/** How long one breath of a step lasts, in seconds. */
export function breathSeconds(step: PlanStep, tempo: Tempo): number {
  return isLedByBreath(step) ? secondsPerBreath(tempo) : (step.seconds as number) / step.breaths;
}

/** How long a step lasts, in seconds. */
export function stepSeconds(step: PlanStep, tempo: Tempo): number {
  return step.breaths * breathSeconds(step, tempo);
}

/** Seconds from a plan's start to a number of its breaths, whole and part. */
export function secondsTo(plan: Plan, tempo: Tempo, breaths: number): number {
  let [left, seconds] = [breaths, 0];
  for (const step of plan.steps) {
    const taken = Math.min(left, step.breaths);
    seconds += taken * breathSeconds(step, tempo);
    left -= taken;
    if (left <= 0) break;
  }
  return seconds;
}

/** How many breaths, whole and part, are over so many seconds after a plan's start. */
export function breathsIn(plan: Plan, tempo: Tempo, seconds: number): number {
  let [left, breaths] = [Math.max(seconds, 0), 0];
  for (const step of plan.steps) {
    const lasts = stepSeconds(step, tempo);
    if (left < lasts) return breaths + left / breathSeconds(step, tempo);
    left -= lasts;
    breaths += step.breaths;
  }
  return breaths;
}

/** How long a whole plan lasts, in seconds. */
export function planSeconds({ steps }: Plan, tempo: Tempo): number {
  return steps.reduce((sum, step) => sum + stepSeconds(step, tempo), 0);
}

/** The side that lies on the ball in a step; null in a step off it. */
export function sideOnBall({ on_ball, kind, side }: PlanStep): Side | null {
  if (!on_ball) return null;
  // Whoever changes sides is still on the ball with the side that is left.
  if (kind !== "changing-sides") return side;
  return side === "left" ? "right" : "left";
}

/**
 * Seconds from belly down to belly up: on one side, or on all sides together; of a whole plan, or of
 * what is still to come after so many of its breaths.
 */
export function onBallSeconds({ steps }: Plan, tempo: Tempo, side?: Side, breaths = 0): number {
  let [behind, seconds] = [breaths, 0];
  for (const step of steps) {
    const left = step.breaths - Math.min(Math.max(behind, 0), step.breaths);
    behind -= step.breaths;
    const on = sideOnBall(step);
    if (on !== null && (side ?? on) === on) seconds += left * breathSeconds(step, tempo);
  }
  return seconds;
}

/** A time as it is said and shown, in half minutes, never less than one. */
export function halfMinutes(seconds: number): number {
  return Math.max(Math.round(seconds / 30), 1);
}

/** A long time as it is said and shown, in whole minutes, never less than one. */
export function wholeMinutes(seconds: number): number {
  return Math.max(Math.round(seconds / 60), 1);
}

/**
 * The largest number of breaths up to `wanted` with which no side is on the ball longer than that.
 */
export function breathsWithin(
  most: number,
  wanted: number,
  tempo: Tempo,
  plan: (breaths: number) => Plan,
): number {
  let breaths = wanted;
  const isTooLong = () => {
    const made = plan(breaths);
    return (["left", "right"] as const).some((side) =>
      onBallSeconds(made, tempo, side) > most + 1e-6
    );
  };
  while (breaths > 1 && isTooLong()) breaths--;
  return breaths;
}
