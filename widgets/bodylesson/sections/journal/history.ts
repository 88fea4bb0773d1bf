/** What earlier notes show, as pure functions: a suggestion, days, months, a line over time. */

import { fill } from "../../ui/words.ts";
import { today } from "../../ui/store.ts";
import type { Entry } from "../../records/records.ts";
import type { Suggestions, VariantName } from "./traits.ts";

/**
 * A suggestion for next time, from the last note that says anything about the practice; null
 * without one.
 */
export function suggestionOf(
  entries: readonly Entry[],
  variants: readonly VariantName[],
  limit: number,
  texts: Suggestions,
): string | null {
  const last = entries.findLast((entry) => entry.pressure !== null || entry.eased.length > 0);
  if (last === undefined) return null;
  if (last.pressure !== null && last.pressure > limit) {
    return fill(texts.pressure, { pressure: last.pressure, limit });
  }
  const eased = variants.findLast(({ id }) => last.eased.includes(id));
  if (eased === undefined) return texts.same;
  const easier = variants.find(({ id }) => id === eased.easier);
  return easier === undefined
    ? fill(texts.gentler, { variant: eased.name })
    : fill(texts.easier, { variant: eased.name, easier: easier.name });
}

/** Notes by the learner's own day, `2026-01-31`. */
export function byDay(entries: readonly Entry[]): Map<string, Entry[]> {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    const day = today(new Date(entry.at));
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return days;
}

/** Notes that give a pressure, oldest first. */
export function pressures(entries: readonly Entry[]): { at: number; pressure: number }[] {
  return entries.flatMap(({ at, pressure }) => pressure === null ? [] : [{ at, pressure }]);
}

/** How often each feeling was chosen, the most frequent first. */
export function feelingCounts(entries: readonly Entry[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { feeling } of entries) {
    if (feeling !== "") counts.set(feeling, (counts.get(feeling) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** Whether a note holds anything at all. */
export function isEmpty(entry: Omit<Entry, "id" | "at" | "changed" | "draft">): boolean {
  return entry.noticed.trim() === "" && entry.feeling === "" && entry.more.trim() === "" &&
    entry.pressure === null && entry.side === "" && entry.eased.length === 0;
}
