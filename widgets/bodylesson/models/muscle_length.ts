/**
 * How long iliacus and psoas are at a hip angle. The twin is `models/muscle_length.py`;
 * `tests/vectors/muscle_lengths.json` proves that both agree.
 */

/** The body model's lengths of the psoas in mm, as `anatomy.bin` holds them. */
export interface PsoasParts {
  /** The length of each fascicle down to the brim of the pelvis, by name. */
  readonly fascicles_mm: Readonly<Record<string, number>>;
  /** From the brim to the femur, at each hip angle. */
  readonly psoas_from_brim_mm: readonly number[];
}

/** Length in mm at a hip angle in degrees; beyond the ends, the length at the end. */
export function lengthAt(
  angle: number,
  angles: readonly number[],
  lengths: readonly number[],
): number {
  const { before, share } = placeOf(angle, angles);
  const low = lengths[before] ?? NaN;
  return low + ((lengths[before + 1] ?? NaN) - low) * share;
}

/** Whole percent by which it is shorter than standing; negative where it is longer. */
export function percentShorter(
  angle: number,
  angles: readonly number[],
  lengths: readonly number[],
): number {
  const ratio = lengthAt(angle, angles, lengths) / lengthAt(0, angles, lengths);
  return Math.floor(100 * (1 - ratio) + 0.5);
}

/** The step of the table in which an angle lies, and how far into it, 0 to 1. */
export function placeOf(
  angle: number,
  angles: readonly number[],
): { readonly before: number; readonly share: number } {
  const first = angles[0] ?? 0;
  const last = angles.at(-1) ?? 0;
  const held = Math.min(Math.max(angle, first), last);
  let before = 0;
  while (before < angles.length - 2 && (angles[before + 1] ?? last) <= held) before++;
  const low = angles[before] ?? first;
  const high = angles[before + 1] ?? last;
  return { before, share: high > low ? (held - low) / (high - low) : 0 };
}

/** The fascicle that stands for the whole psoas: the longest, from the body of L1. */
const TOP = "Ps_L1_VB";

/** Psoas with tendon from L1 over the brim to the femur at each angle, in mm. */
export function psoasLengths(muscles: PsoasParts): readonly number[] {
  const top = muscles.fascicles_mm[TOP];
  if (top === undefined) {
    const got = Object.keys(muscles.fascicles_mm).join(", ") || "none";
    throw new RangeError(`fascicles_mm: expected one called ${TOP}, got ${got}`);
  }
  return muscles.psoas_from_brim_mm.map((below) => top + below);
}
