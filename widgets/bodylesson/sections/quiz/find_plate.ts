/** A flat plate with a dot on each part that can be chosen, if there is no live 3D picture. */

import { h, s } from "../../ui/dom.ts";
import { drawing } from "../../ui/drawing.ts";

/** `plates/find_plate.py` makes it; empty if the lesson has no body data. */
export interface FindPlate {
  readonly svg?: string;
  readonly alt?: string;
  /** Per structure the points to tap, in the SVG's units. */
  readonly places?: Readonly<Record<string, readonly (readonly [number, number])[]>>;
}

export interface DrawnPlate {
  readonly element: HTMLElement;
  /** Marks the dots of what is chosen now. */
  mark(structure: string | null): void;
}

const DOT = 5;
/** How far beside a dot a finger may be, in CSS pixels. */
const REACH_PX = 26;

/** The plate with these structures; null if it cannot show all of them. */
export function findPlate(
  plate: FindPlate,
  structures: readonly string[],
  tapped: (structure: string) => void,
): DrawnPlate | null {
  const { svg = "", alt = "", places = {} } = plate;
  const drawn = drawing(svg, alt);
  if (!(drawn instanceof SVGSVGElement)) return null;
  if (!structures.every((id) => (places[id] ?? []).length > 0)) return null;
  const dots = structures.flatMap((structure) =>
    (places[structure] ?? []).map(([x, y]) => ({ structure, x, y }))
  );
  const circles = dots.map(({ structure, x, y }) =>
    s("circle", { cx: x, cy: y, r: DOT, class: "bl-find-dot", "data-structure": structure })
  );
  drawn.append(...circles);
  drawn.addEventListener("click", ({ clientX, clientY }) => {
    const matrix = drawn.getScreenCTM();
    if (matrix === null) return;
    const far = dots.map(({ structure, x, y }) => {
      const at = new DOMPoint(x, y).matrixTransform(matrix);
      return { structure, px: Math.hypot(at.x - clientX, at.y - clientY) };
    });
    const [nearest] = [...far].sort((a, b) => a.px - b.px);
    if (nearest && nearest.px <= REACH_PX) tapped(nearest.structure);
  });
  return {
    element: h("div", { class: "bl-find-plate" }, drawn),
    mark(structure) {
      for (const circle of circles) {
        const isChosen = circle.dataset["structure"] === structure;
        if (isChosen) circle.dataset["chosen"] = "true";
        else delete circle.dataset["chosen"];
      }
    },
  };
}
