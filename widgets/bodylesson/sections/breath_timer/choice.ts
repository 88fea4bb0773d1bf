/** What the learner chose, and the plan that follows from it. Pure. */

import { breathsWithin } from "../../models/pace.ts";
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

/** The plan of a choice, no longer on the ball than the lesson allows. */
export function planOf(traits: Traits, choice: Choice): Plan {
  return withBreaths(wholePlan(traits, choice), breathsOfChoice(traits, choice));
}

/** The breaths a side that a choice comes to: at a slow tempo fewer fit into the time on the ball. */
export function breathsOfChoice(traits: Traits, choice: Choice): number {
  const plan = wholePlan(traits, choice);
  const wanted = Math.min(Math.max(Math.round(choice.breaths), 1), 40);
  const made = (breaths: number) => withBreaths(plan, breaths);
  return breathsWithin(traits.most_on_ball_s, wanted, tempoOf(traits), made);
}

/** A control with nothing selected (-1) counts as its first entry. */
function wholePlan(traits: Traits, choice: Choice): Plan {
  const plans = traits.plans[Math.max(choice.variant, 0)];
  const plan = plans?.[Math.max(choice.side, 0)];
  if (plan === undefined) {
    throw new RangeError(`plans: expected one at [${choice.variant}][${choice.side}], got none`);
  }
  return plan;
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
 * lightest, the same one again after weight has gone to the forearms. Null if there is no weight on
 * the ball.
 */
export function easierThan(traits: Traits, choice: Choice, step: PlanStep): Easier | null {
  if (step.kind !== "breathing" && step.kind !== "lead-in") return null;
  const now = variantNamed(traits, step.variant);
  return now ? stepped(traits, choice, now.easier ?? now.id) : null;
}

/**
 * The next deeper variant on the same sides, with as many breaths as `fits` allows; null if there
 * is none, or not even one breath fits.
 */
export function deeperThan(
  traits: Traits,
  choice: Choice,
  step: PlanStep,
  fits: (plan: Plan) => boolean,
): Easier | null {
  const id = step.kind === "breathing" ? variantNamed(traits, step.variant)?.deeper : null;
  if (!id) return null;
  const own = variantNamed(traits, id)?.breaths ?? choice.breaths;
  for (let breaths = Math.min(choice.breaths, own); breaths > 0; breaths--) {
    const deeper = stepped(traits, { ...choice, breaths }, id);
    if (deeper && fits(deeper.plan)) return deeper;
  }
  return null;
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
