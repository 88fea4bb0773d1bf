/**
 * The way to a class's server: one WebSocket, or plain requests where a network blocks those. It
 * comes back by itself, keeps the class's clock, and says when there is no contact.
 */

import {
  aheadBy,
  AT_JOINING,
  EVERY_MS,
  type Exchange,
  exchangeOf,
  GOOD_MS,
  MOST_SOON,
  SOON_MS,
  withExchange,
  within,
} from "../../models/class_clock.ts";
import { isRecord } from "../../ui/store.ts";
import { isNewer, type Snapshot, snapshotFrom } from "./snapshot.ts";

export type Role = "student" | "observer" | "board" | "desk";

export interface Secret {
  readonly code?: string;
  readonly token?: string;
}

export interface Listener {
  state(snapshot: Snapshot): void;
  /** There is no way in: `code`, `full`, `role`; or `over`. It is not tried again. */
  no(why: string): void;
  /** In contact or not. */
  contact(isOn: boolean): void;
  /** Anything else that the server says. */
  said?(message: Record<string, unknown>): void;
}

/** A connection that is asked and does not answer for so long is none, in ms. */
const ANSWER_MS = 4_000;
const LEAST_WAIT_MS = 500;
const MOST_WAIT_MS = 4_000;
/** After so many sockets that never opened, plain requests are tried. */
const TRIES = 2;
/** So long a server keeps a request that waits for something new, in ms. */
const KEPT_MS = 20_000;

/** The device's clock in ms. */
export function deviceNow(): number {
  return performance.timeOrigin + performance.now();
}

/** When somebody did what an event tells of, by the same clock: a busy page hears of it later. */
export function doneAt({ timeStamp }: Event): number {
  return performance.timeOrigin + timeStamp;
}

export class Connection {
  /** How contact is kept; null before there was any. */
  way: "socket" | "requests" | null = null;
  #socket: WebSocket | null = null;
  #newest: Snapshot | null = null;
  #exchanges: readonly Exchange[] = [];
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #asking: ReturnType<typeof setTimeout> | undefined;
  #unanswered: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #unopened = 0;
  /** Contact is kept by requests, or tried by them. */
  #requesting = false;
  /** The request that waits for something new. */
  #waits: AbortController | null = null;
  #woken = false;
  #ready = false;
  #over = false;

  constructor(
    private readonly role: Role,
    private readonly secret: Secret,
    private readonly listener: Listener,
    private readonly signal: AbortSignal,
  ) {
    signal.addEventListener("abort", () => this.#end());
    // A phone that slept may hold a socket that is open and dead.
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.#wake();
    }, { signal });
    addEventListener("online", () => this.#wake(), { signal });
    addEventListener("offline", () => this.#drop(), { signal });
    this.#connect();
  }

  get newest(): Snapshot | null {
    return this.#newest;
  }

  /** How far the server's clock is ahead of `deviceNow`, in ms; null where it is not known yet. */
  get ahead(): number | null {
    return aheadBy(this.#exchanges);
  }

  setReady(ready: boolean): void {
    this.#ready = ready;
    this.say({ t: "ready", ready });
  }

  /** A command of a desk, at the version that it saw. */
  command(name: string, more: Record<string, unknown> = {}): void {
    this.say({ t: "cmd", v: this.#newest?.v ?? 0, do: { name, ...more } });
  }

  say(message: Record<string, unknown>): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
    // What is lost so is lost; whether there is contact is told by the requests that follow.
    else if (this.way === "requests") this.#post(message).catch(() => {});
  }

  #connect(): void {
    if (this.#over || this.signal.aborted) return;
    const address = new URL("class/socket", document.baseURI);
    address.protocol = address.protocol.replace("http", "ws");
    address.hash = "";
    const socket = this.#socket = new WebSocket(address);
    let opened = false;
    const patience = setTimeout(() => socket.close(), ANSWER_MS);
    socket.onopen = () => {
      opened = true;
      this.#unopened = 0;
      clearTimeout(patience);
      const { role, secret } = this;
      socket.send(JSON.stringify({ t: "hello", role, ready: this.#ready, ...secret }));
      // Earlier measurements are kept: a busy page's first new ones are worse. If the device has
      // slept, the first answer contradicts the old ones, and `withExchange` drops them.
      this.#burst(AT_JOINING);
    };
    socket.onmessage = ({ data }) => {
      if (socket === this.#socket) this.#hear(data);
    };
    socket.onclose = () => {
      clearTimeout(patience);
      if (socket !== this.#socket) return;
      this.#socket = null;
      if (!opened) this.#unopened++;
      this.#lost();
    };
  }

  #hear(data: unknown): void {
    let message: unknown;
    try {
      message = JSON.parse(String(data));
    } catch {
      return;
    }
    if (isRecord(message)) this.#take(message);
  }

  #take(message: Record<string, unknown>): void {
    switch (message["t"]) {
      case "state": {
        const snapshot = snapshotFrom(message);
        if (snapshot === null) return;
        this.#failures = 0;
        if (this.#socket) this.way = "socket";
        this.listener.contact(true);
        if (!isNewer(this.#newest, snapshot)) return;
        this.#newest = snapshot;
        return this.listener.state(snapshot);
      }
      case "sync":
        clearTimeout(this.#unanswered);
        return this.#exchange(message);
      case "closed":
        return this.#stop("over");
      case "no":
        return message["why"] === "busy" ? undefined : this.#stop(String(message["why"]));
      default:
        return this.listener.said?.(message);
    }
  }

  #exchange({ c0, s1, s2 }: Record<string, unknown>): void {
    const one = exchangeOf(Number(c0), Number(s1), Number(s2), deviceNow());
    if (one === null) return;
    this.#exchanges = withExchange(this.#exchanges, one);
    // By how much its clock may be wrong, for measurements.
    const { dataset } = document.documentElement;
    dataset["clockWithin"] = String(Math.ceil(within(this.#exchanges)));
  }

  /** So many questions about the clock, then one now and then. */
  #burst(left: number): void {
    clearTimeout(this.#asking);
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#socket.send(JSON.stringify({ t: "sync", c0: deviceNow() }));
    clearTimeout(this.#unanswered);
    this.#unanswered = setTimeout(() => this.#drop(), ANSWER_MS);
    const isPoor = within(this.#exchanges) > GOOD_MS && left > 1 - MOST_SOON;
    const wait = left > 1 ? 100 : isPoor ? SOON_MS : EVERY_MS;
    // Below 0 it counts how often it went on asking.
    this.#asking = setTimeout(() => this.#burst(left - 1), wait);
  }

  #wake(): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#burst(AT_JOINING);
    else if (this.#requesting) {
      // The request that waits may be dead as well: what is new is asked for once more.
      this.#woken = true;
      this.#waits?.abort();
    } else if (this.#socket === null) this.#again(0);
  }

  /** Gives up a connection that does not answer. */
  #drop(): void {
    const socket = this.#socket;
    this.#waits?.abort();
    if (socket === null) return;
    this.#socket = null;
    socket.close();
    this.#lost();
  }

  #lost(): void {
    clearTimeout(this.#unanswered);
    clearTimeout(this.#asking);
    if (this.#over || this.signal.aborted) return;
    this.listener.contact(false);
    if (this.#unopened >= TRIES) return void this.#requests();
    const most = Math.min(LEAST_WAIT_MS * 2 ** this.#failures++, MOST_WAIT_MS);
    this.#again(most * (0.5 + Math.random() / 2));
  }

  #again(wait: number): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#connect(), wait);
  }

  /** Follows by requests; as soon as one fails the socket has its turn again. */
  async #requests(): Promise<void> {
    this.#requesting = true;
    let asks = AT_JOINING;
    // What is known already is asked for as well: the answer comes at once, and with it contact.
    let after = 0;
    try {
      while (!this.#over && !this.signal.aborted) {
        // Clocks drift, so after the first questions about them one goes with each request.
        for (; asks > 0; asks--) await this.#post({ t: "sync", c0: deviceNow() });
        const state = await this.#news(after);
        if (state !== null) {
          this.way = "requests";
          this.#take(state);
        }
        asks = 1;
        after = this.#newest?.v ?? 0;
      }
    } catch {
      this.way = null;
      this.#unopened = 0;
      this.#requesting = false;
      this.#lost();
    }
  }

  /** The state once it is newer; null where the device has woken meanwhile. */
  async #news(after: number): Promise<Record<string, unknown> | null> {
    const waits = this.#waits = new AbortController();
    this.#woken = false;
    try {
      return await this.#fetch(`class/state?after=${after}`, KEPT_MS + ANSWER_MS, {}, waits);
    } catch (error) {
      if (this.#woken) return null;
      throw error;
    } finally {
      this.#waits = null;
    }
  }

  async #post(message: Record<string, unknown>): Promise<void> {
    const body = JSON.stringify(message);
    this.#take(await this.#fetch("class/say", ANSWER_MS, { method: "POST", body }));
  }

  /** What the server answers; fails where nothing comes within a patience in ms. */
  async #fetch(
    path: string,
    patience: number,
    more: RequestInit,
    asked = new AbortController(),
  ): Promise<Record<string, unknown>> {
    const end = () => asked.abort();
    const late = setTimeout(end, patience);
    this.signal.addEventListener("abort", end);
    try {
      const address = new URL(path, document.baseURI);
      const answer = await fetch(address, {
        ...more,
        headers: this.#headers(),
        signal: asked.signal,
      });
      if (answer.status >= 500) throw new Error(`${path}: ${answer.status}`);
      const message: unknown = await answer.json();
      if (!isRecord(message)) throw new Error(`${path}: expected a message`);
      return message;
    } finally {
      clearTimeout(late);
      this.signal.removeEventListener("abort", end);
    }
  }

  #headers(): Record<string, string> {
    const { code, token } = this.secret;
    return {
      "Class-Role": this.role,
      ...code !== undefined && { "Class-Code": code },
      ...token !== undefined && { "Class-Token": token },
    };
  }

  #stop(why: string): void {
    this.#over = true;
    this.#end();
    this.listener.no(why);
  }

  #end(): void {
    for (const timer of [this.#waiting, this.#asking, this.#unanswered]) clearTimeout(timer);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }
}
