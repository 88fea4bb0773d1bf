/** How the learner wants to be led: kept in this browser, and never trusted when read back. */

import { isRecord } from "../../ui/store.ts";
import type { Volumes } from "../../sound/sounds.ts";

export const TURNS = [0, 90, 180, 270] as const;
export type Turn = (typeof TURNS)[number];

export interface Settings {
  readonly volumes: Volumes;
  /** Say "in" and "out" with every breath. */
  readonly counting: boolean;
  readonly vibration: boolean;
  /** Reminders only in long silences; for people who know the practice. */
  readonly fewWords: boolean;
  /** The phone lies beside the face, so that floor mode leads; null until the learner was asked. */
  readonly floor: boolean | null;
  /** Degrees by which floor mode is turned; null until the learner was asked. */
  readonly turn: Turn | null;
}

export const DEFAULTS: Settings = {
  volumes: { tones: 0.6, voice: 1, bell: 0.7 },
  counting: false,
  vibration: true,
  fewWords: false,
  floor: null,
  turn: null,
};

export function settingsFrom(value: unknown): Settings {
  if (!isRecord(value)) return DEFAULTS;
  const volumes = isRecord(value["volumes"]) ? value["volumes"] : {};
  const volume = (name: keyof Volumes) => {
    const kept = volumes[name];
    return typeof kept === "number" && kept >= 0 && kept <= 1 ? kept : DEFAULTS.volumes[name];
  };
  const flag = (name: "counting" | "vibration" | "fewWords") => {
    const kept = value[name];
    return typeof kept === "boolean" ? kept : DEFAULTS[name];
  };
  return {
    volumes: { tones: volume("tones"), voice: volume("voice"), bell: volume("bell") },
    counting: flag("counting"),
    vibration: flag("vibration"),
    fewWords: flag("fewWords"),
    floor: typeof value["floor"] === "boolean" ? value["floor"] : null,
    turn: TURNS.find((turn) => turn === value["turn"]) ?? null,
  };
}
