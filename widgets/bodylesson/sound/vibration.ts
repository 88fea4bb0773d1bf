/** A touch at each turn of the breath, where the phone has one: in differs from out. */

import type { Flow } from "../models/tempo.ts";

/** Milliseconds of touch and rest: one long for in, two short for out. */
const PATTERNS = { inhale: [180], exhale: [60, 90, 60] } as const;

/** Desktop browsers have the call and no motor: only a phone counts. */
export function canVibrate(): boolean {
  return "vibrate" in navigator && matchMedia("(pointer: coarse)").matches;
}

export function vibrate(phase: Flow): void {
  if ("vibrate" in navigator) navigator.vibrate([...PATTERNS[phase]]);
}
