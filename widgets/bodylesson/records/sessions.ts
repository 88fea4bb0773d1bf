/**
 * Sessions as this browser keeps them, small and read at once: Home and the practice ask before
 * anything is loaded. One list a lesson, oldest first; what is read back is never trusted.
 *
 * Key `bodylesson:<lesson>:sessions`, value `{"version": 1, "value": [Practised, …]}`.
 */

import { isRecord, keyOf, pageStore, type Store, today } from "../ui/store.ts";

export const SIDES = ["left", "right", "both"] as const;
export const FELT = ["", "fine", "bad"] as const;
export const CHANGES = ["", "looser", "same", "tighter", "sore"] as const;
export type Sides = (typeof SIDES)[number];
export type Felt = (typeof FELT)[number];
export type Change = (typeof CHANGES)[number];

/** One session that has ended. */
export interface Practised {
  /** When it ended, in milliseconds since 1970; also identifies it. */
  readonly at: number;
  /** The learner's own date, `2026-01-31`. */
  readonly date: string;
  /** Id of the variant, and its name as it was shown. */
  readonly variant: string;
  readonly name: string;
  readonly side: Sides;
  /** Breaths a side that were chosen. */
  readonly breaths: number;
  /** Stopped before the plan's end. */
  readonly stopped: boolean;
  /** Highest pressure, 0 to 10; null if none was given. */
  readonly pressure: number | null;
  /** Ids of the variants that were eased off. */
  readonly eased: readonly string[];
  /** How it was afterwards; empty until it is said. */
  readonly felt: Felt;
  readonly change: Change;
}

/** What Home says to a learner who has been here before. */
export interface LastTime {
  /** The newest session; null if none has ended here. */
  readonly last: Practised | null;
  /** A session was broken off less than 12 hours ago and can be resumed. */
  readonly goOn: boolean;
  /** Something felt bad today: the practice is closed until tomorrow. */
  readonly closed: boolean;
}

/** Shape of the small records; another one reads as nothing. */
export const SESSIONS_VERSION = 1;
/** A place older than this is no longer offered, in hours. */
export const KEPT_HOURS = 12;
/** More than a year of three a week. */
const MOST = 200;

const store = pageStore(SESSIONS_VERSION);

/**
 * What is known of earlier sessions of a lesson; synchronous, for a page that has loaded nothing.
 */
export function lastTime(lesson: string, kept: Store = store, now = Date.now()): LastTime {
  const day = kept.read(keyOf(lesson, "day"));
  const isToday = isRecord(day) && day["date"] === today(new Date(now));
  return {
    last: sessionsOf(lesson, kept).at(-1) ?? null,
    goOn: isYoung(kept.read(keyOf(lesson, "place")), now),
    closed: isToday && day["bad"] === true,
  };
}

/** Every session that can be read, oldest first. */
export function sessionsOf(lesson: string, kept: Store = store): Practised[] {
  const list = kept.read(keyOf(lesson, "sessions"));
  return Array.isArray(list) ? list.map(parsed).filter((one) => one !== null) : [];
}

/** Adds a session, or updates one; true if the browser kept it. */
export function keepSession(lesson: string, session: Practised, kept: Store = store): boolean {
  const others = sessionsOf(lesson, kept).filter(({ at }) => at !== session.at);
  const all = [...others, session].sort((a, b) => a.at - b.at).slice(-MOST);
  return kept.write(keyOf(lesson, "sessions"), all);
}

/**
 * Whether deeper ways are open: so many sessions ended well here, one of them before today. With 0
 * they are always open.
 */
export function mayGoDeeper(sessions: readonly Practised[], needed: number, date: string): boolean {
  if (needed === 0) return true;
  const well = sessions.filter(({ felt }) => felt === "fine");
  return well.length >= needed && well.some((one) => one.date < date);
}

function isYoung(place: unknown, now: number): boolean {
  if (!isRecord(place) || typeof place["saved"] !== "number") return false;
  const age = now - place["saved"];
  return age >= -60_000 && age <= KEPT_HOURS * 3_600_000;
}

function parsed(value: unknown): Practised | null {
  if (!isRecord(value)) return null;
  const { at, date, variant, name, side, breaths, stopped, pressure, eased, felt, change } = value;
  if (typeof at !== "number" || !Number.isFinite(at)) return null;
  if (typeof date !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  if (typeof variant !== "string" || typeof breaths !== "number") return null;
  const among = <T extends string>(all: readonly T[], one: unknown) => all.find((x) => x === one);
  return {
    at,
    date,
    variant,
    name: typeof name === "string" ? name : variant,
    side: among(SIDES, side) ?? "left",
    breaths,
    stopped: stopped === true,
    pressure: typeof pressure === "number" ? pressure : null,
    eased: Array.isArray(eased) ? eased.filter((id) => typeof id === "string") : [],
    felt: among(FELT, felt) ?? "",
    change: among(CHANGES, change) ?? "",
  };
}
