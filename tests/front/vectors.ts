/** What Python wrote: plans, and what the real lesson's timer gets. */

import type { Plan } from "../../widgets/bodylesson/models/plan.ts";
import type { Traits } from "../../widgets/bodylesson/sections/breath_timer/traits.ts";

function read<T>(name: string): T {
  return JSON.parse(Deno.readTextFileSync(new URL(`../vectors/${name}`, import.meta.url)));
}

export const plans = read<Plan[]>("plans.json");
/** The traits of the psoas lesson's timer, as far as it is heard. */
export const heardTraits = read<Traits>("heard.json");

/** The plan of a variant on a side. */
export function planOf(variant: string, sides: Plan["sides"] = "left"): Plan {
  const found = plans.find((plan) => plan.variant === variant && plan.sides === sides);
  if (!found) throw new RangeError(`vectors: expected a plan of ${variant} ${sides}`);
  return found;
}
