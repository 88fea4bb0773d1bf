/** Real seconds that the session's clock has not counted: it stands in a pause, and for new sound. */

import type { Status } from "../../models/session.ts";
import type { Clock } from "../../ui/clock.ts";

export class RealTime {
  #steadyAt: number;
  #clockAt: number;
  #uncounted = 0;

  constructor(private readonly steady: Clock, private readonly clock: Clock) {
    this.#steadyAt = steady.now();
    this.#clockAt = clock.now();
  }

  /** Seconds since the last look that only the steady clock has counted. */
  look(status: Status): number {
    const [steady, clock] = [this.steady.now(), this.clock.now()];
    const counted = status === "going" ? clock - this.#clockAt : 0;
    // A player's time may run ahead or lag and be right again: that adds up to nothing.
    this.#uncounted += steady - this.#steadyAt - counted;
    this.#steadyAt = steady;
    this.#clockAt = clock;
    const isUnderWay = status === "going" || status === "paused";
    const seconds = isUnderWay ? Math.max(this.#uncounted, 0) : 0;
    this.#uncounted = isUnderWay ? Math.min(this.#uncounted, 0) : 0;
    return seconds;
  }
}
