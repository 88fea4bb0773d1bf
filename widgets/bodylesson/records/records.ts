/**
 * What a lesson keeps in the browser, and how it is read back. Storage, a file or another tab may
 * hold anything at all: a record is made of the fields that are known here, or it is null.
 */

import * as v from "valibot";
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
  /** Lengths of the thighs in mm; null if not measured. */
  readonly thigh: { readonly left: number | null; readonly right: number | null };
  /** The activity that the learner scores, in their own words. */
  readonly activity: string;
  readonly readings: readonly Reading[];
}

/** What a learner notes after a session. */
export interface Entry extends Base {
  readonly noticed: string;
  /** Id of a feeling; empty if none was chosen. */
  readonly feeling: string;
  readonly more: string;
  /** Highest pressure, 0 to 10; null if none was noted. */
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

const Id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));
const Text = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
const Finite = v.pipe(v.number(), v.finite());
/** A moment that a calendar can show, in milliseconds since 1970. */
const Time = v.pipe(Finite, v.minValue(0), v.ltValue(4_102_444_800_000));
/** A number; anything else counts as none. */
const FiniteOrNull = v.fallback(v.nullable(Finite), null);
/** Of a part of the body, in mm. */
const LengthOrNull = v.fallback(
  v.nullable(v.pipe(Finite, v.gtValue(0), v.ltValue(3000))),
  null,
);

/** A list of at most this many. */
function list<T extends v.GenericSchema>(item: T) {
  return v.pipe(v.array(item), v.maxLength(MOST_ITEMS), v.readonly());
}

function map<T extends v.GenericSchema>(item: T) {
  return v.pipe(v.record(Id, item), v.maxEntries(MOST_ITEMS), v.readonly());
}

/**
 * The fields of every record. `changed` was added later than the others: if it is missing, `at`
 * stands in for it.
 */
function record<T extends v.ObjectEntries>(entries: T) {
  const withChanged = (value: unknown) =>
    isRecord(value) ? { ...value, changed: value["changed"] ?? value["at"] } : value;
  const fields = v.object({ id: Id, at: Time, changed: Time, ...entries });
  return v.pipe(v.unknown(), v.transform(withChanged), fields);
}

const Reading = v.object({
  instrument: Id,
  side: v.picklist(["left", "right", ""]),
  phase: v.picklist(["before", "after"]),
  value: v.pipe(Finite, v.minValue(-10_000), v.maxValue(10_000)),
});

const Thigh = v.object({ left: LengthOrNull, right: LengthOrNull });

const SCHEMAS: { readonly [K in Kind]: v.GenericSchema<unknown, Records[K]> } = {
  measures: record({
    unit: v.picklist(["cm", "in"]),
    activity: Text,
    thigh: v.fallback(Thigh, { left: null, right: null }),
    readings: v.pipe(list(Reading), v.transform((all) => all.filter(isAmongFirst))),
  }),
  journal: record({
    noticed: Text,
    more: Text,
    feeling: v.union([v.literal(""), Id]),
    pressure: v.pipe(FiniteOrNull, v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(10)))),
    side: v.picklist(["left", "right", "both", ""]),
    eased: list(Id),
    draft: v.fallback(v.boolean(), false),
  }),
  quiz: record({
    seed: Finite,
    place: Finite,
    order: list(Id),
    hits: list(Id),
    asked: map(v.object({
      right: Finite,
      wrong: Finite,
      last: v.picklist(["right", "wrong"]),
      chosen: list(Id),
    })),
    guesses: map(list(Id)),
  }),
};

/** Reads a record of a kind; null if it is not one. */
export function parseRecord<K extends Kind>(kind: K, value: unknown): Records[K] | null {
  const parsed = v.safeParse(SCHEMAS[kind], value);
  return parsed.success ? parsed.output : null;
}

/** A quantity is read three times; further readings in a file are ignored. */
function isAmongFirst(one: Reading, index: number, all: readonly Reading[]): boolean {
  const before = all.slice(0, index).filter((other) =>
    other.instrument === one.instrument && other.side === one.side && other.phase === one.phase
  );
  return before.length < MOST_READINGS;
}

/** An id that no other tab can produce; `crypto.randomUUID` is missing on plain http. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
