/** The error band first, then the change: one small picture a line, and in words as well. */

import { s, uniqueId } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";

/** What the picture shows, in the unit of the axis. */
export interface Shown {
  readonly before: number;
  readonly band: number;
  readonly readings: readonly number[];
  readonly after: number | null;
  readonly afterReadings: readonly number[];
  /** Ends of the axis if they are fixed, as for scores. */
  readonly ends: readonly [number, number] | null;
}

const WIDTH = 340;
const LEFT = 14;
const RIGHT = WIDTH - 14;
const AXIS = 62;

/** `told` is the picture in words; `label` formats a number for the axis. */
export function bandPicture(
  shown: Shown,
  told: string,
  label: (value: number) => string,
  say: Say,
): SVGSVGElement {
  const [low, high] = shown.ends ?? domain(shown);
  const x = (value: number) => {
    const part = (Math.min(Math.max(value, low), high) - low) / (high - low);
    return LEFT + part * (RIGHT - LEFT);
  };
  const from = x(shown.before - shown.band);
  const to = x(shown.before + shown.band);
  const hatch = uniqueId("hatch");
  const titleId = uniqueId("picture");
  const svg = s(
    "svg",
    { viewBox: `0 0 ${WIDTH} 92`, role: "img", class: "bl-band", "aria-labelledby": titleId },
    s("title", { id: titleId }, told),
    s(
      "defs",
      {},
      s(
        "pattern",
        {
          id: hatch,
          width: 6,
          height: 6,
          patternUnits: "userSpaceOnUse",
          patternTransform: "rotate(45)",
        },
        s("path", { d: "M0 0V6", class: "bl-band-hatch" }),
      ),
    ),
    s("rect", { x: from, y: 20, width: to - from, height: AXIS - 20, class: "bl-band-fill" }),
    s("rect", {
      x: from,
      y: 20,
      width: to - from,
      height: AXIS - 20,
      fill: `url(#${hatch})`,
      class: "bl-band-edge",
    }),
    s("line", { x1: LEFT, x2: RIGHT, y1: AXIS, y2: AXIS, class: "bl-band-axis" }),
    s("line", {
      x1: x(shown.before),
      x2: x(shown.before),
      y1: 20,
      y2: AXIS,
      class: "bl-band-mean",
    }),
    ...shown.readings.map((value) =>
      s("circle", { cx: x(value), cy: 54, r: 4, class: "bl-band-was" })
    ),
    ...marks(axisMarks(shown), x, label),
    text((from + to) / 2, 13, say("mark_band"), "bl-band-word"),
  );
  if (shown.after !== null) {
    const at = x(shown.after);
    svg.append(
      ...shown.afterReadings.map((value) => diamond(x(value), 36, 3.5, "bl-band-now-small")),
      diamond(at, 36, 8, "bl-band-now"),
    );
  }
  return svg;
}

/** Ends of the band, and of a scale whose ends are known where they stand apart. */
function axisMarks({ before, band, ends }: Shown): number[] {
  const own = [before - band, before + band];
  if (ends === null) return own;
  const inside = own.map((value) => Math.min(Math.max(value, ends[0]), ends[1]));
  const apart = ends.filter((end) => inside.every((value) => Math.abs(value - end) >= 1));
  return [...new Set([...inside, ...apart])];
}

/** Room for the band and every reading, with a little air. */
function domain({ before, band, readings, after, afterReadings }: Shown): [number, number] {
  const all = [before - band, before + band, ...readings, ...afterReadings, after ?? before];
  const low = Math.min(...all);
  const high = Math.max(...all);
  const air = Math.max((high - low) * 0.18, 1e-6);
  return [low - air, high + air];
}

function marks(values: readonly number[], x: (v: number) => number, label: (v: number) => string) {
  return values.flatMap((value) => {
    const at = x(value);
    const anchored = Math.min(Math.max(at, LEFT + 16), RIGHT - 16);
    return [
      s("line", { x1: at, x2: at, y1: AXIS, y2: AXIS + 6, class: "bl-band-axis" }),
      text(anchored, AXIS + 21, label(value), "bl-band-number"),
    ];
  });
}

function text(x: number, y: number, words: string, look: string): SVGTextElement {
  return s("text", { x, y, "text-anchor": "middle", class: look }, words);
}

function diamond(x: number, y: number, size: number, look: string): SVGPathElement {
  const d = `M${x} ${y - size}L${x + size} ${y}L${x} ${y + size}L${x - size} ${y}Z`;
  return s("path", { d, class: look });
}
