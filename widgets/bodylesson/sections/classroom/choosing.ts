/** What a class is to practice: way, side, breaths, tempo. */

import type { Announced } from "../../models/class_session.ts";
import { CODED_TEMPOS } from "../../models/start_code.ts";
import { labelled, select } from "./fields.ts";
import { announce, type ClassLesson } from "./lesson.ts";

export interface Chosen {
  /** Places in the lesson's lists, from 0. */
  readonly variant: number;
  readonly side: number;
  readonly breaths: number;
  readonly tempo: number;
}

export class Choosing {
  readonly fields: readonly HTMLElement[];
  readonly #variant: HTMLSelectElement;
  readonly #side: HTMLSelectElement;
  readonly #breaths: HTMLSelectElement;
  readonly #tempo: HTMLSelectElement;

  constructor(private readonly lesson: ClassLesson) {
    const { say, timerSay, traits } = lesson;
    const sides = ["left", "right", "both"] as const;
    const breaths = Array.from({ length: traits.most_breaths }, (_, n) => String(n + 1));
    this.#variant = select(say("variant"), traits.variants.map(({ id, name }) => [id, name]));
    this.#side = select(say("side"), sides.map((side) => [side, timerSay(`${side}_side`)]));
    this.#breaths = select(say("breaths"), breaths.map((n) => [n, n]));
    this.#breaths.value = String(traits.variants[0]?.breaths ?? 3);
    this.#tempo = select(say("tempo"), CODED_TEMPOS.map((n) => [String(n), String(n)]));
    this.#tempo.value = String(traits.breaths_per_minute);
    this.#variant.addEventListener("change", () => {
      const own = traits.variants[this.#variant.selectedIndex]?.breaths;
      if (own !== undefined) this.#breaths.value = String(own);
    });
    this.fields = [
      labelled(say("variant"), this.#variant),
      labelled(say("side"), this.#side),
      labelled(say("breaths"), this.#breaths),
      labelled(say("tempo"), this.#tempo),
    ];
  }

  get chosen(): Chosen {
    return {
      variant: this.#variant.selectedIndex,
      side: this.#side.selectedIndex,
      breaths: Number(this.#breaths.value),
      tempo: Number(this.#tempo.value),
    };
  }

  set chosen({ variant, side, breaths, tempo }: Chosen) {
    this.#variant.selectedIndex = variant;
    this.#side.selectedIndex = side;
    this.#breaths.value = String(breaths);
    this.#tempo.value = String(tempo);
  }

  get announced(): Announced {
    const { variant, side, breaths, tempo } = this.chosen;
    return announce(this.lesson, variant, side, breaths, tempo);
  }
}
