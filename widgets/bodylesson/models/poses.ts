/** Which drawing of the body a step of a session shows. */

import type { PlanStep } from "./plan.ts";

/** The pose that a step shows; the stored drawing has the ball on the left. */
export interface Pose {
  readonly id: string;
  /** The same pose on the other side. */
  readonly mirrored: boolean;
}

/** What Python gives for a step. */
export interface StepPose {
  readonly pose: string;
  readonly other_side: boolean;
}

/** What Python gives for every step. */
export type Poses = Readonly<Record<string, StepPose>>;

/** The part of a step that its pose depends on. */
export type PoseStep = Pick<PlanStep, "kind" | "id" | "variant" | "side">;

/** The pose of a step; null if the lesson has none. */
export function poseOf(poses: Poses, step: PoseStep): Pose | null {
  const shown = poses[keyOf(step)];
  if (shown === undefined) return null;
  return { id: shown.pose, mirrored: (step.side === "right") !== shown.other_side };
}

/** A step's key, as `sections/practice/drawings.py` makes it. */
function keyOf({ kind, id, variant }: PoseStep): string {
  switch (kind) {
    case "rest":
    case "easing":
      return kind;
    case "breathing":
    case "lead-in":
      return `${variant}/${id}`;
    default:
      return `${kind}/${id}`;
  }
}
