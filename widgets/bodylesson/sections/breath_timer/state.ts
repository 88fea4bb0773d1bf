/** What the timer knows besides the session itself. Only the conductor changes it; all may read. */

import { mayGoDeeper, sessionsOf } from "../../records/sessions.ts";
import { keyOf, type Store, today } from "../../ui/store.ts";
import { type Choice, choiceOf } from "./choice.ts";
import { Day } from "../../records/day.ts";
import { type Settings, settingsFrom } from "./settings.ts";
import type { Traits } from "./traits.ts";

export interface Known {
  readonly traits: Traits;
  /** What is being worked; the controls may have moved on. */
  readonly choice: Choice;
  readonly settings: Settings;
  readonly day: Day;
  /** Where the phone lies is asked, until the first session has begun. */
  readonly asksPhone: boolean;
  /** Enough sessions ended well here for deeper ways to be offered. */
  readonly deeperIsOpen: boolean;
  /** Enough sessions ended well here for fewer words to be offered. */
  readonly fewWordsOpen: boolean;
}

export class State implements Known {
  choice: Choice;
  /** Highest pressure given in this session, 0 to 10; null where none was. */
  highestPressure: number | null = null;
  #settings: Settings;
  readonly day: Day;
  deeperIsOpen = false;
  fewWordsOpen = false;
  asksPhone: boolean;
  readonly #soundKey: string;

  constructor(public traits: Traits, private readonly store: Store) {
    this.choice = choiceOf(traits);
    this.day = new Day(store, keyOf(traits.lesson_id, "day"));
    this.#soundKey = keyOf(traits.lesson_id, "sound");
    this.#settings = settingsFrom(store.read(this.#soundKey));
    this.asksPhone = this.#settings.floor === null;
    this.readSessions();
  }

  /** Reads again what is kept about earlier sessions. */
  readSessions(): void {
    const { lesson_id, deeper_after, few_words_after } = this.traits;
    const sessions = sessionsOf(lesson_id, this.store);
    this.deeperIsOpen = mayGoDeeper(sessions, deeper_after, today());
    this.fewWordsOpen = sessions.filter(({ felt }) => felt === "fine").length >= few_words_after;
  }

  /** The learner erased everything; a session under way goes on as it was set. */
  erased(goesOn: boolean): void {
    this.highestPressure = null;
    this.readSessions();
    if (goesOn) return;
    this.#settings = settingsFrom(null);
    this.asksPhone = true;
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
