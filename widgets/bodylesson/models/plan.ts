/**
 * Session plans as `models/plan.py` builds them, and how the learner's number of breaths changes
 * one.
 */

export type Side = "left" | "right";
export type Kind =
  | "placing"
  | "lead-in"
  | "breathing"
  | "rest"
  | "easing"
  | "changing-sides"
  | "coming-off";

export interface Movement {
  readonly inhale: string;
  readonly exhale: string;
}

/** One step of a plan; `models/plan.py` says what each field means. */
export interface PlanStep {
  readonly id: string;
  readonly kind: Kind;
  readonly side: Side;
  readonly variant: string;
  readonly level: number;
  readonly work: boolean;
  readonly share: number;
  readonly breaths: number;
  readonly movement: Movement;
  readonly opening: string;
  readonly reminders: readonly string[];
  readonly asks: boolean;
  readonly drapes: boolean;
  /** Whether it counts into the time on the ball; places kept by earlier versions do not say. */
  readonly on_ball?: boolean;
  readonly set_number: number;
  /** How long it lasts whatever the tempo; null or missing if it lasts by the breath. */
  readonly seconds?: number | null;
}

export interface Plan {
  readonly variant: string;
  readonly sides: Side | "both";
  readonly sets: number;
  readonly steps: readonly PlanStep[];
}

/** All breaths from getting into place to coming off. */
export function breathsOf(plan: Plan): number {
  return plan.steps.reduce((sum, step) => sum + step.breaths, 0);
}

/**
 * The same plan with another number of working breaths a side and set, a whole number from 1.
 *
 * The working steps of a side and set share them, whatever steps stand between; where there are
 * fewer breaths than steps the last ones go. Steps that went do not come back: always start from
 * the plan as it was built.
 */
export function withBreaths(plan: Plan, breaths: number): Plan {
  const blocks = new Map<string, number[]>();
  plan.steps.forEach((step, index) => {
    if (!step.work) return;
    const key = `${step.side} ${step.set_number}`;
    blocks.set(key, [...(blocks.get(key) ?? []), index]);
  });
  const lasts = plan.steps.map((step) => step.breaths);
  for (const block of blocks.values()) {
    const shares = shareOut(breaths, block.map((index) => plan.steps[index]?.share ?? 0));
    block.forEach((index, place) => lasts[index] = shares[place] ?? 0);
  }
  const steps = plan.steps
    .map((step, index) => ({ ...step, breaths: lasts[index] ?? 0 }))
    .filter((step) => step.breaths > 0);
  return { ...plan, steps };
}

/** The same step with only so many breaths; if it lasts seconds, it gets shorter in proportion. */
export function cutTo(step: PlanStep, breaths: number): PlanStep {
  const cut = { ...step, breaths };
  return typeof step.seconds === "number"
    ? { ...cut, seconds: step.seconds * breaths / step.breaths }
    : cut;
}

/**
 * Whole numbers that add up to `total`, in proportion to `weights`, whole numbers from 1.
 *
 * One each first (from the front, where there are not enough), the rest by Webster's method, also
 * called Sainte-Laguë: the next one goes where weight / (2 × share + 1) is highest, the earlier one
 * of equals. Where `total` is the sum of the weights, they come back as they are; and a larger total
 * never makes a share smaller, as largest remainder can (M. Balinski and H. P. Young, Fair
 * Representation, 1982).
 */
export function shareOut(total: number, weights: readonly number[]): number[] {
  const shares: number[] = weights.map((_, index) => index < total ? 1 : 0);
  if (weights.length === 0) return shares;
  for (let left = total - weights.length; left > 0; left--) {
    const claims = weights.map((weight, index) => weight / (2 * (shares[index] ?? 0) + 1));
    const next = claims.indexOf(Math.max(...claims));
    shares[next] = (shares[next] ?? 0) + 1;
  }
  return shares;
}
