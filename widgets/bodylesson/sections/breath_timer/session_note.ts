/** What a session that has ended tells the journal. Pure; nothing of it leaves the page. */

import type { SessionDetail } from "../../ui/events.ts";
import type { Plan, PlanStep } from "../../models/plan.ts";
import type { Session } from "../../models/session.ts";

/** The note of a session that has just ended; null before that, and if none was begun. */
export function sessionNote(
  before: Session,
  after: Session,
  lesson: string,
  pressure: number | null,
): SessionDetail | null {
  if (after.status !== "done" || before.status === "done") return null;
  // Stopping cuts the plan where it was: its steps are what was done.
  const { plan, stopped } = after;
  const worked = plan.steps.filter(({ kind }) => kind === "lead-in" || kind === "breathing");
  const [first] = worked;
  if (first === undefined) return null;
  const isOneSide = worked.every(({ side }) => side === first.side);
  return {
    lesson,
    variant: plan.variant,
    side: isOneSide ? first.side : "both",
    pressure,
    eased: easedIn(plan),
    stopped,
  };
}

/** Ids of the variants that were eased off, in order and each once. */
export function easedIn(plan: Plan): string[] {
  const left = plan.steps.filter((_, index) => plan.steps[index + 1]?.kind === "easing");
  return [...new Set(left.map((step: PlanStep) => step.variant))];
}
