/**
 * The learner's records of one lesson: in IndexedDB if the browser allows it, otherwise in memory
 * until the page is closed. Measure, journal and quiz each open their own keeper of one database;
 * the changes that wait in memory they share.
 */

import { eraseLesson } from "../ui/store.ts";
import { Connection, type Trouble } from "./connection.ts";
import { Copies } from "./copies.ts";
import { askToLast, type Lasting, lasting } from "./lasting.ts";
import { type Memory, memoryOf } from "./memory.ts";
import { type Kind, KINDS, parseRecord, type Records, type Snapshot } from "./records.ts";
import { nameOf, Tabs } from "./tabs.ts";
import type { Alter } from "./waiting.ts";

/** Where records are: `kept` in the browser, or only in memory, for the reason given. */
export type Place = "kept" | Trouble;

export interface Found<K extends Kind> {
  readonly records: readonly Records[K][];
  /** What is stored but cannot be read; it is left alone and goes into the file as it is. */
  readonly unreadable: readonly unknown[];
}

/** What an import changed. */
export interface Merged {
  readonly added: number;
  readonly updated: number;
  /** Records that were here already, the same as in the file or newer. */
  readonly older: number;
}

/** What a widget learns about its records, no matter which tab changed them. */
export interface Heard {
  changed(): void;
  /** The learner erased everything: what is on the screen must go, too. */
  erased?(): void;
}

export class Keeper {
  readonly #connection: Connection;
  readonly #memory: Memory;
  readonly #copies: Copies;
  readonly #tabs: Tabs;
  #lasting: Lasting | null = null;
  /** How often everything was erased; work begun before that is dropped. */
  #erasures = 0;
  /** True if everything must be erased as soon as the database answers. */
  #owesErasing = false;

  constructor(readonly lesson: string, private readonly heard: Heard) {
    this.#memory = memoryOf(lesson);
    this.#copies = new Copies(lesson);
    this.#connection = new Connection(nameOf(lesson), {
      opened: () => this.#opened(),
      changed: () => heard.changed(),
    });
    this.#tabs = new Tabs(lesson, (what) => {
      if (what === "erased") this.#forget();
      heard.changed();
      // Another widget may have asked for it meanwhile.
      if (this.#lasting !== null) void this.#lasts(lasting());
    });
  }

  get place(): Place {
    return this.#connection.trouble ?? this.#memory.refused ?? "kept";
  }

  /** Whether the browser may clear it by itself; null until that is known. */
  get lasting(): Lasting | null {
    return this.#lasting;
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
    this.#memory.known.set(kind, new Map(records));
    for (const id of this.#memory.waiting.ids(kind)) {
      const record = this.#memory.waiting.altered(kind, id, records.get(id) ?? null);
      if (record === null) records.delete(id);
      else records.set(id, record);
    }
    return { records: [...records.values()].sort((a, b) => a.at - b.at), unreadable };
  }

  /**
   * Changes one record in a single transaction, so that two tabs never lose each other's change;
   * null removes it. What cannot be kept now waits in memory as a change, not as a record: once it
   * can be kept, the change is applied to what is stored by then. `alter` may be called more than
   * once.
   */
  async update<K extends Kind>(kind: K, id: string, alter: Alter<K>): Promise<void> {
    this.#memory.waiting.add(kind, id, alter);
    this.#copyWaiting(kind, id);
    await this.#save();
    this.#tell();
    if (this.#memory.asked || !this.#memory.hasNote || this.place !== "kept") return;
    this.#memory.asked = true;
    void this.#lasts(askToLast());
  }

  /** Copies a record that is still being typed, at once and without notifying anyone. */
  copy<K extends Kind>(kind: K, record: Records[K]): void {
    this.#copies.write(kind, record);
  }

  dropCopy(kind: Kind, id: string): void {
    this.#copies.drop(kind, id);
  }

  /** Imports records from a file; of two with the same id, the one changed last wins. */
  async merge(records: Snapshot): Promise<Merged> {
    const counts = { added: 0, updated: 0, older: 0 };
    for (const kind of KINDS) await this.#mergeKind(kind, records, counts);
    await this.#save();
    this.#tell();
    return counts;
  }

  async remove(kind: Kind, id: string): Promise<void> {
    await this.update(kind, id, () => null);
  }

  /** Erases everything of this lesson, including what the other widgets keep in small records. */
  async eraseAll(): Promise<boolean> {
    await this.#connection.open();
    await this.#memory.saving;
    this.#forget();
    // Announce it first, so that no other tab can put anything back meanwhile.
    eraseLesson(this.lesson);
    this.#tabs.tell("erased");
    const erased = await this.#eraseStored();
    this.heard.changed();
    this.#tabs.tell("erased");
    return erased;
  }

  close(): void {
    this.#tabs.close();
    this.#connection.close();
  }

  async #eraseStored(): Promise<boolean> {
    const { trouble, isShut } = this.#connection;
    if (isShut) return true;
    if (trouble === "newer") return await this.#connection.destroy();
    const done = await this.#clear();
    this.#owesErasing = !done;
    if (done) this.#memory.refused = null;
    return done;
  }

  async #clear(): Promise<boolean> {
    const done = await this.#connection.run("readwrite", KINDS, async (transaction) => {
      await Promise.all(KINDS.map((kind) => transaction.objectStore(kind).clear()));
    });
    return "value" in done;
  }

  #forget(): void {
    this.#erasures++;
    this.#memory.waiting.clear();
    this.#memory.known.clear();
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
      this.#memory.waiting.add(kind, record.id, (current) => newerOf(current, record));
    }
  }

  /** The database is open: what an earlier page had no time to keep is kept now. */
  async #opened(): Promise<void> {
    if (this.#owesErasing) this.#owesErasing = !await this.#clear();
    for (const { kind, record } of this.#copies.left()) {
      this.#memory.waiting.add(kind, record.id, (current) => newerOf(current, record));
    }
    void this.#save();
    if (this.#lasting === null) void this.#lasts(lasting());
  }

  async #lasts(found: Promise<Lasting>): Promise<void> {
    const before = this.#lasting;
    this.#lasting = await found;
    if (this.#lasting === before) return;
    this.heard.changed();
    if (before !== null) this.#tabs.tell("changed");
  }

  /** Keeps what waits, one save after another: a change must never be applied twice. */
  #save(): Promise<void> {
    this.#memory.saving = this.#memory.saving.then(() => this.#saveOnce());
    return this.#memory.saving;
  }

  async #saveOnce(): Promise<void> {
    await this.#connection.open();
    if (this.#connection.isShut) this.#memory.waiting.settle();
    for (const kind of KINDS) {
      const ids = this.#memory.waiting.ids(kind);
      // All at once is fast; if there is no room for all, keep what fits, one by one.
      if (ids.length === 0 || await this.#put(kind, ids)) continue;
      if (ids.length === 1 || this.#memory.refused !== "full") continue;
      for (const id of ids) await this.#put(kind, [id]);
    }
    const { refused, waiting } = this.#memory;
    if (refused === null || this.#connection.trouble !== null || !waiting.isEmpty) return;
    this.#memory.refused = null;
    // Whatever said so on this page takes it back.
    this.#tell();
  }

  /** Applies the changes that wait for these records in one transaction; false if it failed. */
  async #put(kind: Kind, ids: readonly string[]): Promise<boolean> {
    const erasures = this.#erasures;
    const counts = new Map(ids.map((id) => [id, this.#memory.waiting.count(kind, id)]));
    const done = await this.#connection.run("readwrite", [kind], async (transaction) => {
      const store = transaction.objectStore(kind);
      const kept = new Map<string, Records[Kind] | null>();
      for (const id of ids) {
        const stored = parseRecord(kind, await store.get(id));
        // Another page may have kept our copy, which contains all of these changes.
        const isIn = stored !== null && stored.changed === this.#copies.changed(kind, id);
        const next = isIn ? stored : this.#memory.waiting.altered(kind, id, stored);
        await (next === null ? store.delete(id) : store.put(next));
        kept.set(id, next);
      }
      return kept;
    });
    if (erasures !== this.#erasures) return await this.#takeBack(kind, ids);
    if ("trouble" in done) {
      this.#memory.refused = done.trouble;
      return false;
    }
    for (const [id, record] of done.value) {
      this.#remember(kind, id, record);
      this.#memory.hasNote ||= isNote(record);
      // More changes may have arrived in the meantime: they stay.
      this.#memory.waiting.drop(kind, id, counts.get(id) ?? 0);
      if (this.#memory.waiting.count(kind, id) === 0) this.#copies.drop(kind, id, record?.changed);
    }
    return true;
  }

  /** Everything was erased while these were on their way. */
  async #takeBack(kind: Kind, ids: readonly string[]): Promise<boolean> {
    const done = await this.#connection.run("readwrite", [kind], async (transaction) => {
      for (const id of ids) await transaction.objectStore(kind).delete(id);
    });
    return "value" in done;
  }

  async #stored(kind: Kind): Promise<readonly unknown[]> {
    await this.#connection.open();
    await this.#memory.saving;
    const done = await this.#connection.run(
      "readonly",
      [kind],
      (transaction) => transaction.objectStore(kind).getAll(),
    );
    if ("value" in done) return done.value;
    this.#memory.refused ??= done.trouble;
    return [];
  }

  #remember(kind: Kind, id: string, record: Records[Kind] | null): void {
    const known = this.#memory.known.get(kind);
    if (record === null) known?.delete(id);
    else known?.set(id, record);
  }

  /** The record with all its pending changes, at once; unknown until it has been read once. */
  #copyWaiting(kind: Kind, id: string): void {
    const known = this.#memory.known.get(kind);
    if (known === undefined) return;
    const record = this.#memory.waiting.altered(kind, id, known.get(id) ?? null);
    if (record === null) this.#copies.drop(kind, id);
    else this.#copies.write(kind, record);
  }

  #tell(): void {
    this.heard.changed();
    this.#tabs.tell("changed");
  }
}

/** Finished readings and notes; a quiz is quickly done again. */
function isNote(record: Records[Kind] | null): boolean {
  return record !== null && ("readings" in record || "draft" in record && !record.draft);
}

function newerOf<K extends Kind>(current: Records[K] | null, other: Records[K]): Records[K] {
  return current !== null && current.changed >= other.changed ? current : other;
}
