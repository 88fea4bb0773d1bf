/**
 * Runs in a page before all its own scripts, and notes when the lesson can be read and used.
 *
 * Times are milliseconds since the navigation began. A bundle of this file is put into every page of
 * a visit, after `globalThis.visitor` has been set (`bench/visit.py`).
 */

import { heading, seen } from "./page.ts";
import { type Part, PARTS } from "./parts.ts";
import { lookFor } from "./walk.ts";

declare global {
  /** What the visit is about. */
  var visitor: {
    /** Words of the page's first heading. */
    readonly title: string;
    /** Whether there are widgets to try. */
    readonly touches: boolean;
  };
  /** What was noted; null until then. */
  var bench: {
    words: number | null;
    home: number | null;
    usable: number | null;
    /** What is waited for, in words; null once there is nothing left. */
    waits: string | null;
    readonly paint: number | null;
  };
}

if (globalThis.self === globalThis.top) visit();

function visit(): void {
  localStorage.clear();
  const { title, touches } = globalThis.visitor;
  const bench = globalThis.bench = {
    words: null as number | null,
    home: null as number | null,
    usable: null as number | null,
    waits: "the words" as string | null,
    /** The browser tells of its first paint a little after it. */
    get paint() {
      return performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null;
    },
  };
  const parts = [...PARTS];
  const touched = new Set<Part>();

  /** Whether a part has answered; until it is there the reader goes on looking for it. */
  const done = (part: Part): boolean => {
    if (!touched.has(part)) {
      const ready = part.ready();
      if (ready) {
        part.touch();
        touched.add(part);
      } else lookFor(part.address);
    }
    return touched.has(part) && part.answered();
  };

  const look = (): void => {
    if (bench.words === null && seen(heading(title))) bench.words = performance.now();
    if (bench.words !== null && touches) {
      while (parts.length > 0 && done(parts[0]!)) {
        if (parts.shift()!.name === "Begin") bench.home = performance.now();
      }
      bench.waits = parts[0]?.name ?? null;
      if (parts.length === 0) bench.usable = performance.now();
    }
    if (bench.words === null || (touches && bench.usable === null)) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
