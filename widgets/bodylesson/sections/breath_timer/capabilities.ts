/** One plain line on what is on: sound, lock-screen buttons, screen awake, vibration. Pure. */

import type { Say } from "../../ui/words.ts";
import type { AwakeState } from "../../sound/awake.ts";
import type { SoundState } from "../../sound/soundtrack.ts";

export interface Capabilities {
  /** Whether the learner wants sound. */
  readonly wanted: boolean;
  readonly sound: SoundState;
  readonly lockScreen: boolean;
  readonly awake: AwakeState;
  /** Null if the device has no vibration motor. */
  readonly vibration: boolean | null;
}

/** "Sound on. Lock-screen buttons on. …", and after each that is not on, what to do about it. */
export function capabilityLine(now: Capabilities, say: Say): string {
  const sound = now.wanted ? now.sound : "unwanted";
  const lock = !now.lockScreen ? "none" : sound === "on" ? "on" : "with_sound";
  const vibration = now.vibration === null ? "none" : now.vibration ? "on" : "off";
  return [
    say(`sound_${sound}`),
    say(`lock_${lock}`),
    say(`awake_${now.awake}`),
    say(`vibration_${vibration}`),
  ].join(" ");
}
