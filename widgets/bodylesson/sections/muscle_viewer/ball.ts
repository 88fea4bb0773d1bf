/** Where the ball lies: on the line from navel to hip point, pressed in as in the cut. Pure. */

import type { Point } from "./data.ts";
import { frontOf, type Skin } from "./skin.ts";

/** What the lesson's first ball is, and where on the line from navel (0) to ASIS (1) it goes. */
export interface Ball {
  readonly share: number;
  readonly diameter_mm: number;
  /** How far it is pressed in, of its diameter. */
  readonly sunk: number;
}

/** Its middle on one side; null if the skin has no such place. */
export function ballCenter(skin: Skin, ball: Ball, side: "left" | "right"): Point | null {
  const sign = side === "left" ? 1 : -1;
  const between = (axis: 0 | 1) =>
    skin.navel[axis] + ball.share * (skin.asis[axis] - skin.navel[axis]);
  const found = frontOf(skin, between(0), between(1));
  if (found === null) return null;
  const off = ball.diameter_mm * (0.5 - ball.sunk);
  const [x, y, z] = found.at.map((v, axis) => v + off * (found.out[axis] ?? 0)) as [
    number,
    number,
    number,
  ];
  return [x * sign, y, z];
}
