/** The flat plates: in place of the picture where there is no WebGL, folded under it else. */

import { h } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import type { Plate } from "./traits.ts";

export function plateFigures(plates: readonly Plate[], say: Say, open: boolean): HTMLElement {
  const figures = plates.map((plate) => {
    const drawn = drawing(plate.svg, plate.alt);
    return h("figure", { class: "bl-plate" }, drawn, h("figcaption", {}, plate.name));
  });
  if (open) return h("div", { class: "bl-plates" }, ...figures);
  return h(
    "details",
    { class: "bl-plates-folded" },
    h("summary", {}, say("plates")),
    h("div", { class: "bl-plates" }, ...figures),
  );
}

/** The SVG as nodes of this page, with its text alternative; null where it cannot be read. */
export function drawing(svg: string, alt: string): SVGElement | null {
  const parsed = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  if (!(parsed instanceof SVGElement)) return null;
  const drawn = document.importNode(parsed, true);
  drawn.setAttribute("role", "img");
  drawn.setAttribute("aria-label", alt);
  return drawn;
}
