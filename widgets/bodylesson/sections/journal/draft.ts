/** The note that is being written, kept until it is finished, cleared, or empty again. */

import type { Keeper } from "../../records/keeper.ts";
import { type Entry, newId } from "../../records/records.ts";
import type { Note } from "./form.ts";

/**
 * One tab's draft. Tabs take up the newest draft that is kept; as soon as one finds that another
 * has written to it, it goes on under an id of its own, so that neither loses a word.
 */
export class Draft {
  #id = draftId();
  /** When this tab last kept or took up the draft; null where it has none. */
  #mine: number | null = null;

  constructor(private readonly keeper: Keeper, private readonly now: () => number) {}

  /** Takes up a draft that was left. */
  take(entries: readonly Entry[]): Entry | null {
    const left = entries.filter(({ draft }) => draft).toSorted((a, b) => a.changed - b.changed);
    const newest = left.at(-1) ?? null;
    if (newest !== null) [this.#id, this.#mine] = [newest.id, newest.changed];
    return newest;
  }

  async keep(note: Note): Promise<void> {
    const held = this.#mine;
    // Two changes within one millisecond are still two.
    const at = Math.max(this.now(), (held ?? -1) + 1);
    this.#mine = at;
    let taken = true;
    const write = (id: string) =>
      this.keeper.update("journal", id, (current) => {
        taken = current === null || current.changed === held || current.changed === at;
        return taken ? { ...note, id, at, changed: at, draft: true } : current;
      });
    await write(this.#id);
    if (taken) return;
    this.#id = draftId();
    await write(this.#id);
  }

  /** Takes away what this tab kept, and nothing of another's. */
  async drop(): Promise<void> {
    const [id, held] = [this.#id, this.#mine];
    this.forget();
    if (held === null) return;
    await this.keeper.update(
      "journal",
      id,
      (current) => current?.changed === held ? null : current,
    );
  }

  forget(): void {
    this.#id = draftId();
    this.#mine = null;
  }
}

function draftId(): string {
  return `draft-${newId()}`;
}
