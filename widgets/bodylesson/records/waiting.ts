/** Changes that could not be kept yet: blocked, full, or another tab is in the way. */

import { type Kind, KINDS, type Records } from "./records.ts";

/**
 * What a record becomes; null if there is none. It must give the same result whenever it is called.
 */
export type Alter<K extends Kind> = (current: Records[K] | null) => Records[K] | null;

export class Waiting {
  readonly #changes = new Map<Kind, Map<string, Alter<Kind>[]>>(
    KINDS.map((kind) => [kind, new Map()]),
  );

  get isEmpty(): boolean {
    return KINDS.every((kind) => this.#of(kind).size === 0);
  }

  ids(kind: Kind): string[] {
    return [...this.#of(kind).keys()];
  }

  count(kind: Kind, id: string): number {
    return this.#of(kind).get(id)?.length ?? 0;
  }

  add<K extends Kind>(kind: K, id: string, alter: Alter<K>): void {
    const changes = this.#of(kind);
    changes.set(id, [...changes.get(id) ?? [], alter as unknown as Alter<Kind>]);
  }

  /** A record with all its pending changes, in the order in which they came. */
  altered<K extends Kind>(kind: K, id: string, current: Records[K] | null): Records[K] | null {
    const changes = this.#of(kind).get(id) ?? [];
    return changes.reduce<Records[Kind] | null>(
      (record, alter) => alter(record),
      current,
    ) as Records[K] | null;
  }

  /** The first changes of a record have been kept. */
  drop(kind: Kind, id: string, count: number): void {
    const left = this.#of(kind).get(id)?.slice(count) ?? [];
    if (left.length > 0) this.#of(kind).set(id, left);
    else this.#of(kind).delete(id);
  }

  /** If nothing will ever be stored, the result of the changes is enough. */
  settle(): void {
    for (const kind of KINDS) {
      for (const [id, changes] of this.#of(kind)) {
        if (changes.length < 2) continue;
        const record = this.altered(kind, id, null);
        this.#of(kind).set(id, [() => record]);
      }
    }
  }

  clear(): void {
    for (const kind of KINDS) this.#of(kind).clear();
  }

  #of(kind: Kind): Map<string, Alter<Kind>[]> {
    return this.#changes.get(kind) as Map<string, Alter<Kind>[]>;
  }
}
