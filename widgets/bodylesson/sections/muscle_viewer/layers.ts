/** What of the body can be shown and hidden. */

export const LAYERS = ["bones", "psoas", "iliacus", "skin", "wall", "vessels", "ball"] as const;
export type Layer = (typeof LAYERS)[number];

/** Layers that are on at the start. */
export const SHOWN_FIRST: readonly Layer[] = ["bones", "psoas", "iliacus"];
