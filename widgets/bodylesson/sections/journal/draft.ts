/** The note that is being written, kept until it is finished, cleared, or empty again. */

import type { Keeper } from "../../records/keeper.ts";
import { type Entry, newId } from "../../records/records.ts";
import type { Note } from "./form.ts";

/**
 * One tab's draft. Tabs take up the newest draft that is kept; as soon as a tab finds that another
 * has written to it, it continues under an id of its own, so that neither loses a word.
 */
export class Draft {
  #id = draftId();
  /** When this tab last kept, copied or took up the draft; null if it has none. */
  #mine: number | null = null;
  /** All of these moments: an earlier copy of ours may have been kept by another tab. */
  #ours = new Set<number>();

  constructor(private readonly keeper: Keeper, private readonly now: () => number) {}

  /** Takes up a draft that was left behind. */
  take(entries: readonly Entry[]): Entry | null {
    const left = entries.filter(({ draft }) => draft).sort((a, b) => a.changed - b.changed);
    const newest = left.at(-1) ?? null;
    if (newest !== null) {
      this.#id = newest.id;
      this.#note(newest.changed);
    }
    return newest;
  }

  /** Copies it at once, so that not even the last letter is lost. */
  copy(note: Note): void {
    this.keeper.copy("journal", this.#entry(note, this.#id, this.#moment()));
  }

  async keep(note: Note): Promise<void> {
    const at = this.#moment();
    const id = this.#id;
    let taken = true;
    const write = (id: string) =>
      this.keeper.update("journal", id, (current) => {
        taken = current === null || this.#ours.has(current.changed);
        return taken ? this.#entry(note, id, at) : current;
      });
    await write(id);
    if (taken) return;
    if (this.#id === id) this.#id = draftId();
    this.keeper.dropCopy("journal", id);
    await write(this.#id);
  }

  /** Removes what this tab kept, and nothing of any other tab's. */
  async drop(): Promise<void> {
    const [id, held, ours] = [this.#id, this.#mine, this.#ours];
    this.forget();
    this.keeper.dropCopy("journal", id);
    if (held === null) return;
    await this.keeper.update(
      "journal",
      id,
      (current) => current !== null && ours.has(current.changed) ? null : current,
    );
  }

  forget(): void {
    this.#id = draftId();
    this.#mine = null;
    this.#ours = new Set();
  }

  #entry(note: Note, id: string, at: number): Entry {
    return { ...note, id, at, changed: at, draft: true };
  }

  /** Two changes within one millisecond are still two. */
  #moment(): number {
    const at = Math.max(this.now(), (this.#mine ?? -1) + 1);
    this.#note(at);
    return at;
  }

  #note(at: number): void {
    this.#mine = at;
    this.#ours.add(at);
  }
}

function draftId(): string {
  return `draft-${newId()}`;
}
