/** What the timer takes from the browser; tests put in their own. */

import type { Clock } from "../../ui/clock.ts";
import { performanceClock } from "../../ui/clock.ts";
import { localStore, type Store } from "../../ui/store.ts";
import { browserSpeech, type Speech } from "../../sound/speech.ts";
import { KEPT_VERSION } from "./kept.ts";

export interface Outside {
  /** The clock that goes while no sound does. */
  readonly clock: Clock;
  readonly store: Store;
  /** Null where there is no sound to be had. */
  readonly audio: () => HTMLAudioElement | null;
  readonly speech: Speech;
}

export const browser: Outside = {
  clock: performanceClock,
  store: localStore(KEPT_VERSION),
  audio: () => (typeof OfflineAudioContext === "undefined" ? null : new Audio()),
  speech: browserSpeech,
};
