/** A phone in a class whose clock, network and window are the test's own. */

import assert from "node:assert/strict";
import { Connection } from "../../widgets/bodylesson/sections/classroom/connection.ts";

const BASE = "http://192.0.2.1/";
/** What a server says of a class in which nothing goes on. */
export const STATE = {
  t: "state",
  stage: "lobby",
  step: "",
  polls: [],
  here: 0,
  practice: null,
  view: { turn: 0, tilt: 4, hip: 0, down: 0 },
};

type Said = Record<string, unknown>;

/** A socket whose other end is the test. */
class FakeSocket {
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];
  readyState = 0;
  readonly sent: Said[] = [];
  onopen: () => void = () => {};
  onmessage: (event: { data: string }) => void = () => {};
  onclose: () => void = () => {};

  constructor() {
    FakeSocket.all.push(this);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.onclose();
  }

  open(): void {
    this.readyState = FakeSocket.OPEN;
    this.onopen();
  }

  hear(message: Said): void {
    this.onmessage({ data: JSON.stringify(message) });
  }
}

/** A request that waits for the test's answer. */
interface Asked {
  readonly path: string;
  readonly body: Said | null;
  readonly headers: Record<string, string>;
  answer(message: Said, status?: number): void;
  fail(): void;
}

/** Such a phone. */
export function phone() {
  const own = ["document", "performance", "WebSocket", "fetch", "setTimeout", "clearTimeout"]
    .map((name) => [name, Reflect.get(globalThis, name)] as const);
  const page = Object.assign(new EventTarget(), {
    baseURI: BASE,
    visibilityState: "visible",
    documentElement: { dataset: {} },
  });
  const timers = new Map<number, { at: number; then: () => void }>();
  const asked: Asked[] = [];
  let now = 1_000_000;
  let last = 0;
  FakeSocket.all = [];
  const real = globalThis.setTimeout;

  /** Until all that has been answered is read. */
  const settle = () => new Promise<void>((done) => real(done, 0));

  function ask(address: URL, { body, headers, signal }: RequestInit): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const one: Asked = {
        path: `${address.pathname}${address.search}`,
        body: typeof body === "string" ? JSON.parse(body) : null,
        headers: headers as Record<string, string>,
        answer: (message, status = 200) => resolve({ status, json: () => message }),
        fail: () => reject(new TypeError("the network is gone")),
      };
      asked.push(one);
      signal?.addEventListener("abort", () => {
        asked.splice(asked.indexOf(one), 1);
        reject(new DOMException("aborted", "AbortError"));
      });
    });
  }

  Object.assign(globalThis, {
    document: page,
    WebSocket: FakeSocket,
    fetch: ask,
    setTimeout: (then: () => void, wait = 0) => {
      timers.set(++last, { at: now + wait, then });
      return last;
    },
    clearTimeout: (timer: number) => timers.delete(timer),
  });
  Object.defineProperty(globalThis, "performance", {
    value: { timeOrigin: 0, now: () => now },
    configurable: true,
    writable: true,
  });
  const over = new AbortController();
  const states: number[] = [];
  const contacts: boolean[] = [];
  const refused: string[] = [];
  const connection = new Connection("student", { code: "123456" }, {
    state: ({ v }) => states.push(v),
    contact: (isOn) => contacts.push(isOn),
    no: (why) => refused.push(why),
  }, over.signal);

  return {
    connection,
    states,
    contacts,
    refused,
    asked,
    settle,
    get socket(): FakeSocket {
      return FakeSocket.all.at(-1)!;
    },
    get sockets(): number {
      return FakeSocket.all.length;
    },
    /** How often it asked the clock by this socket. */
    get questions(): number {
      return FakeSocket.all.at(-1)!.sent.filter(({ t }) => t === "sync").length;
    },
    /** Time goes on, and what was to be done meanwhile is done. */
    pass(ms: number): void {
      const until = now + ms;
      for (let turns = 0;; turns++) {
        assert.ok(turns < 500, "expected a pause, got one thing after the other without end");
        const due = [...timers].filter(([, { at }]) => at <= until)
          .sort(([, a], [, b]) => a.at - b.at)[0];
        if (due === undefined) break;
        const [timer, { at, then }] = due;
        timers.delete(timer);
        now = Math.max(now, at);
        then();
      }
      now = until;
    },
    /** Answers the newest question about the clock: so long each way, so far the server is ahead. */
    sync(ahead: number, there: number, back: number): void {
      const question = this.socket.sent.findLast(({ t }) => t === "sync")!;
      now = Number(question["c0"]) + there + back;
      const s1 = Number(question["c0"]) + ahead + there;
      this.socket.hear({ t: "sync", c0: question["c0"], s1, s2: s1 });
    },
    /** Answers it as if the way had taken so long, at the time that it is. */
    answer(roundTrip: number): void {
      const c0 = Number(this.socket.sent.findLast(({ t }) => t === "sync")!["c0"]) - roundTrip;
      this.socket.hear({ t: "sync", c0, s1: c0 + roundTrip / 2, s2: c0 + roundTrip / 2 });
    },
    /** The request that waits, which is taken off the list. */
    async next(): Promise<Asked> {
      await settle();
      const one = asked.shift();
      assert.ok(one, "expected a request, got none");
      return one;
    },
    /** Answers all questions about the clock that come by request, until another request waits. */
    async clocks(): Promise<number> {
      for (let number = 0;; number++) {
        await settle();
        if (asked[0]?.body?.["t"] !== "sync") return number;
        const { body, answer } = asked.shift()!;
        answer({ t: "sync", c0: body!["c0"], s1: now + 500, s2: now + 500 });
      }
    },
    /** No socket opens in this network: two are tried. */
    blockSockets(): void {
      this.socket.close();
      this.pass(500);
      this.socket.close();
    },
    look: () => page.dispatchEvent(new Event("visibilitychange")),
    [Symbol.dispose](): void {
      over.abort();
      for (const [name, value] of own) {
        Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
      }
    },
  };
}
