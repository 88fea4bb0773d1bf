/** What Python gives and what the page's controls change; `breath_timer.py` documents each. */

import type { AnyModel } from "@anywidget/types";
import type { Plan, PlanStep } from "../front/plan.ts";
import type { Words } from "../front/words.ts";

export interface BreathTimerTraits {
  lesson_id: string;
  /** For each variant its plans for left, right and both, at its own number of breaths. */
  plans: Plan[][];
  variants: VariantName[];
  easing: PlanStep;
  cues: Record<string, Cue>;
  words: Words;
  variant_index: number;
  side_index: number;
  breaths_per_minute: number;
  inhale_share: number;
  breaths: number;
  sound: boolean;
  gate: Gate;
}

export interface VariantName {
  id: string;
  name: string;
  easier: string | null;
  /** Its own working breaths a side and set. */
  breaths: number;
}

export interface Cue {
  screen: string;
  described: string;
}

/** The gate's answer; empty until it is answered. */
export type Gate = "" | "do-not" | "ask-first" | "go-on";

/** A plain copy of the traits, so that what reads them needs no model. */
export type Traits = Readonly<BreathTimerTraits>;

export const TRAITS = [
  "lesson_id",
  "plans",
  "variants",
  "easing",
  "cues",
  "words",
  "variant_index",
  "side_index",
  "breaths_per_minute",
  "inhale_share",
  "breaths",
  "sound",
  "gate",
] as const satisfies readonly (keyof BreathTimerTraits)[];

export function traitsOf(model: AnyModel<BreathTimerTraits>): Traits {
  return Object.fromEntries(TRAITS.map((name) => [name, model.get(name)])) as unknown as Traits;
}
