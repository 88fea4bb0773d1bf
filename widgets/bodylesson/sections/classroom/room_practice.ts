/** The practice as the whole room does it, for whoever only shows it: the board, an observer's card. */

import {
  APART,
  type ClassPractice,
  reduceClass,
  sameAnnounced,
} from "../../models/class_session.ts";
import { breathsOf } from "../../models/plan.ts";
import { type ClassLesson, classTempo, materialOf } from "./lesson.ts";
import { type ClassMoment, momentOf } from "./moment.ts";
import { ShownClock } from "./stage.ts";

export class RoomPractice {
  readonly #clock = new ShownClock();
  #session = APART;
  /** What was heard before the class's clock was known; undefined for nothing. */
  #unfollowed: ClassPractice | null | undefined;

  /**
   * @param ahead how far the class's clock is ahead of this device's, in ms; null while not known
   * @param begun a practice that was not there before is followed from now on
   */
  constructor(
    private readonly lesson: ClassLesson,
    private readonly ahead: () => number | null,
    private readonly begun: () => void = () => {},
  ) {}

  /** Takes what the server says. */
  hear(practice: ClassPractice | null): void {
    // Where the breath stands can be told once the class's clock is known.
    if (this.ahead() === null) this.#unfollowed = practice;
    else this.#follow(practice);
  }

  /** This moment; null where nothing has been started. */
  look(): ClassMoment | null {
    if (this.#unfollowed !== undefined && this.ahead() !== null) this.#follow(this.#unfollowed);
    const now = this.#now();
    const { agreed, since } = this.#session;
    const material = agreed && materialOf(this.lesson, agreed);
    if (agreed === null || since === null || now === null || material === null) return null;
    return momentOf(this.lesson, this.#session, material, classTempo(this.lesson, agreed), now);
  }

  /** When the breath turned last by the device's clock, in ms; for measurements. */
  turned({ phaseFor }: ClassMoment): number {
    return this.#clock.looked - phaseFor;
  }

  #now(): number | null {
    const { agreed, beat } = this.#session;
    return this.#clock.now(this.ahead(), beat, agreed?.tempo ?? 6);
  }

  /** Nothing is remembered: whatever was missed, the newest word says all. */
  #follow(practice: ClassPractice | null): void {
    this.#unfollowed = undefined;
    const material = practice && materialOf(this.lesson, practice);
    const before = this.#session.agreed;
    this.#session = APART;
    if (practice === null || material === null) return;
    const [total, now] = [breathsOf(material.shared), this.#now() ?? Date.now()];
    const session = reduceClass(APART, { type: "ready", way: "ball", practice, total, now });
    // What the class does is shown whole, whenever this page was opened.
    this.#session = session.since === null ? session : { ...session, since: 0 };
    if (before === null || !sameAnnounced(before, practice)) this.begun();
  }
}
