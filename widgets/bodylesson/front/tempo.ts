/** The learner's breathing tempo, and the phases of one breath that follow from it. */

export interface Tempo {
  /** Breaths per minute, 4 to 10. */
  readonly breathsPerMinute: number;
  /** Share of a breath that is the in-breath, 0.2 to 0.6. */
  readonly inhaleShare: number;
}

export type Phase = "inhale" | "exhale";

/** A phase as a part of one breath, from 0 to 1. */
export interface PhaseSpan {
  readonly phase: Phase;
  readonly from: number;
  readonly to: number;
}

/** The phases of one breath in order; a hold would be one more entry here. */
export function phasesOf(tempo: Tempo): readonly [PhaseSpan, PhaseSpan] {
  return [
    { phase: "inhale", from: 0, to: tempo.inhaleShare },
    { phase: "exhale", from: tempo.inhaleShare, to: 1 },
  ];
}

/** How long one breath lasts, in seconds. */
export function secondsPerBreath(tempo: Tempo): number {
  return 60 / tempo.breathsPerMinute;
}

/** Seconds of the in-breath and the out-breath. */
export function secondsOf(tempo: Tempo): Record<Phase, number> {
  const breath = secondsPerBreath(tempo);
  return { inhale: breath * tempo.inhaleShare, exhale: breath * (1 - tempo.inhaleShare) };
}

export function sameTempo(a: Tempo, b: Tempo): boolean {
  return a.breathsPerMinute === b.breathsPerMinute && a.inhaleShare === b.inhaleShare;
}
