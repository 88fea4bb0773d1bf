/** The shape that swells and sinks: petals that open around a disc; a bar where motion is unwanted. */

import { h, s } from "../../ui/dom.ts";

const PETALS = 8;
const RING_RADIUS = 150;
const RING_LENGTH = 2 * Math.PI * RING_RADIUS;

export interface Picture {
  readonly element: HTMLElement;
  /** `fullness` of the lungs and share of the session `done`, each 0 to 1. */
  draw(fullness: number, done: number): void;
}

/** The picture around `word`; all that it says is also said in text beside it. */
export function picture(word: HTMLElement): Picture {
  const petals = Array.from(
    { length: PETALS },
    (_, index) => s("circle", { class: index % 2 ? "bl-petal bl-petal-odd" : "bl-petal", r: 46 }),
  );
  const bloom = s("g", { class: "bl-bloom" }, ...petals);
  const disc = s("circle", { class: "bl-disc", r: 74 });
  const ring = s("circle", {
    class: "bl-ring",
    r: RING_RADIUS,
    "stroke-dasharray": RING_LENGTH,
    transform: "rotate(-90)",
  });
  const track = s("circle", { class: "bl-ring-track", r: RING_RADIUS });
  const flower = s(
    "svg",
    { class: "bl-flower", viewBox: "-160 -160 320 320", "aria-hidden": "true", focusable: "false" },
    track,
    ring,
    bloom,
    disc,
  );
  const level = h("div", { class: "bl-level" });
  const bar = h("div", { class: "bl-bar", "aria-hidden": "true" }, level);
  return {
    element: h("div", { class: "bl-picture" }, flower, bar, word),
    draw(fullness, done) {
      petals.forEach((petal, index) => {
        const angle = 360 * index / PETALS;
        const out = 42 + 34 * fullness;
        const scale = 0.82 + 0.5 * fullness;
        petal.setAttribute("transform", `rotate(${angle}) translate(0 ${-out}) scale(${scale})`);
      });
      bloom.setAttribute("transform", `rotate(${-24 + 36 * fullness})`);
      disc.setAttribute("r", String(68 + 14 * fullness));
      ring.setAttribute("stroke-dashoffset", String(RING_LENGTH * (1 - done)));
      level.style.transform = `scaleX(${fullness})`;
    },
  };
}
