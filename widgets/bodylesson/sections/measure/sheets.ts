/** A sheet for each check: how to do it, and a place for each reading. */

import type { AnyModel } from "@anywidget/types";
import { h } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import type { Phase, Round } from "../../records/records.ts";
import {
  activityField,
  activityNamed,
  type Change,
  thighFields,
  unitField,
} from "./body_fields.ts";
import { createEntry, type EntryActions } from "./entry.ts";
import { sidesOf } from "./rounds.ts";
import { teach } from "./teach.ts";
import type { Instrument, MeasureTraits } from "./traits.ts";

interface Drawn {
  readonly element: HTMLElement;
  draw(round: Round): void;
  /** Drops what is typed and not yet kept. */
  forget?(): void;
}

export interface Sheets {
  readonly elements: readonly HTMLElement[];
  draw(round: Round): void;
  forget(): void;
}

export function createSheets(
  model: AnyModel<MeasureTraits>,
  phase: Phase,
  current: () => Round,
  actions: EntryActions & { readonly change: Change },
  say: Say,
  signal: AbortSignal,
): Sheets {
  const instruments = model.get("measures").instruments;
  const plates = model.get("plates");
  const unit = unitField(actions.change, say);
  const parts: Drawn[] = [unit];
  const sheets = model.get("checks").map((check, index) => {
    const own = instruments.filter((instrument) => instrument.check === check.id);
    const inner = own.flatMap((instrument) => partsOf(instrument));
    parts.push(...inner);
    return h(
      "div",
      { class: "bl-sheet", role: "group", "aria-label": check.title },
      h("h3", {}, check.title),
      phase === "before" ? h("p", {}, check.intro) : null,
      teach(check, plates[check.id], phase === "before" && index === 0, say),
      ...inner.map((part) => part.element),
    );
  });

  function partsOf(instrument: Instrument): Drawn[] {
    const entries = sidesOf(instrument).map((side) =>
      createEntry({ instrument, side }, phase, current, actions, say)
    );
    const fields: Drawn[] = [];
    if (instrument.thigh !== null && phase === "before") {
      fields.push(thighFields(instrument.thigh, current, actions.change, actions.announce, say));
    }
    if (instrument.own_activity) {
      fields.push(
        phase === "before" ? activityField(actions.change, say, signal) : activityNamed(say),
      );
    }
    return [...fields, ...entries];
  }

  return {
    elements: [unit.element, ...sheets],
    draw: (round) => parts.forEach((part) => part.draw(round)),
    forget: () => parts.forEach((part) => part.forget?.()),
  };
}
