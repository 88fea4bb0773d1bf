/** The rest of a session as a list of sounds with their seconds. Pure arithmetic. */

import { breathsOf, type Side } from "../models/plan.ts";
import { isFlow, phasesOf, secondsPerBreath } from "../models/tempo.ts";
import { stepAt } from "../models/timeline.ts";
import { GAP_S, queued, type Wanted } from "./queue.ts";
import type { Schedule, Spoken, Tone } from "./sounds.ts";
import { type From, type Voice, wantedFrom, type Wishes } from "./wanted.ts";

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
  const side = sideAt(from);
  const bell = (breathsOf(from.plan) - from.breaths) * secondsPerBreath(from.tempo);
  const first = wishes.first.map((cue) => atOnce(cue, side, voice));
  const { spoken, leftOut } = queued([...first, ...wantedFrom(from, voice, wishes)]);
  const after = said(wishes.last, afterBell(spoken, bell), endSide(from), voice);
  const words = [...spoken, ...after];
  const lastWord = Math.max(...words.map((cue) => cue.at + cue.lasts), bell + BELL_S);
  return { tones: tonesOf(from), spoken: words, bell, lasts: lastWord + END_S, leftOut };
}

/** What is left to hear when the learner is off the ball before the plan's end: bell and words. */
export function closing(side: Side, cues: readonly string[], voice: Voice): Schedule {
  return wordsAlone(said(cues, BELL_S, side, voice), 0);
}

/** Cues by themselves, before a session. */
export function alone(side: Side, cues: readonly string[], voice: Voice): Schedule {
  return wordsAlone(said(cues, 0, side, voice), Infinity);
}

function wordsAlone(spoken: readonly Spoken[], bell: number): Schedule {
  const lastWord = Math.max(
    ...spoken.map((cue) => cue.at + cue.lasts),
    bell < Infinity ? BELL_S : 0,
  );
  return { tones: [], spoken, bell, lasts: lastWord + END_S, leftOut: [] };
}

/** The tone of every phase from a place on; the one under way begins in its midst. */
export function tonesOf({ plan, tempo, breaths }: From): Tone[] {
  const second = secondsPerBreath(tempo);
  const spans = phasesOf(tempo).flatMap((span) =>
    isFlow(span.phase) ? [{ ...span, phase: span.phase }] : []
  );
  const tones: Tone[] = [];
  let before = 0;
  for (const step of plan.steps) {
    for (let breath = before; breath < before + step.breaths; breath++) {
      for (const { phase, from, to } of spans) {
        const [begins, ends] = [breath + from, breath + to];
        if (ends <= breaths + 1e-9) continue;
        const gone = Math.max((breaths - begins) / (ends - begins), 0);
        const at = Math.max(begins - breaths, 0) * second;
        tones.push({ phase, side: step.side, at, lasts: (ends - breaths) * second - at, gone });
      }
    }
    before += step.breaths;
  }
  return tones;
}

function sideAt({ plan, breaths }: From): Side {
  return plan.steps[stepAt(plan, breaths).stepIndex]?.side ?? "left";
}

function endSide({ plan }: From): Side {
  return plan.steps.at(-1)?.side ?? "left";
}

function atOnce(cue: string, side: Side, voice: Voice): Wanted {
  const key = voice.key(cue, side);
  const lasts = voice.lasts(key);
  // Before the plan's own cues of the same moment.
  return { cue, key, side, at: -1e-3, lasts, priority: "instruction", until: lasts };
}

function afterBell(spoken: readonly Spoken[], bell: number): number {
  const lastWord = Math.max(...spoken.map((cue) => cue.at + cue.lasts + GAP_S), 0);
  return Math.max(bell + BELL_S, lastWord);
}

/** Cues one after the other, from a second on. */
function said(cues: readonly string[], from: number, side: Side, voice: Voice): Spoken[] {
  let at = from;
  return cues.filter((cue) => voice.cues[cue] !== undefined).map((cue) => {
    const key = voice.key(cue, side);
    const spoken = { cue, key, side, at, lasts: voice.lasts(key) };
    at += spoken.lasts + GAP_S;
    return spoken;
  });
}
