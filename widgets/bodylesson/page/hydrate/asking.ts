/** Asks for a part of the page until it comes, and keeps the page informed meanwhile. */

import { type PartDetail, tell } from "../../ui/events.ts";
import { type UntilRetry, untilRetry } from "./retry.ts";

/** How long a part may take before the page says that it is late, in milliseconds. */
const PATIENCE_MS = 12_000;

/** What is asked for. */
export interface Wanted<T> {
  readonly part: string;
  /** Asks for it; `failures` counts how often that failed before. */
  readonly get: (failures: number) => Promise<T>;
  /** Whether it can never come, because the server no longer has it. */
  readonly isGone: () => Promise<boolean>;
}

/** The part, however long it takes; null once the signal aborts. */
export async function ask<T>(
  { part, get, isGone }: Wanted<T>,
  signal: AbortSignal,
  wait: UntilRetry = untilRetry,
  place?: Element,
): Promise<T | null> {
  const say = (state: PartDetail["state"]) => tell("part", { part, state });
  const late = setTimeout(() => say("late"), PATIENCE_MS);
  let isOpen = true;
  // Nothing waits for this answer: it only makes the message more exact.
  const lookWhy = async () => {
    if (await isGone() && isOpen) say("gone");
  };
  try {
    for (let failures = 0; !signal.aborted;) {
      try {
        const got = await get(failures);
        isOpen = false;
        say("there");
        return got;
      } catch (fault) {
        clearTimeout(late);
        if (failures++ === 0) {
          console.warn(`${part} will be asked for again`, fault);
          say("late");
        }
        void lookWhy();
        await wait(failures, signal, place);
      }
    }
    return null;
  } finally {
    isOpen = false;
    clearTimeout(late);
  }
}
