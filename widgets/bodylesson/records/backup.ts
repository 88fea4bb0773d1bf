/** Everything of a lesson as one JSON file, and back. A file's content is never trusted. */

import { isRecord } from "../ui/store.ts";
import type { Found } from "./keeper.ts";
import { type Kind, KINDS, parseRecord, type Records, type Snapshot } from "./records.ts";

const FORMAT = "bodylesson-notes";
const FORMAT_VERSION = 1;
/** Largest file that is read, in bytes. */
export const LARGEST_FILE = 20_000_000;
const MOST_RECORDS = 10_000;
/** The clocks and time zones of two devices may be a day apart. */
const DAY_MS = 86_400_000;

/** Why a file was not imported. */
export type Refusal = "too-big" | "not-ours" | "newer" | "other-lesson";
export type Import =
  | {
    readonly records: Snapshot;
    readonly count: number;
    /** Records that could not be read. */
    readonly skipped: number;
    /** Records dated in the future: they would stay the newest forever. */
    readonly future: number;
  }
  | { readonly refused: Refusal };

export function toJson(lesson: string, found: { [K in Kind]: Found<K> }, now: number): string {
  const kinds = KINDS.map((kind) => [kind, found[kind].records]);
  const unreadable = KINDS.flatMap((kind) => found[kind].unreadable);
  const file = {
    format: FORMAT,
    version: FORMAT_VERSION,
    lesson,
    written: new Date(now).toISOString(),
    ...Object.fromEntries(kinds),
    ...(unreadable.length > 0 ? { unreadable } : {}),
  };
  return JSON.stringify(file, null, 1) + "\n";
}

/** Reads a file that this lesson wrote. */
export function fromFile(text: string, lesson: string, now: number): Import {
  if (text.length > LARGEST_FILE) return { refused: "too-big" };
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return { refused: "not-ours" };
  }
  if (!isRecord(file) || file["format"] !== FORMAT) return { refused: "not-ours" };
  if (file["version"] !== FORMAT_VERSION) {
    return { refused: Number(file["version"]) > FORMAT_VERSION ? "newer" : "not-ours" };
  }
  if (file["lesson"] !== lesson) return { refused: "other-lesson" };
  return sorted({
    measures: listed(file["measures"]),
    journal: listed(file["journal"]),
    quiz: listed(file["quiz"]),
  }, now);
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Records that can be imported, and how many cannot. */
function sorted(lists: { [K in Kind]: readonly unknown[] }, now: number): Import {
  const all = KINDS.reduce((sum, kind) => sum + lists[kind].length, 0);
  if (all > MOST_RECORDS) return { refused: "too-big" };
  const records: Snapshot = {
    measures: parsed("measures", lists.measures),
    journal: parsed("journal", lists.journal),
    quiz: parsed("quiz", lists.quiz),
  };
  const count = total(records);
  const past: Snapshot = {
    measures: records.measures.filter(isPast),
    journal: records.journal.filter(isPast),
    quiz: records.quiz.filter(isPast),
  };
  const taken = total(past);
  return { records: past, count: taken, skipped: all - count, future: count - taken };

  function isPast({ at, changed }: Records[Kind]): boolean {
    return Math.max(at, changed) <= now + DAY_MS;
  }
}

function total(lists: Snapshot): number {
  return KINDS.reduce((sum, kind) => sum + lists[kind].length, 0);
}

function parsed<K extends Kind>(kind: K, list: readonly unknown[]): Records[K][] {
  return list.map((value) => parseRecord(kind, value)).filter((record) => record !== null);
}
