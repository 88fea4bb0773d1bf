/**
 * Time on the ball, from belly down to belly up, side by side: what a session has used of it, and
 * what the rest of its plan takes. It is counted in real time: a pause on the ball counts too.
 */

import { cameOff, fitted, wentOn } from "./changes.ts";
import { onBallSeconds, sideOnBall } from "./pace.ts";
import type { Plan, PlanStep, Side } from "./plan.ts";
import { stepAt } from "./timeline.ts";
import type { Tempo } from "./tempo.ts";

/** Seconds on the ball by side. */
export type OnBall = Readonly<Record<Side, number>>;

export const NONE: OnBall = { left: 0, right: 0 };

/** A session's place, as far as time on the ball depends on it. */
export interface Place {
  readonly plan: Plan;
  readonly tempo: Tempo;
  readonly breaths: number;
  /** Seconds used so far. */
  readonly spent: OnBall;
  /** The longest time on the ball for a side, in seconds. */
  readonly most: number;
}

/** A pause ends this many seconds before the time is up: our choice, as hidden pages have coarse clocks. */
const RESERVE_S = 1;

/** Rounding alone makes no plan too long. */
const EPSILON_S = 1e-6;

/** Used so far, and `seconds` more at this place; the same where it is not on the ball. */
export function spentMore({ plan, breaths, spent }: Place, seconds: number): OnBall {
  const side = sideOnBall(stepOf(plan, breaths));
  return side ? { ...spent, [side]: spent[side] + seconds } : spent;
}

/** Used once a plan has come from some of its breaths to others. */
export function spentBy({ plan, tempo, breaths, spent }: Place, to: number): OnBall {
  const used = (side: Side) =>
    spent[side] + onBallSeconds(plan, tempo, side, breaths) - onBallSeconds(plan, tempo, side, to);
  return { left: used("left"), right: used("right") };
}

/** Seconds on the ball for a side when the plan has come to its end. */
export function inAll({ plan, tempo, breaths, spent }: Place, side: Side): number {
  return spent[side] + onBallSeconds(plan, tempo, side, breaths);
}

/** Whether the plan, as it stands, is too long on the ball. */
export function isTooLong(place: Place): boolean {
  return !(fits(place, "left") && fits(place, "right"));
}

/**
 * The plan and place with breaths that are still to come taken away until no side is too long; where
 * that is not enough, straight to coming off. On the way off nothing is taken away.
 */
export function capped(place: Place): { plan: Plan; breaths: number; cameOff: boolean } {
  const { plan, breaths } = place;
  const same = { plan, breaths, cameOff: false };
  if (!isTooLong(place)) return same;
  const shorter = shortened(place);
  const now = stepOf(plan, breaths);
  const side = sideOnBall(now);
  if (side && !fits(shorter, side) && !isWayOff(now)) {
    return { ...cameOff(plan, breaths), cameOff: true };
  }
  return { ...same, plan: shorter.plan };
}

/** What going on after easing off leads to; null where not even one breath fits. */
export function ableToGoOn(place: Place, ahead: readonly PlanStep[]): Place | null {
  const { side } = stepOf(place.plan, place.breaths);
  const shorter = shortened({ ...place, ...wentOn(place.plan, place.breaths, ahead) });
  const { stepIndex } = stepAt(shorter.plan, shorter.breaths);
  const works = shorter.plan.steps.slice(stepIndex).some((step) => step.work && step.side === side);
  return works && fits(shorter, side) ? shorter : null;
}

/** How long a pause at this place may last yet, in seconds; null where it is not on the ball. */
export function pauseLeft(place: Place): number | null {
  const { plan, tempo, breaths, spent, most } = place;
  const now = stepOf(plan, breaths);
  const side = sideOnBall(now);
  if (side === null || most === Infinity) return null;
  const off = isWayOff(now)
    ? onBallSeconds(plan, tempo, side, breaths)
    : onBallSeconds({ ...plan, steps: plan.steps.filter(isOff) }, tempo);
  return Math.max(most - RESERVE_S - spent[side] - off, 0);
}

function fits(place: Place, side: Side): boolean {
  return inAll(place, side) <= place.most + EPSILON_S;
}

/** The same place with as few of the breaths to come taken away as the time on the ball asks. */
function shortened(place: Place): Place {
  const { plan, tempo, breaths, spent, most } = place;
  const room = { left: most - spent.left, right: most - spent.right };
  return { ...place, plan: fitted(plan, tempo, breaths, room) };
}

function isOff({ kind }: PlanStep): boolean {
  return kind === "coming-off";
}

/** Whether a step leads off the ball. */
export function isWayOff({ kind }: PlanStep): boolean {
  return kind === "coming-off" || kind === "changing-sides";
}

function stepOf(plan: Plan, breaths: number): PlanStep {
  const step = plan.steps[stepAt(plan, breaths).stepIndex];
  if (step === undefined) throw new RangeError("plan: expected at least one step, got none");
  return step;
}
