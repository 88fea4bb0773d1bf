/** The rest of a session as a list of sounds with their seconds. Pure arithmetic. */

import { breathSeconds, isLedByBreath, planSeconds, secondsTo } from "../models/pace.ts";
import type { Side } from "../models/plan.ts";
import { isFlow, phasesOf } from "../models/tempo.ts";
import { stepAt } from "../models/timeline.ts";
import { company, FEW_WORDS_S, SILENCE_S } from "./company.ts";
import { GAP_S, queued, type Wanted } from "./queue.ts";
import type { Bed, Schedule, Spoken, Tone } from "./sounds.ts";
import { clearOf, type From, ledBreaths, turnsOf } from "./turns.ts";
import { type Voice, wanted, wantedFrom, type Wishes } from "./wanted.ts";

/** The bell rings this long before the last words follow, in seconds. */
export const BELL_S = 2.5;

/** Silence at the very end, so that a player does not cut the last word. */
const END_S = 1;

/** The schedule from a place on; `first` are cues to be said before all others. */
export function scheduleOf(
  from: From,
  voice: Voice,
  wishes: Wishes & { readonly first: readonly string[]; readonly last: readonly string[] },
): Schedule {
  const { plan, tempo, breaths } = from;
  const side = sideAt(from);
  const bell = planSeconds(plan, tempo) - secondsTo(plan, tempo, breaths);
  const first = wishes.first.map((cue) => atOnce(cue, side, from, voice));
  const turns = turnsOf(from).map(({ at }) => at);
  const clear = (at: number) => clearOf(turns, at);
  const led = ledBreaths(from);
  const cues = [...first, ...wantedFrom(from, voice, wishes)];
  // Counts give way to company too.
  const leading = queued(cues.filter(({ priority }) => priority !== "count"), clear);
  const longest = wishes.fewWords ? FEW_WORDS_S : SILENCE_S;
  const reminders = company(led, leading.spoken, voice, longest);
  const said = [...leading.spoken, ...reminders];
  const counts = queued([
    ...said.map((cue): Wanted => ({ ...cue, priority: "instruction", until: Infinity })),
    ...cues.filter(({ priority }) => priority === "count"),
  ]);
  const after = inTurn(wishes.last, afterBell(said, bell), endSide(from), voice);
  const words = [...counts.spoken, ...after];
  const lastWord = Math.max(...words.map((cue) => cue.at + cue.lasts), bell + BELL_S);
  return {
    tones: tonesOf(from),
    beds: bedsOf(from),
    spoken: words,
    bell,
    lasts: lastWord + END_S,
    leftOut: [...leading.leftOut, ...counts.leftOut],
  };
}

/** What is left to hear when the learner is off the ball before the plan's end: bell and words. */
export function closing(side: Side, cues: readonly string[], voice: Voice): Schedule {
  return wordsAlone(inTurn(cues, BELL_S, side, voice), 0);
}

/** Cues by themselves, before a session. */
export function alone(side: Side, cues: readonly string[], voice: Voice): Schedule {
  return wordsAlone(inTurn(cues, 0, side, voice), Infinity);
}

function wordsAlone(spoken: readonly Spoken[], bell: number): Schedule {
  const lastWord = Math.max(
    ...spoken.map((cue) => cue.at + cue.lasts),
    bell < Infinity ? BELL_S : 0,
  );
  return { tones: [], beds: [], spoken, bell, lasts: lastWord + END_S, leftOut: [] };
}

/** The tone of every led phase from a place on; the one under way begins in its midst. */
export function tonesOf({ plan, tempo, breaths }: From): Tone[] {
  const start = secondsTo(plan, tempo, breaths);
  const spans = phasesOf(tempo).flatMap((span) =>
    isFlow(span.phase) ? [{ ...span, phase: span.phase }] : []
  );
  const tones: Tone[] = [];
  let before = 0;
  for (const step of plan.steps) {
    const begins = secondsTo(plan, tempo, before) - start;
    const second = breathSeconds(step, tempo);
    for (let breath = 0; isLedByBreath(step) && breath < step.breaths; breath++) {
      for (const { phase, from, to } of spans) {
        const [onset, ends] = [begins + (breath + from) * second, begins + (breath + to) * second];
        if (ends <= 1e-6) continue;
        const at = Math.max(onset, 0);
        const gone = (at - onset) / (ends - onset);
        tones.push({ phase, side: step.side, at, lasts: ends - at, gone });
      }
    }
    before += step.breaths;
  }
  return tones;
}

/** Where nothing is breathed to, one quiet sound under the words. */
export function bedsOf({ plan, tempo, breaths }: From): Bed[] {
  const start = secondsTo(plan, tempo, breaths);
  const beds: Bed[] = [];
  let before = 0;
  for (const step of plan.steps) {
    const begins = Math.max(secondsTo(plan, tempo, before) - start, 0);
    before += step.breaths;
    const ends = secondsTo(plan, tempo, before) - start;
    if (isLedByBreath(step) || ends <= begins) continue;
    const last = beds.at(-1);
    if (last && Math.abs(last.at + last.lasts - begins) < 1e-6) {
      beds[beds.length - 1] = { at: last.at, lasts: ends - last.at };
    } else beds.push({ at: begins, lasts: ends - begins });
  }
  return beds;
}

function sideAt({ plan, breaths }: From): Side {
  return plan.steps[stepAt(plan, breaths).stepIndex]?.side ?? "left";
}

function endSide({ plan }: From): Side {
  return plan.steps.at(-1)?.side ?? "left";
}

function atOnce(cue: string, side: Side, { plan, breaths }: From, voice: Voice): Wanted {
  // Before the plan's own cues at the same moment.
  const told = wanted(cue, side, stepAt(plan, breaths).stepIndex, -1e-3, voice);
  return { ...told, priority: "instruction" };
}

function afterBell(spoken: readonly Spoken[], bell: number): number {
  const lastWord = Math.max(...spoken.map((cue) => cue.at + cue.lasts + GAP_S), 0);
  return Math.max(bell + BELL_S, lastWord);
}

/** Cues one after the other, from a second on. */
function inTurn(cues: readonly string[], from: number, side: Side, voice: Voice): Spoken[] {
  let at = from;
  return cues.filter((cue) => voice.cues[cue] !== undefined).map((cue) => {
    const key = voice.key(cue, side);
    const spoken = { cue, key, side, at, lasts: voice.lasts(key) };
    at += spoken.lasts + GAP_S;
    return spoken;
  });
}
