import assert from "node:assert/strict";
import { fc } from "./properties.ts";
import { GAP_S, queued, type Wanted } from "../../widgets/bodylesson/sound/queue.ts";
import type { Priority } from "../../widgets/bodylesson/sound/sounds.ts";

function want(cue: string, priority: Priority, at: number, lasts: number, until = 1e9): Wanted {
  return { cue, key: cue, side: "left", priority, at, lasts, until };
}

function times(wanted: Wanted[]): Record<string, number> {
  return Object.fromEntries(queued(wanted).spoken.map(({ cue, at }) => [cue, at]));
}

Deno.test("an instruction waits for the one before it and is said whole", () => {
  const got = times([want("a", "instruction", 0, 5), want("b", "instruction", 2, 3)]);
  assert.deepEqual(got, { a: 0, b: 5 + GAP_S });
});

Deno.test("a check moves behind an instruction that comes at the same moment", () => {
  const got = times([want("check", "check", 0, 1), want("say", "instruction", 0, 4)]);
  assert.deepEqual(got, { say: 0, check: 4 + GAP_S });
});

Deno.test("a check never makes an instruction wait", () => {
  const got = times([want("check", "check", 0, 3), want("say", "instruction", 2, 4)]);
  assert.deepEqual(got, { say: 2, check: 6 + GAP_S });
});

Deno.test("a check that finds no gap in its step is left out", () => {
  const { spoken, leftOut } = queued([
    want("check", "check", 0, 3, 6),
    want("say", "instruction", 0, 4),
  ]);
  assert.deepEqual(spoken.map(({ cue }) => cue), ["say"]);
  assert.deepEqual(leftOut, ["check"]);
});

Deno.test("a count is said at its moment or not at all", () => {
  const wanted = [
    want("say", "instruction", 0, 4),
    want("in", "count", 1, 0.5),
    want("out", "count", 9, 0.5),
  ];
  assert.deepEqual(times(wanted), { say: 0, out: 9 });
});

Deno.test("between two cues it is silent for three tenths of a second", () => {
  assert.equal(GAP_S, 0.3);
  const near = times([want("say", "instruction", 0, 2), want("check", "check", 2.1, 1)]);
  assert.deepEqual(near, { say: 0, check: 2 + GAP_S });
  const before = times([want("say", "instruction", 2, 2), want("check", "check", 0.8, 1)]);
  assert.deepEqual(before, { say: 2, check: 4 + GAP_S }, "it would end too close to the next");
  const fits = times([want("say", "instruction", 2, 2), want("check", "check", 0.7, 1)]);
  assert.deepEqual(fits, { check: 0.7, say: 2 });
});

Deno.test("a check goes into the first gap that holds it, not only the last", () => {
  const say = (cue: string, at: number) => want(cue, "instruction", at, 2);
  const wanted = [say("a", 0), say("b", 3), say("c", 12), want("check", "check", 1, 3)];
  assert.equal(times(wanted)["check"], 5 + GAP_S);
});

Deno.test("a check that ends with its step is said; a moment longer, and it is left out", () => {
  assert.deepEqual(queued([want("check", "check", 1, 3, 4)]).leftOut, []);
  assert.deepEqual(queued([want("check", "check", 1, 3, 3.99)]).leftOut, ["check"]);
});

Deno.test("checks keep their order, and give way to each other", () => {
  const got = times([want("late", "check", 1, 2), want("early", "check", 0, 2)]);
  assert.deepEqual(got, { early: 0, late: 2 + GAP_S });
});

Deno.test("a check looks for its gap among all that is placed, in the order of its seconds", () => {
  const wanted = [
    want("a", "instruction", 0, 2),
    want("b", "instruction", 10, 2),
    want("short", "check", 4, 1),
    want("long", "check", 4, 5),
  ];
  assert.equal(times(wanted)["long"], 12 + GAP_S);
});

Deno.test("rounding leaves nothing out that just fits", () => {
  assert.ok(0.1 + 0.2 > 0.3, "the case is one of rounding");
  assert.deepEqual(queued([want("check", "check", 0.1, 0.2, 0.3)]).leftOut, []);
  const counted = [want("say", "instruction", 0.1, 0.2), want("in", "count", 0.6, 0.5)];
  assert.deepEqual(queued(counted).leftOut, []);
});

Deno.test("what is said comes in the order of its seconds, with its side and clip", () => {
  const { spoken } = queued([
    { ...want("say", "instruction", 5, 2), side: "right", key: "say-right" },
    want("check", "check", 0, 1),
    want("in", "count", 2, 1),
  ]);
  assert.deepEqual(spoken.map(({ cue }) => cue), ["check", "in", "say"]);
  assert.deepEqual(spoken[2], { cue: "say", key: "say-right", side: "right", at: 5, lasts: 2 });
});

Deno.test("always: one voice at a time, every instruction, nothing early", () => {
  const any = fc.record({
    priority: fc.constantFrom<Priority>("instruction", "check", "count"),
    at: fc.double({ min: 0, max: 60, noNaN: true }),
    lasts: fc.double({ min: 0.3, max: 6, noNaN: true }),
    room: fc.double({ min: 1, max: 30, noNaN: true }),
  });
  fc.assert(fc.property(fc.array(any, { maxLength: 25 }), (cues) => {
    const wanted = cues.map((cue, i) =>
      want(`${i}`, cue.priority, cue.at, cue.lasts, cue.at + cue.room)
    );
    const { spoken, leftOut } = queued(wanted);
    const by = new Map(wanted.map((cue) => [cue.cue, cue]));
    assert.equal(spoken.length + leftOut.length, wanted.length);
    spoken.forEach((cue, i) => {
      const before = spoken[i - 1];
      if (before) assert.ok(cue.at >= before.at + before.lasts - 1e-9);
      assert.ok(cue.at >= by.get(cue.cue)!.at);
    });
    assert.ok(leftOut.every((cue) => by.get(cue)!.priority !== "instruction"));
  }));
});

Deno.test("a check with moments of its own begins at one of them or not at all", () => {
  const say = want("say", "instruction", 4, 3);
  const check = (moments: number[], until = 1e9) => ({
    ...want("check", "check", 5, 2, until),
    moments,
  });
  assert.equal(times([say, check([5, 8, 20])])["check"], 8);
  assert.equal(times([say, check([2, 7.1, 20])])["check"], 20, "no gap but its own moments");
  assert.deepEqual(queued([say, check([7])]).leftOut, ["check"]);
  assert.deepEqual(queued([say, check([8], 9)]).leftOut, ["check"], "too late to be over in time");
});

Deno.test("an instruction that has to wait is moved off what must stay clear; the very first is not", () => {
  const clear = (at: number) => at + 1;
  const { spoken } = queued([
    want("first", "instruction", -1, 2),
    want("second", "instruction", 1, 2),
    want("third", "instruction", 20, 2),
  ], clear);
  assert.deepEqual(spoken.map(({ at }) => at), [0, 2 + GAP_S + 1, 20]);
});

Deno.test("an instruction that need not wait stays at its moment, and is not moved off a turn", () => {
  const two = [want("a", "instruction", 0, 2), want("b", "instruction", 2 + GAP_S, 1)];
  assert.deepEqual(queued(two, (at) => at + 5).spoken.map(({ at }) => at), [0, 2 + GAP_S]);
});

Deno.test("a check with moments of its own keeps the first free one from its own on", () => {
  const check = { ...want("check", "check", 5, 1), moments: [1, 5, 9, 13] };
  const at = (...said: Wanted[]) => times([...said, check])["check"];
  assert.equal(at(), 5, "its own, where that is free");
  assert.equal(at(want("say", "instruction", 5, 2)), 9, "none that is past");
  assert.equal(at(want("say", "instruction", 5, 5)), 13);
  const { leftOut } = queued([want("say", "instruction", 5, 9), check]);
  assert.deepEqual(leftOut, ["check"]);
});

Deno.test("a check takes the earliest gap, in whatever order the others were placed", () => {
  const wanted = [
    want("a", "instruction", 0, 2),
    want("b", "instruction", 20, 2),
    want("first", "check", 10, 2),
    want("second", "check", 10.5, 2),
  ];
  assert.equal(times(wanted)["second"], 12 + GAP_S);
});
