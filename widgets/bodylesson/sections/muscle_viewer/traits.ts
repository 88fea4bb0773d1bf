/** What Python gives and what the page's controls change; `muscle_viewer.py` documents each. */

import type { Ball } from "./ball.ts";
import type { Words } from "../../ui/words.ts";

export interface MuscleViewerTraits {
  anatomy: DataView;
  skin: DataView;
  ball: Ball | null;
  structures: Structure[];
  plates: Plate[];
  curve: Curve;
  words: Words;
  hip_angle: number;
  side_index: number;
  view: string;
  names_shown: boolean;
  picked: string[];
}

/** A structure of the lesson; empty texts where the lesson says nothing. */
export interface Structure {
  id: string;
  name: string;
  /** A few words for a label in the picture. */
  label: string;
  kind: string;
  /** Title and text of what the lesson says of it, in order. */
  facts: [title: string, text: string][];
  sources: string[];
}

export interface Plate {
  name: string;
  svg: string;
  alt: string;
}

export interface Curve extends Plate {
  /** Per marker its place at each hip angle of the data, in the SVG's units. */
  places: Record<string, [number, number][]>;
}

/** Which hip bends. */
export const BENT = ["both", "left", "right"] as const;
export type Bent = (typeof BENT)[number];
