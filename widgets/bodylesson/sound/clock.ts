/** The session's one clock: the audio element's own time while it plays, a silent one otherwise. */

import type { Clock } from "../ui/clock.ts";

type Source = "silent" | "held" | "track";

export class SessionClock implements Clock {
  #source: Source = "silent";
  /** What is added to the source's own time, so that the clock goes on without a step. */
  #offset = 0;
  #last = -Infinity;
  #read: () => number;

  constructor(private readonly silent: Clock) {
    this.#read = () => silent.now();
  }

  get source(): Source {
    return this.#source;
  }

  now(): number {
    // A player may report a time again or a hair back; the session's clock never goes back.
    this.#last = Math.max(this.#last, this.#read() + this.#offset);
    return this.#last;
  }

  /** Stands still, while sound is made ready or the session pauses. */
  hold(): void {
    const at = this.now();
    this.#take("held", () => at);
  }

  /** Follows `seconds`, the time of what is heard. */
  follow(seconds: () => number): void {
    this.#take("track", seconds);
  }

  goSilently(): void {
    if (this.#source !== "silent") this.#take("silent", () => this.silent.now());
  }

  #take(source: Source, read: () => number): void {
    const now = this.now();
    this.#source = source;
    this.#read = read;
    this.#offset = now - read();
  }
}
