/**
 * Who may speak when. One voice at a time:
 * - an instruction is always said, whole, and waits for the one before it;
 * - a check moves to the next gap, or to the next moment of its own that is free, and is left out if
 *   there is none in time;
 * - a count is spoken exactly on time or not at all.
 */

import type { Priority, Spoken } from "./sounds.ts";

export interface Wanted extends Spoken {
  readonly priority: Priority;
  /** Second by which a check must be over. */
  readonly until: number;
  /** Seconds at which a check may begin, in order, if not at its own; missing: in any gap. */
  readonly moments?: readonly number[];
}

export interface Queue {
  readonly spoken: readonly Spoken[];
  readonly leftOut: readonly string[];
}

/** Silence between two cues, in seconds. */
export const GAP_S = 0.3;

const EPSILON = 1e-6;

/** `clear` moves an instruction that has to wait, for example off the turn of a breath. */
export function queued(
  wanted: readonly Wanted[],
  clear: (at: number) => number = (at) => at,
): Queue {
  const placed: Spoken[] = [];
  const leftOut: string[] = [];
  const by = (priority: Priority) =>
    wanted.filter((cue) => cue.priority === priority).sort((a, b) => a.at - b.at);
  let free = 0;
  for (const cue of by("instruction")) {
    const at = cue.at >= free ? cue.at : free === 0 ? 0 : clear(free);
    placed.push(spokenOf(cue, at));
    free = at + cue.lasts + GAP_S;
  }
  for (const cue of by("check")) {
    const at = cue.moments === undefined
      ? firstGap(placed, cue)
      : [cue.at, ...cue.moments].find((at) => at >= cue.at && isFree(placed, at, cue.lasts));
    if (at !== undefined && at + cue.lasts <= cue.until + EPSILON) {
      placed.push(spokenOf(cue, at));
    } else leftOut.push(cue.cue);
  }
  for (const cue of by("count")) {
    if (isFree(placed, cue.at, cue.lasts)) placed.push(spokenOf(cue, cue.at));
    else leftOut.push(cue.cue);
  }
  return { spoken: [...placed].sort((a, b) => a.at - b.at), leftOut };
}

/** The first second from a cue's moment on at which nobody speaks for as long as it lasts. */
function firstGap(placed: readonly Spoken[], cue: Wanted): number {
  const ends = placed.map((other) => other.at + other.lasts + GAP_S).filter((at) => at > cue.at);
  const moments = [cue.at, ...ends.sort((a, b) => a - b)];
  return moments.find((at) => isFree(placed, at, cue.lasts)) ?? cue.at;
}

/** Whether nobody speaks from a second on for so long, nor just before or after. */
export function isFree(placed: readonly Spoken[], at: number, lasts: number): boolean {
  return placed.every((other) =>
    other.at >= at + lasts + GAP_S - EPSILON || other.at + other.lasts + GAP_S <= at + EPSILON
  );
}

/** A wanted cue as it is said from a second on. */
export function spokenOf(wanted: Wanted, at: number): Spoken {
  const { priority: _, until: _until, moments: _moments, ...cue } = wanted;
  return { ...cue, at };
}
