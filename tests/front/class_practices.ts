/** Practices of a class for tests: the lesson's plans by the breath, and people in them. */

import { plans as lessonPlans } from "./vectors.ts";
import { breathsOf, type Plan, type PlanStep } from "../../widgets/bodylesson/models/plan.ts";
import { inBreaths } from "../../widgets/bodylesson/models/class_plan.ts";
import { digestOf } from "../../widgets/bodylesson/models/class_digest.ts";
import {
  APART,
  type ClassPractice,
  type ClassSession,
  isThrough,
  type Material,
  mayGoOn,
  planOfClass,
  reduceClass,
} from "../../widgets/bodylesson/models/class_session.ts";

export const TEMPO = { breathsPerMinute: 6, inhaleShare: 0.4 };
export const START = 1_000_000;
export const BREATH_MS = 10_000;
export const plans = lessonPlans.map((plan) => inBreaths(plan, TEMPO.breathsPerMinute));

export const EASING: PlanStep = {
  ...plans[0]!.steps[0]!,
  id: "ease",
  kind: "easing",
  opening: "cue-ease",
  breaths: 1,
  level: 1,
};

/** The class's plan of a variant on a side. */
export function planOf(variant: string, sides: Plan["sides"]): Plan {
  return plans.find((plan) => plan.variant === variant && plan.sides === sides)!;
}

export function material(shared: Plan): Material {
  const lightest = plans.filter(({ sides }) => sides === shared.sides)
    .reduce((a, b) => levelOf(a) <= levelOf(b) ? a : b);
  return { shared, easier: lightest, gentle: null, easing: EASING, easedBreaths: 6 };
}

export function levelOf(plan: Plan): number {
  return Math.max(...plan.steps.map(({ level }) => level));
}

export function announced(plan: Plan, over: Partial<ClassPractice> = {}): ClassPractice {
  return {
    variant: plan.variant,
    side: plan.sides,
    breaths: 3,
    tempo: 6,
    digest: digestOf(plan),
    at: 0,
    breathsAt: 0,
    going: false,
    eased: null,
    off: null,
    ...over,
  };
}

export function started(plan: Plan, over: Partial<ClassPractice> = {}): ClassPractice {
  return announced(plan, { at: START, going: true, ...over });
}

export function ready(plan: Plan, way: "ball" | "stretch" = "ball", now = 0): ClassSession {
  const total = breathsOf(plan);
  return reduceClass(APART, { type: "ready", practice: announced(plan), way, total, now });
}

export function begun(plan: Plan, way: "ball" | "stretch" = "ball"): ClassSession {
  return reduceClass(ready(plan, way), { type: "heard", practice: started(plan), now: 0 });
}

/** The class's clock, in ms, so many breaths after the start. */
export function at(breath: number): number {
  return START + breath * BREATH_MS;
}

/** The session once the desk was heard at a breath. */
export function hearing(
  session: ClassSession,
  practice: ClassPractice | null,
  breath: number,
): ClassSession {
  return reduceClass(session, { type: "heard", practice, now: at(breath) });
}

/** The session after what the learner does, each at a breath. */
export function doing(
  session: ClassSession,
  ...deeds: readonly (readonly ["ease" | "off" | "on", number])[]
): ClassSession {
  return deeds.reduce(
    (now, [type, breath]) => reduceClass(now, { type, now: at(breath) }),
    session,
  );
}

/** Whether going on is to be had in the plan that this person follows. */
export function canGo(session: ClassSession, stuff: Material, now: number): boolean {
  return mayGoOn(session, planOfClass(session, stuff), stuff.shared, now);
}

/** Whether nothing is left to do in the plan that this person follows. */
export function through(session: ClassSession, stuff: Material, now: number): boolean {
  return isThrough(session, planOfClass(session, stuff), now);
}

/** All is held at a breath. */
export function held(plan: Plan, session: ClassSession, breath: number): ClassSession {
  const said = started(plan, { at: at(breath), breathsAt: breath, going: false });
  return hearing(session, said, breath);
}

/** By breath what a plan has there. */
export function slots(plan: Plan): PlanStep[] {
  return plan.steps.flatMap((step) => Array<PlanStep>(step.breaths).fill(step));
}
