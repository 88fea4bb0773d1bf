/** A desk's commands: what may be lost while a server is away is said again until it is heard. */

const AGAIN_MS = 1_000;
const MOST_AGAIN = 10;

export class Commanding {
  #again: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param version of the newest state that is known; null before there is one
   * @param say sends a command, or does nothing without contact
   */
  constructor(
    private readonly version: () => number | null,
    private readonly say: (name: string, more: Record<string, unknown>) => void,
  ) {}

  /** Says a command until the version moves; a newer command takes the place of an older one. */
  do(name: string, more: Record<string, unknown> = {}): void {
    const seen = this.version();
    if (seen === null) return;
    this.drop();
    let left = MOST_AGAIN;
    const say = () => {
      if (this.version() !== seen || left-- <= 0) return;
      this.say(name, more);
      this.#again = setTimeout(say, AGAIN_MS);
    };
    say();
  }

  /** Says nothing more. */
  drop(): void {
    clearTimeout(this.#again);
  }
}
