/** The length curve: drawn once in Python; its markers move with the hip. */

import { h } from "../../ui/dom.ts";
import { placeOf } from "../../models/muscle_length.ts";
import { drawing } from "../../ui/drawing.ts";
import type { Curve } from "./traits.ts";

export class LengthCurve {
  readonly element: HTMLElement;
  readonly #angles: readonly number[];
  readonly #markers: { marker: Element; places: readonly (readonly [number, number])[] }[] = [];

  constructor(curve: Curve, angles: readonly number[]) {
    this.#angles = angles;
    const drawn = drawing(curve.svg, curve.alt);
    this.element = h("figure", { class: "bl-plate" }, drawn, h("figcaption", {}, curve.name));
    for (const [part, places] of Object.entries(curve.places)) {
      const marker = drawn?.querySelector(`[data-part="${part}"]`);
      if (marker) this.#markers.push({ marker, places });
    }
  }

  /** Markers stand at the standing angle in the drawing and are moved from there. */
  mark(angle: number): void {
    if (this.#angles.length === 0) return;
    const { before, share } = placeOf(angle, this.#angles);
    const rest = this.#angles.indexOf(0);
    for (const { marker, places } of this.#markers) {
      const [x0, y0] = places[rest] ?? [0, 0];
      const [ax, ay] = places[before] ?? [0, 0];
      const [bx, by] = places[before + 1] ?? [ax, ay];
      const [x, y] = [ax + (bx - ax) * share - x0, ay + (by - ay) * share - y0];
      marker.setAttribute("transform", `translate(${x.toFixed(2)} ${y.toFixed(2)})`);
    }
  }
}
