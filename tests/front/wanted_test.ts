/** The timer's own cues, each at its breath: half of the work, pressure, depth, in and out. */

import assert from "node:assert/strict";
import type { Plan, PlanStep } from "../../widgets/bodylesson/models/plan.ts";
import { OWN_CUES } from "../../widgets/bodylesson/sound/sounds.ts";
import { wantedFrom, type Wishes } from "../../widgets/bodylesson/sound/wanted.ts";
import { DRAPE, step, TEMPO } from "./track_plans.ts";

const SECONDS_A_BREATH = 10;
const WISHES: Wishes = { counting: false, mayAsk: () => true };

/** The breaths at which a cue is wanted, with the side. */
function wanted(cue: string, steps: readonly PlanStep[], wishes: Wishes = WISHES, breaths = 0) {
  const plan: Plan = { ...DRAPE, steps };
  const ids = [cue, ...Object.values(OWN_CUES)];
  const cues = Object.fromEntries(
    ids.map((id) => [id, { spoken: id, priority: "check" as const }]),
  );
  const voice = { cues, key: (id: string) => id, lasts: () => 2 };
  return wantedFrom({ plan, tempo: TEMPO, breaths }, voice, wishes)
    .filter((one) => one.cue === cue)
    .map(({ side, at, until }) => [side, at / SECONDS_A_BREATH, until / SECONDS_A_BREATH]);
}

const work = (breaths: number, side: "left" | "right" = "left") =>
  step("work", "breathing", side, { work: true, breaths });
const kneel = (side: "left" | "right") => step("kneel", "placing", side, { breaths: 3 });

Deno.test("half of the work is over when half of its breaths are, rounded up", () => {
  const half = (breaths: number) => wanted("halfway", [kneel("left"), work(breaths)]);
  assert.deepEqual(half(8), [["left", 3 + 4, 11]]);
  assert.deepEqual(half(7), [["left", 3 + 4, 10]]);
  assert.deepEqual(half(4), [["left", 3 + 2, 7]]);
  assert.deepEqual(half(3), [], "three breaths are over before anybody asks");
});

Deno.test("half of the work may fall into any of its steps, and counts work alone", () => {
  const settle = step("settle", "breathing", "left", { breaths: 9 });
  const half = (...steps: PlanStep[]) => wanted("halfway", [settle, ...steps]);
  assert.deepEqual(half(work(6), settle, work(2)), [["left", 9 + 4, 15]]);
  assert.deepEqual(half(work(2), settle, work(6)), [["left", 9 + 2 + 9 + 2, 26]]);
  // At the very turn it belongs to the step that begins.
  assert.deepEqual(half(work(4), settle, work(4)), [["left", 9 + 4 + 9, 26]]);
});

Deno.test("each side has its own halfway point", () => {
  const steps = [work(4), kneel("right"), work(6, "right")];
  assert.deepEqual(wanted("halfway", steps), [["left", 2, 4], ["right", 4 + 3 + 3, 13]]);
});

Deno.test("pressure is asked for in the second breath with weight, once a side", () => {
  const short = step("touch", "lead-in", "left", { breaths: 1 });
  const pressure = (...steps: PlanStep[]) => wanted("pressure-check", steps);
  assert.deepEqual(pressure(kneel("left"), work(4), work(4)), [["left", 3 + 1, 7]]);
  assert.deepEqual(
    pressure(short, work(4)),
    [["left", 0, 1]],
    "a step of one breath has no second",
  );
  assert.deepEqual(pressure(work(4), kneel("right"), work(4, "right")).map(([side]) => side), [
    "left",
    "right",
  ]);
});

Deno.test("depth is asked for where the step asks, the lightest way was done, and today allows it", () => {
  const drape = step("drape", "breathing", "left", { drapes: true, breaths: 4 });
  const asks = step("widen", "breathing", "left", { asks: true, breaths: 5 });
  const asked = (...steps: PlanStep[]) => wanted("ask-depth", steps);
  assert.deepEqual(asked(drape, asks), [["left", 4 + 4, 9]]);
  assert.deepEqual(asked(step("other", "breathing", "left"), asks), [], "nothing was done before");
  assert.deepEqual(asked({ ...drape, side: "right" }, asks), [], "it was done on the other side");
  assert.deepEqual(asked(drape, { ...asks, asks: false }), []);
  assert.deepEqual(wanted("ask-depth", [drape, asks], { ...WISHES, mayAsk: () => false }), []);
});

Deno.test("in and out are counted at each turn, for a learner who wants it", () => {
  const counted = (cue: string) => wanted(cue, [work(2)], { ...WISHES, counting: true });
  assert.deepEqual(counted("breathe-in").map(([, at]) => at), [0, 1]);
  assert.deepEqual(counted("breathe-out").map(([, at]) => at), [0.4, 1.4]);
  assert.deepEqual(wanted("breathe-in", [work(2)]), []);
});

Deno.test("what was said before the place is not wanted again; what begins there is", () => {
  const steps = [kneel("left"), work(8)];
  assert.deepEqual(wanted("say-kneel", steps, WISHES, 0).length, 1);
  assert.deepEqual(wanted("say-kneel", steps, WISHES, 0.1), []);
  assert.deepEqual(wanted("say-work", steps, WISHES, 3), [["left", 0, 8]]);
  assert.deepEqual(wanted("halfway", steps, WISHES, 6.5), [["left", 0.5, 4.5]]);
});
