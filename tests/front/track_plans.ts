/** Small plans for tests of consent and sound, with the shapes that real ones have. */

import type { Kind, Plan, PlanStep, Side } from "../../widgets/bodylesson/models/plan.ts";

export const TEMPO = { breathsPerMinute: 6, inhaleShare: 0.4 };

export function step(id: string, kind: Kind, side: Side, over: Partial<PlanStep> = {}): PlanStep {
  const breaths = over.breaths ?? 2;
  const work = over.work ?? false;
  return {
    id,
    kind,
    side,
    variant: "drape",
    level: kind === "breathing" || kind === "lead-in" ? 1 : 0,
    work,
    share: breaths,
    breaths,
    movement: { inhale: "in", exhale: "out" },
    opening: `say-${id}`,
    reminders: [],
    asks: false,
    drapes: false,
    set_number: kind === "breathing" ? 1 : 0,
    ...over,
  };
}

const placing = (side: Side) => step("kneel", "placing", side);
const off = (side: Side) => step("off", "coming-off", side, { breaths: 3 });
const drape = (side: Side) => [
  step("settle", "breathing", side),
  step("breathe", "breathing", side, {
    work: true,
    drapes: true,
    breaths: 4,
    reminders: ["check"],
  }),
  step("widen", "breathing", side, {
    work: true,
    drapes: true,
    breaths: 2,
    asks: true,
  }),
];
const leadIn = (side: Side) => [
  step("settle", "lead-in", side),
  step("breathe", "lead-in", side, { breaths: 3, drapes: true }),
];
const deep = { variant: "deeper", level: 2 };
const knee = (side: Side) => [
  step("knee", "breathing", side, deep),
  step("stay", "breathing", side, { ...deep, work: true, breaths: 5, asks: true }),
];

function sides(make: (side: Side) => PlanStep[]): PlanStep[] {
  const change = step("change", "changing-sides", "right");
  return [
    placing("left"),
    ...make("left"),
    change,
    placing("right"),
    ...make("right"),
    off("right"),
  ];
}

export const EASING = step("ease", "easing", "left");
export const DRAPE: Plan = {
  variant: "drape",
  sides: "both",
  sets: 1,
  steps: sides(drape),
};
export const DEEPER: Plan = {
  variant: "deeper",
  sides: "both",
  sets: 1,
  steps: sides((side) => [...leadIn(side), ...knee(side)]),
};
