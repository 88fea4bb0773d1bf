/** A drawing of the body in a pose, in the page's colours, that may move with the breath. */

import { drawing } from "./drawing.ts";

/** A path that differs between the ends of the breath, as `models/breath_path.ts` reads it. */
type Breathing = (amount: number) => string;

/** Reads both ends of a path. */
export type ReadPath = (out: string, full: string) => Breathing;

/** Finer steps of a breath than these are not noticed, and only drain a phone. */
const STEPS = 48;

export class PoseFigure {
  readonly element = document.createElement("div");
  #shown = "";
  #paths: { readonly path: SVGPathElement; readonly at: Breathing }[] = [];
  #step = -1;

  constructor(private readonly read: ReadPath) {
    this.element.className = "bl-pose";
  }

  /** Shows a drawing with its words; `svg` empty shows none. Draws only what is new. */
  show(svg: string, mirrored: boolean, alt: string): void {
    // The other side is the same drawing in a mirror.
    this.element.classList.toggle("bl-pose-mirrored", mirrored);
    const key = `${svg.length} ${svg.slice(0, 400)}`;
    if (key === this.#shown) return this.#name(alt);
    this.#shown = key;
    this.#paths = [];
    this.#step = -1;
    const drawn = svg === "" ? null : drawing(svg, alt);
    this.element.replaceChildren(...drawn ? [drawn] : []);
    for (const path of drawn?.querySelectorAll<SVGPathElement>("path[data-in]") ?? []) {
      const ends = [path.getAttribute("d") ?? "", path.dataset["in"] ?? ""] as const;
      this.#paths.push({ path, at: this.read(...ends) });
    }
  }

  /** The body at an amount of the breath, 0 out to 1 in. */
  breathe(amount: number): void {
    const step = Math.round(amount * STEPS);
    if (step === this.#step) return;
    this.#step = step;
    for (const { path, at } of this.#paths) path.setAttribute("d", at(step / STEPS));
  }

  #name(alt: string): void {
    const drawn = this.element.firstElementChild;
    if (drawn && drawn.getAttribute("aria-label") !== alt) drawn.setAttribute("aria-label", alt);
  }
}
