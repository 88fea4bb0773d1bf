/**
 * Copies of what is on its way into the database, made at once in storage that needs no waiting: a
 * page closed or reloaded in the middle of a word loses nothing.
 *
 * Key `bodylesson:<lesson>:copy:<kind>:<id>:<page>`, value `{"version": 1, "value": record}`.
 */

import { keyOf, localStore, type Store } from "../ui/store.ts";
import { pageIds } from "./page_ids.ts";
import { type Kind, KINDS, parseRecord, type Records } from "./records.ts";

const VERSION = 1;
/** An open page refreshes its copies; copies older than this belong to a closed page, in ms. */
const LEFT_MS = 60_000;

/** A record that was not yet kept when its page was left. */
export interface Copy {
  readonly kind: Kind;
  readonly record: Records[Kind];
}

export class Copies {
  constructor(
    private readonly lesson: string,
    private readonly store: Store = localStore(VERSION),
    private readonly keys: () => readonly string[] = allKeys,
    private readonly pages = pageIds(),
  ) {}

  write<K extends Kind>(kind: K, record: Records[K]): void {
    this.store.write(`${this.#prefix(kind, record.id)}${this.pages.own}`, record);
  }

  /** When this page's own copy was changed; null if it has none. */
  changed(kind: Kind, id: string): number | null {
    const value = this.store.read(`${this.#prefix(kind, id)}${this.pages.own}`);
    return parseRecord(kind, value)?.changed ?? null;
  }

  /** Removes the copy of a record, unless it was changed after `kept`. */
  drop(kind: Kind, id: string, kept = Infinity): void {
    for (const key of this.#left(this.#prefix(kind, id), kind)) {
      const record = parseRecord(kind, this.store.read(key));
      if (record === null || record.changed <= kept) this.store.erase(key);
    }
  }

  /** Copies left by this tab's earlier page, and by pages that were closed for good. */
  left(): Copy[] {
    return KINDS.flatMap((kind) =>
      this.#left(keyOf(this.lesson, `copy:${kind}:`), kind)
        .map((key) => parseRecord(kind, this.store.read(key)))
        .filter((record) => record !== null)
        .map((record) => ({ kind, record }))
    );
  }

  #left(prefix: string, kind: Kind): string[] {
    const { own, before } = this.pages;
    return this.keys().filter((key) => {
      if (!key.startsWith(prefix)) return false;
      const page = key.slice(key.lastIndexOf(":") + 1);
      if (page === own || page === before) return true;
      const changed = parseRecord(kind, this.store.read(key))?.changed ?? 0;
      return Date.now() - changed > LEFT_MS;
    });
  }

  #prefix(kind: Kind, id: string): string {
    return keyOf(this.lesson, `copy:${kind}:${id}:`);
  }
}

function allKeys(): readonly string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}
