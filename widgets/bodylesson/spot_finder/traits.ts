/** What Python gives and what the page's controls change; `spot_finder.py` documents each. */

import type { Words } from "../front/words.ts";
import type { Body } from "./depth.ts";

export interface SpotFinderTraits {
  balls: Ball[];
  placement: Placement;
  bodies: Body[];
  numbers: Numbers;
  words: Words;
  side_index: number;
  measure_index: number;
  distance_cm: number;
  unit_index: number;
  ball_index: number;
  own_cm: number;
  body_index: number;
  sink_share: number;
  share: number;
  off_mm: number;
}

export interface Ball {
  id: string;
  name: string;
  diameter_mm: number;
  hardness: string;
  first_time: boolean;
  text: string;
}

export interface Placement {
  article: string;
  correction: string;
  low: number;
  high: number;
  start: number;
}

/** Sourced measures in mm that the drawings use; `models/depth.py` gives the sources. */
export interface Numbers {
  psoas_edges: [number, number];
  psoas_edges_spread: [number, number];
  psoas_thick: [number, number];
  rectus_edge: number;
  rectus_edge_spread: number;
  rectus_thick: number;
  epigastric: number;
  epigastric_spread: number;
}

/** Answers for people without a tape, in finger-widths; the first answer is the tape. */
export const FINGER_ANSWERS = [6, 7, 8] as const;

export const DRAWN = [
  "side_index",
  "measure_index",
  "distance_cm",
  "unit_index",
  "ball_index",
  "own_cm",
  "body_index",
  "sink_share",
  "share",
  "off_mm",
] as const satisfies readonly (keyof SpotFinderTraits)[];
