/** Runs a session in the browser: one clock, frames for the picture, one timer for the end. */

import type { Clock } from "../../ui/clock.ts";
import { endOf, reduce, type Session, type SessionEvent } from "../../models/session.ts";

export interface Listener {
  /** The session is another one: a state, a plan or a tempo changed. */
  changed(before: Session, after: Session, event: SessionEvent): void;
  /** Time to draw. */
  frame(): void;
  /** Every few seconds, also in a hidden tab, where no frames come. */
  pulse(): void;
}

const PULSE_MS = 4000;

export class Runner {
  #session: Session;
  #frame = 0;
  #end: ReturnType<typeof setTimeout> | undefined;
  #pulse: ReturnType<typeof setInterval> | undefined;

  constructor(
    session: Session,
    private readonly clock: Clock,
    private readonly listener: Listener,
    signal: AbortSignal,
  ) {
    this.#session = session;
    document.addEventListener("visibilitychange", () => this.#look(), { signal });
    signal.addEventListener("abort", () => this.#rest());
  }

  get session(): Session {
    return this.#session;
  }

  get now(): number {
    return this.clock.now();
  }

  /** While nothing is under way, what will start may change. */
  prepare(session: Session): void {
    this.#session = session;
    this.listener.frame();
  }

  send(event: SessionEvent): void {
    const before = this.#session;
    this.#session = reduce(before, event);
    if (this.#session === before) return;
    this.#rest();
    if (this.#session.status === "going") this.#go();
    this.listener.changed(before, this.#session, event);
    this.listener.frame();
  }

  #go(): void {
    const draw = () => {
      this.#frame = requestAnimationFrame(draw);
      this.#look();
    };
    this.#frame = requestAnimationFrame(draw);
    this.#pulse = setInterval(() => this.listener.pulse(), PULSE_MS);
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
    if (this.#session.status === status) this.listener.frame();
  }

  #rest(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#end);
    clearInterval(this.#pulse);
  }
}
