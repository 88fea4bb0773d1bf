/** Pressure over time as a small line, and in words as well. */

import { h, s, uniqueId } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import type { Entry } from "../../records/records.ts";
import { feelingCounts, pressures } from "./history.ts";
import type { Feeling } from "./traits.ts";

const WIDTH = 340;
const HEIGHT = 150;
const LEFT = 26;
const RIGHT = WIDTH - 12;
const TOP = 12;
const BOTTOM = HEIGHT - 26;
/** How many of the last notes are shown: more do not fit on a phone. */
const MOST = 30;

export function chart(
  entries: readonly Entry[],
  limit: number,
  feelings: readonly Feeling[],
  say: Say,
): HTMLElement {
  const points = pressures(entries).slice(-MOST);
  const first = points[0];
  const last = points.at(-1);
  const counts = feelingCounts(entries).flatMap(([id, n]) => {
    const feeling = feelings.find((one) => one.id === id)?.text;
    return feeling === undefined ? [] : say(n === 1 ? "one_count_of" : "count_of", { feeling, n });
  });
  const felt = counts.length === 0
    ? null
    : h("p", {}, say("chart_feelings", { counts: counts.join(say("separator")) }));
  if (!first || !last || points.length < 2) {
    return h("div", { class: "bl-chart" }, h("p", { class: "bl-hint" }, say("chart_few")), felt);
  }
  const told = say("chart_told", {
    n: points.length,
    from: short(first.at),
    to: short(last.at),
    values: points.map(({ pressure }) => pressure).join(say("separator")),
  });
  return h("div", { class: "bl-chart" }, drawing(points, limit, told), h("p", {}, told), felt);
}

function drawing(
  points: readonly { at: number; pressure: number }[],
  limit: number,
  told: string,
): SVGSVGElement {
  const x = (index: number) => LEFT + index / (points.length - 1) * (RIGHT - LEFT);
  const y = (pressure: number) => BOTTOM - pressure / 10 * (BOTTOM - TOP);
  const titleId = uniqueId("chart");
  const line = points.map(({ pressure }, i) => `${i === 0 ? "M" : "L"}${x(i)} ${y(pressure)}`);
  const label = (at: number, baseline: number, text: string, anchor: string) =>
    s("text", { x: at, y: baseline, "text-anchor": anchor }, text);
  return s(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-labelledby": titleId },
    s("title", { id: titleId }, told),
    ...[0, limit, 10].flatMap((value) => [
      s("line", { x1: LEFT, x2: RIGHT, y1: y(value), y2: y(value), class: "bl-chart-grid" }),
      label(LEFT - 7, y(value) + 4, String(value), "end"),
    ]),
    s("path", { d: line.join(""), class: "bl-chart-line" }),
    ...points.map(({ pressure }, i) =>
      s("circle", { cx: x(i), cy: y(pressure), r: 4.5, class: "bl-chart-dot" })
    ),
    label(LEFT, HEIGHT - 6, short(points[0]?.at ?? 0), "start"),
    label(RIGHT, HEIGHT - 6, short(points.at(-1)?.at ?? 0), "end"),
  );
}

function short(at: number): string {
  return new Date(at).toLocaleDateString(undefined, { day: "numeric", month: "short" });
}
