/** In words what the picture shows. Pure. */

import { type Say } from "../../ui/words.ts";
import type { Layer } from "./layers.ts";
import type { Header } from "./data.ts";
import { percentShorter, psoasLengths } from "../../models/muscle_length.ts";
import { type Orbit, sideSeen } from "./orbit.ts";
import type { Bent } from "./traits.ts";

export interface Shown {
  readonly orbit: Orbit;
  readonly angle: number;
  readonly bent: Bent;
  readonly layers: readonly Layer[];
  readonly chosen: string | null;
}

/** "Hip bent 90°: the iliacus is 30 % shorter than standing, the psoas 11 %." */
export function aboutHip(angle: number, bent: Bent, muscles: Header["muscles"], say: Say): string {
  const hip = say(`hip_${bent}`);
  const shown = Math.round(angle);
  if (shown === 0) return say("hip_standing", { hip });
  const iliacus = percentShorter(angle, muscles.hip_angles_deg, muscles.iliacus_mm);
  const psoas = percentShorter(angle, muscles.hip_angles_deg, psoasLengths(muscles));
  const key = angle < 0 ? "hip_back" : "hip_bent";
  return say(key, {
    hip,
    angle: Math.abs(shown),
    iliacus: Math.abs(iliacus),
    psoas: Math.abs(psoas),
  });
}

export function describe(shown: Shown, muscles: Header["muscles"], say: Say): string {
  const layers = shown.layers.map((layer) => say(`layer_${layer}`).toLowerCase());
  return [
    say(`seen_${sideSeen(shown.orbit)}`),
    aboutHip(shown.angle, shown.bent, muscles, say),
    say(layers.length > 0 ? "shown" : "shown_nothing", { layers: layers.join(", ") }),
    ...shown.chosen === null ? [] : [say("chosen", { name: shown.chosen })],
  ].join(" ");
}
