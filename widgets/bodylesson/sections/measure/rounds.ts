/** A round of readings as pure functions: what is noted, what is judged, what is compared. */

import type { Phase, Reading, Round, Side } from "../../records/records.ts";
import {
  compare,
  type Comparison,
  differences,
  type Plausibility,
  plausibility,
  READINGS,
  rulerAngle,
} from "../../models/measures.ts";
import type { Instrument } from "./traits.ts";

/** One thing that is measured: an instrument on a side. */
export interface Quantity {
  readonly instrument: Instrument;
  readonly side: Side;
}

/** The round that the first reading of a day begins: two tabs that both begin share it. */
export function firstId(day: string): string {
  return `round-${day}`;
}

export function emptyRound(id: string, now: number, unit: "cm" | "in" = "cm"): Round {
  return {
    id,
    at: now,
    changed: now,
    unit,
    thigh: { left: null, right: null },
    activity: "",
    readings: [],
  };
}

export function sidesOf(instrument: Instrument): readonly Side[] {
  return instrument.sides ? ["left", "right"] : [""];
}

/**
 * What was typed, in order: mm, points, and for an angle the drop in mm. Values put there by a file
 * or another program count only within the limits for typing.
 */
export function rawOf(round: Round, quantity: Quantity, phase: Phase): number[] {
  const { instrument, side } = quantity;
  return round.readings
    .filter((one) => one.instrument === instrument.id && one.side === side && one.phase === phase)
    .map(({ value }) => value)
    .filter((raw) => isPossible(round, quantity, raw));
}

function isPossible(round: Round, { instrument, side }: Quantity, raw: number): boolean {
  const { limits, thigh: own, kind } = instrument;
  if (kind !== "angle") return raw >= limits.least && raw <= limits.most;
  // Without its thigh a drop is no angle yet; it can never be longer than any thigh.
  const angle = rulerAngle(raw, thighOf(round, side) ?? own?.most ?? NaN);
  return angle >= limits.least && angle <= limits.most;
}

/** The same in the quantity's unit: for an angle degrees, as far as the thigh allows. */
export function valuesOf(round: Round, quantity: Quantity, phase: Phase): number[] {
  const raw = rawOf(round, quantity, phase).slice(0, READINGS);
  if (quantity.instrument.kind !== "angle") return raw;
  const thigh = thighOf(round, quantity.side);
  return thigh === null ? [] : raw.map((drop) => rulerAngle(drop, thigh)).filter(Number.isFinite);
}

export function thighOf(round: Round, side: Side): number | null {
  return side === "" ? null : round.thigh[side];
}

export type Judged = Plausibility | "beyond-thigh";

/** Judges a reading before it is noted; `raw` as in `rawOf`. */
export function judged(round: Round, quantity: Quantity, phase: Phase, raw: number): Judged {
  const { instrument, side } = quantity;
  if (!Number.isFinite(raw)) return "no-number";
  const first = valuesOf(round, quantity, "before")[0] ?? valuesOf(round, quantity, phase)[0];
  if (instrument.kind !== "angle") return plausibility(raw, instrument.limits, first ?? null);
  const angle = rulerAngle(raw, thighOf(round, side) ?? NaN);
  if (!Number.isFinite(angle)) return "beyond-thigh";
  return plausibility(angle, instrument.limits, first ?? null);
}

/** Whether a judgment refuses the reading; all others but `fine` ask about it. */
export function refuses(judgment: Judged): boolean {
  return ["no-number", "too-small", "too-large", "beyond-thigh"].includes(judgment);
}

export function withReading(round: Round, reading: Reading, now: number): Round {
  const same = round.readings.filter((one) => isSame(one, reading));
  if (same.length >= READINGS) return round;
  return { ...round, changed: now, readings: [...round.readings, reading] };
}

export function withoutLast(round: Round, quantity: Quantity, phase: Phase, now: number): Round {
  const wanted = { instrument: quantity.instrument.id, side: quantity.side, phase, value: 0 };
  const last = round.readings.findLastIndex((one) => isSame(one, wanted));
  if (last < 0) return round;
  return { ...round, changed: now, readings: round.readings.filter((_, at) => at !== last) };
}

function isSame(a: Reading, b: Reading): boolean {
  return a.instrument === b.instrument && a.side === b.side && a.phase === b.phase;
}

/** A line of the result. */
export interface Line {
  readonly instrument: Instrument;
  /** A side, `""` for neither, or left minus right. */
  readonly part: Side | "difference";
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly comparison: Comparison;
}

/** The result of an instrument: a line a side, and left minus right where the lesson wants it. */
export function linesOf(round: Round, instrument: Instrument): Line[] {
  const read = (side: Side, phase: Phase) => valuesOf(round, { instrument, side }, phase);
  const lines = sidesOf(instrument).map((side) =>
    line(instrument, side, read(side, "before"), read(side, "after"))
  );
  if (instrument.sides && instrument.difference !== null) {
    const before = differences(read("left", "before"), read("right", "before"));
    const after = differences(read("left", "after"), read("right", "after"));
    lines.push(line(instrument, "difference", before, after));
  }
  return lines.filter(({ comparison }) => comparison.outcome !== "nothing");
}

function line(
  instrument: Instrument,
  part: Line["part"],
  before: readonly number[],
  after: readonly number[],
): Line {
  const { published_error, needed } = instrument;
  const comparison = compare(before, after, published_error, needed);
  return { instrument, part, before, after, comparison };
}
