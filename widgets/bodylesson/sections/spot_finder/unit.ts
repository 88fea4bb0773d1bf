/** The unit in which a learner measures, kept in their browser. */

import { keyOf, pageStore } from "../../ui/store.ts";

/** In the order of `unit_index`. */
export const UNITS = ["cm", "in"] as const;

const store = pageStore(1);

/** As `unit_index`; null if none was chosen. */
export function keptUnit(lesson: string): number | null {
  const found = UNITS.indexOf(store.read(keyOf(lesson, "unit")) as typeof UNITS[number]);
  return found < 0 ? null : found;
}

export function keepUnit(lesson: string, index: number): void {
  store.write(keyOf(lesson, "unit"), UNITS[index] ?? UNITS[0]);
}

export function forgetUnit(lesson: string): void {
  store.erase(keyOf(lesson, "unit"));
}
