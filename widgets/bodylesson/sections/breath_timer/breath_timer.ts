/** The breath timer's entry: what anywidget calls, and what it takes from the browser. */

import type { RenderProps } from "@anywidget/types";
import { browserDevices, type Devices } from "./devices.ts";
import { Timer } from "./timer.ts";
import type { BreathTimerTraits } from "./traits.ts";

/** The widget; `devices` replaces clock, store, sound or speech. */
export function breathTimer(devices: Partial<Devices> = {}) {
  return {
    render({ model, el, signal }: RenderProps<BreathTimerTraits>): () => void {
      const stop = new AbortController();
      signal.addEventListener("abort", () => stop.abort(), { signal: stop.signal });
      new Timer(model, el, { ...browserDevices, ...devices }, stop.signal);
      return () => stop.abort();
    },
  };
}

export default breathTimer();
