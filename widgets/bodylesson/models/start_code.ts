/**
 * Six digits that say what a class without a network practices, and in which minute it began.
 *
 * Codes are the multiples of 31 below a million. 31 divides neither a digit's place value times a
 * difference of digits, nor the difference that two swapped digits make, so a code with one wrong
 * digit or two swapped ones is no code.
 */

/** What a start code holds. */
export interface StartCode {
  /** Place of the variant in the lesson, from 0. */
  readonly variant: number;
  /** 0 left, 1 right, 2 both. */
  readonly side: number;
  /** Working breaths a side and set, from 1. */
  readonly breaths: number;
  /** Breaths a minute, one of `CODED_TEMPOS`. */
  readonly tempo: number;
  /** The minute in which the bell rang, modulo `MINUTES`. */
  readonly minute: number;
}

/** What a lesson offers, so that the code can be read. */
export interface Offered {
  readonly variants: number;
  readonly mostBreaths: number;
}

export const DIGITS = 6;
const CHECK = 31;
const SIDES = 3;

/** Tempos that a code can hold, in breaths a minute. */
export const CODED_TEMPOS: readonly number[] = Array.from({ length: 10 }, (_, n) => 4 + n / 2);

/** A code tells the minutes of so long a time apart; no practice lasts longer. */
export const MINUTES = 20;

/** Whether all that a lesson offers fits into six digits. */
export function fits({ variants, mostBreaths }: Offered): boolean {
  const payloads = variants * SIDES * mostBreaths * CODED_TEMPOS.length * MINUTES;
  return payloads <= Math.floor((10 ** DIGITS - 1) / CHECK) + 1;
}

/**
 * The code.
 *
 * @throws RangeError where a value is not one that the lesson offers.
 */
export function encode(code: StartCode, offered: Offered): string {
  const parts = partsOf(code, offered);
  let payload = 0;
  for (const [name, value, size] of parts) {
    if (!Number.isInteger(value) || value < 0 || value >= size) {
      throw new RangeError(`${name}: expected a place below ${size}, got ${value}`);
    }
    payload = payload * size + value;
  }
  return String(payload * CHECK).padStart(DIGITS, "0");
}

/** What a code says; null where it is none, e.g. because a digit is wrong. */
export function decode(text: string, offered: Offered): StartCode | null {
  const digits = text.replace(/\s/g, "");
  if (!/^[0-9]{6}$/.test(digits) || Number(digits) % CHECK !== 0) return null;
  let payload = Number(digits) / CHECK;
  const sizes = partsOf({ variant: 0, side: 0, breaths: 1, tempo: 4, minute: 0 }, offered);
  const values: number[] = [];
  for (const [, , size] of sizes.reverse()) {
    values.unshift(payload % size);
    payload = Math.floor(payload / size);
  }
  const [variant = 0, side = 0, breaths = 0, tempo = 0, minute = 0] = values;
  if (payload > 0) return null;
  return { variant, side, breaths: breaths + 1, tempo: CODED_TEMPOS[tempo] ?? 0, minute };
}

/** The newest moment before `now`, in ms, whose minute a code names. */
export function startedAt({ minute }: StartCode, now: number): number {
  const whole = Math.floor(now / 60_000);
  const back = ((whole - minute) % MINUTES + MINUTES) % MINUTES;
  return (whole - back) * 60_000;
}

type Part = readonly [name: string, value: number, size: number];

function partsOf(code: StartCode, { variants, mostBreaths }: Offered): Part[] {
  return [
    ["variant", code.variant, variants],
    ["side", code.side, SIDES],
    ["breaths", code.breaths - 1, mostBreaths],
    ["tempo", CODED_TEMPOS.indexOf(code.tempo), CODED_TEMPOS.length],
    ["minute", code.minute, MINUTES],
  ];
}
