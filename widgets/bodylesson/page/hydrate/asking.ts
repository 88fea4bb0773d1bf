/** Asks for a part of the page until it comes, and tells the page how it stands meanwhile. */

import { tell } from "../../ui/events.ts";
import { type UntilRetry, untilRetry } from "./retry.ts";

/** How long a part may take before the page says that it is late, in milliseconds. */
const PATIENCE_MS = 12_000;

/** What is asked for. */
export interface Wanted<T> {
  readonly part: string;
  /** Asks for it; `failures` counts how often that failed before. */
  readonly get: (failures: number) => Promise<T>;
  /** Whether it can never come, because the server has it no more. */
  readonly isGone: () => Promise<boolean>;
}

/** What is wanted, however long it takes; null once the signal aborts. */
export async function ask<T>(
  { part, get, isGone }: Wanted<T>,
  signal: AbortSignal,
  wait: UntilRetry = untilRetry,
  place?: Element,
): Promise<T | null> {
  const late = setTimeout(() => tell("part", { part, state: "late" }), PATIENCE_MS);
  try {
    for (let failures = 0; !signal.aborted;) {
      try {
        const got = await get(failures);
        tell("part", { part, state: "there" });
        return got;
      } catch (fault) {
        clearTimeout(late);
        if (failures++ === 0) console.warn(`${part} will be asked for again`, fault);
        tell("part", { part, state: await isGone() ? "gone" : "late" });
        await wait(failures, signal, place);
      }
    }
    return null;
  } finally {
    clearTimeout(late);
  }
}
