/** What the Python models found, for their twins. */

import type { Body } from "../../widgets/bodylesson/models/depth.ts";
import type { Range } from "../../widgets/bodylesson/models/placement.ts";

interface Lengths {
  tables: { angles: number[]; iliacus: number[]; psoas: number[] };
  cases: { muscle: "iliacus" | "psoas"; angle: number; mm: number; percent_shorter: number }[];
}

interface Spots {
  allowed: Range;
  default: number;
  cases: {
    distance_mm: number;
    diameter_mm: number;
    share: number;
    off_mm: number;
    center: [number, number];
    along_mm: number;
    edge_mm: number;
    groin_mm: number;
    mcburney_left: boolean;
    mcburney_right: boolean;
    verdict: string;
    start: number;
  }[];
  fingers: { mm: number; fingers: number }[];
  inches: { mm: number; inches: number }[];
}

interface Depths {
  cases: {
    body: Body;
    diameter_mm: number;
    share: number;
    sink_mm: number;
    contact_mm: number;
    range: [number, number];
    with_error: [number, number];
    short: [number, number];
  }[];
}

function read<T>(name: string): T {
  return JSON.parse(Deno.readTextFileSync(new URL(`../vectors/${name}.json`, import.meta.url)));
}

export const lengths = read<Lengths>("muscle_lengths");
export const spots = read<Spots>("placement");
export const depths = read<Depths>("depth");

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
