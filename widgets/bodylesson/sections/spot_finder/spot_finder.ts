/** The spot finder's entry: what anywidget calls. */

import type { RenderProps } from "@anywidget/types";
import { Finder } from "./finder.ts";
import type { SpotFinderTraits } from "./traits.ts";

export function spotFinder() {
  return {
    render({ model, el, signal }: RenderProps<SpotFinderTraits>): () => void {
      const stop = new AbortController();
      signal.addEventListener("abort", () => stop.abort(), { signal: stop.signal });
      new Finder(model, el, stop.signal);
      return () => stop.abort();
    },
  };
}

export default spotFinder();
