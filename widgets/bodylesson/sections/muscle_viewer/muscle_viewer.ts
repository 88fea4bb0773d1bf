/** The muscle viewer's entry: what anywidget calls, and what it takes from outside. */

import type { AnyModel, RenderProps } from "@anywidget/types";
import { readAnatomy } from "./data.ts";
import type { Subject } from "./picture.ts";
import { readSkin } from "./skin.ts";
import type { MuscleViewerTraits } from "./traits.ts";
import { Viewer } from "./viewer.ts";

/** What tests can replace. */
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
      const subject = await read(model).catch((error: unknown) => {
        console.warn("bodylesson: the picture's data could not be read", error);
        return null;
      });
      if (!stop.signal.aborted) new Viewer(model, el, subject, seed, stop.signal);
      return () => stop.abort();
    },
  };
}

async function read(model: AnyModel<MuscleViewerTraits>): Promise<Subject> {
  const [anatomy, skin] = await Promise.all([
    readAnatomy(model.get("anatomy")),
    readSkin(model.get("skin")),
  ]);
  return { anatomy, skin, ball: model.get("ball") };
}

export default muscleViewer();
