/** Whether more depth is available today, in this session, from this step. Pure. */

import { deepened } from "../../models/changes.ts";
import { inAll, spentBy } from "../../models/on_ball.ts";
import type { Session } from "../../models/session.ts";
import { stepAt } from "../../models/timeline.ts";
import { deeperThan, type Easier } from "./choice.ts";
import type { Known } from "./state.ts";

/** Why nothing deeper is available now; null if nothing stands in the way. */
export function whyNotDeeper(
  session: Session,
  { day: { note: day }, deeperIsOpen }: Pick<Known, "day" | "deeperIsOpen">,
): "today" | "unanswered" | "strong" | "early" | null {
  if (day.bad) return "today";
  if (day.unanswered) return "unanswered";
  if (session.shallow) return "strong";
  return deeperIsOpen ? null : "early";
}

/**
 * The way that a yes to more depth leads to, after so many breaths of the plan; null if nothing
 * deeper is available today, or it would take too long on the ball.
 */
export function deeperFrom(session: Session, known: Known, breaths: number): Easier | null {
  if (whyNotDeeper(session, known) !== null) return null;
  const { plan } = session;
  const { traits, choice } = known;
  const step = plan.steps[stepAt(plan, breaths).stepIndex];
  if (!step) return null;
  return deeperThan(traits, choice, step, (deeper) => {
    const spent = spentBy(session, breaths);
    const changed = { ...session, spent, ...deepened(plan, breaths, deeper) };
    return inAll(changed, step.side) <= traits.most_on_ball_s + 1e-6;
  });
}
