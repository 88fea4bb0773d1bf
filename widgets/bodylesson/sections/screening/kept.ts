/** The answers of today: kept in this browser, and the same in every view and every tab. */

import { hear, tell } from "../../ui/events.ts";
import { whenErased } from "../../records/tabs.ts";
import { keyOf, type Store } from "../../ui/store.ts";
import { type Answers, asRecord, keptAnswers, type Known, NO_ANSWERS } from "./answers.ts";

/** What the gate takes from outside; tests pass their own. */
export interface Outside {
  readonly store: Store;
  /** The learner's date, `2026-01-31`. */
  readonly today: () => string;
}

export interface Kept {
  /** The answers as they stand; none once their day is over. */
  now(): Answers;
  /** Takes new answers; false if the browser keeps nothing. */
  take(answers: Answers): boolean;
}

/** `changed` is called when another view, another tab or midnight changed the answers. */
export function keptToday(
  { store, today }: Outside,
  lesson: string,
  known: Known,
  changed: () => void,
  signal: AbortSignal,
): Kept {
  const key = keyOf(lesson, "gate");
  let record: unknown = store.read(key);
  let day = today();
  // While it sends its own change, or is not ready yet, there is nothing to call.
  let silent = true;

  const reread = () => {
    record = store.read(key);
    day = today();
    changed();
  };
  addEventListener("storage", (event) => {
    // An event without a key means that everything was erased.
    if (event.key === key || event.key === null) reread();
  }, { signal });
  whenErased(lesson, () => {
    record = null;
    changed();
  }, signal);
  hear("gate-answers", lesson, (detail) => {
    record = detail.record;
    if (!silent) changed();
  }, signal);
  // If nothing can be kept, only the other views know.
  tell("gate-asks", { lesson });
  hear("gate-asks", lesson, () => say(), signal);
  silent = false;

  // A timer sleeps with the device, so whoever looks at the page again has the day checked too.
  const checkDay = () => {
    if (today() === day) return;
    day = today();
    changed();
  };
  document.addEventListener("visibilitychange", checkDay, { signal });
  addEventListener("pageshow", checkDay, { signal });
  const ticking = setInterval(checkDay, DAY_CHECK_MS);
  signal.addEventListener("abort", () => clearInterval(ticking), { once: true });

  return {
    now: () => keptAnswers(record, today(), known),
    take(answers) {
      record = asRecord(answers, today(), known);
      const keeps = answers === NO_ANSWERS ? (store.erase(key), true) : store.write(key, record);
      say();
      return keeps;
    },
  };

  function say(): void {
    silent = true;
    tell("gate-answers", { lesson, record });
    silent = false;
  }
}

/** How often an open page looks whether its day is over, in milliseconds. */
const DAY_CHECK_MS = 30_000;
