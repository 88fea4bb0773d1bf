/** Teaches one check: its plate, its steps and the usual mistakes. */

import { h } from "../../ui/dom.ts";
import { drawing } from "../../ui/drawing.ts";
import type { Say } from "../../ui/words.ts";
import type { Check, Plate } from "./traits.ts";

export function teach(check: Check, plate: Plate | undefined, open: boolean, say: Say) {
  const steps = check.steps.map((step) => h("li", {}, step));
  const mistakes = check.mistakes.map((mistake) => h("li", {}, mistake));
  return h(
    "details",
    { class: "bl-teach", open },
    h("summary", {}, say("how")),
    plate ? picture(plate, say) : null,
    h("ol", { class: "bl-check-steps" }, ...steps),
    mistakes.length === 0 ? null : h(
      "div",
      { class: "bl-mistakes" },
      h("h4", {}, say("mistakes")),
      h("ul", {}, ...mistakes),
    ),
  );
}

/** A plate that Python drew, put in as elements, so that it takes the page's colors. */
function picture(plate: Plate, say: Say): HTMLElement | null {
  const svg = drawing(plate.svg, plate.told);
  if (svg === null) return null;
  return h(
    "figure",
    { class: "bl-plate" },
    svg,
    h("details", {}, h("summary", {}, say("picture")), h("p", { class: "bl-hint" }, plate.told)),
  );
}
