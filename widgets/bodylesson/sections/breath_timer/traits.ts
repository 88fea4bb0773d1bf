/** What Python gives and what the page's controls change; `breath_timer.py` documents each. */

import type { AnyModel } from "@anywidget/types";
import type { Plan, PlanStep } from "../../models/plan.ts";
import type { Words } from "../../ui/words.ts";
import type { CueText } from "../../sound/sounds.ts";
import type { VoiceEntry } from "../../sound/voice_clips.ts";
import type { Poses } from "../../models/poses.ts";

export interface BreathTimerTraits {
  lesson_id: string;
  title: string;
  language: string;
  /** For each variant its plans for left, right and both, at its own number of breaths. */
  plans: Plan[][];
  variants: VariantName[];
  easing: PlanStep;
  cues: Record<string, Cue>;
  voice: Record<string, VoiceEntry>;
  /** The clips' files one after the other; null if there are none. */
  voice_data: DataView | null;
  poses: Poses;
  /** The drawings of these poses, packed; null if there are none. */
  drawings: DataView | null;
  pressure_limit: number;
  most_breaths: number;
  most_on_ball_s: number;
  few_words_after: number;
  deeper_after: number;
  placing_wait_s: number;
  eased_s: number;
  help_signs: string[];
  words: Words;
  variant_index: number;
  side_index: number;
  breaths_per_minute: number;
  inhale_share: number;
  hold_full_share: number;
  hold_empty_share: number;
  breaths: number;
  sound: boolean;
  panel: "none" | "flex";
  gate: Gate;
}

export interface VariantName {
  id: string;
  name: string;
  easier: string | null;
  deeper: string | null;
  /** Level of depth, 1 is the lightest. */
  level: number;
  /** Its own working breaths a side and set. */
  breaths: number;
}

export interface Cue extends CueText {
  screen: string;
  described: string;
  /** What a class's board shows instead of `screen`. */
  board?: string | null;
  /** The same for the right side, if more differs than the side's name. */
  screen_right?: string | null;
  described_right?: string | null;
}

/** The gate's answer; empty until it is answered. */
export type Gate = "" | "do-not" | "ask-first" | "go-on";

/** A plain copy of the traits, so that code reading them needs no model. */
export type Traits = Readonly<BreathTimerTraits>;

export const TRAITS = [
  "lesson_id",
  "title",
  "language",
  "plans",
  "variants",
  "easing",
  "cues",
  "voice",
  "voice_data",
  "poses",
  "drawings",
  "pressure_limit",
  "most_breaths",
  "most_on_ball_s",
  "few_words_after",
  "deeper_after",
  "placing_wait_s",
  "eased_s",
  "help_signs",
  "words",
  "variant_index",
  "side_index",
  "breaths_per_minute",
  "inhale_share",
  "hold_full_share",
  "hold_empty_share",
  "breaths",
  "sound",
  "panel",
  "gate",
] as const satisfies readonly (keyof BreathTimerTraits)[];

export function traitsOf(model: AnyModel<BreathTimerTraits>): Traits {
  return Object.fromEntries(TRAITS.map((name) => [name, model.get(name)])) as unknown as Traits;
}
