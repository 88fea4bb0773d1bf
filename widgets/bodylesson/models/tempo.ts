/** The learner's breathing tempo, and the phases of one breath that follow from it. */

export interface Tempo {
  /** Breaths per minute, 4 to 10. */
  readonly breathsPerMinute: number;
  /** Share of a breath that is the in-breath, 0.2 to 0.6. */
  readonly inhaleShare: number;
  /** Share that is the hold with full lungs, 0 to 0.15; a lesson without it has none. */
  readonly holdFullShare?: number;
  /** Share that is the hold with empty lungs, 0 to 0.15. */
  readonly holdEmptyShare?: number;
}

/** Phases in which one breathes in or out, so they have sound and movement. */
export type Flow = "inhale" | "exhale";

/** In, hold, out, hold: a hold is silent and still. */
export type Phase = Flow | "hold-full" | "hold-empty";

/** A phase as a part of one breath, from 0 to 1. */
export interface PhaseSpan {
  readonly phase: Phase;
  readonly from: number;
  readonly to: number;
}

/** The phases of one breath in order; phases of no length are left out. */
export function phasesOf(tempo: Tempo): readonly PhaseSpan[] {
  const { inhaleShare, holdFullShare = 0, holdEmptyShare = 0 } = tempo;
  const exhalesAt = inhaleShare + holdFullShare;
  const restsAt = 1 - holdEmptyShare;
  const spans: readonly PhaseSpan[] = [
    { phase: "inhale", from: 0, to: inhaleShare },
    { phase: "hold-full", from: inhaleShare, to: exhalesAt },
    { phase: "exhale", from: exhalesAt, to: restsAt },
    { phase: "hold-empty", from: restsAt, to: 1 },
  ];
  return spans.filter(({ from, to }) => to > from);
}

export function isFlow(phase: Phase): phase is Flow {
  return phase === "inhale" || phase === "exhale";
}

/** How long one breath lasts, in seconds. */
export function secondsPerBreath(tempo: Tempo): number {
  return 60 / tempo.breathsPerMinute;
}

/** Seconds of each phase; 0 if there is no such phase. */
export function secondsOf(tempo: Tempo): Record<Phase, number> {
  const seconds = { "inhale": 0, "hold-full": 0, "exhale": 0, "hold-empty": 0 };
  for (const { phase, from, to } of phasesOf(tempo)) {
    seconds[phase] = (to - from) * secondsPerBreath(tempo);
  }
  return seconds;
}

export function sameTempo(a: Tempo, b: Tempo): boolean {
  const turns = (tempo: Tempo) => phasesOf(tempo).map(({ phase, to }) => `${phase} ${to}`).join();
  return a.breathsPerMinute === b.breathsPerMinute && turns(a) === turns(b);
}
