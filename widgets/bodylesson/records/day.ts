/** How a stop felt today. It decides whether deeper may be offered, so it must not get lost. */

import { isRecord, type Store, today } from "../ui/store.ts";

export interface DayNote {
  readonly date: string;
  /** Something felt wrong; a later "fine" does not take it back. */
  readonly bad: boolean;
  /** The learner stopped and has not said how it was. */
  readonly unanswered: boolean;
}

/** The note if it is of this date, whatever was kept. */
export function noteFrom(value: unknown, date: string): DayNote {
  const ours = isRecord(value) && value["date"] === date;
  return {
    date,
    bad: ours && value["bad"] === true,
    unanswered: ours && value["unanswered"] === true,
  };
}

export class Day {
  /**
   * What the browser would not keep, so that private windows and full disks forget nothing either.
   */
  #unkept: DayNote | null = null;

  constructor(private readonly store: Store, private readonly key: string) {}

  get note(): DayNote {
    return noteFrom(this.#unkept ?? this.store.read(this.key), today());
  }

  stopped(): void {
    this.#write({ ...this.note, unanswered: true });
  }

  felt(bad: boolean): void {
    this.#write({ ...this.note, bad: bad || this.note.bad, unanswered: false });
  }

  /** Erases everything, including what the browser would not keep. */
  forget(): void {
    this.#unkept = null;
  }

  #write(note: DayNote): void {
    this.#unkept = this.store.write(this.key, note) ? null : note;
  }
}
