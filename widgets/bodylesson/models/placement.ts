/**
 * Where the ball lies, which patch of the belly it presses on, and whether that is good. The measures come from `models/placement.py`, with
 * sources; `tests/reference/placement.py` is the reference for all of this.
 */

import { contactRadius } from "./depth.ts";

/** Measures of the belly in mm, as `models/placement.py` names and sources them. */
export interface Belly {
  readonly half_asis: number;
  readonly asis_below_navel: number;
  readonly mean_distance: number;
  readonly groin_x: number;
  readonly groin_below_asis: number;
  readonly mcburney_share: number;
  readonly off_line: number;
  readonly light_sink: number;
  readonly keep_midline: number;
  readonly keep_above: number;
  readonly keep_asis: number;
  readonly keep_groin: number;
  readonly margin: number;
  readonly finger: number;
  readonly hand_fingers: number;
}

/** A place to keep off. */
export type Place = "midline" | "upper" | "bone" | "groin";

export type Verdict =
  | Place
  | "off-line"
  | "too-wide"
  | "too-deep"
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

/** A ball on the belly: `share` along the line, 0 navel to 1 ASIS; `off` across it; `sunk` in; mm. */
export interface Spot extends Ball {
  readonly share: number;
  readonly off: number;
  readonly sunk: number;
}

/** What is drawn of a place to keep off, on the worked side: a polygon, or a disc about a point. */
export type Zone =
  | { readonly place: Place; readonly corners: readonly Flat[] }
  | { readonly place: Place; readonly about: Flat; readonly radius: number };

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

/** Radius of the patch that presses, mm. */
export function patchOf({ diameter, sunk }: Spot): number {
  return contactRadius(diameter, sunk);
}

/** How far the patch stays clear of each place to keep off, mm; negative where it overlaps. */
export function gapsOf(spot: Spot): Readonly<Record<Place, number>> {
  const { keep_midline, keep_above, keep_asis, keep_groin } = spot.belly;
  const [ax, ay] = asisOf(spot);
  const [x, y] = centerOf(spot);
  const radius = patchOf(spot);
  return {
    midline: x - radius - keep_midline,
    upper: y - radius + keep_above,
    bone: Math.hypot(x - ax, y - ay) - radius - keep_asis,
    groin: groinOf(spot) - radius - keep_groin,
  };
}

/** The place that the patch is nearest to, and how near. */
function nearest(spot: Spot): readonly [Place, number] {
  const found = Object.entries(gapsOf(spot)) as [Place, number][];
  return found.reduce((least, one) => one[1] < least[1] ? one : least);
}

/** The places to keep off, as the picture draws them; `reach` is how far it goes, mm. */
export function zonesOf(on: OnBelly, reach: number): readonly Zone[] {
  const { keep_midline, keep_above, keep_asis, keep_groin } = on.belly;
  const asis = asisOf(on);
  const end = groinEndOf(on);
  const long = Math.hypot(end[0] - asis[0], end[1] - asis[1]);
  const [nx, ny] = [
    (end[1] - asis[1]) / long * keep_groin,
    (asis[0] - end[0]) / long * keep_groin,
  ];
  return [
    { place: "upper", corners: box(-reach, -reach, reach, -keep_above) },
    { place: "midline", corners: box(-keep_midline, -keep_above, keep_midline, reach) },
    { place: "bone", about: asis, radius: keep_asis },
    {
      place: "groin",
      corners: [
        [asis[0] + nx, asis[1] + ny],
        [end[0] + nx, end[1] + ny],
        [end[0] - nx, end[1] - ny],
        [asis[0] - nx, asis[1] - ny],
      ],
    },
  ];
}

function box(left: number, top: number, right: number, bottom: number): readonly Flat[] {
  return [[left, top], [right, top], [right, bottom], [left, bottom]];
}

export function verdictOf(spot: Spot, allowed: Range): Verdict {
  const { off_line, light_sink, margin } = spot.belly;
  if (spot.off > off_line && gapsOf(spot).groin < 0) return "groin";
  if (centerOf(spot)[1] < 0) return "upper";
  if (spot.share < allowed.low) return "midline";
  if (spot.share > allowed.high) return "bone";
  if (Math.abs(spot.off) > off_line) return "off-line";
  const [place, gap] = nearest(spot);
  if (gap >= 0) return gap < margin ? "close" : "good";
  const light = Math.min(spot.sunk, light_sink);
  const best = { ...spot, share: between(spot, allowed), off: 0, sunk: light };
  if (nearest(best)[1] < 0) return "too-wide";
  return nearest({ ...spot, sunk: light })[1] < 0 ? place : "too-deep";
}

/** As far from the strip along the midline as from the ASIS, wherever that is allowed. */
function between(on: OnBelly, allowed: Range): number {
  const { keep_midline, keep_asis } = on.belly;
  const share = (on.distance + keep_midline - keep_asis) / (on.distance + asisOf(on)[0]);
  return Math.min(Math.max(share, allowed.low), allowed.high);
}

/** Where to start: the lesson's own share if the ball is well clear there, otherwise in between. */
export function startShare(ball: Ball, byDefault: number, allowed: Range): number {
  const usual = Math.min(Math.max(byDefault, allowed.low), allowed.high);
  const there = { ...ball, share: usual, off: 0, sunk: ball.belly.light_sink };
  return nearest(there)[1] >= ball.belly.margin ? usual : between(ball, allowed);
}

/** How far the ball may sink here before its patch reaches a place to keep off, mm. */
export function deepestClear(spot: Spot): number {
  const clear = nearest({ ...spot, sunk: 0 })[1];
  const half = spot.diameter / 2;
  if (clear <= 0) return 0;
  return clear >= half ? spot.diameter : half - Math.sqrt(half * half - clear * clear);
}

/** Finger-widths of `finger` mm, to the nearest half. */
export function fingers(mm: number, finger: number): number {
  return Math.floor(Math.abs(mm) / finger * 2 + 0.5) / 2;
}
