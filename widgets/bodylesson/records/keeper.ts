/**
 * The learner's records of one lesson: in IndexedDB where the browser allows it, else in memory
 * until the page is closed. Measure, journal and quiz each open their own keeper of one database.
 */

import { deleteDB, openDB } from "idb";
import { type Database, migrate, nameOf, type Shape, VERSION } from "./migrations.ts";
import { type Kind, KINDS, parseRecord, type Records, type Snapshot } from "./records.ts";
import { Tabs } from "./tabs.ts";
import { type Alter, Waiting } from "./waiting.ts";

/**
 * Where records are: `kept` in the browser, or in memory alone because storage is `blocked`, holds
 * a `newer` version, waits for another tab to `close`, or is `full`.
 */
export type Place = "kept" | "blocked" | "newer" | "close" | "full";

export interface Found<K extends Kind> {
  readonly records: readonly Records[K][];
  /** What is stored but cannot be read; it is left alone and goes into the file as it is. */
  readonly unreadable: readonly unknown[];
}

/** What an import changed. */
export interface Merged {
  readonly added: number;
  readonly updated: number;
  /** What was here already, as it is in the file or newer. */
  readonly older: number;
}

/** What a widget learns about its records, no matter which tab changed them. */
export interface Heard {
  changed(): void;
  /** The learner erased everything: what is on the screen must not come back either. */
  erased?(): void;
}

export class Keeper {
  #db: Database | null = null;
  #place: Place = "kept";
  readonly #waiting = new Waiting();
  readonly #tabs: Tabs;
  #opening: Promise<void> | null = null;
  #saving: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(private readonly lessonId: string, private readonly heard: Heard) {
    this.#tabs = new Tabs(nameOf(lessonId), (what) => {
      if (what === "erased") this.#forget();
      heard.changed();
    });
  }

  get place(): Place {
    return this.#place;
  }

  /** Every record of a kind, oldest first. */
  async all<K extends Kind>(kind: K): Promise<Found<K>> {
    const stored = await this.#stored(kind);
    const records = new Map<string, Records[K]>();
    const unreadable: unknown[] = [];
    for (const value of stored) {
      const record = parseRecord(kind, value);
      if (record === null) unreadable.push(value);
      else records.set(record.id, record);
    }
    for (const id of this.#waiting.ids(kind)) {
      const record = this.#waiting.altered(kind, id, records.get(id) ?? null);
      if (record === null) records.delete(id);
      else records.set(id, record);
    }
    return { records: [...records.values()].sort((a, b) => a.at - b.at), unreadable };
  }

  /**
   * Changes one record in a single transaction, so that two tabs never lose each other's change;
   * null takes it away. What cannot be kept now waits in memory as a change, not as a record: once
   * there is a way, it is made on what is stored then. `alter` may be called more than once.
   */
  async update<K extends Kind>(kind: K, id: string, alter: Alter<K>): Promise<void> {
    await this.#open();
    this.#waiting.add(kind, id, alter);
    await this.#save();
    this.#tell();
  }

  /** Takes in records of a file; of two with one id the one changed last stays. */
  async merge(records: Snapshot): Promise<Merged> {
    await this.#open();
    const counts = { added: 0, updated: 0, older: 0 };
    for (const kind of KINDS) await this.#mergeKind(kind, records, counts);
    await this.#save();
    this.#tell();
    return counts;
  }

  async remove(kind: Kind, id: string): Promise<void> {
    await this.update(kind, id, () => null);
  }

  /** Everything of this lesson, also what the other widgets keep in small records. */
  async eraseAll(): Promise<boolean> {
    await this.#open();
    await this.#saving;
    this.#forget();
    let erased = this.#place !== "close";
    try {
      if (this.#db) {
        const transaction = this.#db.transaction([...KINDS], "readwrite");
        await Promise.all([
          ...KINDS.map((kind) => transaction.objectStore(kind).clear()),
          transaction.done,
        ]);
        this.#place = "kept";
      } else if (this.#place === "newer") {
        await deleteDB(nameOf(this.lessonId));
        this.#opening = null;
      }
      const prefix = `bodylesson:${this.lessonId}:`;
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith(prefix)) localStorage.removeItem(key);
      }
    } catch {
      erased = this.#place === "blocked";
    }
    this.heard.changed();
    this.#tabs.tell("erased");
    return erased;
  }

  close(): void {
    this.#closed = true;
    this.#tabs.close();
    this.#db?.close();
    this.#db = null;
  }

  #forget(): void {
    this.#waiting.clear();
    this.heard.erased?.();
  }

  async #mergeKind<K extends Kind>(
    kind: K,
    records: Snapshot,
    counts: { added: number; updated: number; older: number },
  ): Promise<void> {
    const known = new Map((await this.all(kind)).records.map((one) => [one.id, one.changed]));
    for (const record of records[kind] as readonly Records[K][]) {
      const changed = known.get(record.id);
      if (changed === undefined) counts.added++;
      else if (changed < record.changed) counts.updated++;
      else {
        counts.older++;
        continue;
      }
      this.#waiting.add(
        kind,
        record.id,
        (current) => current !== null && current.changed >= record.changed ? current : record,
      );
    }
  }

  #open(): Promise<void> {
    this.#opening ??= this.#openOnce();
    return this.#opening;
  }

  async #openOnce(): Promise<void> {
    const waiting = new Promise<void>((resolve) => {
      const opened = openDB<Shape>(nameOf(this.lessonId), VERSION, {
        upgrade: (db, from, _to, upgrade) => migrate(db, from, upgrade),
        blocked: () => {
          this.#place = "close";
          resolve();
        },
        blocking: () => this.#giveWay(),
        terminated: () => this.#lost(),
      });
      opened.then((db) => this.#opened(db), (error: unknown) => this.#failed(error)).then(resolve);
    });
    // A browser that blocks storage may throw at the first touch.
    await waiting.catch((error: unknown) => this.#failed(error));
  }

  async #opened(db: Database): Promise<void> {
    if (this.#closed) return db.close();
    this.#db = db;
    const waited = this.#place === "close";
    this.#place = "kept";
    await this.#save();
    if (waited) this.heard.changed();
  }

  /** Another tab brings a newer version: step aside, go on in memory and say so. */
  #giveWay(): void {
    this.#db?.close();
    this.#db = null;
    this.#place = "newer";
    this.heard.changed();
  }

  /** The browser closed the database, e.g. when site data were cleared: open it again next time. */
  #lost(): void {
    this.#db = null;
    this.#opening = null;
    this.heard.changed();
  }

  #failed(error: unknown): void {
    const name = error instanceof DOMException ? error.name : "";
    if (name === "QuotaExceededError") this.#place = "full";
    else if (name === "VersionError") this.#place = "newer";
    else if (this.#db) this.#place = "full";
    else this.#place = "blocked";
  }

  /** Keeps what waits, one saving after the other: a change must never be made twice. */
  #save(): Promise<void> {
    this.#saving = this.#saving.then(() => this.#saveOnce());
    return this.#saving;
  }

  async #saveOnce(): Promise<void> {
    if (this.#place === "blocked") this.#waiting.settle();
    for (const kind of KINDS) {
      const ids = this.#waiting.ids(kind);
      // All at once is fast; where that fails, what fits is kept one by one.
      if (ids.length === 0 || await this.#put(kind, ids) || ids.length === 1) continue;
      for (const id of ids) await this.#put(kind, [id]);
    }
    if (this.#db && this.#waiting.isEmpty) this.#place = "kept";
  }

  /** Makes the changes that wait for these records, in one transaction; false where it failed. */
  async #put(kind: Kind, ids: readonly string[]): Promise<boolean> {
    if (!this.#db) return false;
    const counts = new Map(ids.map((id) => [id, this.#waiting.count(kind, id)]));
    try {
      const transaction = this.#db.transaction(kind, "readwrite");
      // Heard even where a request before it throws: an aborted transaction rejects both.
      transaction.done.catch(() => undefined);
      const { store } = transaction;
      for (const id of ids) {
        const next = this.#waiting.altered(kind, id, parseRecord(kind, await store.get(id)));
        await (next === null ? store.delete(id) : store.put(next));
      }
      await transaction.done;
    } catch (error) {
      this.#failed(error);
      return false;
    }
    // Others may have come to wait in the meantime: they stay.
    for (const [id, count] of counts) this.#waiting.drop(kind, id, count);
    return true;
  }

  async #stored(kind: Kind): Promise<readonly unknown[]> {
    await this.#open();
    await this.#saving;
    try {
      return await this.#db?.getAll(kind) ?? [];
    } catch (error) {
      this.#failed(error);
      return [];
    }
  }

  #tell(): void {
    this.heard.changed();
    this.#tabs.tell("changed");
  }
}
