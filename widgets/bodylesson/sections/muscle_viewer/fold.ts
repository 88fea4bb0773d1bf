/** A fold whose content is made when it is first opened, so that unopened ones cost nothing. */

import { h } from "../../ui/dom.ts";

export class Fold {
  readonly element: HTMLDetailsElement;
  readonly #make: () => readonly (Node | null)[];
  #made = false;

  constructor(title: string, make: () => readonly (Node | null)[]) {
    this.#make = make;
    this.element = h("details", { class: "bl-viewer-fold" }, h("summary", {}, title));
    this.element.addEventListener("toggle", () => {
      if (this.element.open) this.fill();
    });
  }

  /** Opens it; its inside is there when this returns. */
  open(): void {
    this.fill();
    this.element.open = true;
  }

  /** Makes the inside without opening it. */
  fill(): void {
    if (this.#made) return;
    this.#made = true;
    const inside = this.#make().filter((node) => node !== null);
    this.element.append(h("div", { class: "bl-viewer-inside" }, ...inside));
  }
}
