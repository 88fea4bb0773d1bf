/** When the breath turns, in the seconds of a track: when its own sound must be heard. */

import { breathSeconds, isLedByBreath, secondsTo } from "../models/pace.ts";
import type { Plan, PlanStep } from "../models/plan.ts";
import { type Flow, isFlow, phasesOf, type Tempo } from "../models/tempo.ts";

/** Where a session stands, as far as its sounds need to know. */
export interface From {
  readonly plan: Plan;
  readonly tempo: Tempo;
  readonly breaths: number;
}

/** A breath that is led: when it is breathed in and out. */
export interface Led {
  readonly step: PlanStep;
  /** The step's place in the plan. */
  readonly index: number;
  /** The breath within its step, from 0. */
  readonly breath: number;
  readonly inhale: number;
  readonly exhale: number;
  readonly ends: number;
}

/** Seconds that a turn is left to itself: nothing begins to be said so close to it. */
export const CLEAR_S = 0.3;

/** So long after the turn to the out-breath a cue begins, in seconds: the turn has been heard. */
export const AFTER_TURN_S = 0.5;

/** Every breath that is led, with seconds since `from`; those that are past are less than 0. */
export function ledBreaths({ plan, tempo, breaths }: From): Led[] {
  const start = secondsTo(plan, tempo, breaths);
  const spans = phasesOf(tempo);
  const exhale = spans.find(({ phase }) => phase === "exhale")?.from ?? 0;
  const led: Led[] = [];
  let before = 0;
  plan.steps.forEach((step, index) => {
    const at = secondsTo(plan, tempo, before) - start;
    const lasts = breathSeconds(step, tempo);
    before += step.breaths;
    if (!isLedByBreath(step)) return;
    for (let breath = 0; breath < step.breaths; breath++) {
      const inhale = at + breath * lasts;
      const ends = inhale + lasts;
      led.push({ step, index, breath, inhale, exhale: inhale + exhale * lasts, ends });
    }
  });
  return led;
}

/** Each turn to a phase that sounds, in order. */
export function turnsOf(from: From): { readonly phase: Flow; readonly at: number }[] {
  const spans = phasesOf(from.tempo);
  return ledBreaths(from).flatMap(({ inhale, ends }) =>
    spans.flatMap(({ phase, from }) =>
      isFlow(phase) ? [{ phase, at: inhale + from * (ends - inhale) }] : []
    )
  );
}

/** The first second from `at` on that is not just at a turn; `turns` in order. */
export function clearOf(turns: readonly number[], at: number): number {
  const near = turns.find((turn) => Math.abs(turn - at) < CLEAR_S - 1e-6);
  return near === undefined ? at : near + CLEAR_S;
}
