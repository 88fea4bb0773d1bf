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

/** `store` is the page's: what a private window will not keep, every widget knows all the same. */
export class Day {
  constructor(private readonly store: Store, private readonly key: string) {}

  get note(): DayNote {
    return noteFrom(this.store.read(this.key), today());
  }

  stopped(): void {
    this.#write({ ...this.note, unanswered: true });
  }

  felt(bad: boolean): void {
    this.#write({ ...this.note, bad: bad || this.note.bad, unanswered: false });
  }

  #write(note: DayNote): void {
    this.store.write(this.key, note);
  }
}
