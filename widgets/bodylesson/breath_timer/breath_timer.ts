/** The breath timer's entry: what anywidget calls, and what it takes from outside. */

import type { InitializeProps, RenderProps } from "@anywidget/types";
import { browser, type Outside } from "./outside.ts";
import { Timer } from "./timer.ts";
import type { BreathTimerTraits } from "./traits.ts";

/** The widget; `outside` replaces clock, store, sound or speech. */
export function breathTimer(outside: Partial<Outside> = {}) {
  return {
    /** Choosing a variant proposes that variant's own number of breaths. */
    initialize({ model }: InitializeProps<BreathTimerTraits>): void {
      model.on("change:variant_index", () => {
        const breaths = model.get("variants")[model.get("variant_index")]?.breaths;
        if (breaths === undefined || breaths === model.get("breaths")) return;
        model.set("breaths", breaths);
        model.save_changes();
      });
    },

    render({ model, el, signal }: RenderProps<BreathTimerTraits>): () => void {
      const stop = new AbortController();
      signal.addEventListener("abort", () => stop.abort(), { signal: stop.signal });
      new Timer(model, el, { ...browser, ...outside }, stop.signal);
      return () => stop.abort();
    },
  };
}

export default breathTimer();
