/** What can happen to a session, and its place as it is kept. */

import type { OnBall } from "./on_ball.ts";
import type { Plan, PlanStep } from "./plan.ts";
import type { Tempo } from "./tempo.ts";

/** A session's place as it is kept in the browser: plain data, without any clock reading. */
export interface Checkpoint {
  readonly plan: Plan;
  readonly tempo: Tempo;
  readonly breaths: number;
  readonly stopped: boolean;
  readonly shallow: boolean;
  readonly ahead: readonly PlanStep[];
  /** Places kept by earlier versions do not say. */
  readonly spent?: OnBall;
}

/** What can happen. `at` is the clock's reading in seconds at that moment. */
export type SessionEvent =
  | { readonly type: "start"; readonly plan: Plan; readonly tempo: Tempo; readonly at: number }
  | { readonly type: "pause" | "stop" | "tick"; readonly at: number }
  /** On after a pause; from so many seconds before it, where a phrase was cut off. */
  | { readonly type: "resume"; readonly back?: number; readonly at: number }
  /** The learner has done this step of getting into place, and wants to hear the next one. */
  | { readonly type: "next-step"; readonly at: number }
  /** The learner says that they are off the ball: the rest of coming off is skipped. */
  | { readonly type: "off"; readonly at: number }
  | { readonly type: "tempo"; readonly tempo: Tempo; readonly at: number }
  /** More time has passed on the ball than was planned: breaths to come are taken away. */
  | { readonly type: "fit"; readonly at: number }
  /** A pause on the ball has used up the time: off it, or on with coming off. */
  | { readonly type: "time-up"; readonly at: number }
  | {
    readonly type: "ease-off";
    readonly easier: Plan;
    readonly easing: PlanStep;
    /** How long to stay eased before coming off, in seconds. */
    readonly seconds: number;
    /** The reminder that offers to go on; left out where there will be no time for it. */
    readonly invitation?: string;
    readonly at: number;
  }
  /** The learner, eased off, wants to go on. */
  | { readonly type: "carry-on"; readonly at: number }
  /** A step of getting into place is nearly over, and the learner has not said "Next". */
  | { readonly type: "wait"; readonly at: number }
  /** The learner wants to be asked about more depth. This alone goes nowhere. */
  | { readonly type: "ask"; readonly at: number }
  /** The question about more depth has been asked to its end: from now on a yes counts. */
  | { readonly type: "asked"; readonly at: number }
  /** The pressure was above the limit. */
  | { readonly type: "over-limit"; readonly at: number }
  /** The learner says yes to more depth. */
  | { readonly type: "deeper"; readonly deeper: Plan; readonly at: number }
  | { readonly type: "restore"; readonly checkpoint: Checkpoint; readonly at: number }
  | { readonly type: "again" };
