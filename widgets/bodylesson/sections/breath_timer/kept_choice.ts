/** What the learner chose, kept on this device for next time and never trusted when it comes back. */

import { isRecord } from "../../ui/store.ts";
import type { BreathTimerTraits, Traits } from "./traits.ts";

/** The controls' values by names that outlast a change in the order of variants. */
export interface KeptChoice {
  readonly variant: string;
  /** 0 left, 1 right, 2 both in turn. */
  readonly side: number;
  readonly breaths: number;
  readonly breaths_per_minute: number;
  readonly inhale_share: number;
  readonly sound: boolean;
}

export function toKeep(traits: Traits): KeptChoice {
  return {
    variant: traits.variants[Math.max(traits.variant_index, 0)]?.id ?? "",
    side: Math.max(traits.side_index, 0),
    breaths: traits.breaths,
    breaths_per_minute: traits.breaths_per_minute,
    inhale_share: traits.inhale_share,
    sound: traits.sound,
  };
}

/**
 * The controls as they were last time, each within what the lesson allows now; empty if nothing was
 * kept. A deeper variant that is locked falls back to the lightest.
 */
export function keptChoice(
  value: unknown,
  traits: Traits,
  deeperIsOpen: boolean,
): Partial<BreathTimerTraits> {
  if (!isRecord(value)) return {};
  const { variant, side, breaths, breaths_per_minute, inhale_share, sound } = value;
  const found = traits.variants.findIndex(({ id }) => id === variant);
  const isShut = !deeperIsOpen && (traits.variants[found]?.level ?? 1) > 1;
  return {
    ...(found < 0 ? {} : { variant_index: isShut ? 0 : found }),
    ...(side === 0 || side === 1 || side === 2 ? { side_index: side } : {}),
    ...within("breaths", breaths, 1, traits.most_breaths, Math.round),
    ...within("breaths_per_minute", breaths_per_minute, 4, 10),
    ...within("inhale_share", inhale_share, 0.2, 0.6),
    ...(typeof sound === "boolean" ? { sound } : {}),
  };
}

function within(
  name: "breaths" | "breaths_per_minute" | "inhale_share",
  value: unknown,
  low: number,
  high: number,
  round: (n: number) => number = (n) => n,
): Partial<BreathTimerTraits> {
  if (typeof value !== "number" || !Number.isFinite(value)) return {};
  return { [name]: Math.min(Math.max(round(value), low), high) };
}
