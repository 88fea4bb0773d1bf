/** What the timer knows beside the session itself. Only the conductor changes it; all may read. */

import type { Store } from "../../ui/store.ts";
import { keyOf } from "../../ui/store.ts";
import { type Choice, choiceOf } from "./choice.ts";
import { Day } from "./day.ts";
import { type Settings, settingsFrom } from "./settings.ts";
import type { Traits } from "./traits.ts";

export interface Known {
  readonly traits: Traits;
  /** What is being worked; the controls may have moved on. */
  readonly choice: Choice;
  readonly settings: Settings;
  readonly day: Day;
}

export class State implements Known {
  choice: Choice;
  /** Highest pressure given in this session, 0 to 10; null where none was. */
  highestPressure: number | null = null;
  #settings: Settings;
  readonly day: Day;
  readonly #soundKey: string;

  constructor(public traits: Traits, private readonly store: Store) {
    this.choice = choiceOf(traits);
    this.day = new Day(store, keyOf(traits.lesson_id, "day"));
    this.#soundKey = keyOf(traits.lesson_id, "sound");
    this.#settings = settingsFrom(store.read(this.#soundKey));
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** Other settings, which this browser keeps. */
  set settings(settings: Settings) {
    this.#settings = settings;
    this.store.write(this.#soundKey, settings);
  }
}
