/** What Start would begin, in one line, and how long it takes. Pure. */

import { halfMinutes, onBallSeconds, planSeconds, wholeMinutes } from "../../models/pace.ts";
import type { Plan } from "../../models/plan.ts";
import type { Tempo } from "../../models/tempo.ts";
import { capital, countOf, type Say } from "../../ui/words.ts";

/** "Left side · Drape and breathe · 3 breaths". */
export function summaryLine(plan: Plan, name: string, breaths: number, say: Say): string {
  return say("summary", {
    side: capital(say(`${plan.sides}_side`)),
    variant: name,
    breaths: countOf(breaths, "breaths", say),
  });
}

/** "About 5 minutes, a minute and a half of that on the ball." */
export function summaryTime(plan: Plan, tempo: Tempo, say: Say): string {
  return say("summary_time", {
    all: timeWords(2 * wholeMinutes(planSeconds(plan, tempo)), say),
    ball: timeWords(halfMinutes(onBallSeconds(plan, tempo)), say),
  });
}

/** Half minutes in words: "a minute and a half", "5 minutes". */
export function timeWords(halves: number, say: Say): string {
  const n = Math.floor(halves / 2);
  const half = halves % 2 === 1;
  if (n === 0) return say("half_minute");
  if (n === 1) return say(half ? "minute_and_half" : "one_minute");
  return say(half ? "minutes_and_half" : "minutes", { n });
}
