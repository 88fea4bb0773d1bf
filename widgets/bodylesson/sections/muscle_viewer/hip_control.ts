/** The one control that is always beside the picture: how far the hip is bent. */

import { h, setText, uniqueId } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import { BENT } from "./traits.ts";

export interface HipHost {
  bend(angle: number): void;
  side(index: number): void;
}

const [LEAST, MOST] = [-20, 120];

export class HipControl {
  readonly slider: HTMLElement;
  readonly sides: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #value = h("output", { class: "bl-hip-value", "aria-hidden": "true" });
  readonly #sides: HTMLButtonElement[];

  constructor(host: HipHost, say: Say) {
    const id = uniqueId("hip");
    this.#input = h("input", { type: "range", id, min: LEAST, max: MOST, step: 1, value: 0 });
    this.#input.addEventListener("input", () => host.bend(this.#input.valueAsNumber));
    this.slider = h(
      "div",
      { class: "bl-hip" },
      h("label", { for: id }, say("hip_angle")),
      this.#value,
      this.#input,
    );
    this.#sides = BENT.map((which, index) => {
      const button = h("button", { type: "button", class: "bl-chip" }, say(`bend_${which}`));
      button.addEventListener("click", () => host.side(index));
      return button;
    });
    this.sides = h(
      "div",
      { class: "bl-chips", role: "group", "aria-label": say("hip_side") },
      ...this.#sides,
    );
  }

  set(angle: number, side: number): void {
    const shown = `${Math.round(angle)}°`.replace("-", "−");
    this.#input.value = String(Math.round(angle));
    this.#input.setAttribute("aria-valuetext", shown);
    setText(this.#value, shown);
    this.#sides.forEach((button, index) =>
      button.setAttribute("aria-pressed", String(index === side))
    );
  }
}
