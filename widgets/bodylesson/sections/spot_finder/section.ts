/** A cut through the belly at the ball, to scale in mm: what lies between it and the psoas. */

import { h, s } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import { centerOf } from "../../models/placement.ts";
import type { State } from "./state.ts";
import type { Numbers } from "./traits.ts";

const LEFT = -62;
const WIDE = 286;
const RIGHT = LEFT + WIDE;
/** The layers continue beyond the picture, as a wide frame shows. */
const BEYOND = 200;
/** How far around the ball the skin is drawn in with it. */
const SKIRT = 26;

export class Section {
  readonly element: HTMLElement;
  readonly #svg: SVGSVGElement;
  readonly #numbers: Numbers;
  readonly #say: Say;

  constructor(numbers: Numbers, say: Say) {
    this.#numbers = numbers;
    this.#say = say;
    this.#svg = s("svg", { class: "bl-section-svg", role: "img" });
    this.element = h("div", { class: "bl-under-picture" }, this.#svg);
  }

  draw(state: State, told: string): void {
    const { body, ball } = state;
    const n = this.#numbers;
    const say = this.#say;
    const x = centerOf(state.spot)[0];
    const radius = ball.diameter_mm / 2;
    const { sunk } = state.spot;
    const [low, high] = body.psoas_with_error_mm;
    const [nearest, farthest] = body.psoas_mm;
    const front = (nearest + farthest) / 2;
    const [inner, outer] = n.psoas_edges;
    const [innerSpread, outerSpread] = n.psoas_edges_spread;
    // Right in the cut is the worked side; the aorta lies on the body's left.
    const toLeft = state.side === "left" ? 1 : -1;
    const thick = (n.psoas_thick[0] + n.psoas_thick[1]) / 2;
    const top = -Math.max(ball.diameter_mm - sunk, 20) - 14;
    const bottom = Math.max(front + thick + 34, high + 24);
    const fat = body.wall_mm - n.rectus_thick;
    const pressed = (depth: number) => surface(x, radius, sunk, depth);
    this.#svg.setAttribute("viewBox", `${LEFT} ${top} ${WIDE} ${bottom - top}`);
    this.#svg.setAttribute("aria-label", told);
    this.#svg.replaceChildren(
      path(
        "bl-cut-bowel",
        `${pressed(body.wall_mm)}L${RIGHT + BEYOND} ${bottom}L${LEFT - BEYOND} ${bottom}Z`,
      ),
      spine(front + 6, bottom),
      ...[1, -1].flatMap((sign) => [
        muscle("bl-cut-psoas", sign, inner, outer, front, thick),
        muscle("bl-cut-spread", sign, inner - innerSpread, outer + outerSpread, front, thick),
        muscle("bl-cut-spread", sign, inner + innerSpread, outer - outerSpread, front, thick),
      ]),
      s("circle", { class: "bl-cut-aorta", cx: toLeft * 9, cy: body.aorta_mm + 9, r: 9 }),
      s("circle", { class: "bl-cut-vein", cx: toLeft * -12, cy: body.aorta_mm + 12, r: 10 }),
      path("bl-cut-fat", `${pressed(0)}${back(x, radius, sunk, fat)}Z`),
      path(
        "bl-cut-muscle",
        `${pressed(fat)}${back(x, radius, sunk, body.wall_mm)}Z`,
      ),
      s("circle", {
        class: "bl-cut-artery",
        cx: n.epigastric,
        cy: body.wall_mm + press(n.epigastric, x, radius, sunk) - 2,
        r: 2.2,
      }),
      s("circle", { class: "bl-ball", cx: x, cy: sunk - radius, r: radius }),
      s("line", { class: "bl-midline", x1: 0, x2: 0, y1: top + 4, y2: bottom - 4 }),
      ...this.#range(low, high, front),
      text(4, top + 12, say("midline")),
      text(LEFT + 5, body.wall_mm + 16, say("bowel")),
      text(LEFT + 5, fat / 2 + 3.5, say("fat")),
      text(
        RIGHT - 5,
        (fat + body.wall_mm) / 2 + press(RIGHT - 34, x, radius, sunk) + 3.5,
        say("wall_layer"),
        "end",
      ),
      beside(toLeft, body.aorta_mm + 9, say("aorta")),
      beside(-toLeft, body.aorta_mm + 12, say("vein")),
      text((inner + outer) / 2, front + thick / 2 + 4, say("psoas"), "middle"),
      text(x, Math.min(sunk - radius, sunk - 8), say("ball"), "middle"),
    );
  }

  /** Where the front of the psoas may be: the estimate with its error. */
  #range(low: number, high: number, front: number): SVGElement[] {
    const x = 120;
    return [
      s("rect", { class: "bl-cut-range", x: x - 5, y: low, width: 10, height: high - low, rx: 3 }),
      path("bl-cut-tick", `M${x - 8} ${low}h16M${x - 8} ${high}h16M${x - 5} ${front}h10`),
      ...this.#say("range").split("|").map((line, i) =>
        text(x + 12, (low + high) / 2 - 6 + i * 13, line)
      ),
    ];
  }
}

/** How far a place is pushed in by the ball. */
export function press(at: number, center: number, radius: number, sunk: number): number {
  const off = Math.abs(at - center);
  const round = Math.min(sunk, radius);
  const rim = Math.sqrt(Math.max(round * (2 * radius - round), 0));
  if (off <= rim) return sunk - radius + Math.sqrt(Math.max(radius * radius - off * off, 0));
  const depth = sunk - radius + Math.sqrt(Math.max(radius * radius - rim * rim, 0));
  const share = Math.min((off - rim) / SKIRT, 1);
  return depth * (1 - share) * (1 - share);
}

function surface(x: number, radius: number, sunk: number, depth: number): string {
  const points: string[] = [];
  for (let at = LEFT - BEYOND; at <= RIGHT + BEYOND; at += 2) {
    points.push(`${at} ${(depth + press(at, x, radius, sunk)).toFixed(1)}`);
  }
  return `M${points.join("L")}`;
}

function back(x: number, radius: number, sunk: number, depth: number): string {
  const points: string[] = [];
  for (let at = RIGHT + BEYOND; at >= LEFT - BEYOND; at -= 2) {
    points.push(`${at} ${(depth + press(at, x, radius, sunk)).toFixed(1)}`);
  }
  return `L${points.join("L")}`;
}

function spine(front: number, bottom: number): SVGElement {
  const wide = 23;
  return s(
    "g",
    {},
    path(
      "bl-cut-bone",
      `M${-wide} ${front + 12}C${-wide} ${front - 6} ${wide} ${front - 6} ${wide} ${front + 12}` +
        `V${bottom}H${-wide}Z`,
    ),
  );
}

/** A muscle from its inner to its outer edge; a sign of -1 is the side that is not worked. */
function muscle(
  name: string,
  sign: number,
  inner: number,
  outer: number,
  front: number,
  thick: number,
): SVGElement {
  return s("ellipse", {
    class: name,
    cx: sign * (inner + outer) / 2,
    cy: front + thick / 2,
    rx: (outer - inner) / 2,
    ry: thick / 2,
  });
}

/** The name of a vessel, outward of it. */
function beside(sign: number, depth: number, words: string): SVGTextElement {
  return text(sign * 24, depth + 3.5, words, sign > 0 ? "start" : "end");
}

function path(name: string, d: string): SVGPathElement {
  return s("path", { class: name, d });
}

function text(x: number, y: number, words: string, anchor = "start"): SVGTextElement {
  return s("text", { class: "bl-belly-text", x, y, "text-anchor": anchor }, words);
}
