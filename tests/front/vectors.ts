/** The plans that Python wrote, and what it makes of them. */

import type { Plan } from "../../widgets/bodylesson/models/plan.ts";

interface Vectors {
  plans: {
    plan: Plan;
    with_breaths: Record<string, [string, string, number, number][]>;
    cues: [number, string][][];
  }[];
  shares: { total: number; weights: number[]; shares: number[] }[];
}

export const vectors: Vectors = JSON.parse(
  Deno.readTextFileSync(new URL("../vectors/plans.json", import.meta.url)),
);

/** The plan of a variant on a side. */
export function planOf(variant: string, sides: Plan["sides"] = "left"): Plan {
  const found = vectors.plans.find(({ plan }) => plan.variant === variant && plan.sides === sides);
  if (!found) throw new RangeError(`vectors: expected a plan of ${variant} ${sides}`);
  return found.plan;
}
