/** What Python wrote: plans, and the cues of steps. */

import type { Plan, PlanStep } from "../../widgets/bodylesson/models/plan.ts";

interface Cues {
  remind_every: number;
  steps: { step: PlanStep; cues: [number, string][] }[];
}

function read<T>(name: string): T {
  return JSON.parse(Deno.readTextFileSync(new URL(`../vectors/${name}`, import.meta.url)));
}

export const plans = read<Plan[]>("plans.json");
export const cueVectors = read<Cues>("cues.json");

/** The plan of a variant on a side. */
export function planOf(variant: string, sides: Plan["sides"] = "left"): Plan {
  const found = plans.find((plan) => plan.variant === variant && plan.sides === sides);
  if (!found) throw new RangeError(`vectors: expected a plan of ${variant} ${sides}`);
  return found;
}
