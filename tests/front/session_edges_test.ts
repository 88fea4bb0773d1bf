/** What a session ignores: events at moments that are almost, but not quite, right for them. */

import assert from "node:assert/strict";
import type { Plan } from "../../widgets/bodylesson/models/plan.ts";
import {
  type Checkpoint,
  readySession,
  reduce,
  type Session,
  stageOf,
} from "../../widgets/bodylesson/models/session.ts";
import { step, TEMPO } from "./track_plans.ts";

const OFF = step("off", "coming-off", "left");
const planOf = (...steps: Plan["steps"]): Plan => ({
  variant: "drape",
  sides: "left",
  sets: 1,
  steps: [...steps, OFF],
});
const PLACING = planOf(
  step("kneel", "placing", "left"),
  step("breathe", "breathing", "left", { work: true }),
);
const EASED = planOf(step("ease", "easing", "left"));
const AHEAD = [step("breathe", "breathing", "left", { work: true })];

function started(plan: Plan): Session {
  return reduce(readySession(plan, TEMPO), { type: "start", plan, tempo: TEMPO, at: 0 });
}

function eased(ahead: Plan["steps"]): Session {
  const kept = { plan: EASED, tempo: TEMPO, breaths: 0, stopped: false, shallow: false };
  const checkpoint: Checkpoint = { ...kept, ahead };
  return reduce(readySession(EASED, TEMPO), { type: "restore", checkpoint, at: 0 });
}

Deno.test("a session that is ready stands at the beginning, and its clock at nothing", () => {
  const { breaths, at, waiting } = readySession(PLACING, TEMPO);
  assert.deepEqual([breaths, at, waiting], [0, 0, false]);
});

Deno.test("a pause while getting into place is no wait for Next", () => {
  const paused = reduce(started(PLACING), { type: "pause", at: 3 });
  assert.equal(reduce(paused, { type: "wait", at: 4 }), paused);
  assert.equal(stageOf(paused, 4), "paused");
});

Deno.test("what has waited and goes on waits no more", () => {
  const waiting = reduce(started(PLACING), { type: "wait", at: 19 });
  assert.equal(
    reduce(waiting, { type: "again" }),
    waiting,
    "a wait is no pause to begin again from",
  );
  const going = reduce(waiting, { type: "resume", at: 30 });
  assert.equal(going.waiting, false);
  assert.equal(stageOf(going, 35), "running");
});

Deno.test("who eased off goes on with the one step that was left, and with nothing where none was", () => {
  const last = reduce(eased(AHEAD), { type: "carry-on", at: 3 });
  assert.deepEqual([stageOf(last, 3), last.ahead], ["running", []]);
  const nothingLeft = reduce(eased([]), { type: "tick", at: 3 });
  assert.deepEqual(reduce(nothingLeft, { type: "carry-on", at: 3 }), nothingLeft);
});

Deno.test("going on is for a session that is under way", () => {
  const ready = { ...readySession(EASED, TEMPO), ahead: AHEAD };
  assert.equal(reduce(ready, { type: "carry-on", at: 3 }), ready);
});

Deno.test("on the way off the ball nobody goes on with what was put aside", () => {
  const leaving = reduce(eased(AHEAD), { type: "tick", at: 25 });
  assert.equal(stageOf(leaving, 25), "coming-off");
  assert.deepEqual(reduce(leaving, { type: "carry-on", at: 25 }), leaving);
});
