/** Python's results, which the front end must match. */

import type {
  Belly,
  Flat,
  Place,
  Range,
  Verdict,
} from "../../widgets/bodylesson/models/placement.ts";

interface Lengths {
  tables: Record<string, { angles: number[]; lengths: number[] }>;
  cases: {
    table: string;
    angle: number;
    before: number;
    share: number;
    mm: number;
    percent_shorter: number;
  }[];
}

interface OnBelly {
  belly: string;
  allowed: Range;
  distance: number;
  diameter: number;
}

interface Spots {
  bellies: Record<string, Belly>;
  cases: (OnBelly & {
    share: number;
    off: number;
    sunk: number;
    is: {
      asis: Flat;
      groin_end: Flat;
      center: Flat;
      mcburney: Flat;
      edge: number;
      groin: number;
      patch: number;
      gaps: Record<Place, number>;
      covers_left: boolean;
      covers_right: boolean;
      verdict: Verdict;
    };
  })[];
  starts: (OnBelly & { default: number; is: number })[];
  fingers: { mm: number; finger: number; is: number }[];
}

function read<T>(name: string): T {
  return JSON.parse(Deno.readTextFileSync(new URL(`../vectors/${name}.json`, import.meta.url)));
}

export const lengths = read<Lengths>("muscle_lengths");
export const spots = read<Spots>("placement");

/** The belly of a case. */
export function bellyOf({ belly }: { belly: string }): Belly {
  const found = spots.bellies[belly];
  if (found === undefined) throw new RangeError(`placement.json: expected a belly ${belly}`);
  return found;
}

/** Fails unless the two are the same to within rounding. */
export function near(found: number, wanted: number, what: string): void {
  if (!(Math.abs(found - wanted) < 1e-9 * Math.max(1, Math.abs(wanted)))) {
    throw new Error(`${what}: expected ${wanted}, got ${found}`);
  }
}

export function same(found: unknown, wanted: unknown, what: string): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`${what}: expected ${b}, got ${a}`);
}
