/** When to save what is being typed: once the hands rest, and every so often while they do not. */

/** How long the hands may rest, in milliseconds. */
const REST_MS = 400;
/** The longest that continued typing can put it off, in milliseconds. */
const LONGEST_MS = 2000;

export class Pace {
  #resting: ReturnType<typeof setTimeout> | undefined;
  #longest: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly keep: () => void) {}

  /** Whether something was typed that has not been kept yet. */
  get isOpen(): boolean {
    return this.#longest !== undefined;
  }

  typed(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.now(), REST_MS);
    this.#longest ??= setTimeout(() => this.now(), LONGEST_MS);
  }

  /** Keeps it at once, if there is anything to be kept. */
  now(): void {
    if (!this.isOpen) return;
    this.over();
    this.keep();
  }

  /** Drops the pending save: what was typed is kept some other way, or need not be. */
  over(): void {
    clearTimeout(this.#resting);
    clearTimeout(this.#longest);
    this.#resting = this.#longest = undefined;
  }
}
