/**
 * Company: reminders in turn, so that whoever lies there with eyes shut is never left alone for long.
 * Each begins on an out-breath; none if something else is about to be said.
 */

import { isFree, spokenOf, type Wanted } from "./queue.ts";
import type { Spoken } from "./sounds.ts";
import { AFTER_TURN_S, type Led } from "./turns.ts";
import { type Voice, wanted } from "./wanted.ts";

/** The longest silence in seconds; and the longest for people who want few words. */
export const SILENCE_S = 14;
export const FEW_WORDS_S = 40;

/** Reminders for the silences between what is said already; `spoken` in order. */
export function company(
  led: readonly Led[],
  spoken: readonly Spoken[],
  voice: Voice,
  longest: number,
): Spoken[] {
  const added: Wanted[] = [];
  const turns = new Map<string, number>();
  led.forEach(({ step, index, exhale }, place) => {
    const reminders = step.reminders.filter((cue) => voice.cues[cue] !== undefined);
    const at = exhale + AFTER_TURN_S;
    if (reminders.length === 0 || at < 0) return;
    const all = [...spoken, ...added];
    const quiet = Math.max(0, ...all.filter((cue) => cue.at < at).map((cue) => cue.at + cue.lasts));
    const next = Math.min(
      ...all.filter((cue) => cue.at >= at).map((cue) => cue.at),
      (led[place + 1]?.exhale ?? Infinity) + AFTER_TURN_S,
    );
    if (next - quiet <= longest) return;
    // The same set of reminders goes on in turn from step to step; nothing is said twice running.
    const turn = turns.get(step.side) ?? 0;
    const order = reminders.map((_, i) => reminders[(turn + i) % reminders.length] as string);
    const previous = all.filter((cue) => cue.at < at).sort((a, b) => a.at - b.at).at(-1)?.cue ?? "";
    const options = order
      .filter((cue) => cue !== previous)
      .map((cue) => wanted(cue, step.side, index, at, voice));
    const fitting = options.find((cue) => isFree(all, at, cue.lasts));
    if (!fitting) return;
    added.push(fitting);
    turns.set(step.side, (order.indexOf(fitting.cue) + turn + 1) % reminders.length);
  });
  return added.map((cue) => spokenOf(cue, cue.at));
}
