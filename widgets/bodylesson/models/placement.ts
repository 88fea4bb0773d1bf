/** Where the ball lies and whether that is good. The twin is `models/placement.py`, with sources. */

export const HALF_ASIS_MM = 112.5;
export const ASIS_BELOW_NAVEL_MM = 60;
export const GROIN_X_MM = 26.6;
export const GROIN_BELOW_ASIS_MM = 79.5;
export const MEAN_DISTANCE_MM = Math.hypot(HALF_ASIS_MM, ASIS_BELOW_NAVEL_MM);
export const FINGER_MM = 19;
export const HAND_FINGERS = 4;
const MCBURNEY_SHARE = 2 / 3;
export const CLEAR_EDGE_MM = 15;
const OFF_LINE_MM = 15;
const GROIN_CLEAR_MM = 25;

export type Verdict =
  | "groin"
  | "upper"
  | "midline"
  | "bone"
  | "off-line"
  | "too-wide"
  | "close"
  | "good";

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** `x` to the side of the midline and `y` below the navel, in mm, both toward the worked side. */
export type Flat = readonly [x: number, y: number];

/** A ball on the belly: `share` along the line, 0 navel to 1 ASIS; `off` across it, mm. */
export interface Spot {
  readonly distance: number;
  readonly diameter: number;
  readonly share: number;
  readonly off: number;
}

export function asisOf({ distance }: Spot): Flat {
  const scale = distance / MEAN_DISTANCE_MM;
  return [HALF_ASIS_MM * scale, ASIS_BELOW_NAVEL_MM * scale];
}

/** The inner end of the groin crease. */
export function groinEndOf(spot: Spot): Flat {
  const scale = spot.distance / MEAN_DISTANCE_MM;
  return [GROIN_X_MM * scale, asisOf(spot)[1] + GROIN_BELOW_ASIS_MM * scale];
}

export function centerOf(spot: Spot): Flat {
  const [x, y] = asisOf(spot);
  const { share, off, distance } = spot;
  return [x * share - off * y / distance, y * share + off * x / distance];
}

/** From a place on the belly back to share and offset. */
export function placeOf([x, y]: Flat, distance: number): { share: number; off: number } {
  const [ax, ay] = asisOf({ distance, diameter: 0, share: 0, off: 0 });
  return {
    share: (x * ax + y * ay) / (distance * distance),
    off: (y * ax - x * ay) / distance,
  };
}

/** The ball's inner edge to the midline; negative where it crosses it. */
export function edgeOf(spot: Spot): number {
  return centerOf(spot)[0] - spot.diameter / 2;
}

/** The center's distance from the groin crease; negative where it is below it. */
export function groinOf(spot: Spot): number {
  const [ax, ay] = asisOf(spot);
  const [gx, gy] = groinEndOf(spot);
  const [x, y] = centerOf(spot);
  const across = (gx - ax) * (y - ay) - (gy - ay) * (x - ax);
  return across / Math.hypot(gx - ax, gy - ay);
}

/** Where McBurney's point is on the right. */
export function mcburneyOf(spot: Spot): Flat {
  return centerOf({ ...spot, share: MCBURNEY_SHARE, off: 0 });
}

/** Whether McBurney's point lies under the ball. */
export function coversMcburney(spot: Spot, side: "left" | "right"): boolean {
  const far = Math.hypot((spot.share - MCBURNEY_SHARE) * spot.distance, spot.off);
  return side === "right" && far < spot.diameter / 2;
}

export function verdictOf(spot: Spot, allowed: Range): Verdict {
  if (spot.off > OFF_LINE_MM && groinOf(spot) < GROIN_CLEAR_MM) return "groin";
  if (centerOf(spot)[1] < 0) return "upper";
  if (spot.share < allowed.low) return "midline";
  if (spot.share > allowed.high) return "bone";
  if (Math.abs(spot.off) > OFF_LINE_MM) return "off-line";
  const edge = edgeOf(spot);
  if (edge < 0) {
    return edgeOf({ ...spot, share: allowed.high, off: 0 }) < 0 ? "too-wide" : "midline";
  }
  return edge < CLEAR_EDGE_MM ? "close" : "good";
}

/** Where to start: the lesson's own share, or farther out where the ball is big. */
export function startShare(
  distance: number,
  diameter: number,
  byDefault: number,
  allowed: Range,
): number {
  const side = HALF_ASIS_MM * distance / MEAN_DISTANCE_MM;
  const clear = (CLEAR_EDGE_MM + diameter / 2) / side;
  return Math.min(Math.max(byDefault, clear, allowed.low), allowed.high);
}

/** Finger-widths, to the nearest half. */
export function fingers(mm: number): number {
  return Math.floor(Math.abs(mm) / FINGER_MM * 2 + 0.5) / 2;
}

export function toInches(mm: number): number {
  return mm / 25.4;
}

export function fromInches(inches: number): number {
  return inches * 25.4;
}
