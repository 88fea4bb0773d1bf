/**
 * Who may speak when. One voice at a time:
 * - an instruction is always said, whole, and waits for the one before it;
 * - a check moves to the first gap within its step, and is left out if there is none;
 * - a count is spoken exactly on time or not at all.
 */

import type { Priority, Spoken } from "./sounds.ts";

export interface Wanted extends Spoken {
  readonly priority: Priority;
  /** Second by which a check must be over. */
  readonly until: number;
}

export interface Queue {
  readonly spoken: readonly Spoken[];
  readonly leftOut: readonly string[];
}

/** Silence between two cues, in seconds. */
export const GAP_S = 0.3;

const EPSILON = 1e-6;

export function queued(wanted: readonly Wanted[]): Queue {
  const placed: Spoken[] = [];
  const leftOut: string[] = [];
  const by = (priority: Priority) =>
    wanted.filter((cue) => cue.priority === priority).sort((a, b) => a.at - b.at);
  let free = 0;
  for (const cue of by("instruction")) {
    const at = Math.max(cue.at, free);
    placed.push(spokenAt(cue, at));
    free = at + cue.lasts + GAP_S;
  }
  for (const cue of by("check")) {
    const at = firstGap(placed, cue);
    if (at + cue.lasts <= cue.until + EPSILON) placed.push(spokenAt(cue, at));
    else leftOut.push(cue.cue);
  }
  for (const cue of by("count")) {
    if (firstGap(placed, cue) === cue.at) placed.push(spokenAt(cue, cue.at));
    else leftOut.push(cue.cue);
  }
  return { spoken: [...placed].sort((a, b) => a.at - b.at), leftOut };
}

/** The first second from a cue's moment on at which nobody speaks for as long as it lasts. */
function firstGap(placed: readonly Spoken[], cue: Wanted): number {
  let at = cue.at;
  for (const other of [...placed].sort((a, b) => a.at - b.at)) {
    const inTheWay = other.at < at + cue.lasts + GAP_S - EPSILON &&
      other.at + other.lasts + GAP_S > at + EPSILON;
    if (inTheWay) at = other.at + other.lasts + GAP_S;
  }
  return at;
}

function spokenAt({ cue, key, side, lasts }: Wanted, at: number): Spoken {
  return { cue, key, side, at, lasts };
}
