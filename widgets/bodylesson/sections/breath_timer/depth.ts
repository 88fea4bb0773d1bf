/** Whether more depth is to be had on this day, in this session, from this step. Pure. */

import type { PlanStep } from "../../models/plan.ts";
import type { Session } from "../../models/session.ts";
import { deeperThan, type Easier } from "./choice.ts";
import type { Known } from "./state.ts";

/** Why nothing deeper is to be had now; null where nothing stands against it. */
export function whyNotDeeper(
  session: Session,
  { day: { note: day }, deeperIsOpen }: Pick<Known, "day" | "deeperIsOpen">,
): "today" | "unanswered" | "strong" | "early" | null {
  if (day.bad) return "today";
  if (day.unanswered) return "unanswered";
  if (session.shallow) return "strong";
  return deeperIsOpen ? null : "early";
}

/** The way that a yes to more depth leads to; null where nothing deeper is to be had today. */
export function deeperFrom(session: Session, known: Known, step: PlanStep): Easier | null {
  if (whyNotDeeper(session, known) !== null) return null;
  return deeperThan(known.traits, known.choice, step);
}
