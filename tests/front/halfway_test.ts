/** Where "halfway" is said: once half of a side's working breaths are over, and nowhere else. */

import assert from "node:assert/strict";
import fc from "fast-check";
import type { Plan, PlanStep, Side } from "../../widgets/bodylesson/models/plan.ts";
import { OWN_CUES } from "../../widgets/bodylesson/sound/sounds.ts";
import { type Voice, wantedFrom } from "../../widgets/bodylesson/sound/wanted.ts";
import { step, TEMPO } from "./track_plans.ts";

const SECONDS_PER_BREATH = 10;
const VOICE: Voice = {
  cues: { [OWN_CUES.halfway]: { spoken: "halfway", priority: "check" } },
  key: (cue, side) => `${cue} ${side}`,
  lasts: () => 2,
};

interface Said {
  readonly side: Side;
  /** Breath of the plan, from 0, at whose start it is said. */
  readonly breath: number;
}

function saidIn(steps: readonly PlanStep[]): Said[] {
  const plan: Plan = { variant: "drape", sides: "both", sets: 1, steps };
  const wishes = { counting: false, mayAsk: () => false };
  return wantedFrom({ plan, tempo: TEMPO, breaths: 0 }, VOICE, wishes)
    .map(({ side, at }) => ({ side, breath: at / SECONDS_PER_BREATH }));
}

function work(breaths: number, side: Side = "left"): PlanStep {
  return step("work", "breathing", side, { breaths, work: true });
}

function setup(breaths: number, side: Side = "left"): PlanStep {
  return step("setup", "breathing", side, { breaths });
}

/** The working breaths of a side, each as its breath of the plan. */
function workingBreaths(steps: readonly PlanStep[], side: Side): number[] {
  const every = steps.flatMap((one) => Array.from({ length: one.breaths }, () => one));
  return every.flatMap((one, breath) => one.work && one.side === side ? [breath] : []);
}

const anyStep = fc.record({
  side: fc.constantFrom<Side>("left", "right"),
  work: fc.boolean(),
  breaths: fc.integer({ min: 1, max: 9 }),
}).map(({ side, work, breaths }) => step("any", "breathing", side, { work, breaths }));

Deno.test("half of the working breaths of a side are over, rounded up, when it is said", () => {
  fc.assert(fc.property(fc.array(anyStep, { minLength: 1, maxLength: 12 }), (steps) => {
    const wanted = (["left", "right"] as const).flatMap((side) => {
      const breaths = workingBreaths(steps, side);
      const breath = breaths[Math.ceil(breaths.length / 2)];
      return breaths.length >= 4 && breath !== undefined ? [{ side, breath }] : [];
    });
    const byBreath = (a: Said, b: Said) => a.breath - b.breath;
    assert.deepEqual(saidIn(steps).sort(byBreath), wanted.sort(byBreath));
  }));
});

Deno.test("three working breaths are too few, four are enough", () => {
  assert.deepEqual(saidIn([work(3)]), []);
  assert.deepEqual(saidIn([work(4)]), [{ side: "left", breath: 2 }]);
  assert.deepEqual(saidIn([work(2), work(1)]), []);
  assert.deepEqual(saidIn([work(2), work(2)]), [{ side: "left", breath: 2 }]);
});

Deno.test("of an odd number the larger half comes first", () => {
  assert.deepEqual(saidIn([work(5)]), [{ side: "left", breath: 3 }]);
  assert.deepEqual(saidIn([work(7)]), [{ side: "left", breath: 4 }]);
});

Deno.test("steps that are no work do not count, wherever they stand", () => {
  assert.deepEqual(saidIn([setup(6), work(2), setup(3), work(4)]), [{ side: "left", breath: 12 }]);
  assert.deepEqual(saidIn([work(3), setup(3), work(3)]), [{ side: "left", breath: 6 }]);
});

Deno.test("each side has its own half, over all of its sets", () => {
  const steps = [work(4), setup(2), work(4), setup(3, "right"), work(6, "right")];
  assert.deepEqual(saidIn(steps), [
    { side: "left", breath: 6 },
    { side: "right", breath: 16 },
  ]);
});
