/** Names around the picture, each with a line to its place. */

import { h, s, setText } from "../../ui/dom.ts";
import { FEWER_BELOW_PX } from "./label_choice.ts";
import { layOut, leastWidth, type Placed } from "./label_layout.ts";

export interface Labelled {
  readonly id: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Whether something stands before its place. */
  readonly hidden: boolean;
}

/** Columns stand no farther apart than this, so that lines stay short, unless a place is farther. */
const MOST_WIDE_PX = 720;
const MARGIN_PX = 10;

export class Labels {
  readonly element = h("div", { class: "bl-labels", "aria-hidden": "true" });
  readonly #lines = s("svg", { class: "bl-label-lines", width: "100%", height: "100%" });
  readonly #boxes = new Map<string, HTMLButtonElement>();
  readonly #pick: (id: string) => void;

  constructor(pick: (id: string) => void) {
    this.#pick = pick;
    this.element.append(this.#lines);
  }

  draw(
    labelled: readonly Labelled[],
    chosen: string | null,
    width: number,
    height: number,
    covered: { readonly top: number; readonly bottom: number },
  ): void {
    const top = MARGIN_PX + covered.top;
    this.element.classList.toggle("bl-labels-small", width < FEWER_BELOW_PX);
    const known = new Map(labelled.map((label) => [label.id, label]));
    for (const [id, box] of this.#boxes) {
      if (known.has(id)) continue;
      box.remove();
      this.#boxes.delete(id);
    }
    const anchors = labelled.map((label) => {
      const box = this.#box(label.id);
      // A label that had no room before has no width until it is shown.
      box.hidden = false;
      setText(box, label.text);
      box.classList.toggle("bl-label-chosen", label.id === chosen);
      box.classList.toggle("bl-label-behind", label.hidden);
      return {
        id: label.id,
        x: label.x,
        y: label.y - top,
        width: Math.ceil(box.offsetWidth),
        height: Math.ceil(box.offsetHeight),
      };
    });
    const most = Math.max(MOST_WIDE_PX, leastWidth(anchors, width / 2));
    const wide = Math.min(width - 2 * MARGIN_PX, most);
    const left = (width - wide) / 2;
    const bottom = MARGIN_PX + covered.bottom;
    this.element.style.inset = `${top}px ${left}px ${bottom}px`;
    const within = anchors.map((anchor) => ({ ...anchor, x: anchor.x - left }));
    const placed = layOut(within, wide, height - top - bottom);
    const shown = new Set(placed.map(({ id }) => id));
    for (const [id, box] of this.#boxes) box.hidden = !shown.has(id);
    this.#lines.replaceChildren(...placed.flatMap((place) => this.#line(place, known, chosen)));
    for (const place of placed) {
      const box = this.#boxes.get(place.id);
      if (box) box.style.transform = `translate(${place.left}px, ${Math.round(place.top)}px)`;
    }
  }

  show(visible: boolean): void {
    this.element.classList.toggle("bl-labels-away", !visible);
  }

  #box(id: string): HTMLButtonElement {
    const known = this.#boxes.get(id);
    if (known) return known;
    // The list beside the picture does the same by keyboard and for screen readers.
    const box = h("button", { type: "button", class: "bl-label", tabindex: -1, "data-id": id });
    box.addEventListener("click", () => this.#pick(id));
    this.#boxes.set(id, box);
    this.element.append(box);
    return box;
  }

  #line(
    place: Placed,
    known: ReadonlyMap<string, Labelled>,
    chosen: string | null,
  ): SVGElement[] {
    const behind = known.get(place.id)?.hidden ?? false;
    const names = [
      "bl-label-line",
      behind ? "bl-label-line-behind" : "",
      place.id === chosen ? "bl-label-line-chosen" : "",
    ];
    const points = [place.from, place.knee, place.to].map((point) => point.join(",")).join(" ");
    return [
      s("polyline", { class: "bl-label-halo", points }),
      s("polyline", { class: names.join(" ").trim(), "data-id": place.id, points }),
      s("circle", { class: "bl-label-dot", cx: place.to[0], cy: place.to[1], r: behind ? 2 : 3 }),
    ];
  }
}
