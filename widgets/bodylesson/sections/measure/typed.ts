/** What stands in a field for a length, and what was understood of it. */

import type { LengthUnit } from "../../models/measures.ts";
import { typedLength, type TypedUnit, type UnitNames } from "../../models/typed_length.ts";
import { h, setText } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import { shown } from "./amount.ts";

const UNITS: readonly TypedUnit[] = ["mm", "cm", "m", "in", "ft"];

export interface Typed {
  /** Shows how a text with a unit of its own was understood; empty if there is nothing to say. */
  readonly element: HTMLElement;
  /** In millimeters; NaN if it is not a length. */
  read(unit: LengthUnit): number;
  /** The reading was noted. */
  noted(unit: LengthUnit): void;
  /** What was said of the last one holds no more. */
  forget(): void;
}

export function typedIn(input: HTMLInputElement, say: Say): Typed {
  const names = namesOf(say);
  const element = h("p", { class: "bl-hint bl-understood", role: "status" });
  const forget = () => setText(element, "");
  input.addEventListener("input", forget);
  return {
    element,
    forget,
    read: (unit) => typedLength(input.value, unit, names)?.mm ?? NaN,
    noted(unit) {
      const typed = typedLength(input.value, unit, names);
      if (!typed?.converted) return forget();
      const amount = shown(typed.mm, "length", unit);
      setText(element, say("understood", { typed: input.value.trim(), amount }));
    },
  };
}

function namesOf(say: Say): UnitNames {
  return Object.fromEntries(
    UNITS.flatMap((unit) => say(`names_${unit}`).split(", ").map((name) => [name, unit])),
  );
}
