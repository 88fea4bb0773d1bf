/** Buttons and boxes beside the picture, each group made when it is asked for. */

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
  readonly #host: ControlsHost;
  readonly #say: Say;
  readonly #views = new Map<ViewName, HTMLButtonElement>();
  readonly #layers = new Map<Layer, HTMLInputElement>();
  #view: ViewName | null = null;
  #shown: readonly Layer[] = [];

  constructor(host: ControlsHost, say: Say) {
    this.#host = host;
    this.#say = say;
  }

  /** Front, side, back, from above. */
  views(): HTMLElement {
    for (const name of VIEW_NAMES) {
      this.#views.set(name, this.#button(`view_${name}`, () => this.#host.view(name)));
    }
    this.setView(this.#view);
    return this.#group("views", ...this.#views.values());
  }

  /** Turning, tilting and zooming without a drag. */
  moves(): HTMLElement {
    const { turn, zoom, view } = this.#host;
    return this.#group(
      "moves",
      this.#button("turn_left", () => turn(-STEP_DEG, 0), "⟲"),
      this.#button("turn_right", () => turn(STEP_DEG, 0), "⟳"),
      this.#button("tilt_up", () => turn(0, STEP_DEG), "↑"),
      this.#button("tilt_down", () => turn(0, -STEP_DEG), "↓"),
      this.#button("nearer", () => zoom(STEP_ZOOM), "+"),
      this.#button("farther", () => zoom(1 / STEP_ZOOM), "−"),
      this.#button("reset", () => view("front")),
    );
  }

  /** What of the body is shown. */
  layers(): HTMLElement {
    const boxes = LAYERS.map((layer) => {
      const id = uniqueId("layer");
      const input = h("input", { type: "checkbox", id });
      input.addEventListener("change", () => this.#host.layer(layer, input.checked));
      this.#layers.set(layer, input);
      return h(
        "label",
        { class: "bl-layer", for: id },
        input,
        h("span", {}, this.#say(`layer_${layer}`)),
      );
    });
    this.setLayers(this.#shown);
    return h(
      "div",
      { class: "bl-layers", role: "group", "aria-label": this.#say("layers") },
      ...boxes,
    );
  }

  setView(now: ViewName | null): void {
    this.#view = now;
    for (const [name, button] of this.#views) {
      button.setAttribute("aria-pressed", String(name === now));
    }
  }

  setLayers(shown: readonly Layer[]): void {
    this.#shown = shown;
    for (const [layer, input] of this.#layers) input.checked = shown.includes(layer);
  }

  #button(key: string, act: () => void, sign?: string): HTMLButtonElement {
    const made = h(
      "button",
      { type: "button", class: "bl-chip", ...sign ? { "aria-label": this.#say(key) } : {} },
      sign ?? this.#say(key),
    );
    made.addEventListener("click", act);
    return made;
  }

  #group(key: string, ...children: Node[]): HTMLElement {
    return h(
      "div",
      { class: "bl-chips", role: "group", "aria-label": this.#say(key) },
      ...children,
    );
  }
}
