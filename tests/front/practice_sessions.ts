/** Sessions at a chosen place of a plan, for tests of the practice's rules. */

import assert from "node:assert/strict";
import type { Plan, Side } from "../../widgets/bodylesson/models/plan.ts";
import {
  readySession,
  reduce,
  type Session,
  type SessionEvent,
} from "../../widgets/bodylesson/models/session.ts";
import { DRAPE, step, TEMPO } from "./track_plans.ts";

export const SECONDS_A_BREATH = 10;

/** Breaths before a step of a side begins. */
export function breathsTo(plan: Plan, side: Side, id: string): number {
  const index = plan.steps.findIndex((step) => step.side === side && step.id === id);
  assert.ok(index >= 0, `the plan has ${id} on the ${side}`);
  return plan.steps.slice(0, index).reduce((sum, { breaths }) => sum + breaths, 0);
}

/** A session half a breath into a breath of a step, and the clock's reading there. */
export function at(
  plan: Plan,
  side: Side,
  id: string,
  breath = 0,
): { session: Session; now: number } {
  const start: SessionEvent = { type: "start", plan, tempo: TEMPO, at: 0 };
  const now = (breathsTo(plan, side, id) + breath + 0.5) * SECONDS_A_BREATH;
  return { session: reduce(readySession(plan, TEMPO), start), now };
}

export function named({ steps }: Plan): string[] {
  return steps.map(({ side, id, breaths }) => `${side} ${id} ${breaths}`);
}

export const eight = (side: Side, set: number) => [
  step("settle", "breathing", side, { set_number: set }),
  step("long", "breathing", side, { work: true, drapes: true, breaths: 6, set_number: set }),
  step("short", "breathing", side, { work: true, breaths: 2, set_number: set }),
];
const twoSets = (side: Side) => [
  step("kneel", "placing", side),
  ...eight(side, 1),
  step("rest", "rest", side),
  ...eight(side, 2),
];
export const SETS: Plan = {
  ...DRAPE,
  sets: 2,
  steps: [
    ...twoSets("left"),
    step("change", "changing-sides", "right"),
    ...twoSets("right"),
    step("off", "coming-off", "right", { breaths: 3 }),
  ],
};
