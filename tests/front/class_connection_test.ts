/** How a phone keeps contact with its class: what it remembers, and what it does without sockets. */

import assert from "node:assert/strict";
import { Connection } from "../../widgets/bodylesson/sections/classroom/connection.ts";

const BASE = "http://192.0.2.1/";
const STATE = {
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

/** A phone in a class, with a clock, a network and a window of the test's own. */
function phone() {
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
    /** Time goes on, and what was to be done meanwhile is done. */
    pass(ms: number): void {
      const until = now + ms;
      for (;;) {
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

Deno.test("a phone that comes back keeps what it knew of the class's clock", () => {
  using one = phone();
  one.socket.open();
  one.sync(100, 2, 2);
  assert.equal(one.connection.ahead, 100);
  one.socket.close();
  assert.deepEqual(one.contacts, [false]);
  one.pass(4_000);
  assert.equal(one.sockets, 2);
  one.socket.open();
  assert.equal(one.connection.ahead, 100, "before the first answer too");
  // The page is busy and answers wait: the new measurement is worse than the old one.
  one.sync(100, 2, 78);
  assert.equal(one.connection.ahead, 100);
});

Deno.test("a phone whose clock stood still in its sleep believes the first answer after it", () => {
  using one = phone();
  one.socket.open();
  one.sync(100, 2, 2);
  one.socket.close();
  one.pass(4_000);
  one.socket.open();
  one.sync(30_100, 40, 40);
  assert.equal(one.connection.ahead, 30_100);
});

Deno.test("where no socket opens a class is followed by requests", async () => {
  using one = phone();
  one.blockSockets();
  assert.equal(one.sockets, 2);
  assert.equal(await one.clocks(), 8);
  assert.equal(one.connection.ahead, 500);
  const first = await one.next();
  assert.equal(first.path, "/class/state?after=0");
  assert.deepEqual(first.headers, { "Class-Role": "student", "Class-Code": "123456" });
  first.answer({ ...STATE, v: 3 });
  // Clocks drift, and a class lasts an hour: the clock is asked for with every answer.
  assert.equal(await one.clocks(), 1);
  assert.equal(one.connection.way, "requests");
  assert.equal(one.contacts.at(-1), true);
  const second = await one.next();
  assert.equal(second.path, "/class/state?after=3");
  second.answer({ ...STATE, v: 4 });
  await one.clocks();
  assert.deepEqual(one.states, [3, 4]);

  one.asked.length = 0;
  one.connection.say({ t: "answer", poll: "feel" });
  const said = await one.next();
  assert.deepEqual([said.path, said.body], ["/class/say", { t: "answer", poll: "feel" }]);
  // What is lost is lost, and breaks nothing.
  said.fail();
  await one.settle();
});

Deno.test("once a request fails the socket has its turn again", async () => {
  using one = phone();
  one.blockSockets();
  await one.clocks();
  (await one.next()).answer({ ...STATE, v: 3 });
  await one.clocks();
  (await one.next()).fail();
  await one.settle();
  assert.equal(one.contacts.at(-1), false);
  assert.equal(one.connection.way, null);
  one.pass(4_000);
  assert.equal(one.sockets, 3);
  one.socket.open();
  one.socket.hear({ ...STATE, v: 5 });
  assert.equal(one.connection.way, "socket");
  assert.equal(one.contacts.at(-1), true);
  assert.deepEqual(one.states, [3, 5]);
  await one.settle();
  assert.equal(one.asked.length, 0, "nothing is asked for by request any more");
});

Deno.test("a request that gets no answer is given up", async () => {
  using one = phone();
  one.blockSockets();
  await one.clocks();
  (await one.next()).answer({ ...STATE, v: 3 });
  await one.clocks();
  // As long as the server may keep it there is contact.
  one.pass(20_000);
  await one.settle();
  assert.equal(one.contacts.at(-1), true);
  one.pass(4_000);
  await one.settle();
  assert.equal(one.contacts.at(-1), false);
  one.pass(4_000);
  assert.equal(one.sockets, 3);
});

Deno.test("a phone that wakes asks once more, and by one way alone", async () => {
  using one = phone();
  one.blockSockets();
  await one.clocks();
  (await one.next()).answer({ ...STATE, v: 3 });
  await one.clocks();
  for (let wakes = 0; wakes < 3; wakes++) {
    one.look();
    assert.equal(await one.clocks(), 1, "its clock may have stood still");
    assert.deepEqual(one.asked.map(({ path }) => path), ["/class/state?after=3"]);
  }
  one.pass(1_000);
  assert.equal(one.sockets, 2);
  assert.equal(one.contacts.at(-1), true);
});

Deno.test("who is sent away asks for nothing more", async () => {
  using one = phone();
  one.blockSockets();
  await one.clocks();
  (await one.next()).answer({ t: "no", why: "code" }, 404);
  await one.settle();
  assert.equal(one.asked.length, 0);
  one.look();
  one.pass(60_000);
  await one.settle();
  assert.deepEqual(one.refused, ["code"]);
  assert.equal(one.asked.length, 0);
  assert.equal(one.sockets, 2);
});
