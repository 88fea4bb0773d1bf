/** What Python gives and what the page's controls change; `spot_finder.py` documents each. */

import type { Words } from "../../ui/words.ts";
import type { Body } from "../../models/depth.ts";
import type { Belly } from "../../models/placement.ts";

export interface SpotFinderTraits {
  lesson_id: string;
  ground: string;
  balls: Ball[];
  others: Ball[];
  placement: Placement;
  bodies: Body[];
  numbers: Numbers;
  limits: Limits;
  spot: SpotWords;
  words: Words;
  side_index: number;
  measure_index: number;
  distance_cm: number;
  unit_index: number;
  ball_index: number;
  other_index: number;
  own_cm: number;
  body_index: number;
  sink_mm: number;
  share: number;
  off_mm: number;
}

export interface Ball {
  id: string;
  name: string;
  diameter_mm: number;
  hardness: string;
  text: string;
}

export interface Placement {
  never: string[];
  article_mm: [number, number];
  low: number;
  high: number;
  start: number;
}

/** Sourced measures in mm; `models/depth.py` and `models/placement.py` give the sources. */
export interface Numbers extends Belly {
  psoas_edges: [number, number];
  psoas_edges_spread: [number, number];
  psoas_thick: [number, number];
  rectus_edge: number;
  rectus_edge_spread: number;
  rectus_thick: number;
  epigastric: number;
  epigastric_spread: number;
}

/** In mm: least and most that is taken, and the answers of people without a tape. */
export interface Limits {
  distance: [number, number];
  own_ball: [number, number];
  answers: number[];
}

/** What the lesson says of a place and of what lies under it; `why` by verdict. */
export interface SpotWords {
  first: string;
  mcburney: string;
  small: string;
  small_below_mm: number;
  hard: string;
  reach_short: string;
  reach_maybe: string;
  reach_past: string;
  why: Record<string, string>;
  sources: string[];
}

/** Traits that change what is drawn and said. */
export const DRAWN = [
  "side_index",
  "measure_index",
  "distance_cm",
  "unit_index",
  "ball_index",
  "other_index",
  "own_cm",
  "body_index",
  "sink_mm",
  "share",
  "off_mm",
] as const satisfies readonly (keyof SpotFinderTraits)[];
