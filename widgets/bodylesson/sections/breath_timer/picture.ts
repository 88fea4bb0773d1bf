/**
 * The picture of a session: the body in its pose, and behind it petals that open with the breath; a
 * bar for people who prefer less motion. The text beside it says the same.
 */

import { h, s } from "../../ui/dom.ts";
import type { PoseFigure } from "../../ui/pose_figure.ts";

const PETALS = 8;

export interface Picture {
  readonly element: HTMLElement;
  /** How full the lungs are, 0 to 1. */
  draw(fullness: number): void;
}

export function picture(figure: PoseFigure): Picture {
  const petals = Array.from(
    { length: PETALS },
    (_, index) => s("circle", { class: index % 2 ? "bl-petal bl-petal-odd" : "bl-petal", r: 46 }),
  );
  const bloom = s("g", { class: "bl-bloom" }, ...petals);
  const flower = s(
    "svg",
    { class: "bl-flower", viewBox: "-160 -160 320 320", "aria-hidden": "true", focusable: "false" },
    bloom,
  );
  const level = h("div", { class: "bl-level" });
  const bar = h("div", { class: "bl-bar", "aria-hidden": "true" }, level);
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  return {
    element: h("div", { class: "bl-picture" }, flower, figure.element, bar),
    draw(fullness) {
      figure.breathe(still.matches ? 0 : fullness);
      petals.forEach((petal, index) => {
        const angle = 360 * index / PETALS;
        const out = 42 + 34 * fullness;
        const scale = 0.82 + 0.5 * fullness;
        petal.setAttribute("transform", `rotate(${angle}) translate(0 ${-out}) scale(${scale})`);
      });
      bloom.setAttribute("transform", `rotate(${-24 + 36 * fullness})`);
      level.style.transform = `scaleX(${fullness})`;
    },
  };
}
