/**
 * Before and after: is a change larger than the learner's own readings vary by chance?
 *
 * `docs/model.md` names the statistics and their sources. Lengths in mm, angles in degrees, scores in
 * points from 0 to 10. `tests/reference/measures.py` finds the same in another language;
 * `tests/vectors/measures.json` proves it.
 */

export type LengthUnit = "cm" | "in";

/** Readings of one quantity before, and at most as many after. */
export const READINGS = 3;
/** Exact by definition of the inch. */
const MM_PER_INCH = 25.4;
/** Student's t, two-sided 95 %, 2 degrees of freedom (three readings): 4.3027, in closed form. */
const T_975_2 = 0.95 / Math.sqrt(2 * 0.975 * 0.025);
/** A change that differs from the band only by binary rounding is inside it. */
const ROUNDING = 1e-9;

export function toMm(value: number, unit: LengthUnit): number {
  return value * (unit === "cm" ? 10 : MM_PER_INCH);
}

export function fromMm(mm: number, unit: LengthUnit): number {
  return mm / (unit === "cm" ? 10 : MM_PER_INCH);
}

/** Angle of the thigh below the table's edge in degrees: asin(drop / thigh); NaN if impossible. */
export function rulerAngle(dropMm: number, thighMm: number): number {
  // A drop longer than the thigh has no asin either.
  return thighMm > 0 ? Math.asin(dropMm / thighMm) * 180 / Math.PI : NaN;
}

/** least <= low < high <= most, in the unit of the quantity. */
export interface Limits {
  readonly least: number;
  readonly low: number;
  readonly high: number;
  readonly most: number;
  readonly jump: number;
}

/** The first three are refused, the next three asked about. */
export type Plausibility =
  | "no-number"
  | "too-small"
  | "too-large"
  | "rather-small"
  | "rather-large"
  | "jump"
  | "fine";

export function plausibility(
  value: number,
  limits: Limits,
  first: number | null = null,
): Plausibility {
  if (!Number.isFinite(value)) return "no-number";
  if (value < limits.least) return "too-small";
  if (value > limits.most) return "too-large";
  if (value < limits.low) return "rather-small";
  if (value > limits.high) return "rather-large";
  if (first !== null && Math.abs(value - first) > limits.jump) return "jump";
  return "fine";
}

export type Outcome = "nothing" | "few" | "waiting" | "inside" | "more" | "less";

/** Readings before and after, side by side, in the unit of the quantity. */
export interface Comparison {
  readonly outcome: Outcome;
  readonly before: number | null;
  readonly spread: number | null;
  /** Half-width of the error band around `before`. */
  readonly band: number | null;
  /** Whether the band comes from the own readings, not from the published error. */
  readonly own: boolean;
  readonly after: number | null;
  readonly change: number | null;
}

/**
 * Compares readings of one quantity, 0 to 3 before and 0 to 3 after.
 *
 * The band is t · s · √(1/n + 1/m): the interval that holds the mean of m more readings 95 times in
 * 100 if nothing changed, with s from the n readings before; fewer than three give no s. It is never
 * narrower than `published`, the published error of this check. `needed` readings before, 1 to 3,
 * are taken to say anything.
 */
export function compare(
  before: readonly number[],
  after: readonly number[],
  published: number,
  needed: number,
): Comparison {
  if (before.length === 0) {
    return {
      outcome: "nothing",
      before: null,
      spread: null,
      band: null,
      own: false,
      after: null,
      change: null,
    };
  }
  const middle = mean(before);
  const spread = spreadOf(before);
  const own = spread === null ? 0 : halfWidth(spread, before.length, Math.max(after.length, 1));
  const band = Math.max(own, published);
  const later = after.length > 0 ? mean(after) : null;
  const change = later === null ? null : later - middle;
  return {
    outcome: outcomeOf(before.length < needed, change, band),
    before: middle,
    spread,
    band,
    own: own > published,
    after: later,
    change,
  };
}

function outcomeOf(few: boolean, change: number | null, band: number): Outcome {
  if (few) return "few";
  if (change === null) return "waiting";
  if (Math.abs(change) <= band + ROUNDING) return "inside";
  return change > 0 ? "more" : "less";
}

/** Left minus right, reading by reading, as far as both sides go. */
export function differences(left: readonly number[], right: readonly number[]): number[] {
  const pairs = Math.min(left.length, right.length);
  return left.slice(0, pairs).map((value, index) => value - (right[index] ?? 0));
}

function mean(readings: readonly number[]): number {
  return readings.reduce((sum, x) => sum + x, 0) / readings.length;
}

function spreadOf(readings: readonly number[]): number | null {
  if (readings.length < READINGS) return null;
  const middle = mean(readings);
  const squares = readings.reduce((sum, x) => sum + (x - middle) ** 2, 0);
  return Math.sqrt(squares / (readings.length - 1));
}

function halfWidth(spread: number, before: number, after: number): number {
  return T_975_2 * spread * Math.sqrt(1 / before + 1 / after);
}
