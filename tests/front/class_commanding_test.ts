/** How a desk says a command until it is heard, and when it stops. */

import assert from "node:assert/strict";
import { Commanding } from "../../widgets/bodylesson/sections/classroom/commanding.ts";

/** A desk at version 1 and what it says; `pass` lets the time until the next word pass. */
function desk() {
  const waits = new Map<number, () => void>();
  const own = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
  const said: string[] = [];
  const state = { version: 1 as number | null };
  const commanding = new Commanding(() => state.version, (name) => said.push(name));
  let last = 0;
  Object.assign(globalThis, {
    setTimeout: (then: () => void, wait: number) => {
      assert.equal(wait, 1000, "once a second");
      waits.set(++last, then);
      return last;
    },
    clearTimeout: (wait: number) => waits.delete(wait),
  });
  return {
    said,
    state,
    commanding,
    /** The server did what was said, or what another desk said. */
    hear() {
      state.version! += 1;
      commanding.heard();
    },
    pass() {
      for (const [wait, then] of [...waits]) {
        waits.delete(wait);
        then();
      }
    },
    [Symbol.dispose]: () => void Object.assign(globalThis, own),
  };
}

Deno.test("a command is said until the version moves", () => {
  using one = desk();
  one.commanding.do("start");
  one.pass();
  assert.deepEqual(one.said, ["start", "start"]);
  // The same state may come once more.
  one.commanding.heard();
  one.pass();
  assert.deepEqual(one.said, ["start", "start", "start"]);
  one.hear();
  one.pass();
  assert.deepEqual(one.said, ["start", "start", "start"]);
});

Deno.test("it is given up after ten times", () => {
  using one = desk();
  one.commanding.do("start");
  for (let second = 0; second < 30; second++) one.pass();
  assert.equal(one.said.length, 10);
  one.commanding.do("start");
  assert.equal(one.said.length, 11, "and can be given again");
});

Deno.test("what makes it easier is said until it is so, whatever another desk did", () => {
  using one = desk();
  let isHeld = false;
  one.commanding.do("hold", {}, () => isHeld);
  one.hear();
  assert.deepEqual(one.said, ["hold", "hold"], "of the newer state at once");
  one.commanding.heard();
  assert.deepEqual(one.said, ["hold", "hold"], "not again of the same one");
  one.pass();
  assert.deepEqual(one.said, ["hold", "hold", "hold"], "and then as often as before");
  isHeld = true;
  one.hear();
  one.pass();
  assert.deepEqual(one.said, ["hold", "hold", "hold"]);
});

Deno.test("a newer command is said once the older one was heard", () => {
  using one = desk();
  one.commanding.do("off");
  one.commanding.do("reflect");
  one.pass();
  assert.deepEqual(one.said, ["off", "off"]);
  one.hear();
  assert.deepEqual(one.said, ["off", "off", "reflect"]);
  one.hear();
  one.pass();
  assert.deepEqual(one.said, ["off", "off", "reflect"]);
});

Deno.test("a newer command is said once the older one makes no sense or is given up", () => {
  using one = desk();
  one.commanding.do("hold");
  one.commanding.do("off");
  one.commanding.over();
  assert.deepEqual(one.said, ["hold", "off"]);
  one.commanding.do("close");
  for (let second = 0; second < 10; second++) one.pass();
  assert.deepEqual(one.said.slice(2), [...Array<string>(9).fill("off"), "close"]);
});

Deno.test("a second press of what is being said is none", () => {
  using one = desk();
  one.commanding.do("start");
  one.commanding.do("start");
  one.hear();
  one.pass();
  assert.deepEqual(one.said, ["start"]);
});

Deno.test("of one kind of command only the newest waits", () => {
  using one = desk();
  const said: unknown[] = [];
  const commanding = new Commanding(() => one.state.version, (_, { step }) => said.push(step));
  const step = (n: number) => commanding.do("teach", { step: n });
  [1, 1, 2, 3].forEach(step);
  assert.deepEqual(said, [1]);
  for (const _ of [1, 2]) {
    one.state.version! += 1;
    commanding.heard();
  }
  assert.deepEqual(said, [1, 3]);
});

Deno.test("once it is dropped nothing reaches the next class, which begins at the same version", () => {
  using one = desk();
  one.commanding.do("close");
  one.commanding.do("start");
  one.commanding.drop();
  one.pass();
  assert.deepEqual(one.said, ["close"]);
});

Deno.test("before there is a class nothing is said", () => {
  using one = desk();
  one.state.version = null;
  one.commanding.do("start");
  one.pass();
  assert.deepEqual(one.said, []);
  one.state.version = 1;
  one.commanding.heard();
  assert.deepEqual(one.said, []);
});
