/** The session's one clock. Picture, words and sound all read it; nothing keeps its own time. */

export interface Clock {
  /** Seconds since some fixed moment; never goes back. */
  now(): number;
}

/** The browser's steady clock. */
export const performanceClock: Clock = { now: () => performance.now() / 1000 };
