/** The belly from the front, to scale in mm, as the learner sees it in a mirror. */

import { h, s, setText, uniqueId } from "../../ui/dom.ts";
import { drawing } from "../../ui/drawing.ts";
import type { Say } from "../../ui/words.ts";
import {
  asisOf,
  centerOf,
  type Flat,
  mcburneyOf,
  patchOf,
  type Zone,
  zonesOf,
} from "../../models/placement.ts";
import type { State } from "./state.ts";
import type { Numbers } from "./traits.ts";

/** The window on the mean person's belly; a larger belly is seen from farther away. */
const LEFT = -155;
const TOP = -45;
const [WIDE, TALL] = [310, 192];
const REACH = 400;

export class Belly {
  readonly element: HTMLElement;
  readonly ball: SVGGElement;
  readonly #svg: SVGSVGElement;
  readonly #skin: SVGElement | null;
  readonly #ground = s("g", {});
  readonly #clipped: SVGGElement;
  readonly #clip: SVGPathElement;
  readonly #zones = s("g", {});
  readonly #wall = s("g", {});
  /** Names, over the ball and never in the way of a hand. */
  readonly #names = s("g", { class: "bl-belly-names" });
  readonly #marks = s("g", {});
  readonly #patch = s("circle", { class: "bl-patch" });
  readonly #ring = s("circle", { class: "bl-spot-ring" });
  readonly #grip = s("circle", { class: "bl-grip" });
  readonly #numbers: Numbers;
  readonly #say: Say;

  constructor(ground: string, numbers: Numbers, say: Say) {
    this.#numbers = numbers;
    this.#say = say;
    this.#skin = drawing(ground, "")?.querySelector("g") ?? null;
    const outline = this.#skin?.querySelector("path")?.getAttribute("d") ?? "";
    const clip = uniqueId("belly");
    const moved = this.#skin?.getAttribute("transform") ?? null;
    this.#clip = s("path", { d: outline, transform: moved });
    this.#clipped = s("g", { "clip-path": outline === "" ? null : `url(#${clip})` }, this.#zones);
    this.#ground.append(
      s("clipPath", { id: clip }, this.#clip),
      ...this.#skin ? [this.#skin] : [],
    );
    this.ball = s(
      "g",
      {
        class: "bl-ball-handle",
        tabindex: 0,
        role: "slider",
        "aria-label": say("ball_handle"),
        "aria-valuemin": 0,
        "aria-valuemax": 110,
      },
      this.#grip,
      this.#patch,
      this.#ring,
    );
    this.#svg = s(
      "svg",
      { class: "bl-belly-svg" },
      this.#ground,
      this.#clipped,
      this.#wall,
      this.#marks,
      this.ball,
      this.#names,
    );
    this.element = h(
      "figure",
      { class: "bl-belly" },
      this.#svg,
      h("figcaption", {}, say("picture")),
    );
  }

  /** A place on the screen as mm of the belly, positive x toward the worked side. */
  toBelly(event: PointerEvent, side: "left" | "right"): Flat {
    const matrix = this.#svg.getScreenCTM();
    if (matrix === null) return [0, 0];
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    return [side === "left" ? -at.x : at.x, at.y];
  }

  draw(state: State, valueText: string, wall: boolean): void {
    const { spot, allowed, side } = state;
    const sign = side === "left" ? -1 : 1;
    const at = ([x, y]: Flat): Flat => [x * sign, y];
    const line = (share: number) => at(centerOf({ ...spot, share, off: 0 }));
    const scale = spot.distance / spot.belly.mean_distance;
    const far = Math.max(scale, 1);
    const [left, top, wide, tall] = [LEFT, TOP, WIDE, TALL].map((n) => n * far) as Four;
    this.#svg.setAttribute("viewBox", `${left} ${top} ${wide} ${tall}`);
    this.#svg.style.setProperty("--far", String(far));
    this.#grow(scale);
    this.#zones.replaceChildren(...zonesOf(spot, REACH).flatMap((zone) => drawn(zone)));
    this.#wall.replaceChildren(...wall ? this.#bands() : []);
    const asis = at(asisOf(spot));
    this.#marks.replaceChildren(
      path("bl-line", `M0 0L${pts(asis)}`),
      path("bl-line-good", `M${pts(line(allowed.low))}L${pts(line(allowed.high))}`),
      s("ellipse", { class: "bl-navel", rx: 3.4 * scale, ry: 5 * scale }),
      dot("bl-mark", asis, 4.5),
      ...side === "right" ? [dot("bl-mcburney", at(mcburneyOf(spot)), 3.5)] : [],
    );
    const words = this.#say;
    this.#names.replaceChildren(
      label([sign * -7 * far, -7 * far], words("navel"), -sign),
      label([asis[0] + sign * 8 * far, asis[1] + 24 * far], words("asis"), 0),
      ...side === "right" ? mcburney(at(mcburneyOf(spot)), words("mcburney"), far) : [],
      label([left + 6 * far, top + tall - 7 * far], words("your_left"), 1),
      label([left + wide - 6 * far, top + tall - 7 * far], words("your_right"), -1),
    );
    const [x, y] = at(centerOf(spot));
    for (const circle of [this.#patch, this.#ring, this.#grip]) {
      circle.setAttribute("cx", String(x));
      circle.setAttribute("cy", String(y));
    }
    this.#patch.setAttribute("r", String(patchOf(spot)));
    this.#ring.setAttribute("r", String(spot.diameter / 2));
    this.#grip.setAttribute("r", String(spot.diameter / 2));
    this.ball.setAttribute("aria-valuenow", String(Math.round(spot.share * 100)));
    this.ball.setAttribute("aria-valuetext", valueText);
  }

  /** The ground is drawn for the mean belly. */
  #grow(scale: number): void {
    const moved = this.#clip.dataset["moved"] ?? this.#clip.getAttribute("transform") ?? "";
    this.#clip.dataset["moved"] = moved;
    for (const part of [this.#skin, this.#clip]) {
      part?.setAttribute("transform", `scale(${scale}) ${moved}`);
    }
  }

  #bands(): SVGElement[] {
    const { epigastric, epigastric_spread, rectus_edge, rectus_edge_spread } = this.#numbers;
    const band = (name: string, x: number, spread: number) =>
      [-1, 1].map((sign) =>
        s("rect", { class: name, x: sign * x - spread, y: -55, width: 2 * spread, height: 175 })
      );
    return [
      ...band("bl-band-rectus", rectus_edge, rectus_edge_spread),
      ...band("bl-band-artery", epigastric, epigastric_spread),
    ];
  }
}

type Four = [number, number, number, number];

/** A place to keep off; what is beside the midline stands on both sides. */
function drawn(zone: Zone): SVGElement[] {
  const about = { class: "bl-keep-off", "data-place": zone.place };
  return [1, -1].map((sign) =>
    "about" in zone
      ? s("circle", { ...about, cx: sign * zone.about[0], cy: zone.about[1], r: zone.radius })
      : s("polygon", {
        ...about,
        points: zone.corners.map(([x, y]) => `${sign * x},${y}`).join(" "),
      })
  ).slice(0, zone.place === "midline" || zone.place === "upper" ? 1 : 2);
}

/** The point's name at the edge of the picture, above the ball's usual place, with a line to it. */
function mcburney([x, y]: Flat, words: string, far: number): SVGElement[] {
  const [right, up] = [(LEFT + WIDE - 6) * far, (TOP + 16) * far];
  return [
    path("bl-leader", `M${x} ${y - 4}L${Math.max(x, right - 60 * far)} ${up + 4}`),
    label([right, up], words, -1),
  ];
}

function path(name: string, d: string): SVGPathElement {
  return s("path", { class: name, d });
}

function dot(name: string, [x, y]: Flat, r: number): SVGCircleElement {
  return s("circle", { class: name, cx: x, cy: y, r });
}

function label([x, y]: Flat, text: string, toward: number): SVGTextElement {
  const anchor = toward === 0 ? "middle" : toward > 0 ? "start" : "end";
  const made = s("text", { class: "bl-belly-text", x, y, "text-anchor": anchor });
  setText(made, text);
  return made;
}

function pts([x, y]: Flat): string {
  return `${x} ${y}`;
}
