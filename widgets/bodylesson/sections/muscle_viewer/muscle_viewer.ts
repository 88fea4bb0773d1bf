/** The muscle viewer's entry: what anywidget calls, and what it takes from outside. */

import type { RenderProps } from "@anywidget/types";
import { readAnatomy } from "./data.ts";
import type { MuscleViewerTraits } from "./traits.ts";
import { Viewer } from "./viewer.ts";

/** What tests put in their own of. */
export interface Outside {
  /** Decides the order of the questions of "Find it". */
  readonly seed: () => number;
}

export function muscleViewer(outside: Partial<Outside> = {}) {
  const { seed } = { seed: () => Date.now(), ...outside };

  return {
    async render({ model, el, signal }: RenderProps<MuscleViewerTraits>): Promise<() => void> {
      const stop = new AbortController();
      signal.addEventListener("abort", () => stop.abort(), { signal: stop.signal });
      const anatomy = await readAnatomy(model.get("anatomy")).catch((error: unknown) => {
        console.warn("bodylesson: the picture's data could not be read", error);
        return null;
      });
      if (!stop.signal.aborted) new Viewer(model, el, anatomy, seed, stop.signal);
      return () => stop.abort();
    },
  };
}

export default muscleViewer();
