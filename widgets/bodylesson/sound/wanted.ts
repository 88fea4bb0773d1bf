/** Which cues a plan gives from some breath on, and when: before anyone asks whether there is room. */

import { askBreath, drapedBefore } from "../models/consent.ts";
import {
  halfMinutes,
  onBallSeconds,
  planSeconds,
  secondsTo,
  wholeMinutes,
} from "../models/pace.ts";
import type { Side } from "../models/plan.ts";
import { phasesOf } from "../models/tempo.ts";
import type { Wanted } from "./queue.ts";
import { type CueText, OWN_CUES, type Priority } from "./sounds.ts";
import { AFTER_TURN_S, type From, type Led, ledBreaths, turnsOf } from "./turns.ts";

export interface Voice {
  readonly cues: Readonly<Record<string, CueText>>;
  /** The clip of a cue on a side; `value` is what its text names, a time in half minutes. */
  key(cue: string, side: Side, value?: number): string;
  /** Seconds that a clip lasts; an estimate where it is not known yet. */
  lasts(key: string): number;
}

export interface Wishes {
  /** Say "in" and "out". */
  readonly counting: boolean;
  /** Reminders only where a long time would be silent. */
  readonly fewWords?: boolean;
  /** Whether more depth may be asked for at a breath of the plan. */
  readonly mayAsk: (breaths: number) => boolean;
}

/** "Three more breaths" is said where there are at least so many on a side, "halfway" so many. */
const COUNTED_FROM = 5;
const HALVED_FROM = 8;

const EPSILON = 1e-9;

/** Every cue but the reminders that begins at or after `from.breaths`. */
export function wantedFrom(from: From, voice: Voice, wishes: Wishes): Wanted[] {
  const led = ledBreaths(from);
  return [
    ...timesSaid(from, voice),
    ...orientation(led, voice),
    ...openings(from, led, voice),
    ...pressureChecks(led, voice),
    ...questions(from, led, voice, wishes),
    ...(wishes.counting ? counts(from, voice) : []),
  ].filter(({ cue, at }) => at >= -EPSILON && voice.cues[cue] !== undefined);
}

/** How long it takes, and how much of that is on the ball: said before all else. */
function timesSaid({ plan, tempo, breaths }: From, voice: Voice): Wanted[] {
  if (breaths > 0) return [];
  const side = plan.steps[0]?.side ?? "left";
  const values = [
    [OWN_CUES.whole, 2 * wholeMinutes(planSeconds(plan, tempo))],
    [OWN_CUES.onBall, halfMinutes(onBallSeconds(plan, tempo))],
  ] as const;
  return values.map(([cue, value]) => wanted(cue, side, 0, 0, voice, { value }));
}

/**
 * What each step asks for. A step that is led by the breath is announced just before it, on the
 * out-breath of the one before, so that its own first breath is heard; one that moves the body as
 * it begins.
 */
function openings({ plan, tempo, breaths }: From, led: readonly Led[], voice: Voice): Wanted[] {
  const start = secondsTo(plan, tempo, breaths);
  let before = 0;
  return plan.steps.flatMap((step, index) => {
    const begins = secondsTo(plan, tempo, before) - start;
    const isPast = before < breaths - EPSILON;
    before += step.breaths;
    if (isPast) return [];
    const told = wanted(step.opening, step.side, index, Math.max(begins, 0), voice);
    const isLed = led.some((one) => one.index === index);
    if (!isLed || begins <= 0) return [told];
    const last = led.findLast((one) => one.index === index - 1);
    // Before a step that moves, nothing turns: the words may take as long as they need.
    const room = last ? last.ends - last.exhale - AFTER_TURN_S : told.lasts + AFTER_TURN_S;
    return [{ ...told, at: Math.max(begins - Math.min(told.lasts + 0.2, room), 0) }];
  });
}

/** "Three more breaths", "last breath" and "halfway", each on the out-breath before. */
function orientation(led: readonly Led[], voice: Voice): Wanted[] {
  return setsOf(led).flatMap((set) => {
    const of = set.length;
    const told = (cue: string, breath: number, from: number, priority: Priority) => {
      const on = set[breath - 1];
      if (of < from || !on) return [];
      const at = on.exhale + AFTER_TURN_S;
      return [wanted(cue, on.step.side, on.index, at, voice, { priority, until: on.ends + 1 })];
    };
    return [
      ...told(OWN_CUES.halfway, Math.ceil(of / 2), HALVED_FROM, "check"),
      ...told(OWN_CUES.three, of - 3, COUNTED_FROM, "instruction"),
      ...told(OWN_CUES.last, of - 1, 2, "instruction"),
    ];
  });
}

/** The working breaths of each side and set. */
function setsOf(led: readonly Led[]): Led[][] {
  const sets = new Map<string, Led[]>();
  for (const one of led) {
    if (!one.step.work) continue;
    const key = `${one.step.side} ${one.step.set_number}`;
    sets.set(key, [...(sets.get(key) ?? []), one]);
  }
  return [...sets.values()];
}

/** How strong is it? Once weight is on a side, on the first out-breath that has room. */
function pressureChecks(led: readonly Led[], voice: Voice): Wanted[] {
  return (["left", "right"] as const).flatMap((side) => {
    const [first, ...later] = led.filter(({ step }) => step.level > 0 && step.side === side);
    if (!first) return [];
    const moments = later.map(({ exhale }) => exhale + AFTER_TURN_S);
    const until = (later.at(-1) ?? first).ends;
    const at = first.exhale + AFTER_TURN_S;
    return [wanted(OWN_CUES.pressure, side, first.index, at, voice, { moments, until })];
  });
}

/** The question about more depth, where it may be asked and every answer has its time. */
function questions(from: From, led: readonly Led[], voice: Voice, wishes: Wishes): Wanted[] {
  const { plan, tempo } = from;
  let before = 0;
  return plan.steps.flatMap((step, index) => {
    const start = before;
    before += step.breaths;
    const breath = step.asks ? askBreath(step, tempo) : null;
    if (breath === null || !drapedBefore(plan, start) || !wishes.mayAsk(start + breath)) return [];
    const on = led.find((one) => one.index === index && one.breath === breath);
    return on ? [wanted(OWN_CUES.ask, step.side, index, on.exhale + AFTER_TURN_S, voice)] : [];
  });
}

/** "In" and "out", exactly at each turn. */
function counts(from: From, voice: Voice): Wanted[] {
  const flows = phasesOf(from.tempo).filter(({ phase }) => phase in OWN_CUES);
  const led = ledBreaths(from);
  return turnsOf(from).map(({ phase, at }, turn) => {
    const on = led[Math.floor(turn / Math.max(flows.length, 1))] as Led;
    return wanted(OWN_CUES[phase], on.step.side, on.index, at, voice);
  });
}

/** A cue that is wanted at a second. */
export function wanted(
  cue: string,
  side: Side,
  step: number,
  at: number,
  voice: Voice,
  more: Partial<Pick<Wanted, "priority" | "until" | "moments" | "value">> = {},
): Wanted {
  const key = voice.key(cue, side, more.value);
  const lasts = voice.lasts(key);
  const priority = voice.cues[cue]?.priority ?? "instruction";
  return { cue, key, side, step, at, lasts, priority, until: at + lasts, ...more };
}
