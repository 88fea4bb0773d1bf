/** Follows a schedule and tells each cue as its second comes: to the transcript, or to be spoken. */

import type { Schedule, Spoken } from "./sounds.ts";

/** A cue that is later than this is not spoken any more, in seconds: it would mislead. */
export const LATE_S = 3;

export class Teller {
  #take = -1;
  #schedule: Schedule | null = null;
  #told = 0;
  #at = 0;

  /** The cues whose second has come since the last look; `take` counts the tracks begun. */
  look(
    take: number,
    schedule: Schedule | null,
    elapsed: number,
  ): { cue: Spoken; inTime: boolean }[] {
    if (schedule === null) return [];
    // The same take with better known lengths: what was said stays said.
    if (take !== this.#take) this.#told = 0;
    else if (schedule !== this.#schedule) this.#told = dueBy(schedule, this.#at);
    const due = schedule.spoken.slice(this.#told, dueBy(schedule, elapsed));
    this.#told += due.length;
    [this.#take, this.#schedule, this.#at] = [take, schedule, elapsed];
    return due.map((cue) => ({ cue, inTime: elapsed - cue.at < LATE_S }));
  }
}

function dueBy(schedule: Schedule, elapsed: number): number {
  return schedule.spoken.filter(({ at }) => at <= elapsed).length;
}
