/** The breath timer's entry: what anywidget calls, and what it takes from outside. */

import type { RenderProps } from "@anywidget/types";
import { performanceClock } from "../front/clock.ts";
import { localStore } from "../front/store.ts";
import { KEPT_VERSION } from "./kept.ts";
import { type Outside, Timer } from "./timer.ts";
import type { BreathTimerTraits } from "./traits.ts";

const browser: Outside = {
  clock: performanceClock,
  store: localStore(KEPT_VERSION),
  audio() {
    try {
      return new AudioContext();
    } catch {
      return null;
    }
  },
};

/** The widget; `outside` replaces clock, store or sound. */
export function breathTimer(outside: Partial<Outside> = {}) {
  const { clock, store, audio } = { ...browser, ...outside };
  return {
    render({ model, el, signal }: RenderProps<BreathTimerTraits>): () => void {
      const stop = new AbortController();
      signal.addEventListener("abort", () => stop.abort(), { signal: stop.signal });
      new Timer(model, el, { clock, store, audio }, stop.signal);
      return () => stop.abort();
    },
  };
}

export default breathTimer();
