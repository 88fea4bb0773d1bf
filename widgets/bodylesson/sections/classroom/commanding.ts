/**
 * A desk's commands, one at a time and in the order in which they were given: each names the newest
 * state that the desk knows, and a server does nothing for one that names an older state. What may be
 * lost while a server is away is said again until it is heard.
 */

const AGAIN_MS = 1_000;
const MOST_AGAIN = 10;

interface Command {
  readonly name: string;
  readonly more: Record<string, unknown>;
  /** Whether nothing is left to do; null: as soon as the version moves. */
  readonly isDone: (() => boolean) | null;
}

export class Commanding {
  #again: ReturnType<typeof setTimeout> | undefined;
  #now: Command | null = null;
  #seen: number | null = null;
  #left = MOST_AGAIN;
  #waiting: readonly Command[] = [];

  /**
   * @param version of the newest state that is known; null before there is one
   * @param say sends a command, or does nothing without contact
   */
  constructor(
    private readonly version: () => number | null,
    private readonly say: (name: string, more: Record<string, unknown>) => void,
  ) {}

  /**
   * Says a command until it is done, once those before it are over.
   *
   * @param isDone by the newest state; without it a command is done once the version moves, whoever
   *   moved it. What makes it easier for the room has to be done whatever else was done meanwhile.
   */
  do(
    name: string,
    more: Record<string, unknown> = {},
    isDone: (() => boolean) | null = null,
  ): void {
    if (this.version() === null) return;
    const command = { name, more, isDone };
    if (this.#now === null) return this.#begin(command);
    if (isSame(this.#now, command)) return;
    // A newer one takes the place of one of its kind that waits.
    this.#waiting = [...this.#waiting.filter((one) => one.name !== name), command];
  }

  /** A new state has come. */
  heard(): void {
    if (this.#now === null) return;
    const { isDone } = this.#now;
    if (isDone === null ? this.version() !== this.#seen : isDone()) this.over();
    else if (this.version() !== this.#seen) this.#say(this.#now);
  }

  /** What is said just now makes no sense to the server. */
  over(): void {
    clearTimeout(this.#again);
    this.#now = null;
    const [next, ...others] = this.#waiting;
    this.#waiting = others;
    if (next) this.#begin(next);
  }

  /** Says nothing more. */
  drop(): void {
    this.#waiting = [];
    this.over();
  }

  #begin(command: Command): void {
    this.#now = command;
    this.#left = MOST_AGAIN;
    this.#say(command);
  }

  #say(command: Command): void {
    clearTimeout(this.#again);
    if (this.#left-- <= 0) return this.over();
    this.#seen = this.version();
    this.say(command.name, command.more);
    this.#again = setTimeout(() => this.#say(command), AGAIN_MS);
  }
}

function isSame(a: Command, b: Command): boolean {
  return a.name === b.name && JSON.stringify(a.more) === JSON.stringify(b.more);
}
