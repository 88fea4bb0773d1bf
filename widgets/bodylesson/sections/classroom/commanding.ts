/**
 * A desk's commands, said one at a time: each names the newest state that the desk knows, and a
 * server refuses one that names an older state. What may be lost while a server is away is said again,
 * ten times at most.
 */

const AGAIN_MS = 1_000;
const MOST_AGAIN = 10;

export interface Command {
  readonly name: string;
  readonly more?: Record<string, unknown>;
  /**
   * For what makes it easier for the room: whether it is so by now. It is right whatever else was
   * done meanwhile, so it is said until then. Without this a command is over once the version moves,
   * whoever moved it.
   */
  readonly isDone?: () => boolean;
  /** It sends the room on, so it must mean the very state that the teacher saw. */
  readonly leadsOn?: boolean;
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
   * Says a command. While another is said it waits, and a newer one of its kind takes its place; what
   * leads on is left out then. What makes it easier waits for nothing but its like.
   */
  do(command: Command): void {
    if (this.version() === null) return;
    const others = this.#waiting.filter(({ name }) => name !== command.name);
    if (this.#now === null) this.#begin(command);
    else if (isSame(this.#now, command)) {
      this.#waiting = others;
      this.#left = MOST_AGAIN;
    } else if (command.isDone) {
      if (this.#now.isDone) this.#waiting = [command, ...others];
      else {
        this.#waiting = [];
        this.#begin(command);
      }
    } else if (!command.leadsOn) this.#waiting = [...others, command];
  }

  /** A new state has come. */
  heard(): void {
    if (this.#now === null) return;
    const hasMoved = this.version() !== this.#seen;
    if (this.#now.isDone?.() ?? hasMoved) this.#next();
    else if (hasMoved) this.#say(this.#now);
  }

  /** What is said makes no sense to the server, or is not heard: what was meant to follow it is not. */
  giveUp(): void {
    this.#waiting = this.#waiting.filter(({ isDone }) => isDone);
    this.#next();
  }

  /** Says nothing more. */
  drop(): void {
    this.#waiting = [];
    this.#next();
  }

  #next(): void {
    clearTimeout(this.#again);
    this.#now = null;
    const [next, ...others] = this.#waiting;
    this.#waiting = others;
    if (next) this.#begin(next);
  }

  #begin(command: Command): void {
    this.#now = command;
    this.#left = MOST_AGAIN;
    this.#say(command);
  }

  #say(command: Command): void {
    clearTimeout(this.#again);
    if (this.#left-- <= 0) return this.giveUp();
    this.#seen = this.version();
    this.say(command.name, command.more ?? {});
    this.#again = setTimeout(() => this.#say(command), AGAIN_MS);
  }
}

function isSame(a: Command, b: Command): boolean {
  return a.name === b.name && JSON.stringify(a.more) === JSON.stringify(b.more);
}
