/** What can be set besides side and ball: the learner's own measures, in the unit they chose. */

import type { AnyModel } from "@anywidget/types";
import { whenErased } from "../../records/tabs.ts";
import { h, setText, show, uniqueId } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import { fromMm, toMm } from "../../models/measures.ts";
import { isOther, isOwn } from "./state.ts";
import { length } from "./telling.ts";
import { forgetUnit, keepUnit, keptUnit, UNITS } from "./unit.ts";
import type { SpotFinderTraits } from "./traits.ts";
import type { Traits } from "./state.ts";

type Model = AnyModel<SpotFinderTraits>;

/** A length that is set by a slider: its trait, how many mm one of it is, and its ends in mm. */
interface Length {
  readonly trait: "distance_cm" | "own_cm" | "sink_mm";
  readonly mm: number;
  readonly ends: readonly [number, number];
}

const MOST_SINK_MM = 60;
/** Steps of a slider: half a centimetre or a quarter of an inch; finer where it sinks in. */
const STEPS = { cm: 5, in: 6.35 } as const;

export class Adjust {
  /** Which other ball, and how wide the learner's own is: shown only if one is chosen. */
  readonly other: HTMLElement;
  /** Everything else, behind a fold. */
  readonly fold: HTMLElement;
  readonly #model: Model;
  readonly #say: Say;
  readonly #follow: ((traits: Traits) => void)[] = [];

  constructor(model: Model, say: Say, inside: readonly HTMLElement[], signal: AbortSignal) {
    this.#model = model;
    this.#say = say;
    const limits = model.get("limits");
    const unit = keptUnit(model.get("lesson_id"));
    if (unit !== null && unit !== model.get("unit_index")) this.#write("unit_index", unit);
    whenErased(model.get("lesson_id"), () => {
      this.#write("unit_index", 0);
      forgetUnit(model.get("lesson_id"));
    }, signal);
    const others = [...model.get("others").map(({ name }) => name), say("own_ball")];
    const own = this.#slider("own_wide", { trait: "own_cm", mm: 10, ends: limits.own_ball });
    const tape = this.#slider("distance", {
      trait: "distance_cm",
      mm: 10,
      ends: limits.distance,
    });
    this.other = h(
      "div",
      { class: "bl-spot-other" },
      this.#choice("other_ball", "other_index", others),
      own,
    );
    this.fold = h(
      "details",
      { class: "bl-spot-adjust" },
      h("summary", {}, say("adjust")),
      h(
        "div",
        { class: "bl-spot-fields" },
        this.#choice("unit", "unit_index", UNITS.map((one) => say(one))),
        this.#choice(
          "measure",
          "measure_index",
          ["tape", "hand_2", "hand_3", "hands"].map((one) => say(one)),
        ),
        tape,
        this.#slider("sink", { trait: "sink_mm", mm: 1, ends: [0, MOST_SINK_MM] }),
        ...inside,
      ),
    );
    this.#follow.push((traits) => {
      show(this.other, isOther(traits));
      show(own, isOwn(traits));
      show(tape, traits.measure_index === 0);
    });
    const keep = () => keepUnit(model.get("lesson_id"), model.get("unit_index"));
    model.on("change:unit_index", keep);
    signal.addEventListener("abort", () => model.off("change:unit_index", keep), { once: true });
  }

  /** A choice of the body size, which the cut stands with. */
  body(): HTMLElement {
    const names = this.#model.get("bodies").map(({ id }) => this.#say(id));
    return this.#choice("body", "body_index", names);
  }

  draw(traits: Traits): void {
    for (const follow of this.#follow) follow(traits);
  }

  #write<K extends keyof SpotFinderTraits>(trait: K, value: SpotFinderTraits[K]): void {
    this.#model.set(trait, value);
    this.#model.save_changes();
  }

  #choice(
    key: string,
    trait: "other_index" | "unit_index" | "measure_index" | "body_index",
    names: readonly string[],
  ): HTMLElement {
    const id = uniqueId(key);
    const select = h("select", { id }, ...names.map((name, i) => h("option", { value: i }, name)));
    select.addEventListener("change", () => this.#write(trait, select.selectedIndex));
    this.#follow.push((traits) => {
      if (select.selectedIndex !== traits[trait]) select.selectedIndex = traits[trait];
    });
    return h("div", { class: "bl-spot-field" }, h("label", { for: id }, this.#say(key)), select);
  }

  #slider(key: string, { trait, mm, ends }: Length): HTMLElement {
    const id = uniqueId(key);
    const told = h("output", { for: id });
    const range = h("input", { id, type: "range", step: "any" });
    const unitOf = () => UNITS[this.#model.get("unit_index")] ?? "cm";
    range.addEventListener("input", () => {
      this.#write(trait, Math.round(toMm(Number(range.value), unitOf()) / mm * 100) / 100);
    });
    this.#follow.push((traits) => {
      const unit = UNITS[traits.unit_index] ?? "cm";
      const inUnit = (value: number) => fromMm(value, unit);
      const step = trait === "sink_mm" ? STEPS[unit] : STEPS[unit] / 5;
      range.min = String(Math.ceil(ends[0] / step) * inUnit(step));
      range.max = String(Math.floor(ends[1] / step) * inUnit(step));
      range.step = String(inUnit(step));
      const value = traits[trait] * mm;
      range.value = String(inUnit(value));
      const text = length(value, unit, this.#say);
      setText(told, text);
      range.setAttribute("aria-valuetext", text);
    });
    return h(
      "div",
      { class: "bl-spot-field" },
      h("label", { for: id }, this.#say(key)),
      told,
      range,
    );
  }
}
