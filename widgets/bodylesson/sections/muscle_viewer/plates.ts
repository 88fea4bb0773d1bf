/** The flat plates: in place of the picture where there is no WebGL, folded under it else. */

import { h } from "../../ui/dom.ts";
import { drawing } from "../../ui/drawing.ts";
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
