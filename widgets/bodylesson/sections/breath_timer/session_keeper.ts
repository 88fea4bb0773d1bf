/** Keeps where a session stands, so that it can go on after a reload or a crash. */

import { breathsAt, checkpointOf, type Session } from "../../models/session.ts";
import type { Store } from "../../ui/store.ts";
import type { Choice } from "./choice.ts";
import { keptFrom, type KeptSession } from "./kept_session.ts";
import type { Traits } from "./traits.ts";

export class SessionKeeper {
  /** The earlier session that can be resumed; while it is offered, nothing else is kept. */
  offer: KeptSession | null;
  #breath = -1;
  /** Everything was erased while a session was under way: nothing of it is kept any more. */
  #erased = false;

  constructor(private readonly store: Store, private readonly key: string, traits: Traits) {
    this.offer = keptFrom(store.read(key), traits, Date.now());
  }

  /** Takes the offer, which is then no longer open. */
  take(): KeptSession | null {
    const { offer } = this;
    this.offer = null;
    return offer;
  }

  forget(): void {
    this.offer = null;
    this.store.erase(this.key);
  }

  /** The learner erased everything; a session that is under way goes on but is no longer kept. */
  erased(goesOn: boolean): void {
    this.forget();
    this.#erased = goesOn;
  }

  save(session: Session, now: number, choice: Choice): void {
    if (this.offer) return;
    const place = checkpointOf(session, now);
    if (!place) {
      this.#erased = false;
      return this.store.erase(this.key);
    }
    if (this.#erased) return;
    const kept: KeptSession = { place, choice, saved: Date.now() };
    this.store.write(this.key, kept);
  }

  /** Saves once per breath; true if it did. */
  saveAtBreath(session: Session, now: number, choice: Choice): boolean {
    const breath = Math.floor(breathsAt(session, now));
    if (breath === this.#breath) return false;
    this.#breath = breath;
    this.save(session, now, choice);
    return true;
  }
}
