/** Where "halfway", "three more" and "last breath" are said: on the out-breath before, and nowhere else. */

import assert from "node:assert/strict";
import { fc } from "./properties.ts";
import type { Plan, PlanStep, Side } from "../../widgets/bodylesson/models/plan.ts";
import { OWN_CUES } from "../../widgets/bodylesson/sound/sounds.ts";
import { AFTER_TURN_S } from "../../widgets/bodylesson/sound/turns.ts";
import { type Voice, wantedFrom } from "../../widgets/bodylesson/sound/wanted.ts";
import { step, TEMPO } from "./track_plans.ts";

const VOICE: Voice = {
  cues: Object.fromEntries(
    [OWN_CUES.halfway, OWN_CUES.three, OWN_CUES.last].map((cue) => [
      cue,
      { spoken: cue, priority: "check" },
    ]),
  ),
  key: (cue, side) => `${cue} ${side}`,
  lasts: () => 2,
};

interface Said {
  readonly side: Side;
  /** Breath of the plan, from 0, on whose out-breath it is said. */
  readonly breath: number;
}

function saidIn(cue: string, steps: readonly PlanStep[]): Said[] {
  const plan: Plan = { variant: "drape", sides: "both", sets: 1, steps };
  const wishes = { counting: false, mayAsk: () => false };
  return wantedFrom({ plan, tempo: TEMPO, breaths: 0 }, VOICE, wishes)
    .filter((one) => one.cue === cue)
    .map(({ side, at }) => {
      // Four seconds in, then half a second of the out-breath's own sound.
      const breath = (at - 4 - AFTER_TURN_S) / 10;
      assert.ok(Math.abs(breath - Math.round(breath)) < 1e-9, `${cue} at ${at} s`);
      return { side, breath: Math.round(breath) };
    })
    .toSorted((a, b) => a.breath - b.breath);
}

function work(breaths: number, side: Side = "left"): PlanStep {
  return step("work", "breathing", side, { breaths, work: true });
}

function setup(breaths: number, side: Side = "left"): PlanStep {
  return step("setup", "breathing", side, { breaths, set_number: 1 });
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

/** By cue: the fewest working breaths of a side, and which of them it is said in. */
const RULES = {
  [OWN_CUES.halfway]: [8, (of: number) => Math.ceil(of / 2) - 1],
  [OWN_CUES.three]: [5, (of: number) => of - 4],
  [OWN_CUES.last]: [2, (of: number) => of - 2],
} as const;

Deno.test("each is said in the breath before, from so many working breaths of a side on", () => {
  fc.assert(fc.property(fc.array(anyStep, { minLength: 1, maxLength: 12 }), (steps) => {
    for (const [cue, [least, at]] of Object.entries(RULES)) {
      const wanted = (["left", "right"] as const).flatMap((side) => {
        const breaths = workingBreaths(steps, side);
        const breath = breaths[at(breaths.length)];
        return breaths.length >= least && breath !== undefined ? [{ side, breath }] : [];
      });
      assert.deepEqual(saidIn(cue, steps), wanted.toSorted((a, b) => a.breath - b.breath), cue);
    }
  }));
});

Deno.test("one working breath is announced by nothing, two have a last one", () => {
  assert.deepEqual(saidIn(OWN_CUES.last, [work(1)]), []);
  assert.deepEqual(saidIn(OWN_CUES.last, [work(1), work(1)]), [{ side: "left", breath: 0 }]);
});

Deno.test("three more begin with the next breath, where there are five or more", () => {
  assert.deepEqual(saidIn(OWN_CUES.three, [work(4)]), []);
  assert.deepEqual(saidIn(OWN_CUES.three, [work(5)]), [{ side: "left", breath: 1 }]);
});

Deno.test("steps that are no work do not count, wherever they stand", () => {
  const steps = [setup(6), work(4), setup(3), work(4)];
  assert.deepEqual(saidIn(OWN_CUES.halfway, steps), [{ side: "left", breath: 9 }]);
  assert.deepEqual(saidIn(OWN_CUES.last, steps), [{ side: "left", breath: 15 }]);
});

Deno.test("each set of a side has its own end", () => {
  const second = { ...work(3), set_number: 2 };
  assert.deepEqual(saidIn(OWN_CUES.last, [work(3), second]).map(({ breath }) => breath), [1, 4]);
});
