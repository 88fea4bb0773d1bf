/** What stopping, easing off, going deeper and "Next" do to a plan that is under way. All pure. */

import { cutTo, type Plan, type PlanStep, shareOut, type Side } from "./plan.ts";
import { onBallSeconds, sideOnBall } from "./pace.ts";
import type { Tempo } from "./tempo.ts";
import { stepAt } from "./timeline.ts";

/** A plan and how many of its breaths are over. */
export interface Changed {
  readonly plan: Plan;
  readonly breaths: number;
}

/**
 * From here straight to coming off, on the side that is being worked. Whoever is coming off already,
 * to change sides, finishes what was begun, and does no part of it twice.
 */
export function cameOff(plan: Plan, breaths: number): Changed {
  const now = current(plan, breaths);
  const off = plan.steps.filter((step) => step.kind === "coming-off");
  const ball = sideOnBall(now);
  if (now.kind === "changing-sides" && ball) {
    const { stepIndex } = stepAt(plan, breaths);
    const change = plan.steps.filter(({ kind, side }) => kind === now.kind && side === now.side);
    const begun = { ...now, kind: "coming-off" as const, side: ball };
    const rest = off.slice(change.indexOf(now) + 1).map((step) => ({ ...step, side: ball }));
    return {
      plan: { ...plan, steps: [...plan.steps.slice(0, stepIndex), begun, ...rest] },
      breaths,
    };
  }
  const { side } = now;
  return continued(plan, breaths, off.map((step) => ({ ...step, side })));
}

/** A plan that was eased off, and the steps that would follow if the learner went on. */
export interface Eased extends Changed {
  readonly ahead: readonly PlanStep[];
}

/**
 * The easing step, `lasts` breaths long, and then off the ball: a learner who says nothing stays
 * eased and is led off. Going on would bring the easier variant: what was left of this set's
 * working breaths, and its own later sets and sides.
 */
export function eased(
  plan: Plan,
  breaths: number,
  easier: Plan,
  easing: PlanStep,
  lasts: number,
): Eased {
  const now = current(plan, breaths);
  const set = Math.max(now.set_number, 1);
  const left = workLeft(plan, breaths, now);
  const sameSet = easier.steps.filter((step) => step.side === now.side && step.set_number === set);
  const rest = afterSet(easier, now.side, set);
  const { side } = now;
  const held = { ...easing, side, variant: easier.variant, breaths: lasts, seconds: null };
  const off = plan.steps.filter((step) => step.kind === "coming-off");
  const changed = continued(plan, breaths, [held, ...off.map((step) => ({ ...step, side }))]);
  const ahead = [...shared(sameSet, left), ...rest];
  return { ...changed, plan: { ...changed.plan, variant: easier.variant }, ahead };
}

/** On from easing off, with the steps that were put aside. */
export function wentOn(plan: Plan, breaths: number, ahead: readonly PlanStep[]): Changed {
  return continued(plan, breaths, ahead);
}

/**
 * The deeper variant's set on this side in place of what was left of this one; the rest of the
 * session stays as it was planned, so that the other side asks again. What the body already does is
 * not asked for again.
 */
export function deepened(plan: Plan, breaths: number, deeper: Plan): Changed {
  const now = current(plan, breaths);
  const set = Math.max(now.set_number, 1);
  const { stepIndex } = stepAt(plan, breaths);
  const done = new Set(
    plan.steps.slice(0, stepIndex + 1)
      .filter((step) => step.side === now.side && step.set_number === set)
      .map((step) => step.opening),
  );
  const ours = deeper.steps
    .filter((step) => step.side === now.side && step.set_number === Math.min(set, deeper.sets))
    .filter((step) => step.work || !done.has(step.opening))
    .map((step) => ({ ...step, set_number: set }));
  const changed = continued(plan, breaths, [...ours, ...afterSet(plan, now.side, set)]);
  return { ...changed, plan: { ...changed.plan, variant: deeper.variant } };
}

/**
 * The same plan with no side longer on the ball than the seconds it has room for from here on, as far
 * as cutting breaths still to come allows. A breath that was begun is finished; each side keeps one.
 */
export function fitted(
  plan: Plan,
  tempo: Tempo,
  breaths: number,
  room: Readonly<Record<Side, number>>,
): Plan {
  const { stepIndex, before } = stepAt(plan, breaths);
  const steps = [...plan.steps];
  for (const side of ["left", "right"] as const) {
    while (onBallSeconds({ ...plan, steps }, tempo, side, breaths) > room[side] + 1e-6) {
      const last = steps.findLastIndex((step, index) => {
        const least = index === stepIndex ? Math.floor(breaths - before) + 1 : 0;
        const only = steps.filter((other) => other.side === side && other.work).length === 1;
        const gives = step.work || step.kind === "easing";
        return step.side === side && gives && index >= stepIndex &&
          step.breaths > Math.max(least, step.work && only ? 1 : 0);
      });
      const step = steps[last];
      if (!step) break;
      if (step.breaths > 1) steps[last] = { ...cutTo(step, step.breaths - 1), drapes: false };
      else steps.splice(last, 1);
    }
  }
  return steps.length === plan.steps.length && steps.every((step, i) => step === plan.steps[i])
    ? plan
    : { ...plan, steps };
}

/**
 * The breath at which getting into place begins on the side under way: what was done on another day
 * is done again. Null on the way off the ball, which is never resumed.
 */
export function sideAnew(plan: Plan, breaths: number): number | null {
  const { kind, side } = current(plan, breaths);
  if (kind === "coming-off") return null;
  const first = plan.steps.findIndex((step) => step.side === side && step.kind === "placing");
  return first < 0 ? null : sum(plan.steps.slice(0, first));
}

/** On to the next step, whatever it is: nobody skips two at once. */
export function nextStep(plan: Plan, breaths: number): Changed {
  const { stepIndex } = stepAt(plan, breaths);
  return { plan, breaths: sum(plan.steps.slice(0, stepIndex + 1)) };
}

function current(plan: Plan, breaths: number): PlanStep {
  const step = plan.steps[stepAt(plan, breaths).stepIndex];
  if (step === undefined) throw new RangeError("plan: expected at least one step, got none");
  return step;
}

/** The steps so far, the one under way cut at its breath, and then `next`. */
function continued(plan: Plan, breaths: number, next: readonly PlanStep[]): Changed {
  const { stepIndex, before } = stepAt(plan, breaths);
  // A step that was cut short does not count as draping, however many of its breaths were taken.
  const begun = {
    ...cutTo(current(plan, breaths), Math.floor(breaths - before) + 1),
    drapes: false,
  };
  const past = [...plan.steps.slice(0, stepIndex), begun];
  return { plan: { ...plan, steps: [...past, ...next] }, breaths: sum(past) };
}

/** Working breaths of this side and set that were still to come; at least one. */
function workLeft(plan: Plan, breaths: number, now: PlanStep): number {
  const { stepIndex, before } = stepAt(plan, breaths);
  // During the lead-in the first set has not begun: all of it is still to come.
  const set = Math.max(now.set_number, 1);
  const rest = plan.steps.slice(stepIndex)
    .filter((step) => step.work && step.side === now.side && step.set_number === set);
  const taken = now.work ? Math.floor(breaths - before) : 0;
  return Math.max(sum(rest) - taken, 1);
}

/**
 * A set's steps with its working breaths shared again; draping that became shorter no longer
 * counts.
 */
function shared(steps: readonly PlanStep[], breaths: number): PlanStep[] {
  const work = steps.filter((step) => step.work);
  const shares = shareOut(breaths, work.map((step) => step.share));
  const given = (step: PlanStep): PlanStep => {
    const breaths = shares[work.indexOf(step)] ?? 0;
    return { ...step, breaths, drapes: step.drapes && breaths >= step.breaths };
  };
  return steps
    .map((step) => step.work ? given(step) : step)
    .filter((step) => step.breaths > 0);
}

/** Everything in a plan after a side's set; after its last set if it has fewer. */
function afterSet(plan: Plan, side: PlanStep["side"], set: number): PlanStep[] {
  const last = plan.steps.findLastIndex((step) =>
    step.side === side && step.set_number > 0 && step.set_number <= set
  );
  return plan.steps.slice(last + 1);
}

function sum(steps: readonly PlanStep[]): number {
  return steps.reduce((total, step) => total + step.breaths, 0);
}
