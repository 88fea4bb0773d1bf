/** What a learner says after a session, and what follows from it. Pure. */

import type { DayNote } from "../../records/day.ts";
import type { Change, Practised } from "../../records/sessions.ts";
import type { Entry } from "../../records/records.ts";

/**
 * `nothing` was practised today; it is `asked` how it is; or all is said and the path is `done`.
 */
export type Stage = "nothing" | "asked" | "done";

/** What is on the screen. */
export interface Told {
  readonly stage: Stage;
  /** The session that it is about; null if it was stopped before touching the ball. */
  readonly session: Practised | null;
  readonly felt: "" | "fine" | "bad";
  readonly change: Change;
  /** The other side can still be done today. */
  readonly otherSide: boolean;
}

/** `sessions` oldest first, `date` of today; `isDone` once the learner has said so. */
export function toldOf(
  sessions: readonly Practised[],
  day: DayNote,
  date: string,
  isDone: boolean,
): Told {
  const newest = sessions.at(-1) ?? null;
  const session = newest?.date === date ? newest : null;
  const felt = day.bad ? "bad" : session?.felt ?? "";
  const isThere = session !== null || day.unanswered || day.bad;
  return {
    stage: isThere ? isDone ? "done" : "asked" : "nothing",
    session,
    felt,
    change: session?.change ?? "",
    otherSide: session !== null && session.side !== "both" && felt !== "bad",
  };
}

/** The journal's entry of a session; `now` in milliseconds since 1970. */
export function entryOf(session: Practised, noticed: string, now: number): Entry {
  const { at, change, pressure, side, eased } = session;
  const told = { noticed, feeling: change, more: "", pressure, side, eased };
  return { id: entryId(session), at, changed: now, draft: false, ...told };
}

export function entryId({ at }: Practised): string {
  return `session-${at}`;
}
