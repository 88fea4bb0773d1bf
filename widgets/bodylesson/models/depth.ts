/** How far a ball goes in. How deep the psoas may be comes from `models/depth.py`, with sources. */

export type Span = readonly [low: number, high: number];

/** An example body; depths below the skin of the belly, lying on the back, in mm. */
export interface Body {
  readonly id: string;
  /** How thick the belly wall is. */
  readonly wall_mm: number;
  readonly aorta_mm: number;
  /** Where the front of the psoas may be, by estimate. */
  readonly psoas_mm: Span;
  /** The same with the estimate's error. */
  readonly psoas_with_error_mm: Span;
}

/**
 * How far a ball goes in, mm: never more than all of it. With the trunk resting on the floor a ball
 * cannot press in deeper than it is wide.
 */
export function sink(diameter: number, wanted: number): number {
  return Math.min(Math.max(wanted, 0), diameter);
}

/**
 * Radius of the patch on which a ball presses, mm: the rim of a sphere's cap, the most that a stiff
 * ball can touch. `models/depth.py` says why.
 */
export function contactRadius(diameter: number, sunk: number): number {
  const held = Math.min(Math.max(sunk, 0), diameter / 2);
  return Math.sqrt(held * (diameter - held));
}

/**
 * How far in front of the psoas the ball's tip stays, mm, least and most, with error. Below 0, it
 * is past where the front of the psoas would be if nothing gave way.
 */
export function shortOfPsoas({ psoas_with_error_mm: [low, high] }: Body, sunk: number): Span {
  return [low - sunk, high - sunk];
}
