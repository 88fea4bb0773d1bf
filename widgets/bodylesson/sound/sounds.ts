/** What a track is made of: tones, spoken cues and a bell, each with its second. Plain data. */

import type { Side } from "../models/plan.ts";
import type { Flow } from "../models/tempo.ts";

export type Priority = "instruction" | "check" | "count";

/** A phase's tone: rising on the in-breath, falling on the out-breath. A hold is silent. */
export interface Tone {
  readonly phase: Flow;
  readonly side: Side;
  /** Seconds since the track's start. */
  readonly at: number;
  readonly lasts: number;
  /** Share of the phase that was over when the track began, 0 to 1. */
  readonly gone: number;
}

/** A quiet sound while the body moves and no breath is led. */
export interface Bed {
  readonly at: number;
  readonly lasts: number;
}

/** A cue that is said. */
export interface Spoken {
  readonly cue: string;
  /** The clip that says it. */
  readonly key: string;
  readonly side: Side;
  readonly at: number;
  readonly lasts: number;
  /** The place in the plan of the step that it is about; missing outside of any. */
  readonly step?: number;
  /** What its text names: a time in half minutes. */
  readonly value?: number;
}

/** The rest of a session as sounds. */
export interface Schedule {
  readonly tones: readonly Tone[];
  readonly beds: readonly Bed[];
  readonly spoken: readonly Spoken[];
  /** Second at which the session ends and the bell sounds. */
  readonly bell: number;
  /** Seconds of the whole track, with what follows the bell. */
  readonly lasts: number;
  /** Cues for which there was no room. */
  readonly leftOut: readonly string[];
}

/** How loud each kind of sound is, 0 to 1. */
export interface Volumes {
  readonly tones: number;
  readonly voice: number;
  readonly bell: number;
}

/** A cue as the track needs it. */
export interface CueText {
  readonly spoken: string;
  /** What is said for the right side if it differs by more than the side's name. */
  readonly spoken_right?: string | null;
  readonly priority: Priority;
}

/**
 * Cues that the timer itself gives; if a lesson lacks one, it is simply not said. Without
 * the question about depth, a session never goes deeper than it was planned.
 */
export const OWN_CUES = {
  ready: "ready",
  whole: "time-whole",
  onBall: "time-on-ball",
  inhale: "breathe-in",
  exhale: "breathe-out",
  halfway: "halfway",
  three: "three-more",
  last: "last-breath",
  paused: "paused",
  eased: "eased-go-on",
  goingOn: "going-on",
  pressure: "pressure-check",
  ask: "ask-depth",
  stop: "stop-now",
  after: "how-is-it",
  finish: "finish",
} as const;
