/**
 * Where a session stands: pure arithmetic from breaths since its start. Nothing is counted, so a
 * tab that slept is right again at the first look.
 */

import { breathSeconds, planSeconds, secondsTo } from "./pace.ts";
import { breathsOf, type Plan, type PlanStep } from "./plan.ts";
import { type Phase, phasesOf, type PhaseSpan, type Tempo } from "./tempo.ts";

export interface Position {
  readonly step: PlanStep;
  /** The step's place in the plan, from 0. */
  readonly stepIndex: number;
  /** The breath within the step, from 0. */
  readonly breath: number;
  readonly phase: Phase;
  /** How far the phase has come, 0 to 1. */
  readonly progress: number;
  /** How full the lungs are, 0 to 1, with soft turns at both ends. */
  readonly fullness: number;
  /** Seconds until the phase ends. */
  readonly phaseLeft: number;
  /** Seconds until the session ends. */
  readonly left: number;
}

/** Rounding in `seconds × breaths per minute / 60` must not delay a turn by a frame. */
const EPSILON = 1e-9;

/** The position after `breaths` (whole and part) of a plan; past its end, the very end. */
export function positionAt(plan: Plan, tempo: Tempo, breaths: number): Position {
  const total = breathsOf(plan);
  const at = Math.min(Math.max(breaths, 0), total);
  const { stepIndex, before } = stepAt(plan, at);
  const step = plan.steps[stepIndex];
  if (step === undefined) throw new RangeError("plan: expected at least one step, got none");
  const inStep = at - before;
  const breath = Math.min(Math.floor(inStep + EPSILON), step.breaths - 1);
  const part = Math.max(inStep - breath, 0);
  const spans = phasesOf(tempo);
  const span = (spans.find(({ to }) => part + EPSILON < to) ?? spans.at(-1)) as PhaseSpan;
  const progress = Math.max((part - span.from) / (span.to - span.from), 0);
  return {
    step,
    stepIndex,
    breath,
    phase: span.phase,
    progress,
    fullness: fullnessIn(span.phase, progress),
    phaseLeft: (span.to - part) * breathSeconds(step, tempo),
    left: planSeconds(plan, tempo) - secondsTo(plan, tempo, at),
  };
}

function fullnessIn(phase: Phase, progress: number): number {
  const soft = (1 - Math.cos(Math.PI * progress)) / 2;
  switch (phase) {
    case "inhale":
      return soft;
    case "exhale":
      return 1 - soft;
    case "hold-full":
      return 1;
    case "hold-empty":
      return 0;
  }
}

/** Seconds until the step under way ends. */
export function stepLeft(plan: Plan, tempo: Tempo, breaths: number): number {
  const { stepIndex, before } = stepAt(plan, breaths);
  const step = plan.steps[stepIndex];
  return step ? (step.breaths - (breaths - before)) * breathSeconds(step, tempo) : 0;
}

/** The step that is under way, and the breaths before it. */
export function stepAt(plan: Plan, breaths: number): { stepIndex: number; before: number } {
  const last = plan.steps.length - 1;
  let before = 0;
  for (const [stepIndex, step] of plan.steps.entries()) {
    const after = before + step.breaths;
    if (breaths + EPSILON < after || stepIndex === last) return { stepIndex, before };
    before = after;
  }
  return { stepIndex: 0, before };
}
