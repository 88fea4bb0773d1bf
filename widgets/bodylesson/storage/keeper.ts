/**
 * The learner's records of one lesson: in IndexedDB where the browser allows it, else in memory
 * until the page is closed. Measure, journal and quiz each open their own keeper of one database.
 */

import { deleteDB, openDB } from "idb";
import { type Database, migrate, nameOf, type Shape, VERSION } from "./migrations.ts";
import { type Kind, KINDS, parseRecord, type Records, type Snapshot } from "./records.ts";
import { Tabs } from "./tabs.ts";

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

export class Keeper {
  #db: Database | null = null;
  #place: Place = "kept";
  readonly #unsaved = new Map<Kind, Map<string, Records[Kind]>>();
  readonly #tabs: Tabs;
  #opening: Promise<void> | null = null;
  #closed = false;

  constructor(private readonly lessonId: string, private readonly changed: () => void) {
    for (const kind of KINDS) this.#unsaved.set(kind, new Map());
    this.#tabs = new Tabs(nameOf(lessonId), changed);
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
    for (const [id, record] of this.#memory(kind)) records.set(id, record);
    return { records: [...records.values()].sort((a, b) => a.at - b.at), unreadable };
  }

  /**
   * Changes one record in a single transaction, so that two tabs never lose each other's change.
   * Whether it is kept is told by `place`; it is never lost while the page stands.
   */
  async update<K extends Kind>(
    kind: K,
    id: string,
    change: (current: Records[K] | null) => Records[K],
  ): Promise<Records[K]> {
    await this.#open();
    const memory = this.#memory(kind);
    let next: Records[K] | null = null;
    let saved = false;
    try {
      if (this.#db) {
        const transaction = this.#db.transaction(kind, "readwrite");
        const current = memory.get(id) ?? parseRecord(kind, await transaction.store.get(id));
        next = change(current);
        // A failed put aborts the transaction: both promises must be heard.
        await Promise.all([transaction.store.put(next), transaction.done]);
        saved = true;
        memory.delete(id);
        // There was room for this one: perhaps there is for what did not fit before.
        await this.#saveAgain();
      }
    } catch (error) {
      this.#failed(error);
    }
    next ??= change(memory.get(id) ?? null);
    if (!saved) memory.set(id, next);
    this.#tell();
    return next;
  }

  /** Takes in records of a file; of two with one id the one changed last stays. */
  async merge(records: Snapshot): Promise<void> {
    await this.#open();
    for (const kind of KINDS) {
      const known = new Map((await this.all(kind)).records.map((one) => [one.id, one.changed]));
      for (const record of records[kind]) {
        if ((known.get(record.id) ?? -1) < record.changed) {
          this.#memory(kind).set(record.id, record);
        }
      }
    }
    await this.#saveAgain();
    this.#tell();
  }

  async remove(kind: Kind, id: string): Promise<void> {
    await this.#open();
    this.#memory(kind).delete(id);
    await this.#db?.delete(kind, id).catch((error: unknown) => this.#failed(error));
    await this.#saveAgain();
    this.#tell();
  }

  /** Everything of this lesson, also what the other widgets keep in small records. */
  async eraseAll(): Promise<boolean> {
    await this.#open();
    for (const memory of this.#unsaved.values()) memory.clear();
    let erased = true;
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
    this.#tell();
    return erased;
  }

  close(): void {
    this.#closed = true;
    this.#tabs.close();
    this.#db?.close();
    this.#db = null;
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
    await this.#saveAgain();
    if (waited) this.changed();
  }

  /** Another tab brings a newer version: step aside, go on in memory and say so. */
  #giveWay(): void {
    this.#db?.close();
    this.#db = null;
    this.#place = "newer";
    this.changed();
  }

  /** The browser closed the database, e.g. when site data were cleared: open it again next time. */
  #lost(): void {
    this.#db = null;
    this.#opening = null;
    this.changed();
  }

  #failed(error: unknown): void {
    const name = error instanceof DOMException ? error.name : "";
    if (name === "QuotaExceededError") this.#place = "full";
    else if (name === "VersionError") this.#place = "newer";
    else if (this.#db) this.#place = "full";
    else this.#place = "blocked";
  }

  /** Tries to keep what is in memory alone, all of a kind in one transaction. */
  async #saveAgain(): Promise<void> {
    if (!this.#db) return;
    try {
      for (const [kind, memory] of this.#unsaved) {
        if (memory.size === 0) continue;
        const transaction = this.#db.transaction(kind, "readwrite");
        const puts = [...memory.values()].map((record) => transaction.store.put(record));
        await Promise.all([...puts, transaction.done]);
        memory.clear();
      }
      this.#place = "kept";
    } catch (error) {
      this.#failed(error);
    }
  }

  async #stored(kind: Kind): Promise<readonly unknown[]> {
    await this.#open();
    try {
      return await this.#db?.getAll(kind) ?? [];
    } catch (error) {
      this.#failed(error);
      return [];
    }
  }

  #memory<K extends Kind>(kind: K): Map<string, Records[K]> {
    return this.#unsaved.get(kind) as unknown as Map<string, Records[K]>;
  }

  #tell(): void {
    this.changed();
    this.#tabs.tell();
  }
}
