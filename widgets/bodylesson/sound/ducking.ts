/** How far the tones step back while the voice speaks. */

import type { Spoken } from "./sounds.ts";

/** Level of the tones under the voice, of 1. */
export const DUCKED = 0.3;

/** Seconds in which they step back and return. */
const RAMP_S = 0.25;

/** A level at a second; between two points it changes evenly. */
export interface Level {
  readonly at: number;
  readonly level: number;
}

/** The points of the tones' level over a track, in order of time. */
export function ducking(spoken: readonly Spoken[]): Level[] {
  const levels: Level[] = [];
  for (const { at, lasts } of [...spoken].sort((a, b) => a.at - b.at)) {
    const last = levels.at(-1);
    if (last && at - RAMP_S < last.at) levels.splice(-2, 2);
    else levels.push({ at: Math.max(at - RAMP_S, 0), level: 1 }, { at, level: DUCKED });
    levels.push({ at: at + lasts, level: DUCKED }, { at: at + lasts + RAMP_S, level: 1 });
  }
  return levels;
}

/** The level at a second. */
export function levelAt(levels: readonly Level[], at: number): number {
  const next = levels.findIndex((level) => level.at > at);
  if (next < 0) return levels.at(-1)?.level ?? 1;
  const after = levels[next] as Level;
  const before = levels[next - 1] ?? { at: after.at - 1, level: after.level };
  const part = (at - before.at) / Math.max(after.at - before.at, 1e-9);
  return before.level + (after.level - before.level) * Math.min(Math.max(part, 0), 1);
}
