/**
 * The way to a lesson's database. Browsers close it by themselves (iOS in the background, others
 * when site data are cleared), sometimes silently, and some never open it: the next use opens it
 * again, and every wait has a limit.
 */

import { deleteDB, type IDBPTransaction, openDB } from "idb";
import { AGAIN_MS, ANSWER_MS, NoAnswer, withLimit } from "./limits.ts";
import { type Database, migrate, type Shape, VERSION } from "./migrations.ts";
import type { Kind } from "./records.ts";

/**
 * Why nothing can be kept now: storage is `blocked`, `silent`, has `failed`, is `full`, holds a
 * `newer` version, or waits for another tab to `close`.
 */
export type Trouble = "blocked" | "silent" | "failed" | "full" | "newer" | "close";

type Transaction<M extends IDBTransactionMode> = IDBPTransaction<Shape, Kind[], M>;

/** What a connection reports to its owner. */
interface Owner {
  /** It is open; called before anybody gets to use it. */
  opened(): void | Promise<void>;
  /** It opened late or was lost: what the page says about it must change. */
  changed(): void;
}

/** The outcome of work on the database. */
export type Done<T> = { readonly value: T } | { readonly trouble: Trouble };

export class Connection {
  #db: Database | null = null;
  #opening: Promise<void> | null = null;
  #trouble: Trouble | null = null;
  /** Nothing waits any longer for an opening that is under way. */
  #late = false;
  #closed = false;
  /** How long a transaction may take, in milliseconds. */
  #patience = ANSWER_MS;

  constructor(private readonly name: string, private readonly owner: Owner) {}

  /** Why it is not open; null if it is, or if nobody has asked for it yet. */
  get trouble(): Trouble | null {
    return this.#trouble;
  }

  /** Whether no later try can help: this page will keep nothing. */
  get isShut(): boolean {
    return this.#trouble === "blocked";
  }

  /** Opens it if that is needed and possible. */
  async open(): Promise<void> {
    if (this.#closed || this.#db || this.#trouble === "newer" || this.isShut) return;
    if (this.#opening && this.#late) return;
    this.#opening ??= this.#openOnce();
    await this.#opening;
  }

  /**
   * Work in one transaction. It must be safe to repeat: if the connection turns out to be closed,
   * it is opened again and the work is done once more.
   */
  async run<M extends IDBTransactionMode, T>(
    mode: M,
    kinds: readonly Kind[],
    work: (transaction: Transaction<M>) => Promise<T>,
  ): Promise<Done<T>> {
    for (let tries = 1;; tries++) {
      await this.open();
      if (!this.#db) return { trouble: this.#trouble ?? "failed" };
      try {
        const value = await attempt(this.#db, mode, kinds, work, this.#patience);
        this.#patience = ANSWER_MS;
        return { value };
      } catch (error) {
        const trouble = troubleOf(error);
        if (trouble === "silent") this.#patience = AGAIN_MS;
        if (trouble === "full") return { trouble };
        // A connection that failed is not used again: a new one may work.
        this.#drop();
        if (tries === 2 || trouble === "silent") return { trouble };
      }
    }
  }

  /** Deletes the whole database; true if it is gone. */
  async destroy(): Promise<boolean> {
    this.#drop();
    try {
      await withLimit(deleteDB(this.name), ANSWER_MS);
    } catch {
      return false;
    }
    this.#trouble = null;
    return true;
  }

  close(): void {
    this.#closed = true;
    this.#drop();
  }

  #drop(): void {
    this.#db?.close();
    this.#db = null;
    this.#opening = null;
    this.#late = false;
  }

  async #openOnce(): Promise<void> {
    this.#late = false;
    await new Promise<void>((go) => {
      const goOnWithout = (why: Trouble) => {
        this.#late = true;
        this.#trouble = why;
        go();
      };
      // A browser that blocks storage may throw at the first access: that rejects as well.
      const opened = Promise.resolve().then(() =>
        openDB<Shape>(this.name, VERSION, {
          upgrade: (db, from, _to, upgrade) => migrate(db, from, upgrade),
          blocked: () => goOnWithout("close"),
        })
      );
      const taken = opened.then((db) => this.#opened(db))
        .catch((error: unknown) => this.#failed(error));
      withLimit(taken, ANSWER_MS).then(go, () => {
        if (!this.#late) goOnWithout("silent");
      });
    });
  }

  async #opened(db: Database): Promise<void> {
    if (this.#closed) return db.close();
    // Browsers also close a connection by themselves, and report it here or not at all.
    db.addEventListener("close", () => this.#lost(db));
    db.addEventListener("versionchange", () => this.#giveWay(db));
    const wasLate = this.#late;
    this.#db = db;
    this.#late = false;
    this.#trouble = null;
    await this.owner.opened();
    if (wasLate) this.owner.changed();
  }

  /** Another tab needs a newer version: close to let it through. */
  #giveWay(db: Database): void {
    db.close();
    if (this.#db !== db) return;
    this.#drop();
    this.#trouble = "newer";
    this.owner.changed();
  }

  #lost(db: Database): void {
    if (this.#db !== db) return;
    this.#drop();
    this.owner.changed();
  }

  #failed(error: unknown): void {
    const wasLate = this.#late;
    this.#drop();
    this.#trouble = openingTrouble(error);
    if (wasLate) this.owner.changed();
  }
}

async function attempt<M extends IDBTransactionMode, T>(
  db: Database,
  mode: M,
  kinds: readonly Kind[],
  work: (transaction: Transaction<M>) => Promise<T>,
  patience: number,
): Promise<T> {
  const transaction = db.transaction([...kinds], mode);
  // Listen to it even if an earlier request throws: an aborted transaction rejects both.
  transaction.done.catch(() => undefined);
  const whole = work(transaction).then(async (value) => {
    await transaction.done;
    return value;
  }).catch((error: unknown) => {
    // Each request of an aborted transaction only says that it was aborted, not why.
    throw transaction.error ?? error;
  });
  return await withLimit(whole, patience, () => {
    try {
      // None of it may still take effect after the work has been started again.
      transaction.abort();
      return false;
    } catch {
      return true;
    }
  });
}

function errorName(error: unknown): string {
  return error instanceof DOMException ? error.name : "";
}

/** Why a transaction failed. */
function troubleOf(error: unknown): Trouble {
  if (error instanceof NoAnswer) return "silent";
  return errorName(error) === "QuotaExceededError" ? "full" : "failed";
}

function isMissing(): boolean {
  try {
    return !globalThis.indexedDB;
  } catch {
    return true;
  }
}

/** Why a database did not open. Without storage there is nothing to call. */
function openingTrouble(error: unknown): Trouble {
  if (isMissing() || errorName(error) === "SecurityError") return "blocked";
  if (errorName(error) === "VersionError") return "newer";
  return errorName(error) === "QuotaExceededError" ? "full" : "failed";
}
