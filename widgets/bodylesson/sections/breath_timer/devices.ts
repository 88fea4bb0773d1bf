/** What the timer takes from the browser; tests pass their own. */

import type { Clock } from "../../ui/clock.ts";
import { performanceClock } from "../../ui/clock.ts";
import { pageStore, type Store } from "../../ui/store.ts";
import { browserSpeech, type Speech } from "../../sound/speech.ts";
import { KEPT_VERSION } from "./kept_session.ts";

export interface Devices {
  /** The clock that runs while no sound plays. */
  readonly clock: Clock;
  readonly store: Store;
  /** Null if the browser has no sound. */
  readonly audio: () => HTMLAudioElement | null;
  /** A second one, for single clips; null if there is none. */
  readonly aside: () => HTMLAudioElement | null;
  readonly speech: Speech;
}

export const browserDevices: Devices = {
  clock: performanceClock,
  store: pageStore(KEPT_VERSION),
  audio: () => (typeof OfflineAudioContext === "undefined" ? null : new Audio()),
  aside: () => (typeof Audio === "undefined" ? null : new Audio()),
  speech: browserSpeech,
};
