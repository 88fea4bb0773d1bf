/**
 * Where the ball lies and whether that is good. The measures come from `models/placement.py`, with
 * sources; the reference for all of this is `tests/reference/placement.py`.
 */

/** Measures of the belly in mm, as `models/placement.py` names and sources them. */
export interface Belly {
  readonly half_asis: number;
  readonly asis_below_navel: number;
  readonly mean_distance: number;
  readonly groin_x: number;
  readonly groin_below_asis: number;
  readonly mcburney_share: number;
  readonly clear_edge: number;
  readonly off_line: number;
  readonly groin_clear: number;
  readonly finger: number;
  readonly hand_fingers: number;
}

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

/** Somebody's belly: from navel to ASIS it measures `distance` mm. */
export interface OnBelly {
  readonly belly: Belly;
  readonly distance: number;
}

/** A ball of a diameter in mm, for somebody's belly. */
export interface Ball extends OnBelly {
  readonly diameter: number;
}

/** A ball on the belly: `share` along the line, 0 navel to 1 ASIS; `off` across it, mm. */
export interface Spot extends Ball {
  readonly share: number;
  readonly off: number;
}

/** How much larger than the mean person's this belly is. */
function scaleOf({ belly, distance }: OnBelly): number {
  return distance / belly.mean_distance;
}

export function asisOf(on: OnBelly): Flat {
  const scale = scaleOf(on);
  return [on.belly.half_asis * scale, on.belly.asis_below_navel * scale];
}

/** The inner end of the groin crease. */
export function groinEndOf(on: OnBelly): Flat {
  const scale = scaleOf(on);
  return [on.belly.groin_x * scale, asisOf(on)[1] + on.belly.groin_below_asis * scale];
}

export function centerOf(spot: Spot): Flat {
  const [x, y] = asisOf(spot);
  const { share, off, distance } = spot;
  return [x * share - off * y / distance, y * share + off * x / distance];
}

/** From a place on the belly back to share and offset. */
export function placeOf([x, y]: Flat, on: OnBelly): { share: number; off: number } {
  const [ax, ay] = asisOf(on);
  const { distance } = on;
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
  return centerOf({ ...spot, share: spot.belly.mcburney_share, off: 0 });
}

/** Whether McBurney's point lies under the ball. */
export function coversMcburney(spot: Spot, side: "left" | "right"): boolean {
  const far = Math.hypot((spot.share - spot.belly.mcburney_share) * spot.distance, spot.off);
  return side === "right" && far < spot.diameter / 2;
}

export function verdictOf(spot: Spot, allowed: Range): Verdict {
  const { clear_edge, off_line, groin_clear } = spot.belly;
  if (spot.off > off_line && groinOf(spot) < groin_clear) return "groin";
  if (centerOf(spot)[1] < 0) return "upper";
  if (spot.share < allowed.low) return "midline";
  if (spot.share > allowed.high) return "bone";
  if (Math.abs(spot.off) > off_line) return "off-line";
  const edge = edgeOf(spot);
  if (edge < 0) {
    return edgeOf({ ...spot, share: allowed.high, off: 0 }) < 0 ? "too-wide" : "midline";
  }
  return edge < clear_edge ? "close" : "good";
}

/** Where to start: the lesson's own share, or farther out where the ball is big. */
export function startShare(ball: Ball, byDefault: number, allowed: Range): number {
  const clear = (ball.belly.clear_edge + ball.diameter / 2) / asisOf(ball)[0];
  return Math.min(Math.max(byDefault, clear, allowed.low), allowed.high);
}

/** Finger-widths of `finger` mm, to the nearest half. */
export function fingers(mm: number, finger: number): number {
  return Math.floor(Math.abs(mm) / finger * 2 + 0.5) / 2;
}
