/** Tells whether two devices have the same plan: a short check value, no secret. */

import type { Plan } from "./plan.ts";

/** Eight hexadecimal digits over all that a class shares of a plan (FNV-1a, 32 bits). */
export function digestOf(plan: Plan): string {
  const steps = plan.steps.map(({ id, kind, side, variant, level, breaths }) =>
    [id, kind, side, variant, level, breaths].join()
  );
  let hash = 0x811c9dc5;
  for (const letter of new TextEncoder().encode(steps.join(";"))) {
    hash = Math.imul(hash ^ letter, 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, "0");
}
