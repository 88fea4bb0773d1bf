/** The timer's own cues, each at its second: times, pressure, depth, openings, in and out. */

import assert from "node:assert/strict";
import type { Plan, PlanStep } from "../../widgets/bodylesson/models/plan.ts";
import { OWN_CUES } from "../../widgets/bodylesson/sound/sounds.ts";
import { wantedFrom, type Wishes } from "../../widgets/bodylesson/sound/wanted.ts";
import { DRAPE, step, TEMPO } from "./track_plans.ts";

const WISHES: Wishes = { counting: false, mayAsk: () => true };

/** The seconds at which a cue is wanted and by which it must be over, with the side. */
function wanted(
  cue: string,
  steps: readonly PlanStep[],
  wishes: Wishes = WISHES,
  breaths = 0,
  lasts = 2,
) {
  const plan: Plan = { ...DRAPE, steps };
  const ids = [cue, ...Object.values(OWN_CUES)];
  const cues = Object.fromEntries(
    ids.map((id) => [id, { spoken: id, priority: "check" as const }]),
  );
  const voice = { cues, key: (id: string) => id, lasts: () => lasts };
  return wantedFrom({ plan, tempo: TEMPO, breaths }, voice, wishes)
    .filter((one) => one.cue === cue)
    .map(({ side, at, until }) => [side, round(at), round(until)]);
}

function round(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}

const work = (breaths: number, side: "left" | "right" = "left") =>
  step("work", "breathing", side, { work: true, breaths });
const kneel = (side: "left" | "right") =>
  step("kneel", "placing", side, { breaths: 2, seconds: 24 });

Deno.test("pressure is asked for on the first out-breath with weight, or a later one of that side", () => {
  const pressure = (...steps: PlanStep[]) => wanted("pressure-check", steps);
  assert.deepEqual(pressure(kneel("left"), work(3)), [["left", 24 + 4.5, 24 + 30]]);
  const both = pressure(work(2), kneel("right"), work(2, "right"));
  assert.deepEqual(both, [["left", 4.5, 20], ["right", 20 + 24 + 4.5, 20 + 24 + 20]]);
  assert.deepEqual(pressure(kneel("left")), []);
});

Deno.test("depth is asked for where the step asks, the lightest way was done, and today allows it", () => {
  const drape = step("drape", "breathing", "left", { drapes: true, breaths: 4 });
  const asks = step("widen", "breathing", "left", { asks: true, breaths: 5 });
  const asked = (...steps: PlanStep[]) => wanted("ask-depth", steps).map(([, at]) => at);
  // The last out-breath after which sixteen seconds are left: the fourth breath's.
  assert.deepEqual(asked(drape, asks), [40 + 30 + 4.5]);
  assert.deepEqual(asked(drape, { ...asks, breaths: 1 }), [], "no time to answer");
  assert.deepEqual(asked(step("other", "breathing", "left"), asks), [], "nothing was done before");
  assert.deepEqual(asked({ ...drape, side: "right" }, asks), [], "it was done on the other side");
  assert.deepEqual(asked(drape, { ...asks, asks: false }), []);
  assert.deepEqual(wanted("ask-depth", [drape, asks], { ...WISHES, mayAsk: () => false }), []);
  const places: number[] = [];
  wanted("ask-depth", [drape, asks], {
    ...WISHES,
    mayAsk: (breaths) => places.push(breaths) > 0,
  });
  assert.deepEqual(places, [4 + 3], "whether there is room is judged where it is asked");
});

Deno.test("in and out are counted at each turn that is led, for a learner who wants it", () => {
  const counted = (cue: string) =>
    wanted(cue, [kneel("left"), work(2)], { ...WISHES, counting: true });
  assert.deepEqual(counted("breathe-in").map(([, at]) => at), [24, 34]);
  assert.deepEqual(counted("breathe-out").map(([, at]) => at), [28, 38]);
  assert.deepEqual(wanted("breathe-in", [work(2)]), []);
});

Deno.test("a step that moves is told as it begins, one that is led a moment before", () => {
  const steps = [kneel("left"), work(2), { ...work(2), opening: "say-next" }, kneel("left")];
  const at = (cue: string) => wanted(cue, steps).map(([, at]) => at);
  assert.deepEqual(at("say-kneel"), [0, 24 + 40]);
  // Two seconds and a breath of silence before its first in-breath.
  assert.deepEqual(at("say-work"), [24 - 2.2]);
  assert.deepEqual(at("say-next"), [24 + 20 - 2.2]);
  const long = wanted("say-next", steps, WISHES, 0, 20).map(([, at]) => at);
  assert.deepEqual(long, [24 + 14 + 0.5], "a long one begins with the out-breath, not sooner");
});

Deno.test("what was said before the place is not wanted again; what begins there is", () => {
  const steps = [kneel("left"), work(8)];
  assert.equal(wanted("say-kneel", steps, WISHES, 0).length, 1);
  assert.deepEqual(wanted("say-kneel", steps, WISHES, 0.1), []);
  assert.deepEqual(wanted("say-work", steps, WISHES, 2).map(([, at]) => at), [0]);
  assert.deepEqual(wanted("say-work", steps, WISHES, 2.1), []);
});

Deno.test("a session begins with its times, a place within it does not", () => {
  const steps = [kneel("left"), work(8)];
  const time = (cue: string, breaths = 0) => wanted(cue, steps, WISHES, breaths);
  assert.equal(time(OWN_CUES.whole).length, 1);
  assert.equal(time(OWN_CUES.onBall).length, 1);
  assert.deepEqual(time(OWN_CUES.whole, 1), []);
});
