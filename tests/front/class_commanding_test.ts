/** How a desk says a command until it is heard, and when it stops. */

import assert from "node:assert/strict";
import { Commanding } from "../../widgets/bodylesson/sections/classroom/commanding.ts";

/** A desk at version 1 and what it says; `pass` lets the time until the next word pass. */
function desk() {
  const waits = new Map<number, () => void>();
  const own = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
  const said: string[] = [];
  const state = { version: 1 as number | null };
  let last = 0;
  Object.assign(globalThis, {
    setTimeout: (then: () => void) => {
      waits.set(++last, then);
      return last;
    },
    clearTimeout: (wait: number) => waits.delete(wait),
  });
  return {
    said,
    state,
    commanding: new Commanding(() => state.version, (name) => said.push(name)),
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
  one.commanding.do("hold");
  one.pass();
  assert.deepEqual(one.said, ["hold", "hold"]);
  one.state.version = 2;
  one.pass();
  one.pass();
  assert.deepEqual(one.said, ["hold", "hold"]);
});

Deno.test("it is given up after ten times", () => {
  using one = desk();
  one.commanding.do("hold");
  for (let second = 0; second < 30; second++) one.pass();
  assert.equal(one.said.length, 10);
});

Deno.test("a newer command takes the place of an older one", () => {
  using one = desk();
  one.commanding.do("hold");
  one.commanding.do("close");
  one.pass();
  assert.deepEqual(one.said, ["hold", "close", "close"]);
});

Deno.test("once it is dropped nothing reaches the next class, which begins at the same version", () => {
  using one = desk();
  one.commanding.do("close");
  one.commanding.drop();
  one.pass();
  assert.deepEqual(one.said, ["close"]);
});

Deno.test("before there is a class nothing is said", () => {
  using one = desk();
  one.state.version = null;
  one.commanding.do("hold");
  one.pass();
  assert.deepEqual(one.said, []);
});
