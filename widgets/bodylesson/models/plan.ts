/** Session plans as `models/plan.py` makes them; `withBreaths` and `cuesOf` are its twins. */

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
  readonly set_number: number;
}

export interface Plan {
  readonly variant: string;
  readonly sides: Side | "both";
  readonly sets: number;
  readonly steps: readonly PlanStep[];
}

/** A cue and the breath of its step, counted from 0, at whose start it is given. */
export interface TimedCue {
  readonly breath: number;
  readonly cue: string;
}

/** A step's reminders come in turn, this many breaths apart. */
export const REMINDER_EVERY_BREATHS = 3;

/** A step's cues in order: the opening, then reminders. */
export function cuesOf(step: PlanStep): TimedCue[] {
  const cues: TimedCue[] = [{ breath: 0, cue: step.opening }];
  for (let turn = 0; step.reminders.length > 0; turn++) {
    const breath = (turn + 1) * REMINDER_EVERY_BREATHS;
    if (breath >= step.breaths) break;
    cues.push({ breath, cue: step.reminders[turn % step.reminders.length] as string });
  }
  return cues;
}

/** All breaths from getting into place to coming off. */
export function breathsOf(plan: Plan): number {
  return plan.steps.reduce((sum, step) => sum + step.breaths, 0);
}

/** The same plan with another number of working breaths a side and set. */
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

/** Whole numbers that add up to `total`, in proportion to `weights` (largest remainder). */
export function shareOut(total: number, weights: readonly number[]): number[] {
  const count = weights.length;
  if (total <= count) return weights.map((_, index) => index < total ? 1 : 0);
  const spare = total - count;
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => 1 + Math.floor(spare * weight / whole));
  const missing = total - shares.reduce((sum, share) => sum + share, 0);
  weights
    .map((weight, index) => ({ index, remainder: spare * weight % whole }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
    .slice(0, missing)
    .forEach(({ index }) => shares[index] = (shares[index] ?? 0) + 1);
  return shares;
}
