/** Which cues a plan gives from some breath on, and when: before anyone asks whether there is room. */

import { cuesOf, type Plan, type PlanStep, type Side } from "../models/plan.ts";
import { askBreaths, drapedBefore } from "../models/consent.ts";
import { isFlow, phasesOf, secondsPerBreath, type Tempo } from "../models/tempo.ts";
import { type CueText, OWN_CUES } from "./sounds.ts";
import type { Wanted } from "./queue.ts";

/** Where a session stands, as far as its sounds need to know. */
export interface From {
  readonly plan: Plan;
  readonly tempo: Tempo;
  readonly breaths: number;
}

export interface Voice {
  readonly cues: Readonly<Record<string, CueText>>;
  /** The clip of a cue on a side. */
  key(cue: string, side: Side): string;
  /** Seconds that a clip lasts; an estimate where it is not known yet. */
  lasts(key: string): number;
}

export interface Wishes {
  /** Say "in" and "out". */
  readonly counting: boolean;
  /** Whether a step of the plan may ask for more depth. */
  readonly mayAsk: (step: PlanStep) => boolean;
}

/** A cue at a breath of the plan. */
interface Moment {
  readonly cue: string;
  readonly side: Side;
  readonly breath: number;
  /** Breath at which its step ends. */
  readonly until: number;
}

/** Every cue that begins at or after `from.breaths`. */
export function wantedFrom(from: From, voice: Voice, wishes: Wishes): Wanted[] {
  const { plan, tempo, breaths } = from;
  const second = secondsPerBreath(tempo);
  return moments(plan, tempo, wishes)
    .filter(({ cue, breath }) => breath >= breaths - 1e-9 && voice.cues[cue] !== undefined)
    .map(({ cue, side, breath, until }) => {
      const key = voice.key(cue, side);
      const at = (breath - breaths) * second;
      const priority = voice.cues[cue]?.priority ?? "instruction";
      const lasts = voice.lasts(key);
      return { cue, key, side, at, lasts, priority, until: (until - breaths) * second };
    });
}

function moments(plan: Plan, tempo: Tempo, wishes: Wishes): Moment[] {
  const halves = halfways(plan);
  const all: Moment[] = [];
  let before = 0;
  let onBall: Side | null = null;
  plan.steps.forEach((step, index) => {
    const until = before + step.breaths;
    const at = (cue: string, breath: number) =>
      all.push({ cue, side: step.side, breath: before + breath, until });
    for (const { cue, breath } of cuesOf(step, plan.remind_every)) at(cue, breath);
    // The first step with weight on a side: how strong is it?
    if (step.level > 0 && onBall !== step.side) {
      onBall = step.side;
      at(OWN_CUES.pressure, step.breaths > 1 ? 1 : 0);
    }
    const half = halves.get(index);
    if (half !== undefined) at(OWN_CUES.halfway, half);
    if (step.asks && drapedBefore(plan, before) && wishes.mayAsk(step)) {
      at(OWN_CUES.ask, Math.max(step.breaths - askBreaths(tempo), 0));
    }
    for (let breath = 0; wishes.counting && breath < step.breaths; breath++) {
      for (const { phase, from } of phasesOf(tempo)) {
        if (isFlow(phase)) at(OWN_CUES[phase], breath + from);
      }
    }
    before = until;
  });
  return all;
}

/** By step, the breath at which half of a side's working breaths are over; from four breaths on. */
function halfways(plan: Plan): Map<number, number> {
  const found = new Map<number, number>();
  for (const side of ["left", "right"] as const) {
    const work = plan.steps.map((step) => step.work && step.side === side ? step.breaths : 0);
    const whole = work.reduce((sum, breaths) => sum + breaths, 0);
    if (whole < 4) continue;
    let left = Math.ceil(whole / 2);
    const index = work.findIndex((breaths) => breaths > left || (left -= breaths, false));
    if (index >= 0) found.set(index, left);
  }
  return found;
}
