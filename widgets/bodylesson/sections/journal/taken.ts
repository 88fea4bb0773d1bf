/** The result of an import, in words: what changed, what did not, and where it is kept. */

import { countOf, type Say } from "../../ui/words.ts";
import type { Merged, Place } from "../../records/keeper.ts";

export function takenText(
  { added, updated, older }: Merged,
  { skipped, future }: { readonly skipped: number; readonly future: number },
  place: Place,
  say: Say,
): string {
  const part = (n: number, key: string) => n === 0 ? [] : [countOf(n, key, say)];
  const changed = added + updated > 0;
  return [
    ...changed ? part(added, "added") : [say("taken_none")],
    ...part(updated, "updated"),
    ...part(older, "older"),
    ...part(skipped, "skipped"),
    ...part(future, "future"),
    ...changed ? [say(place === "kept" ? "taken_kept" : "taken_memory")] : [],
  ].join(" ");
}
