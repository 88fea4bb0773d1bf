/** The belly from the front, to scale in mm, as the learner sees it in a mirror. */

import { h, s } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import {
  asisOf,
  centerOf,
  type Flat,
  groinEndOf,
  mcburneyOf,
  type Spot,
} from "../../models/placement.ts";
import type { State } from "./state.ts";
import type { Numbers } from "./traits.ts";

const LEFT = -165;
const TOP = -82;
const [WIDE, TALL] = [330, 262];

export class Belly {
  readonly element: HTMLElement;
  readonly ball: SVGGElement;
  readonly #svg: SVGSVGElement;
  readonly #ground = s("g", {});
  /** Names, over the ball and never in the way of a hand. */
  readonly #names = s("g", { class: "bl-belly-names" });
  readonly #circle = s("circle", { class: "bl-ball" });
  readonly #cross = s("path", { class: "bl-ball-cross" });
  readonly #numbers: Numbers;
  readonly #say: Say;

  constructor(numbers: Numbers, say: Say) {
    this.#numbers = numbers;
    this.#say = say;
    this.ball = s(
      "g",
      {
        class: "bl-ball-handle",
        tabindex: 0,
        role: "slider",
        "aria-label": say("ball_handle"),
        "aria-valuemin": 0,
        "aria-valuemax": 100,
      },
      this.#circle,
      this.#cross,
    );
    this.#svg = s(
      "svg",
      { viewBox: `${LEFT} ${TOP} ${WIDE} ${TALL}`, class: "bl-belly-svg" },
      this.#ground,
      this.ball,
      this.#names,
    );
    this.element = h("div", { class: "bl-belly" }, this.#svg);
  }

  /** A place on the screen as mm of the belly, positive x toward the worked side. */
  toBelly(event: PointerEvent, side: "left" | "right"): Flat {
    const matrix = this.#svg.getScreenCTM();
    if (matrix === null) return [0, 0];
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    return [side === "left" ? -at.x : at.x, at.y];
  }

  draw(state: State, valueText: string): void {
    const { spot, allowed, side } = state;
    const sign = side === "left" ? -1 : 1;
    const at = ([x, y]: Flat): Flat => [x * sign, y];
    const line = (share: number) => at(centerOf({ ...spot, share, off: 0 }));
    const asis = at(asisOf(spot));
    const words = this.#say;
    const [middleX, middleY] = line(0.5);
    const other: Flat = [-asis[0], asis[1]];
    const across = normal(line(0), line(1), 7);
    this.#ground.replaceChildren(
      path("bl-belly-skin", outline(spot)),
      ...this.#bands(spot),
      path("bl-groin", `M${pts(asis)}L${pts(at(groinEndOf(spot)))}`),
      path("bl-groin", `M${pts(other)}L${-at(groinEndOf(spot))[0]} ${groinEndOf(spot)[1]}`),
      s("line", { class: "bl-midline", x1: 0, x2: 0, y1: TOP + 4, y2: TOP + TALL - 4 }),
      path("bl-line", `M0 0L${pts(asis)}`),
      path("bl-line-good", `M${pts(line(allowed.low))}L${pts(line(allowed.high))}`),
      path(
        "bl-middle",
        `M${middleX - across[0]} ${middleY - across[1]}L${middleX + across[0]} ${
          middleY + across[1]
        }`,
      ),
      dot("bl-mark", [0, 0], 4),
      dot("bl-mark", asis, 5),
      dot("bl-mark bl-mark-faint", other, 4),
      ...side === "right" ? [dot("bl-mcburney", at(mcburneyOf(spot)), 3.5)] : [],
    );
    this.#names.replaceChildren(
      label([sign * -7, -8], words("navel"), -sign),
      label([asis[0], asis[1] + 19], words("asis"), 0),
      ...side === "right" ? mcburney(at(mcburneyOf(spot)), words("mcburney")) : [],
      label([0, TOP + 12], words("midline"), 0),
      label([LEFT + 6, TOP + TALL - 8], words("your_left"), 1),
      label([LEFT + WIDE - 6, TOP + TALL - 8], words("your_right"), -1),
    );
    const [x, y] = at(centerOf(spot));
    this.#circle.setAttribute("cx", String(x));
    this.#circle.setAttribute("cy", String(y));
    this.#circle.setAttribute("r", String(spot.diameter / 2));
    this.#cross.setAttribute("d", `M${x - 5} ${y}h10M${x} ${y - 5}v10`);
    this.ball.setAttribute("aria-valuenow", String(Math.round(spot.share * 100)));
    this.ball.setAttribute("aria-valuetext", valueText);
  }

  #bands(spot: Spot): SVGElement[] {
    const { epigastric, epigastric_spread, rectus_edge, rectus_edge_spread } = this.#numbers;
    const low = groinEndOf(spot)[1];
    const band = (name: string, x: number, spread: number) =>
      [-1, 1].map((sign) =>
        s("rect", {
          class: name,
          x: sign * x - spread,
          y: -60,
          width: 2 * spread,
          height: low + 40,
        })
      );
    // The great vessels are drawn: an aorta on the body's left, which a mirror shows on the left,
    // and a vein beside it; both divide near the navel.
    const fork = (sign: number) =>
      `M${sign * 5} -60V6C${sign * 7} 22 ${sign * 14} 34 ${sign * 24} 48`;
    return [
      ...band("bl-band-rectus", rectus_edge, rectus_edge_spread),
      ...band("bl-band-artery", epigastric, epigastric_spread),
      path("bl-vessel bl-vessel-vein", fork(1)),
      path("bl-vessel", fork(-1)),
    ];
  }
}

/** The point's name at the edge of the picture, above the ball's usual place, with a line to it. */
function mcburney([x, y]: Flat, words: string): SVGElement[] {
  const [right, up] = [LEFT + WIDE - 6, TOP + 30];
  return [
    path("bl-leader", `M${x} ${y - 4}L${Math.max(x, right - 60)} ${up + 4}`),
    label([right, up], words, -1),
  ];
}

function outline(spot: Spot): string {
  const [x] = asisOf(spot);
  const hip = Math.max(x + 30, 142);
  const waist = hip - 16;
  const side = (sign: number) =>
    `${sign * waist} -82C${sign * (waist - 6)} -30 ${sign * (hip - 4)} 10 ${sign * hip} 62` +
    `S${sign * (hip + 4)} 150 ${sign * (hip + 2)} 190`;
  return `M${side(-1)}L${hip + 2} 190C${hip + 4} 150 ${hip + 4} 110 ${hip} 62` +
    `S${waist - 6} -30 ${waist} -82Z`;
}

function path(name: string, d: string): SVGPathElement {
  return s("path", { class: name, d });
}

function dot(name: string, [x, y]: Flat, r: number): SVGCircleElement {
  return s("circle", { class: name, cx: x, cy: y, r });
}

function label([x, y]: Flat, text: string, toward: number): SVGTextElement {
  const anchor = toward === 0 ? "middle" : toward > 0 ? "start" : "end";
  return s("text", { class: "bl-belly-text", x, y, "text-anchor": anchor }, text);
}

function normal(from: Flat, to: Flat, size: number): Flat {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  return [-(to[1] - from[1]) / length * size, (to[0] - from[0]) / length * size];
}

function pts([x, y]: Flat): string {
  return `${x} ${y}`;
}
