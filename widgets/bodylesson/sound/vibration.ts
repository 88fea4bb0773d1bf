/** Vibrates at each turn of the breath, if the phone can; in differs from out. */

import type { Flow } from "../models/tempo.ts";

/** Milliseconds of vibration and rest: one long pulse for in, two short ones for out. */
const PATTERNS = { inhale: [180], exhale: [60, 90, 60] } as const;

/** Desktop browsers have the call but no motor, so only a phone counts. */
export function canVibrate(): boolean {
  return "vibrate" in navigator && matchMedia("(pointer: coarse)").matches;
}

export function vibrate(phase: Flow): void {
  if ("vibrate" in navigator) navigator.vibrate([...PATTERNS[phase]]);
}
