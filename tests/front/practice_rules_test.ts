/**
 * The rules of the practice, each written from its words in `docs/` and the lesson's design, with
 * plans that are made for it: what the learner may do, when, and what becomes of the rest.
 */

import assert from "node:assert/strict";
import { cameOff, nextStep, sideAnew } from "../../widgets/bodylesson/models/changes.ts";
import {
  askBreath,
  ASKED_S,
  drapedBefore,
  easedBreaths,
  hasRoomToAsk,
  planAsks,
} from "../../widgets/bodylesson/models/consent.ts";
import type { PlanStep } from "../../widgets/bodylesson/models/plan.ts";
import {
  breathsAt,
  checkpointOf,
  endOf,
  isAsking,
  mayAsk,
  positionOf,
  readySession,
  reduce,
  type SessionEvent,
} from "../../widgets/bodylesson/models/session.ts";
import { positionAt, stepAt } from "../../widgets/bodylesson/models/timeline.ts";
import { DEEPER, DRAPE, EASING, step, TEMPO } from "./track_plans.ts";
import { at, breathsTo, named, SETS } from "./practice_sessions.ts";

// Deeper only after the lightest way has been done on this side.

Deno.test("draping on the left opens nothing on the right", () => {
  for (const id of ["settle", "breathe"]) {
    const { session, now } = at(DRAPE, "right", id);
    assert.ok(!mayAsk(session, now), id);
    assert.equal(reduce(session, { type: "ask", at: now }), session, id);
    assert.equal(reduce(session, { type: "asked", at: now }), session, id);
    assert.equal(reduce(session, { type: "deeper", deeper: DEEPER, at: now }), session, id);
  }
  const { session, now } = at(DRAPE, "right", "widen");
  assert.ok(mayAsk(session, now), "once it has been done on the right as well");
});

Deno.test("on the left itself it opens only what comes after it", () => {
  const may = (id: string) => {
    const { session, now } = at(DRAPE, "left", id);
    return mayAsk(session, now);
  };
  assert.deepEqual(["kneel", "settle", "breathe", "widen"].map(may), [false, false, false, true]);
});

Deno.test("off the ball nothing is asked, whatever was done before", () => {
  const kinds = ["placing", "rest", "easing", "changing-sides", "coming-off", "lead-in"] as const;
  const drape = step("drape", "breathing", "left", { drapes: true });
  for (const kind of kinds) {
    const plan = { ...DRAPE, steps: [drape, step("now", kind, "left")] };
    assert.ok(!drapedBefore(plan, 2.5), kind);
  }
  assert.ok(drapedBefore({ ...DRAPE, steps: [drape, step("now", "breathing", "left")] }, 2.5));
});

Deno.test("the plan asks only where six seconds of question and ten of answer still fit", () => {
  const asks = (breaths: number, rate: number) =>
    askBreath(step("a", "breathing", "left", { breaths }), {
      breathsPerMinute: rate,
      inhaleShare: 0.4,
    });
  // On the out-breath of the last breath after which there are sixteen seconds.
  assert.deepEqual([1, 2, 3, 5].map((breaths) => asks(breaths, 6)), [null, 0, 1, 3]);
  assert.deepEqual([1, 2, 5].map((breaths) => asks(breaths, 4)), [null, 0, 3]);
  assert.deepEqual([3, 4, 5].map((breaths) => asks(breaths, 10)), [null, 0, 1]);
});

Deno.test("the learner's own wish to be asked has to leave as much time", () => {
  const work = step("work", "breathing", "left", { breaths: 4 });
  const plan = { ...DRAPE, steps: [work, step("off", "coming-off", "left", { breaths: 9 })] };
  assert.ok(hasRoomToAsk(plan, TEMPO, 2.3));
  assert.ok(hasRoomToAsk(plan, TEMPO, 2.4), "sixteen seconds are enough");
  assert.ok(!hasRoomToAsk(plan, TEMPO, 2.5), "coming off is no time to answer");
});

Deno.test("what leaves time to ask and to answer is the rest of this set, and no other", () => {
  const set = (id: string, number: number) =>
    step(id, "breathing", "left", { breaths: 2, set_number: number });
  const room = (...next: PlanStep[]) =>
    hasRoomToAsk({ ...DRAPE, steps: [set("now", 1), ...next] }, TEMPO, 1.5);
  assert.ok(room(set("wide", 1)), "two steps of one set");
  assert.ok(!room(set("again", 2)), "another set");
  assert.ok(!room(step("rest", "rest", "left", { set_number: 1, breaths: 9 })), "a rest");
  assert.ok(!room(step("rest", "rest", "left"), set("wide", 1)), "a rest ends it");
});

Deno.test("the learner's own wish is not taken up too late for an answer", () => {
  const { session, now } = at(DEEPER, "left", "stay", 4);
  assert.ok(mayAsk(session, now));
  assert.equal(reduce(session, { type: "ask", at: now }), session);
});

Deno.test("a yes that comes once the set is over leads no deeper, though it is in time", () => {
  const { session, now } = at(DEEPER, "left", "stay", 2);
  const asking = reduce(session, { type: "ask", at: now });
  const asked = reduce(asking, { type: "asked", at: now + 20 });
  assert.ok(isAsking(asked, now + 24));
  assert.equal(positionOf(asked, now + 26).step.kind, "changing-sides");
  assert.ok(breathsAt(asked, now + 26) <= (asked.asked ?? 0));
  assert.ok(!isAsking(asked, now + 26));
  assert.equal(reduce(asked, { type: "deeper", deeper: DEEPER, at: now + 26 }).plan, DEEPER);
});

Deno.test("easing off lasts as many whole breaths as its seconds need, and never too few", () => {
  const lasts = (seconds: number, least: number, rate = 6) =>
    easedBreaths(seconds, least, { ...TEMPO, breathsPerMinute: rate });
  assert.deepEqual([lasts(60, 1), lasts(61, 1), lasts(60, 1, 4), lasts(35, 1)], [6, 7, 4, 4]);
  assert.equal(lasts(5, 3), 3, "the lesson's own breaths at least");
});

Deno.test("the plan's own question is open in a step that asks, and nowhere else", () => {
  const asks = step("long", "breathing", "left", { breaths: 5, asks: true });
  const open = (over: Partial<PlanStep>, breath = 3) =>
    planAsks(positionAt({ ...DRAPE, steps: [{ ...asks, ...over }] }, TEMPO, breath + 0.5), TEMPO);
  assert.deepEqual([0, 2, 3, 4].map((breath) => open({}, breath)), [false, false, true, true]);
  assert.ok(!open({ asks: false }), "one that does not ask");
  assert.ok(!open({ kind: "lead-in" }), "getting ready");
});

Deno.test("a yes is awaited for fifteen seconds after the question, and no longer", () => {
  assert.equal(ASKED_S, 15);
  const { session, now } = at(DEEPER, "left", "stay");
  const asked = reduce(reduce(session, { type: "ask", at: now }), { type: "asked", at: now });
  assert.ok(isAsking(asked, now + 14.9));
  assert.equal(asked.asked, breathsAt(asked, now) + 1.5);
  assert.ok(
    isAsking({ ...asked, status: "going", breaths: asked.asked ?? 0 }, asked.at),
    "to its end",
  );
  assert.ok(!isAsking(asked, now + 15.1));
});

Deno.test("a question that nobody asked for, and that the plan does not ask, opens nothing", () => {
  const longer = DRAPE.steps.map((one) => one.id === "widen" ? { ...one, breaths: 5 } : one);
  const { session, now } = at({ ...DRAPE, steps: longer }, "left", "widen", 0);
  assert.ok(mayAsk(session, now));
  assert.equal(reduce(session, { type: "asked", at: now }), session);
});

Deno.test("a question that is answered or ended is not asked again by itself", () => {
  const { session, now } = at(DEEPER, "left", "stay");
  const asked = reduce(reduce(session, { type: "ask", at: now }), { type: "asked", at: now });
  assert.equal(asked.asking, false);
  assert.equal(reduce(asked, { type: "asked", at: now + 1 }), asked, "heard once, open once");
});

Deno.test("a wish to be asked goes with whatever leads elsewhere", () => {
  const { session, now } = at(DEEPER, "left", "stay");
  const asking = reduce(session, { type: "ask", at: now });
  assert.ok(asking.asking);
  const events: SessionEvent[] = [
    { type: "ease-off", easier: DRAPE, easing: EASING, seconds: 60, at: now },
    { type: "stop", at: now },
  ];
  for (const event of events) assert.ok(!reduce(asking, event).asking, event.type);
});

Deno.test("in a pause nothing deeper is to be had", () => {
  const { session, now } = at(DEEPER, "left", "stay");
  const asked = reduce(reduce(session, { type: "ask", at: now }), { type: "asked", at: now });
  const paused = reduce(asked, { type: "pause", at: now });
  assert.ok(!mayAsk(paused, now));
  assert.equal(reduce(paused, { type: "deeper", deeper: DEEPER, at: now }), paused);
});

Deno.test("what was too strong closes depth, under way and in a pause, but not before a session", () => {
  const { session, now } = at(DRAPE, "left", "widen");
  const asking = reduce(session, { type: "ask", at: now });
  const strong = reduce(asking, { type: "over-limit", at: now });
  assert.deepEqual([strong.shallow, strong.asking, strong.asked], [true, false, null]);
  const paused = reduce(reduce(session, { type: "pause", at: now }), {
    type: "over-limit",
    at: now,
  });
  assert.ok(paused.shallow);
  const ready = readySession(DRAPE, TEMPO);
  assert.equal(reduce(ready, { type: "over-limit", at: now }), ready);
});

// Stopping: from anywhere straight to coming off, on the side that is worked.

Deno.test("stopping keeps what was done, cuts the step under way, and comes off on its side", () => {
  const { plan, breaths } = cameOff(DRAPE, breathsTo(DRAPE, "left", "breathe") + 1.5);
  assert.deepEqual(named(plan), ["left kneel 2", "left settle 2", "left breathe 2", "left off 3"]);
  assert.equal(breaths, 6, "it comes off at once");
  assert.ok(plan.steps.every(({ drapes }) => !drapes), "a step that was broken off is no draping");
});

Deno.test("stopping in the first moment of a step, or right at its turn, leads off too", () => {
  const turn = breathsTo(DRAPE, "left", "widen");
  assert.deepEqual(named(cameOff(DRAPE, turn).plan).slice(-2), ["left widen 1", "left off 3"]);
  assert.ok(cameOff(DRAPE, turn).plan.steps.some(({ drapes }) => drapes), "breathe was done whole");
});

Deno.test("a stop says that it was one; coming to the end does not", () => {
  const { session, now } = at(DRAPE, "left", "breathe");
  const stopped = reduce(session, { type: "stop", at: now });
  assert.ok(stopped.stopped);
  assert.equal(checkpointOf(stopped, now)?.stopped, true);
  const ended = reduce(session, { type: "tick", at: endOf(session) });
  assert.equal(ended.status, "done");
  assert.ok(!ended.stopped);
});

Deno.test("off counts on the way off alone, also in a pause there", () => {
  const { session, now } = at(DRAPE, "left", "breathe");
  assert.equal(reduce(session, { type: "off", at: now }), session);
  const stopped = reduce(session, { type: "stop", at: now });
  const paused = reduce(stopped, { type: "pause", at: now + 1 });
  assert.equal(reduce(paused, { type: "off", at: now + 2 }).status, "done");
  const done = reduce(stopped, { type: "off", at: now + 2 });
  assert.equal(reduce(done, { type: "off", at: now + 3 }), done);
  assert.equal(reduce(done, { type: "stop", at: now + 3 }), done);
});

// Getting into place and coming back.

Deno.test("next leads to the very next step, from any breath of this one", () => {
  const steps = ["a", "b", "c"].map((id) => step(id, "placing", "left", { breaths: 3 }));
  const plan = { ...DRAPE, steps: [...steps, step("off", "coming-off", "left")] };
  assert.deepEqual([0, 2.9, 3, 5.5, 8.9].map((breaths) => nextStep(plan, breaths).breaths), [
    3,
    3,
    6,
    6,
    9,
  ]);
});

Deno.test("a side done over begins with getting into place on it", () => {
  const right = breathsTo(SETS, "right", "kneel");
  assert.equal(sideAnew(SETS, 5), 0);
  assert.equal(sideAnew(SETS, right + 5), right);
  assert.equal(sideAnew(SETS, breathsTo(SETS, "right", "off") + 1), null, "off is off");
  const bare = { ...SETS, steps: SETS.steps.filter(({ kind }) => kind !== "placing") };
  assert.equal(sideAnew(bare, 5), null);
});

Deno.test("a restored session goes on from the breath that was broken off, as it was", () => {
  const checkpoint = {
    plan: DRAPE,
    tempo: TEMPO,
    breaths: 7.8,
    stopped: true,
    shallow: true,
    ahead: [],
  };
  const ready = readySession(DEEPER, TEMPO);
  const back = reduce(ready, { type: "restore", checkpoint, at: 40 });
  assert.deepEqual([back.status, back.breaths, back.stopped, back.shallow], [
    "going",
    7,
    true,
    true,
  ]);
  assert.equal(breathsAt(back, 50), 8);
  assert.equal(reduce(back, { type: "restore", checkpoint, at: 41 }), back, "only from ready");
  assert.equal(reduce(back, { type: "start", plan: DRAPE, tempo: TEMPO, at: 41 }), back);
});

Deno.test("begin again only from a pause or from the end, and then as if for the first time", () => {
  const { session, now } = at(DRAPE, "left", "breathe");
  const strong = reduce(session, { type: "over-limit", at: now });
  const again = reduce(reduce(strong, { type: "pause", at: now }), { type: "again" });
  assert.deepEqual(
    [again.status, again.breaths, again.stopped, again.shallow, again.asking, again.asked],
    ["ready", 0, false, false, false, null],
  );
  const done = reduce(session, { type: "tick", at: endOf(session) });
  assert.equal(reduce(done, { type: "again" }).status, "ready");
  assert.equal(reduce(again, { type: "again" }), again);
});

Deno.test("a tempo that comes before a session is taken, and a pause keeps still", () => {
  const fast = { breathsPerMinute: 10, inhaleShare: 0.4 };
  const { session, now } = at(DRAPE, "left", "breathe");
  const paused = reduce(session, { type: "pause", at: now });
  const faster = reduce(paused, { type: "tempo", tempo: fast, at: now + 60 });
  assert.equal(faster.status, "paused");
  assert.equal(breathsAt(faster, now + 90), breathsAt(session, now));
  const resumed = reduce(faster, { type: "resume", at: now + 100 });
  assert.ok(Math.abs(breathsAt(resumed, now + 106) - breathsAt(session, now) - 1) < 1e-9);
});

Deno.test("a clock that steps back takes no breath away", () => {
  const { session } = at(DRAPE, "left", "breathe");
  assert.equal(breathsAt(session, -30), 0);
  const ticked = reduce(session, { type: "pause", at: 30 });
  assert.equal(ticked.breaths, 3);
});

// Where a session stands.

Deno.test("a step begins exactly at its breath; rounding never makes it one late", () => {
  const steps = [
    step("a", "placing", "left"),
    step("b", "breathing", "left"),
    step("c", "coming-off", "left"),
  ];
  const plan = { ...DRAPE, steps };
  const places = [0, 1.999, 2 - 1e-12, 2, 3.999, 4, 5, 99].map((breaths) => stepAt(plan, breaths));
  assert.deepEqual(places.map(({ stepIndex }) => stepIndex), [0, 0, 1, 1, 1, 2, 2, 2]);
  assert.deepEqual(places.map(({ before }) => before), [0, 0, 2, 2, 2, 4, 4, 4]);
});

Deno.test("what is left of the phase and the session is given in seconds", () => {
  const plan = { ...DRAPE, steps: [step("a", "breathing", "left", { breaths: 4 })] };
  const near = (value: number, wanted: number) =>
    assert.ok(Math.abs(value - wanted) < 1e-6, `${value}`);
  const at = positionAt(plan, TEMPO, 1.1);
  near(at.left, 29);
  near(at.phaseLeft, 3);
  near(at.progress, 0.25);
  near(at.fullness, (1 - Math.cos(Math.PI / 4)) / 2);
  const out = positionAt(plan, TEMPO, 1.55);
  assert.equal(out.phase, "exhale");
  near(out.phaseLeft, 4.5);
  near(out.progress, 0.25);
  near(out.fullness, 1 - (1 - Math.cos(Math.PI / 4)) / 2);
});

Deno.test("a plan without steps is refused", () => {
  const empty = { ...DRAPE, steps: [] };
  assert.throws(() => positionAt(empty, TEMPO, 0), /expected at least one step/);
  assert.throws(() => cameOff(empty, 0), /expected at least one step/);
});

Deno.test("asked at the very end of its reach, a session is done and no sooner", () => {
  const { session } = at(DRAPE, "left", "kneel");
  const end = endOf(session);
  assert.equal(positionOf(session, end).left, 0);
  assert.equal(reduce(session, { type: "pause", at: end + 5 }).status, "done");
});
