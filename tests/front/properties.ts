/**
 * fast-check as every property test here uses it.
 *
 * `EXAMPLES=200 make front` tries 200 times the usual number of examples; `make soak` does so in
 * both languages. Without permission to read the environment, the number is the usual one.
 */

import fc from "fast-check";

const TIMES = Deno.permissions.querySync({ name: "env", variable: "EXAMPLES" }).state === "granted"
  ? Number(Deno.env.get("EXAMPLES") ?? 1)
  : 1;
if (!Number.isInteger(TIMES) || TIMES < 1) {
  throw new Error("EXAMPLES: expected a whole number from 1 up");
}

/** How many examples to try if `usual` is the usual number. */
export function examples(usual: number): number {
  return usual * TIMES;
}

fc.configureGlobal({ numRuns: examples(100) });

export { fc };
