/** The muscle viewer's entry: what anywidget calls, and what it takes from outside. */

import type { RenderProps } from "@anywidget/types";
import { h } from "../front/dom.ts";
import { speaker } from "../front/words.ts";
import { readAnatomy } from "./data.ts";
import { plateFigures } from "./plates.ts";
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
      const say = speaker(model.get("words"));
      try {
        const anatomy = await readAnatomy(model.get("anatomy"));
        if (!stop.signal.aborted) new Viewer(model, el, anatomy, seed, stop.signal);
      } catch (error) {
        console.warn("bodylesson: the picture's data could not be read", error);
        const plates = plateFigures(model.get("plates"), say, true);
        const told = h("p", { class: "bl-no-webgl" }, say("no_data"));
        el.replaceChildren(h("div", { class: "bl-widget bl-viewer" }, told, plates));
      }
      return () => stop.abort();
    },
  };
}

export default muscleViewer();
