/** The flat plates: in place of the picture if there is no WebGL, otherwise folded under it. */

import { h, show } from "../../ui/dom.ts";
import { drawing } from "../../ui/drawing.ts";
import type { Say } from "../../ui/words.ts";
import type { Plate } from "./traits.ts";

export function plateFigures(plates: readonly Plate[]): HTMLElement {
  return h("div", { class: "bl-plates" }, ...plates.map(figure));
}

function figure(plate: Plate): HTMLElement {
  const drawn = drawing(plate.svg, plate.alt);
  return h("figure", { class: "bl-plate" }, drawn, h("figcaption", {}, plate.name));
}

/** Shown on the picture while the graphics card has lost it. */
export class StandIn {
  readonly element = h("div", { class: "bl-stand-in" });
  readonly #plates: readonly Plate[];
  readonly #say: Say;

  constructor(plates: readonly Plate[], say: Say) {
    this.#plates = plates;
    this.#say = say;
    show(this.element, false);
  }

  /** The plate from the side or from the front, whichever was looked at. */
  show(on: boolean, fromSide: boolean): void {
    const plate = this.#plates[fromSide ? 1 : 0] ?? this.#plates[0];
    const inside = on && plate
      ? [h("p", {}, this.#say("lost")), drawing(plate.svg, plate.alt) ?? ""]
      : [];
    this.element.replaceChildren(...inside);
    show(this.element, on);
  }
}
