/** The breath timer's entry: what anywidget calls, and what it takes from outside. */

import type { RenderProps } from "@anywidget/types";
import { browser, type Outside } from "./outside.ts";
import { Timer } from "./timer.ts";
import type { BreathTimerTraits } from "./traits.ts";

/** The widget; `outside` replaces clock, store, sound or speech. */
export function breathTimer(outside: Partial<Outside> = {}) {
  return {
    render({ model, el, signal }: RenderProps<BreathTimerTraits>): () => void {
      const stop = new AbortController();
      signal.addEventListener("abort", () => stop.abort(), { signal: stop.signal });
      new Timer(model, el, { ...browser, ...outside }, stop.signal);
      return () => stop.abort();
    },
  };
}

export default breathTimer();
