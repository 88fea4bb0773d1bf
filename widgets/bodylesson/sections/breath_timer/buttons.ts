/** The timer's buttons, and which of them are shown at which stage. Pure. */

import type { Kind } from "../../models/plan.ts";
import type { Stage } from "../../models/session.ts";

/** Buttons in the order in which they stand. */
export const BUTTONS = [
  "start",
  "go_on",
  "next",
  "resume",
  "off",
  "carry_on",
  "come_off",
  "ease_off",
  "deeper",
  "pause",
  "stop",
  "again",
] as const;
export type Button = (typeof BUTTONS)[number];

/** `easier`, `deeper`, `ahead`: whether there is such a way from the step of this kind. */
export function buttonsOf(
  stage: Stage,
  kind: Kind,
  easier: boolean,
  deeper: boolean,
  ahead = false,
): ReadonlySet<Button> {
  const off = kind === "coming-off";
  switch (stage) {
    case "ready":
      return new Set(["start"]);
    case "placing":
      return new Set(["next", "pause", "stop"]);
    case "coming-off":
      return new Set(["off", "pause"]);
    case "easing":
      return new Set([...(ahead ? ["carry_on" as const] : []), "come_off", "pause", "stop"]);
    case "paused":
      if (off) return new Set(["resume", "off"]);
      if (kind === "easing") return new Set(["resume", "come_off", "stop"]);
      // To begin again, stop first: coming off the ball is never skipped.
      return new Set(["resume", ...(easier ? ["ease_off" as const] : []), "stop"]);
    case "done":
      return new Set();
    default:
      return new Set([
        "pause",
        ...(easier ? ["ease_off" as const] : []),
        ...(deeper ? ["deeper" as const] : []),
        "stop",
      ]);
  }
}
