/** The desk's hand on the board's slide: moves it, turns the body on it, and bends its hip. */

import { h, setText, uniqueId } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import { FIRST, HIP, movedBy, sameView, STEP, turnedBy, type View, VIEWS } from "./view.ts";

export class Turning {
  /** For the body in 3D. */
  readonly elements: readonly HTMLElement[];
  /** For every slide. */
  readonly moves: readonly HTMLElement[];
  readonly #hip: HTMLInputElement;
  readonly #shown = h("output", { "aria-hidden": "true" });
  #view = FIRST;
  /** What was asked for and has not come back yet. */
  #wanted: View | null = null;

  /** `turn` says to the server how it should be seen. */
  constructor(say: Say, private readonly turn: (view: View) => void) {
    const id = uniqueId("class-hip");
    this.#hip = h("input", {
      type: "range",
      id,
      min: HIP.least,
      max: HIP.most,
      step: HIP.step,
      value: 0,
    });
    this.#hip.addEventListener(
      "input",
      () => this.#want({ ...this.#newest, hip: this.#hip.valueAsNumber }),
    );
    const button = (key: string, press: () => void) => {
      const made = h("button", { type: "button", class: "bl-button" }, say(key));
      made.addEventListener("click", press);
      return made;
    };
    const views = (["front", "side_view", "back"] as const).map((key) =>
      button(key, () => this.#want({ ...this.#newest, ...VIEWS[key] }))
    );
    this.moves = [
      button("board_up", () => this.#want(movedBy(this.#newest, -1))),
      button("board_down", () => this.#want(movedBy(this.#newest, 1))),
    ];
    this.elements = [
      h(
        "div",
        { class: "bl-desk-row" },
        ...views,
        button("turn_left", () => this.#want(turnedBy(this.#newest, -STEP))),
        button("turn_right", () => this.#want(turnedBy(this.#newest, STEP))),
      ),
      h(
        "div",
        { class: "bl-desk-field" },
        h("label", { for: id }, say("hip"), ": ", this.#shown),
        this.#hip,
      ),
    ];
  }

  get #newest(): View {
    return this.#wanted ?? this.#view;
  }

  /** How it is seen now; what was asked for meanwhile is asked for again. */
  draw(view: View): void {
    this.#view = view;
    if (this.#wanted !== null) {
      if (sameView(this.#wanted, view)) this.#wanted = null;
      else this.turn(this.#wanted);
    }
    this.#show();
  }

  #want(view: View): void {
    const isUnderWay = this.#wanted !== null;
    this.#wanted = view;
    this.#show();
    // One at a time: each names the state that it saw.
    if (!isUnderWay && !sameView(view, this.#view)) this.turn(view);
    if (!isUnderWay && sameView(view, this.#view)) this.#wanted = null;
  }

  #show(): void {
    const { hip } = this.#newest;
    this.#hip.value = String(hip);
    setText(this.#shown, `${hip}°`.replace("-", "−"));
  }
}
