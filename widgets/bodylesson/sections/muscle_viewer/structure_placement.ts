/** Which layer a structure belongs to, and on which side its label stands. Pure. */

import type { Layer } from "./layers.ts";

const LAYERS_OF: Readonly<Record<string, readonly Layer[]>> = {
  "psoas-major": ["psoas"],
  iliacus: ["iliacus"],
  iliopsoas: ["psoas", "iliacus"],
  "rectus-abdominis": ["wall"],
  "inferior-epigastric-artery": ["wall"],
  aorta: ["vessels"],
  "inferior-vena-cava": ["vessels"],
  "external-iliac-artery": ["vessels"],
  navel: ["skin"],
  "mcburneys-point": ["skin"],
};

/** Structures in the middle, which have one label whatever side is looked at. */
const MIDDLE = [
  "t12-vertebra",
  "lumbar-vertebrae",
  "sacrum",
  "aorta",
  "inferior-vena-cava",
  "navel",
];

/** Labels that stand on the body's left when it is seen from the front or the back. */
const ON_LEFT = [
  "psoas-major",
  "asis",
  "hip-bone",
  "pubic-tubercle",
  "femur",
  "rectus-abdominis",
];

/** What a structure is a part of, where the picture draws only the parts. */
const WHOLES: Readonly<Record<string, string>> = {
  "psoas-major": "iliopsoas",
  iliacus: "iliopsoas",
};

/** A structure that was hit, and the whole that it is a part of: a tap means either. */
export function meantBy(structure: string): readonly string[] {
  const whole = WHOLES[structure];
  return whole === undefined ? [structure] : [structure, whole];
}

export function layersOf(structure: string): readonly Layer[] {
  return LAYERS_OF[structure] ?? ["bones"];
}

/** From a side, the side that is nearer; else the one that keeps both columns even. */
export function labelSide(structure: string, turn: number): "left" | "right" {
  if (structure === "mcburneys-point" || MIDDLE.includes(structure)) return "right";
  const toLeft = Math.sin(turn * Math.PI / 180);
  if (Math.abs(toLeft) > 0.5) return toLeft > 0 ? "left" : "right";
  return ON_LEFT.includes(structure) ? "left" : "right";
}
