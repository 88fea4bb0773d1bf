/** Where a class's breath stands: the countdown, a hold, going on, and the end. */

import assert from "node:assert/strict";
import { at, begun, doing, hearing, held, plans, START, started } from "./class_practices.ts";
import { breathsOf } from "../../widgets/bodylesson/models/plan.ts";
import {
  breathsOfClass,
  isUnderWay,
  secondsToStart,
} from "../../widgets/bodylesson/models/class_session.ts";

Deno.test("without any message the plan goes on to its end", () => {
  const plan = plans[0]!;
  const session = begun(plan);
  const end = at(breathsOf(plan));
  assert.ok(isUnderWay(session, end - 1));
  assert.ok(!isUnderWay(session, end));
});

Deno.test("a hold stands for all, and going on takes the breath up", () => {
  const plan = plans[0]!;
  const still = held(plan, begun(plan), 3.3);
  assert.equal(breathsOfClass(still, at(9.9)), 3.3);
  const on = { at: START + 100_000, breathsAt: 3.3, going: true };
  const going = hearing(still, started(plan, on), 9.9);
  assert.equal(breathsOfClass(going, START + 110_000), 4.3);
});

Deno.test("who stops while all is held is led off all the same", () => {
  const plan = plans[0]!;
  const still = held(plan, begun(plan), 6.3);
  const off = doing(still, ["off", 9]);
  assert.equal(breathsOfClass(off, START + 100_000), 7.3);
});

Deno.test("a class that leaves while it holds leaves nobody held", () => {
  const plan = plans[0]!;
  const still = held(plan, begun(plan), 6.3);
  const left = hearing(still, null, 7);
  assert.ok(left.beat?.going);
});

Deno.test("who eases off while all is held starts no breath of their own", () => {
  const still = held(plans[0]!, begun(plans[0]!), 6.3);
  assert.deepEqual(doing(still, ["ease", 9]).beat, still.beat);
});

Deno.test("seconds are counted down to the first breath alone", () => {
  const plan = plans[0]!;
  assert.equal(secondsToStart(begun(plan), START - 3_000), 3);
  assert.equal(secondsToStart(begun(plan), at(2)), 0);
  const soon = { at: at(8), breathsAt: 0.5 };
  const goesOn = hearing(begun(plan), started(plan, soon), 7);
  assert.equal(secondsToStart(goesOn, at(7)), 0);
  const still = hearing(begun(plan), started(plan, { at: at(8), going: false }), 7);
  assert.equal(secondsToStart(still, at(7)), 0);
});

Deno.test("what is done in the countdown counts from the first breath", () => {
  const plan = plans[0]!;
  assert.deepEqual(doing(begun(plan), ["off", -0.5]).changes.map(({ breath }) => breath), [0]);
  const said = hearing(begun(plan), started(plan, { off: -0.5 }), 0);
  assert.deepEqual(said.changes.map(({ breath }) => breath), [0]);
});
