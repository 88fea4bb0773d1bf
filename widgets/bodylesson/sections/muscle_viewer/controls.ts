/** Buttons and boxes under the picture: views, turning without a drag, layers. */

import { h, uniqueId } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import { type Layer, LAYERS } from "./layers.ts";
import { VIEW_NAMES, type ViewName } from "./orbit.ts";

export interface ControlsHost {
  view(name: ViewName): void;
  turn(turn: number, tilt: number): void;
  zoom(factor: number): void;
  layer(layer: Layer, on: boolean): void;
}

const STEP_DEG = 15;
const STEP_ZOOM = 1.25;

export class Controls {
  readonly views: HTMLElement;
  readonly moves: HTMLElement;
  readonly layers: HTMLElement;
  readonly #views = new Map<ViewName, HTMLButtonElement>();
  readonly #layers = new Map<Layer, HTMLInputElement>();

  constructor(host: ControlsHost, say: Say) {
    const button = (key: string, act: () => void, sign?: string) => {
      const made = h(
        "button",
        { type: "button", class: "bl-chip", ...sign ? { "aria-label": say(key) } : {} },
        sign ?? say(key),
      );
      made.addEventListener("click", act);
      return made;
    };
    const group = (key: string, ...children: Node[]) =>
      h("div", { class: "bl-chips", role: "group", "aria-label": say(key) }, ...children);

    for (const name of VIEW_NAMES) {
      this.#views.set(name, button(`view_${name}`, () => host.view(name)));
    }
    this.views = group("views", ...this.#views.values());
    this.moves = group(
      "moves",
      button("turn_left", () => host.turn(-STEP_DEG, 0), "⟲"),
      button("turn_right", () => host.turn(STEP_DEG, 0), "⟳"),
      button("tilt_up", () => host.turn(0, STEP_DEG), "↑"),
      button("tilt_down", () => host.turn(0, -STEP_DEG), "↓"),
      button("nearer", () => host.zoom(STEP_ZOOM), "+"),
      button("farther", () => host.zoom(1 / STEP_ZOOM), "−"),
      button("reset", () => host.view("front")),
    );
    const boxes = LAYERS.map((layer) => {
      const id = uniqueId("layer");
      const input = h("input", { type: "checkbox", id });
      input.addEventListener("change", () => host.layer(layer, input.checked));
      this.#layers.set(layer, input);
      return h(
        "label",
        { class: "bl-layer", for: id },
        input,
        h("span", {}, say(`layer_${layer}`)),
      );
    });
    this.layers = h(
      "fieldset",
      { class: "bl-layers" },
      h("legend", {}, say("layers")),
      ...boxes,
    );
  }

  setView(now: ViewName | null): void {
    for (const [name, button] of this.#views) {
      button.setAttribute("aria-pressed", String(name === now));
    }
  }

  setLayers(shown: readonly Layer[]): void {
    for (const [layer, input] of this.#layers) input.checked = shown.includes(layer);
  }
}
