/** What the learner chose, and the plan that follows from it. Pure. */

import { type Plan, type PlanStep, withBreaths } from "../../models/plan.ts";
import type { Session } from "../../models/session.ts";
import type { Tempo } from "../../models/tempo.ts";
import type { Traits, VariantName } from "./traits.ts";

export interface Choice {
  readonly variant: number;
  readonly side: number;
  readonly breaths: number;
}

export function choiceOf(traits: Traits): Choice {
  return { variant: traits.variant_index, side: traits.side_index, breaths: traits.breaths };
}

export function sameChoice(a: Choice, b: Choice): boolean {
  return a.variant === b.variant && a.side === b.side && a.breaths === b.breaths;
}

export function tempoOf(traits: Traits): Tempo {
  return {
    breathsPerMinute: traits.breaths_per_minute,
    inhaleShare: traits.inhale_share,
    holdFullShare: traits.hold_full_share,
    holdEmptyShare: traits.hold_empty_share,
  };
}

/** The plan of a choice. A control with nothing selected (-1) counts as its first entry. */
export function planOf(traits: Traits, choice: Choice): Plan {
  const plans = traits.plans[Math.max(choice.variant, 0)];
  const plan = plans?.[Math.max(choice.side, 0)];
  if (plan === undefined) {
    throw new RangeError(`plans: expected one at [${choice.variant}][${choice.side}], got none`);
  }
  return withBreaths(plan, Math.min(Math.max(Math.round(choice.breaths), 1), 40));
}

export function variantNamed(traits: Traits, id: string): VariantName | undefined {
  return traits.variants.find((variant) => variant.id === id);
}

export interface Easier {
  readonly variant: VariantName;
  readonly plan: Plan;
}

/**
 * What easing off from the step under way leads to, on the same sides: the easier variant; from the
 * lightest, the same one again after weight has gone to the forearms. Null where there is no weight
 * on the ball.
 */
export function easierThan(traits: Traits, choice: Choice, step: PlanStep): Easier | null {
  if (step.kind !== "breathing" && step.kind !== "lead-in") return null;
  const now = variantNamed(traits, step.variant);
  return now ? stepped(traits, choice, now.easier ?? now.id) : null;
}

/** The next deeper variant on the same sides; null if there is none. */
export function deeperThan(traits: Traits, choice: Choice, step: PlanStep): Easier | null {
  const id = step.kind === "breathing" ? variantNamed(traits, step.variant)?.deeper : null;
  if (!id) return null;
  const own = variantNamed(traits, id)?.breaths ?? choice.breaths;
  return stepped(traits, { ...choice, breaths: Math.min(choice.breaths, own) }, id);
}

function stepped(traits: Traits, choice: Choice, id: string): Easier | null {
  const index = traits.variants.findIndex((variant) => variant.id === id);
  const variant = traits.variants[index];
  return variant ? { variant, plan: planOf(traits, { ...choice, variant: index }) } : null;
}

/** Whether a session is under way, so that a new choice has to wait. */
export function isUnderWay(session: Session): boolean {
  return session.status === "going" || session.status === "paused";
}
