/** How the board shows a step, and how the desk turns the body in 3D. Pure. */

import { isRecord } from "../../ui/store.ts";

export interface View {
  /** Degrees around the body: 0 is its front, 90 its left side, -90 its right, 180 its back. */
  readonly turn: number;
  /** Degrees from level (0) to above (90). */
  readonly tilt: number;
  /** Hip flexion in degrees: 0 is standing, 90 sitting. */
  readonly hip: number;
  /** How often the slide was moved on, where it is longer than the board. */
  readonly down: number;
}

export const FIRST: View = { turn: 0, tilt: 4, hip: 0, down: 0 };

const LEVEL = 4;
export const VIEWS = {
  front: { turn: 0, tilt: LEVEL },
  side_view: { turn: -90, tilt: LEVEL },
  back: { turn: 180, tilt: LEVEL },
} as const;

export const MOST_DOWN = 9;
/** One press of "Turn left" or "Turn right", in degrees. */
export const STEP = 15;

export const HIP = { least: -20, most: 120, step: 5 } as const;

export function isView(value: unknown): value is View {
  return isRecord(value) &&
    ["turn", "tilt", "hip", "down"].every((name) => Number.isFinite(value[name]));
}

/** The view after some more degrees around the body; -180 to 180. */
export function turnedBy(view: View, degrees: number): View {
  const turn = ((view.turn + degrees + 180) % 360 + 360) % 360 - 180;
  return { ...view, turn };
}

export function sameView(a: View, b: View): boolean {
  return a.turn === b.turn && a.tilt === b.tilt && a.hip === b.hip && a.down === b.down;
}

/** The slide moved on by some more or fewer pieces. */
export function movedBy(view: View, pieces: number): View {
  return { ...view, down: Math.min(Math.max(view.down + pieces, 0), MOST_DOWN) };
}
