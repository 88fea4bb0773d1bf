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
