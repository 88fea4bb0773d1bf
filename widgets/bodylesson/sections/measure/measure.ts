/** Before and after: the readings, and after the practice what they say. */

import type { InitializeProps, RenderProps } from "@anywidget/types";
import { h, setText, show } from "../../ui/dom.ts";
import { speaker } from "../../ui/words.ts";
import { today } from "../../ui/store.ts";
import { button } from "../../records/fields.ts";
import { Keeper } from "../../records/keeper.ts";
import { placeNote } from "../../records/place_note.ts";
import { newId, type Round } from "../../records/records.ts";
import { saveFile } from "../../records/saving.ts";
import { createSheets } from "./sheets.ts";
import { resultOf } from "./result.ts";
import { emptyRound, firstId, withoutLast, withReading } from "./rounds.ts";
import type { MeasureTraits } from "./traits.ts";

/** What the widget takes from outside; tests put in their own. */
export interface Outside {
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export function measure(outside: Partial<Outside> = {}) {
  const now = outside.now ?? (() => Date.now());

  return {
    initialize(_: InitializeProps<MeasureTraits>): void {},

    render({ model, el, signal }: RenderProps<MeasureTraits>): () => void {
      const say = speaker(model.get("words"));
      const phase = model.get("phase");
      const measures = model.get("measures");
      const fresh = () => emptyRound(firstId(today(new Date(now()))), now());
      let round: Round = fresh();
      let stored = false;

      const keeper = new Keeper(model.get("lesson_id"), {
        changed: () => void refresh(),
        erased: () => forget(),
      });
      const note = placeNote(keeper, saveFile, now, say);
      const live = h("div", { class: "bl-unseen", "aria-live": "polite" });
      const announce = (text: string) => setText(live, text);
      const change = (alter: (round: Round) => Round) => {
        const { id, at, unit } = round;
        const changed = now();
        const next = (kept: Round | null) => ({
          ...alter(kept ?? emptyRound(id, at, unit)),
          changed,
        });
        round = next(round);
        draw();
        // Shown at once; `data-ready` says when it is kept as well.
        root.dataset["ready"] = "false";
        void keeper.update("measures", id, next);
      };
      const sheets = createSheets(
        model,
        phase,
        () => round,
        {
          change,
          announce,
          note: ({ instrument, side }, value) =>
            change((kept) =>
              withReading(kept, { instrument: instrument.id, side, phase, value }, now())
            ),
          takeBack: (quantity) => change((kept) => withoutLast(kept, quantity, phase, now())),
        },
        say,
        signal,
      );
      const day = h("p");
      const again = button(say("fresh"), () => {
        // A round that another clock dated in the future would stay the last forever.
        round = emptyRound(newId(), Math.max(now(), round.at + 1), round.unit);
        stored = false;
        draw();
        change((kept) => kept);
      });
      const older = h("div", { class: "bl-older" }, day, again);
      const result = h("div", {});
      const root = h(
        "div",
        {
          class: `bl-widget bl-records bl-measure bl-measure-${phase}`,
          role: "region",
          "aria-label": say(`${phase}_region`),
          "data-lm-suppress-shortcuts": "true",
        },
        phase === "before" ? h("p", {}, measures.intro) : null,
        older,
        ...sheets.elements,
        result,
        note.element,
        live,
      );
      el.replaceChildren(root);
      draw();
      void refresh();

      /** Everything is erased: the next reading must not bring any of it back. */
      function forget(): void {
        round = fresh();
        stored = false;
        sheets.forget();
        draw();
      }

      async function refresh(): Promise<void> {
        const { records } = await keeper.all("measures");
        if (signal.aborted) return;
        const last = records.at(-1);
        stored = last !== undefined;
        round = last ?? { ...fresh(), unit: round.unit };
        draw();
        root.dataset["ready"] = "true";
      }

      function draw(): void {
        sheets.draw(round);
        note.draw();
        const noted = stored && round.readings.length > 0;
        const begun = new Date(round.at);
        const isOld = today(begun) !== today(new Date(now()));
        const date = begun.toLocaleDateString(undefined, { dateStyle: "long" });
        setText(day, say("from_day", { day: date }));
        show(older, noted && (phase === "before" || isOld));
        show(again, phase === "before");
        if (phase === "after") {
          const begun = round.readings.some((one) => one.phase === "before");
          result.replaceChildren(resultOf(begun ? round : null, measures, say));
        }
      }

      const leave = () => {
        keeper.close();
        root.remove();
      };
      signal.addEventListener("abort", leave, { once: true });
      return leave;
    },
  };
}

export default measure();
