/**
 * What a lesson keeps in the browser, and how it is read back. Storage, a file or another tab may
 * hold anything at all: a record is built anew from the fields that are known, or it is null.
 */

import { isRecord } from "../ui/store.ts";

export type Phase = "before" | "after";
export type Side = "left" | "right" | "";

interface Base {
  readonly id: string;
  /** When it was begun, in milliseconds since 1970. */
  readonly at: number;
  /** When it was last changed; an import keeps the newer of two. */
  readonly changed: number;
}

export interface Reading {
  readonly instrument: string;
  readonly side: Side;
  readonly phase: Phase;
  /** In mm or points. For an angle it is the drop in mm: the thigh may be set right later. */
  readonly value: number;
}

/** Checks taken around one session: the readings before and after. */
export interface Round extends Base {
  readonly unit: "cm" | "in";
  /** Lengths of the thighs in mm; null where not measured. */
  readonly thigh: { readonly left: number | null; readonly right: number | null };
  /** The activity that the learner scores, in their own words. */
  readonly activity: string;
  readonly readings: readonly Reading[];
}

/** What a learner notes after a session. */
export interface Entry extends Base {
  readonly noticed: string;
  /** Id of a feeling; empty where none was chosen. */
  readonly feeling: string;
  readonly more: string;
  /** Highest pressure, 0 to 10; null where none was noted. */
  readonly pressure: number | null;
  readonly side: Side | "both";
  /** Ids of the variants that were eased off. */
  readonly eased: readonly string[];
  /** Still being written. */
  readonly draft: boolean;
}

/** How one question went. */
export interface Answered {
  readonly right: number;
  readonly wrong: number;
  readonly last: "right" | "wrong";
  /** Ids of the answers that were chosen last, in their order. */
  readonly chosen: readonly string[];
}

/** The one record of the quiz. */
export interface Progress extends Base {
  readonly seed: number;
  readonly asked: Readonly<Record<string, Answered>>;
  /** Questions of the round under way, in order, and how many are behind. */
  readonly order: readonly string[];
  readonly place: number;
  /** Of this round: ids answered right at once. */
  readonly hits: readonly string[];
  /** What was guessed before the passage, by question. */
  readonly guesses: Readonly<Record<string, readonly string[]>>;
}

export interface Records {
  measures: Round;
  journal: Entry;
  quiz: Progress;
}
export type Kind = keyof Records;
export const KINDS = ["measures", "journal", "quiz"] as const satisfies readonly Kind[];

/** Records of every kind. */
export type Snapshot = { readonly [K in Kind]: readonly Records[K][] };

/** Longest text that is kept, in UTF-16 units. */
export const LONGEST_TEXT = 200_000;
const MOST_ITEMS = 500;
/** Readings of one quantity in one phase. */
export const MOST_READINGS = 3;

/** Reads a record of a kind; null where it is none. */
export function parseRecord<K extends Kind>(kind: K, value: unknown): Records[K] | null {
  if (!isRecord(value)) return null;
  const base = baseOf(value);
  if (base === null) return null;
  return PARSERS[kind](value, base);
}

type Fields = Record<string, unknown>;
const PARSERS: { [K in Kind]: (value: Fields, base: Base) => Records[K] | null } = {
  measures: roundOf,
  journal: entryOf,
  quiz: progressOf,
};

function baseOf(value: Fields): Base | null {
  const { id, at } = value;
  const changed = value["changed"] ?? at;
  if (!isId(id) || !isTime(at) || !isTime(changed)) return null;
  return { id, at, changed };
}

function roundOf(value: Fields, base: Base): Round | null {
  const { unit, activity, readings } = value;
  if ((unit !== "cm" && unit !== "in") || !isText(activity)) return null;
  const thigh = isRecord(value["thigh"]) ? value["thigh"] : {};
  const read = listOf(readings, readingOf);
  if (read === null) return null;
  return {
    ...base,
    unit,
    activity,
    thigh: { left: lengthOr(thigh["left"]), right: lengthOr(thigh["right"]) },
    readings: read.filter(isAmongFirst),
  };
}

function readingOf(value: unknown): Reading | null {
  if (!isRecord(value)) return null;
  const { instrument, side, phase } = value;
  const amount = numberOr(value["value"]);
  if (!isId(instrument) || amount === null || Math.abs(amount) > 10_000) return null;
  if (side !== "left" && side !== "right" && side !== "") return null;
  if (phase !== "before" && phase !== "after") return null;
  return { instrument, side, phase, value: amount };
}

/** A quantity is read three times; a file that says more is not believed. */
function isAmongFirst(one: Reading, index: number, all: readonly Reading[]): boolean {
  const before = all.slice(0, index).filter((other) =>
    other.instrument === one.instrument && other.side === one.side && other.phase === one.phase
  );
  return before.length < MOST_READINGS;
}

function entryOf(value: Fields, base: Base): Entry | null {
  const { noticed, feeling, more, side } = value;
  if (!isText(noticed) || !isText(more)) return null;
  if (feeling !== "" && !isId(feeling)) return null;
  if (side !== "left" && side !== "right" && side !== "both" && side !== "") return null;
  const eased = listOf(value["eased"], (id) => isId(id) ? id : null);
  const pressure = numberOr(value["pressure"]);
  if (eased === null || (pressure !== null && (pressure < 0 || pressure > 10))) return null;
  const draft = value["draft"] === true;
  return { ...base, noticed, feeling, more, pressure, side, eased, draft };
}

function progressOf(value: Fields, base: Base): Progress | null {
  const seed = numberOr(value["seed"]);
  const place = numberOr(value["place"]);
  const ids = (list: unknown) => listOf(list, (id) => isId(id) ? id : null);
  const order = ids(value["order"]);
  const hits = ids(value["hits"]);
  const asked = mapOf(value["asked"], answeredOf);
  const guesses = mapOf(value["guesses"], ids);
  if (seed === null || place === null || !order || !hits || !asked || !guesses) return null;
  return { ...base, seed, place, order, hits, asked, guesses };
}

function answeredOf(value: unknown): Answered | null {
  if (!isRecord(value)) return null;
  const right = numberOr(value["right"]);
  const wrong = numberOr(value["wrong"]);
  const last = value["last"];
  const chosen = listOf(value["chosen"], (id) => isId(id) ? id : null);
  if (right === null || wrong === null || !chosen) return null;
  if (last !== "right" && last !== "wrong") return null;
  return { right, wrong, last, chosen };
}

function listOf<T>(value: unknown, read: (item: unknown) => T | null): T[] | null {
  if (!Array.isArray(value) || value.length > MOST_ITEMS) return null;
  const items = value.map(read);
  return items.every((item) => item !== null) ? items : null;
}

function mapOf<T>(value: unknown, read: (item: unknown) => T | null): Record<string, T> | null {
  if (!isRecord(value) || Object.keys(value).length > MOST_ITEMS) return null;
  const entries: [string, T][] = [];
  for (const [id, item] of Object.entries(value)) {
    const parsed = read(item);
    if (!isId(id) || parsed === null) return null;
    entries.push([id, parsed]);
  }
  return Object.fromEntries(entries);
}

function isId(value: unknown): value is string {
  return typeof value === "string" && /^[a-z0-9][a-z0-9-]{0,63}$/.test(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.length <= LONGEST_TEXT;
}

/** A moment that a calendar can show. */
function isTime(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value < 4_102_444_800_000;
}

/** Of a part of the body, in mm. */
function lengthOr(value: unknown): number | null {
  const length = numberOr(value);
  return length !== null && length > 0 && length < 3000 ? length : null;
}

function numberOr(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** An id that no other tab makes; `crypto.randomUUID` is missing on plain http. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
