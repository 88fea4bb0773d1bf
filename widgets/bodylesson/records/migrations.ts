/** The database's schema, step by step. Never edit a step once a lesson has been published. */

import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from "idb";
import { type Kind, KINDS } from "./records.ts";

/** Records are `unknown` until they are parsed: what is stored may be from anywhere. */
interface Stored {
  id: string;
}
export interface Shape extends DBSchema {
  measures: { key: string; value: Stored };
  journal: { key: string; value: Stored };
  quiz: { key: string; value: Stored };
}
export type Database = IDBPDatabase<Shape>;
type Upgrade = IDBPTransaction<Shape, StoreNames<Shape>[], "versionchange">;

type Step = (db: Database, upgrade: Upgrade) => void | Promise<void>;

/** Step n leads from version n to n + 1. */
const STEPS: readonly Step[] = [
  // 1: a store for each kind of record.
  (db) => {
    for (const kind of KINDS) db.createObjectStore(kind, { keyPath: "id" });
  },
  // 2: every record says when it was last changed, so that an import can keep the newer one.
  async (_, upgrade) => {
    for (const kind of KINDS) await addChanged(upgrade, kind);
  },
];

export const VERSION = STEPS.length;

/** Brings a database from an older version to this one. */
export async function migrate(db: Database, from: number, upgrade: Upgrade): Promise<void> {
  for (const step of STEPS.slice(from)) await step(db, upgrade);
}

async function addChanged(upgrade: Upgrade, kind: Kind): Promise<void> {
  const store = upgrade.objectStore(kind);
  for (const record of await store.getAll()) {
    const old = record as Stored & { at?: unknown; changed?: unknown };
    if (old.changed === undefined && typeof old.at === "number") {
      await store.put({ ...old, changed: old.at } as Stored);
    }
  }
}
