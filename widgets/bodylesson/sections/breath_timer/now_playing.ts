/** What lock screen and headset show about a session. */

import { positionOf, type Session } from "../../models/session.ts";
import { LockScreen, type MediaActions } from "../../sound/media_session.ts";
import type { Soundtrack } from "../../sound/soundtrack.ts";
import type { Say } from "../../ui/words.ts";
import type { Known } from "./state.ts";

export class NowPlaying {
  readonly #lock: LockScreen;

  constructor(
    private readonly known: Known,
    private readonly track: Soundtrack,
    private readonly say: Say,
    actions: MediaActions,
  ) {
    this.#lock = new LockScreen(actions);
  }

  /** Whether the browser has such buttons. */
  get exists(): boolean {
    return this.#lock.exists;
  }

  show(session: Session, now: number): void {
    const { title, variants, sound } = this.known.traits;
    if (!sound || session.status === "ready") return this.#lock.end();
    const { side, variant } = positionOf(session, now).step;
    const name = variants.find(({ id }) => id === variant)?.name ?? "";
    this.#lock.begin({ title: `${name}, ${this.say(`${side}_side`)}`, artist: title });
    this.progress(session);
  }

  /** How far the session has come. */
  progress(session: Session): void {
    const { schedule, elapsed } = this.track;
    const state = session.status === "going" ? "playing" : "paused";
    if (session.status !== "ready") this.#lock.state(state, elapsed, schedule?.lasts ?? 0);
  }

  end(): void {
    this.#lock.end();
  }
}
