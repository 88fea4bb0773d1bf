import assert from "node:assert/strict";
import { BUTTONS } from "../../widgets/bodylesson/sections/breath_timer/buttons.ts";
import { Settling, SETTLING_S } from "../../widgets/bodylesson/sections/breath_timer/settling.ts";
import {
  readySession,
  reduce,
  type Session,
  type SessionEvent,
} from "../../widgets/bodylesson/models/session.ts";
import { planOf } from "./vectors.ts";

const TEMPO = { breathsPerMinute: 6, inhaleShare: 0.4 };
const PLAN = planOf("drape");
const READY = readySession(PLAN, TEMPO);
const STARTED = reduce(READY, { type: "start", plan: PLAN, tempo: TEMPO, at: 0 });
const TAPS_APART_S = 0.15;

/** What is settled after a session has been another for so long, in seconds. */
function after(before: Session, now: Session, at: number, seconds: number): Settling {
  const settling = new Settling();
  settling.look(before, at, 50);
  settling.look(now, at, 60);
  settling.look(now, at, 60 + seconds);
  return settling;
}

function refused(settling: Settling, seconds: number): string[] {
  return BUTTONS.filter((button) => !settling.counts(button, seconds));
}

const OTHERS = [
  "start",
  "go_on",
  "next",
  "off",
  "carry_on",
  "come_off",
  "ease_off",
  "deeper",
  "pause",
  "again",
];

Deno.test("a page that has just opened takes every press", () => {
  const settling = new Settling();
  settling.look(READY, 0, 60);
  assert.deepEqual(refused(settling, 60), []);
});

Deno.test("the second of two taps on Start leads no further", () => {
  const settling = after(READY, STARTED, 0, TAPS_APART_S);
  assert.deepEqual(refused(settling, 60 + TAPS_APART_S), OTHERS);
  assert.deepEqual(refused(settling, 60 + SETTLING_S), []);
});

Deno.test("nor does the second on Next, from any step of getting into place", () => {
  let session = STARTED;
  for (let at = 1; at <= 2; at++) {
    const next = reduce(session, { type: "next-step", at });
    assert.notEqual(next, session);
    const settling = after(session, next, at, TAPS_APART_S);
    assert.deepEqual(refused(settling, 60 + TAPS_APART_S), OTHERS, `step ${at}`);
    session = next;
  }
});

Deno.test("a step that comes by the clock is settled first as well", () => {
  const settling = new Settling();
  settling.look(STARTED, 1, 50);
  // The second step has been under way for a tenth of a second.
  settling.look(STARTED, 20.1, 74);
  assert.ok(settling.isSettling(74.49));
  assert.ok(!settling.isSettling(74.51));
});

Deno.test("a change that is seen late has settled by then", () => {
  const settling = new Settling();
  settling.look(STARTED, 1, 50);
  settling.look(STARTED, 25, 74);
  assert.ok(!settling.isSettling(74));
});

Deno.test("what a press has changed settles from then on, wherever in a step it leads", () => {
  const paused = reduce(STARTED, { type: "pause", at: 25 });
  const resumed = reduce(paused, { type: "resume", at: 40 });
  assert.ok(after(paused, resumed, 40, 0).isSettling(60.59));
  assert.ok(!after(paused, resumed, 40, 0).isSettling(60.61));
});

Deno.test("a step on the ball that gives way to the next refuses nothing", () => {
  const onBall = PLAN.steps.filter((step) => step.kind === "breathing");
  assert.ok(onBall.length > 1);
  const settling = new Settling();
  settling.look(STARTED, 31, 50);
  settling.look(STARTED, 41, 60);
  assert.ok(!settling.isSettling(60));
});

Deno.test("resume and stop always count", () => {
  const events: SessionEvent[] = [{ type: "pause", at: 3 }, { type: "stop", at: 3 }];
  for (const event of events) {
    const settling = after(STARTED, reduce(STARTED, event), 3, 0);
    assert.deepEqual(refused(settling, 60), OTHERS, event.type);
  }
});
