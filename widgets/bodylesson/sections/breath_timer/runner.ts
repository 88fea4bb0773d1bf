/**
 * Runs a session in the browser. Everything that happens at a moment starts here, from one clock:
 * first the session is brought up to date, then its followers do what is due, then it is shown.
 */

import type { Clock } from "../../ui/clock.ts";
import { endOf, lain, reduce, type Session, type SessionEvent } from "../../models/session.ts";
import { RealTime } from "./real_time.ts";

export interface Follower {
  /** The session has changed: its state, plan or tempo. */
  changed(before: Session, after: Session, event: SessionEvent): void;
  /** Does what is due at this moment. */
  pulse(session: Session, now: number): Pulse;
  /** Shows the moment, and does nothing else. */
  show(session: Session, now: number): void;
}

/** What happened at a moment. */
export interface Pulse {
  /** Something that the session has to know. */
  readonly event: SessionEvent | null;
  /** More will be due, even while the session is not running. */
  readonly more: boolean;
}

/** A hidden tab has no frames: what is due is looked for this often, in milliseconds. */
const PULSE_MS = 250;

export class Runner {
  #session: Session;
  #frame = 0;
  #end: ReturnType<typeof setTimeout> | undefined;
  #pulsing: ReturnType<typeof setInterval> | undefined;
  readonly #realTime: RealTime;

  constructor(
    session: Session,
    private readonly clock: Clock,
    /** A clock that never stands, also in a pause. */
    steady: Clock,
    private readonly follower: Follower,
    signal: AbortSignal,
  ) {
    this.#session = session;
    this.#realTime = new RealTime(steady, clock);
    document.addEventListener("visibilitychange", () => this.#look(), { signal });
    signal.addEventListener("abort", () => {
      this.#rest();
      clearInterval(this.#pulsing);
    });
  }

  get session(): Session {
    return this.#session;
  }

  get now(): number {
    return this.clock.now();
  }

  /** While nothing is under way, the session to start may be replaced. */
  prepare(session: Session): void {
    this.#session = session;
    this.show();
  }

  send(event: SessionEvent): void {
    this.#count();
    const before = this.#session;
    this.#session = reduce(before, event);
    if (this.#session === before) return;
    this.#rest();
    if (this.#session.status === "going") this.#go();
    this.follower.changed(before, this.#session, event);
    this.keepPulsing();
    this.show();
  }

  show(): void {
    this.follower.show(this.#session, this.now);
  }

  /** Does what is due now, without waiting for the next frame. */
  pulse(): boolean {
    this.#count();
    const { event, more } = this.follower.pulse(this.#session, this.now);
    if (event) this.send(event);
    return more;
  }

  /** Keeps pulsing without a running session, while something is being said. */
  keepPulsing(): void {
    clearInterval(this.#pulsing);
    this.#pulsing = setInterval(() => {
      const more = this.pulse();
      if (this.#session.status === "going") return;
      this.show();
      if (!more) clearInterval(this.#pulsing);
    }, PULSE_MS);
  }

  /** On the ball real time counts, also while the session's clock stands. */
  #count(): void {
    const seconds = this.#realTime.look(this.#session.status);
    if (seconds > 0) this.#session = lain(this.#session, this.now, seconds);
  }

  #go(): void {
    const draw = () => {
      this.#frame = requestAnimationFrame(draw);
      this.#look();
    };
    this.#frame = requestAnimationFrame(draw);
    this.#awaitEnd();
  }

  /** Frames are too coarse for the end, and a hidden tab has none: a timer waits for it. */
  #awaitEnd(): void {
    const ms = (endOf(this.#session) - this.now) * 1000;
    this.#end = setTimeout(() => {
      this.send({ type: "tick", at: this.now });
      if (this.#session.status === "going") this.#awaitEnd();
    }, Math.max(ms, 1));
  }

  #look(): void {
    const { status } = this.#session;
    if (status === "going") this.send({ type: "tick", at: this.now });
    // If that was the end, it has been shown already.
    if (this.#session.status !== status) return;
    this.pulse();
    this.show();
  }

  #rest(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#end);
  }
}
