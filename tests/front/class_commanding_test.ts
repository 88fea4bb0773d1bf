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

const hold = (isDone: () => boolean) => ({ name: "hold", isDone });
const never = () => false;

Deno.test("a command is said until the version moves", () => {
  using one = desk();
  one.commanding.do({ name: "ask" });
  one.pass();
  assert.deepEqual(one.said, ["ask", "ask"]);
  // The same state may come once more.
  one.commanding.heard();
  one.pass();
  assert.deepEqual(one.said, ["ask", "ask", "ask"]);
  one.hear();
  one.pass();
  assert.deepEqual(one.said, ["ask", "ask", "ask"]);
});

Deno.test("it is given up after ten times", () => {
  using one = desk();
  one.commanding.do({ name: "ask" });
  for (let second = 0; second < 30; second++) one.pass();
  assert.equal(one.said.length, 10);
  one.commanding.do({ name: "ask" });
  assert.equal(one.said.length, 11, "and can be given again");
});

Deno.test("what makes it easier is said until it is so, whatever another desk did", () => {
  using one = desk();
  let isHeld = false;
  one.commanding.do(hold(() => isHeld));
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

Deno.test("what makes it easier waits for nothing but its like", () => {
  using one = desk();
  let [isHeld, isOff] = [false, false];
  one.commanding.do({ name: "teach" });
  one.commanding.do({ name: "ask" });
  one.commanding.do(hold(() => isHeld));
  assert.deepEqual(one.said, ["teach", "hold"], "in the place of all that was to be said");
  one.commanding.do({ name: "reflect" });
  one.commanding.do({ name: "off", isDone: () => isOff });
  assert.deepEqual(one.said, ["teach", "hold"]);
  isHeld = true;
  one.hear();
  assert.deepEqual(one.said, ["teach", "hold", "off"]);
  isOff = true;
  one.hear();
  one.hear();
  assert.deepEqual(one.said, ["teach", "hold", "off", "reflect"]);
});

Deno.test("a newer command is said once the older one was heard", () => {
  using one = desk();
  let isOff = false;
  one.commanding.do({ name: "off", isDone: () => isOff });
  one.commanding.do({ name: "reflect" });
  one.hear();
  one.pass();
  assert.deepEqual(one.said, ["off", "off", "off"]);
  isOff = true;
  one.hear();
  assert.deepEqual(one.said, ["off", "off", "off", "reflect"]);
  one.hear();
  one.pass();
  assert.deepEqual(one.said, ["off", "off", "off", "reflect"]);
});

Deno.test("what was to follow a command that is refused is not said, but for what eases", () => {
  using one = desk();
  one.commanding.do({ name: "teach" });
  one.commanding.do({ name: "close" });
  one.commanding.giveUp();
  one.pass();
  assert.deepEqual(one.said, ["teach"]);
  one.commanding.do(hold(never));
  one.commanding.do({ name: "close" });
  one.commanding.do({ name: "off", isDone: never });
  one.commanding.giveUp();
  one.commanding.giveUp();
  one.pass();
  assert.deepEqual(one.said, ["teach", "hold", "off"]);
});

Deno.test("nor what was to follow one that nobody heard", () => {
  using one = desk();
  one.commanding.do(hold(never));
  one.commanding.do({ name: "close" });
  one.commanding.do({ name: "off", isDone: never });
  for (let second = 0; second < 30; second++) one.pass();
  assert.deepEqual(one.said, [...Array<string>(10).fill("hold"), ...Array<string>(10).fill("off")]);
});

Deno.test("what leads on is meant for the state that was seen, and waits for nothing", () => {
  using one = desk();
  one.commanding.do({ name: "prepare" });
  one.commanding.do({ name: "start", leadsOn: true });
  one.hear();
  one.pass();
  assert.deepEqual(one.said, ["prepare"]);
  one.commanding.do({ name: "start", leadsOn: true });
  assert.deepEqual(one.said, ["prepare", "start"]);
});

Deno.test("a second press begins the ten times again, and takes back what came between", () => {
  using one = desk();
  const said: unknown[] = [];
  const commanding = new Commanding(() => one.state.version, (_, { step }) => said.push(step));
  const press = (step: number) => commanding.do({ name: "teach", more: { step } });
  press(2);
  for (let second = 0; second < 5; second++) one.pass();
  assert.equal(said.length, 6);
  press(2);
  assert.equal(said.length, 6, "it is being said already");
  for (let second = 0; second < 9; second++) one.pass();
  assert.equal(said.length, 15);
  press(3);
  press(2);
  one.state.version! += 1;
  commanding.heard();
  one.pass();
  assert.deepEqual(said, Array(15).fill(2));
});

Deno.test("of one kind of command only the newest waits", () => {
  using one = desk();
  const said: unknown[] = [];
  const commanding = new Commanding(() => one.state.version, (_, { step }) => said.push(step));
  for (const step of [1, 2, 3]) commanding.do({ name: "teach", more: { step } });
  assert.deepEqual(said, [1]);
  for (const _ of [1, 2]) {
    one.state.version! += 1;
    commanding.heard();
  }
  assert.deepEqual(said, [1, 3]);
});

Deno.test("once it is dropped nothing reaches the next class, which begins at the same version", () => {
  using one = desk();
  one.commanding.do(hold(never));
  one.commanding.do({ name: "off", isDone: never });
  one.commanding.do({ name: "close" });
  one.commanding.drop();
  one.pass();
  assert.deepEqual(one.said, ["hold"]);
});

Deno.test("before there is a class nothing is said", () => {
  using one = desk();
  one.state.version = null;
  one.commanding.do(hold(never));
  one.pass();
  assert.deepEqual(one.said, []);
  one.state.version = 1;
  one.commanding.heard();
  assert.deepEqual(one.said, []);
});
