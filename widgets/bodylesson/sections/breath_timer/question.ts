/** Notices when the question about more depth has been asked to its last word. */

import type { Schedule } from "../../sound/sounds.ts";
import { OWN_CUES } from "../../sound/sounds.ts";
import { LATE_S } from "../../sound/teller.ts";

export class Question {
  /** The track and second of the question that was last asked to its end. */
  #last = { take: -1, at: 0 };

  /** Whether a question has come to its end since the last look; `take` counts the tracks begun. */
  hasEnded(take: number, schedule: Schedule | null, elapsed: number): boolean {
    const over = schedule?.spoken.findLast(({ cue, at, lasts }) =>
      cue === OWN_CUES.ask && at + lasts <= elapsed && elapsed < at + lasts + LATE_S
    );
    if (!over || (take === this.#last.take && over.at <= this.#last.at)) return false;
    this.#last = { take, at: over.at };
    return true;
  }
}
