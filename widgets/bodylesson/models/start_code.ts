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

type Part = readonly [name: string, value: number, size: number];

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
  return payloads * CHECK <= 10 ** DIGITS;
}

/**
 * The code.
 *
 * @throws RangeError where a value is not one that the lesson offers.
 */
export function encode(code: StartCode, { variants, mostBreaths }: Offered): string {
  // As places below a size; `decode` takes them off again from the last one.
  const parts: readonly Part[] = [
    ["variant", code.variant, variants],
    ["side", code.side, SIDES],
    ["breaths", code.breaths - 1, mostBreaths],
    ["tempo", CODED_TEMPOS.indexOf(code.tempo), CODED_TEMPOS.length],
    ["minute", code.minute, MINUTES],
  ];
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
export function decode(text: string, { variants, mostBreaths }: Offered): StartCode | null {
  const digits = text.replace(/\s/g, "");
  if (!/^[0-9]{6}$/.test(digits) || Number(digits) % CHECK !== 0) return null;
  let payload = Number(digits) / CHECK;
  const take = (size: number): number => {
    const place = payload % size;
    payload = Math.floor(payload / size);
    return place;
  };
  const minute = take(MINUTES);
  const tempo = CODED_TEMPOS[take(CODED_TEMPOS.length)] ?? 0;
  const breaths = take(mostBreaths) + 1;
  const side = take(SIDES);
  return payload < variants ? { variant: payload, side, breaths, tempo, minute } : null;
}

/** The newest moment before `now`, in ms, whose minute a code names. */
export function startedAt({ minute }: StartCode, now: number): number {
  const whole = Math.floor(now / 60_000);
  const back = ((whole - minute) % MINUTES + MINUTES) % MINUTES;
  return (whole - back) * 60_000;
}
