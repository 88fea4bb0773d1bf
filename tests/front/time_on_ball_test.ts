/**
 * The rules of the time on the ball, each by itself, with a plan of round numbers: ten seconds a
 * breath; ten seconds of lowering, six breaths and ten seconds of pressing up count, 80 s in all.
 */

import assert from "node:assert/strict";
import { fitted } from "../../widgets/bodylesson/models/changes.ts";
import {
  ableToGoOn,
  capped,
  isTooLong,
  isWayOff,
  NONE,
  pauseLeft,
  type Place,
  spentMore,
} from "../../widgets/bodylesson/models/on_ball.ts";
import { onBallSeconds } from "../../widgets/bodylesson/models/pace.ts";
import type { Plan, PlanStep } from "../../widgets/bodylesson/models/plan.ts";
import {
  backOf,
  type Checkpoint,
  lain,
  mayCarryOn,
  needsFit,
  pauseLeftOf,
  positionOf,
  readySession,
  reduce,
  type Session,
  type SessionEvent,
  stageOf,
} from "../../widgets/bodylesson/models/session.ts";
import { breathsTo } from "./practice_sessions.ts";
import { step, TEMPO } from "./track_plans.ts";

const SLOW = { ...TEMPO, breathsPerMinute: 4 };
const BALL = { on_ball: true, breaths: 1 };
const OFF = [
  step("press", "coming-off", "left", { ...BALL, seconds: 10 }),
  step("roll", "coming-off", "left", { breaths: 1, seconds: 20 }),
];
const WORK = step("work", "breathing", "left", { ...BALL, breaths: 6, work: true });
const PLAN: Plan = {
  variant: "drape",
  sides: "left",
  sets: 1,
  steps: [
    step("kneel", "placing", "left"),
    step("lower", "placing", "left", { ...BALL, seconds: 10 }),
    WORK,
    ...OFF,
  ],
};
const EASE = step("ease", "easing", "left", { ...BALL, breaths: 3 });
const EASED: Plan = { ...PLAN, steps: [...PLAN.steps.slice(0, 2), EASE, ...OFF] };

/** At a step of a plan, after so many of its breaths, with so many seconds used. */
function place(id: string, over: Partial<Place & { into: number }> = {}): Place {
  const { into = 0, plan = PLAN, ...rest } = over;
  const breaths = breathsTo(plan, "left", id) + into;
  return { plan, tempo: TEMPO, breaths, spent: NONE, most: 80, ...rest };
}

const used = (left: number, right = 0) => ({ left, right });

/** A session under way there; restoring takes the place as it is. */
function session(id: string, over: Partial<Place & Checkpoint & { into: number }> = {}): Session {
  const { most, plan, breaths, tempo, spent } = place(id, over);
  const { ahead = [] } = over;
  const checkpoint = { plan, tempo, breaths, spent, ahead, stopped: false, shallow: false };
  return reduce(readySession(plan, tempo, most), { type: "restore", checkpoint, at: 0 });
}

const later = (before: Session, ...events: SessionEvent[]) => events.reduce(reduce, before);
const PAUSE = { type: "pause", at: 0 } as const;
const TIME_UP = { type: "time-up", at: 0 } as const;
const FIT: SessionEvent = { type: "fit", at: 0 };
const ids = ({ steps }: Plan) => steps.map(({ id, breaths }) => `${id} ${breaths}`);

// What counts.

Deno.test("a new session has used nothing of its time", () => {
  assert.deepEqual(readySession(PLAN, TEMPO).spent, { left: 0, right: 0 });
});

Deno.test("while the clock stands, time is used on the ball, on its side, and nowhere else", () => {
  assert.deepEqual(spentMore(place("work", { spent: used(5, 7) }), 30), used(35, 7));
  const off = place("kneel", { spent: used(5, 7) });
  assert.equal(spentMore(off, 30), off.spent);
  const kneeling = session("kneel");
  assert.equal(lain(kneeling, 0, 30), kneeling);
  assert.deepEqual(lain(later(session("work"), PAUSE), 0, 30).spent, used(30));
  const ready = readySession(TWO, TEMPO);
  assert.equal(lain(ready, 0, 30), ready, "nothing before a session");
});

Deno.test("a plan is too long if either side is, and rounding makes none too long", () => {
  const at = (spent: Place["spent"]) => isTooLong(place("roll", { spent, most: 80 }));
  assert.ok(!at(used(80, 80)));
  assert.ok(at(used(80.01)) && at(used(0, 80.01)));
  assert.ok(!at(used(80 + 1e-9, 80 + 1e-9)));
  assert.ok(!isTooLong(place("kneel")) && isTooLong(place("kneel", { most: 79.9 })));
});

Deno.test("both ways lead off: coming off at the end, and changing sides", () => {
  const kinds = ["placing", "lead-in", "breathing", "rest", "easing"] as const;
  assert.ok(kinds.every((kind) => !isWayOff(step("a", kind, "left"))));
  assert.ok(isWayOff(step("a", "coming-off", "left")));
  assert.ok(isWayOff(step("a", "changing-sides", "right")));
});

Deno.test("a place in a plan without steps is refused", () => {
  const none = { ...place("kneel"), plan: { ...PLAN, steps: [] } };
  assert.throws(() => spentMore(none, 1), /expected at least one step/);
});

// What is taken away when it is too much.

Deno.test("what was used takes as many breaths as it asks, and none where all fits", () => {
  const fits = place("work", { spent: used(10) });
  assert.equal(capped(fits).plan, PLAN);
  for (const [more, breaths] of [[1, 5], [10, 5], [11, 4], [50, 1]] as const) {
    const { plan, cameOff } = capped(place("work", { spent: used(10 + more) }));
    assert.deepEqual(ids(plan).slice(1, 4), ["lower 1", `work ${breaths}`, "press 1"], `${more}`);
    assert.ok(!cameOff);
  }
  const right = { plan: TWO, tempo: TEMPO, breaths: 0, spent: used(0, 40), most: 70 };
  assert.deepEqual(ids(capped(right).plan).slice(-2), ["other 2", "off 1"]);
});

Deno.test("where not even the breath that was begun fits, it comes off at once, stopped", () => {
  const { plan, breaths, cameOff } = capped(place("work", { into: 2.5, spent: used(80) }));
  assert.ok(cameOff);
  assert.deepEqual(ids(plan), ["kneel 2", "lower 1", "work 3", "press 1", "roll 1"]);
  assert.equal(breaths, 6);
  const over = later(lain(session("work", { into: 2, spent: used(30) }), 0, 90), FIT);
  assert.deepEqual([stageOf(over, 0), over.stopped], ["coming-off", true]);
});

Deno.test("off the ball a side that cannot fit any more brings nobody off", () => {
  const { plan, cameOff } = capped(place("kneel", { spent: used(999) }));
  assert.ok(!cameOff);
  assert.deepEqual(ids(plan), ["kneel 2", "lower 1", "work 1", "press 1", "roll 1"]);
});

Deno.test("a slower tempo takes its breaths in a pause as well", () => {
  const slower: SessionEvent = { type: "tempo", tempo: SLOW, at: 0 };
  const paused = later(session("work", { spent: used(10) }), PAUSE, slower);
  assert.equal(paused.status, "paused");
  assert.deepEqual(ids(paused.plan)[2], "work 4");
});

Deno.test("before a session a tempo takes nothing away, and starts nothing", () => {
  const slower: SessionEvent = { type: "tempo", tempo: SLOW, at: 0 };
  const ready = later(readySession(TWO, TEMPO, 10), slower);
  assert.deepEqual([ready.status, ready.plan], ["ready", TWO]);
});

Deno.test("only what is under way on the ball, and not off it yet, has breaths taken away", () => {
  const late = (id: string) => lain(session(id, { spent: used(10) }), 0, 20);
  assert.ok(needsFit(late("work"), 0));
  assert.ok(!needsFit(session("work", { spent: used(10) }), 0), "all of it fits");
  assert.ok(!needsFit(later(late("work"), PAUSE), 0), "in a pause `time-up` leads off");
  const leaving = lain(session("press", { spent: used(70) }), 0, 20);
  assert.deepEqual(leaving.spent, used(90));
  assert.ok(!needsFit(leaving, 0), "on the way off nothing is taken away");
  assert.ok(!needsFit({ ...readySession(PLAN, TEMPO, 10) }, 0), "before a session");
});

Deno.test("a look takes nothing away; a fit does", () => {
  const late = lain(session("work", { spent: used(10) }), 0, 20);
  assert.equal(reduce(late, { type: "tick", at: 1 }).plan, PLAN);
  assert.deepEqual(ids(later(late, FIT).plan)[2], "work 4");
});

// Which breaths are taken away: the last ones of this side that work or ease, and no others.

const TWO: Plan = {
  ...PLAN,
  sides: "both",
  steps: [
    step("settle", "breathing", "left", BALL),
    step("long", "breathing", "left", { ...BALL, breaths: 3, work: true, drapes: true }),
    step("short", "breathing", "left", { ...BALL, breaths: 2, work: true, drapes: true }),
    step("press", "coming-off", "left", { ...BALL, seconds: 10 }),
    step("other", "breathing", "right", { ...BALL, breaths: 4, work: true }),
    step("off", "coming-off", "right", { ...BALL, seconds: 10 }),
  ],
};

/** The plan with room for so many seconds on each side, once so many of its breaths are over. */
function withRoom(left: number, right = 999, breaths = 0, plan = TWO): Plan {
  return fitted(plan, TEMPO, breaths, { left, right });
}

const AFTER = ["press 1", "other 4", "off 1"];

Deno.test("a plan that just fits stays the very same, and rounding takes no breath", () => {
  assert.equal(withRoom(70, 50), TWO);
  assert.equal(withRoom(70 - 1e-9, 50 - 1e-9), TWO);
  assert.notEqual(withRoom(69.5), TWO);
  assert.notEqual(withRoom(70, 49.5), TWO);
});

Deno.test("the last working breaths go first, but one; getting ready and coming off stay", () => {
  const left = (room: number) => ids(withRoom(room));
  assert.deepEqual(left(60), ["settle 1", "long 3", "short 1", ...AFTER]);
  assert.deepEqual(left(50), ["settle 1", "long 3", ...AFTER]);
  assert.deepEqual(left(40), ["settle 1", "long 2", ...AFTER]);
  assert.deepEqual(left(30), ["settle 1", "long 1", ...AFTER]);
  assert.deepEqual(left(0), ["settle 1", "long 1", ...AFTER], "a side keeps one");
  const bare = { ...TWO, steps: TWO.steps.slice(0, 3) };
  assert.deepEqual(ids(withRoom(40, 999, 0, bare)), ["settle 1", "long 3"], "the very last too");
});

Deno.test("each side gives its own breaths, and keeps one of its own", () => {
  assert.deepEqual(ids(withRoom(999, 30)).slice(-3), ["press 1", "other 2", "off 1"]);
  assert.deepEqual(ids(withRoom(0, 0)), ["settle 1", "long 1", "press 1", "other 1", "off 1"]);
});

Deno.test("a step that gave breaths no longer counts as draping", () => {
  const drapes = (plan: Plan) => plan.steps.filter((one) => one.drapes).map(({ id }) => id);
  assert.deepEqual(drapes(withRoom(70)), ["long", "short"]);
  assert.deepEqual(drapes(withRoom(60)), ["long"]);
  assert.deepEqual(drapes(withRoom(40)), []);
});

Deno.test("what is over stays, and the breath that was begun is finished", () => {
  const at = (breaths: number, room = 0) => ids(withRoom(room, 999, breaths)).slice(0, 3);
  assert.deepEqual(at(1), ["settle 1", "long 1", "press 1"], "its first is begun at the turn");
  assert.deepEqual(at(2.5), ["settle 1", "long 2", "press 1"]);
  assert.deepEqual(at(3.5), ["settle 1", "long 3", "press 1"]);
  assert.deepEqual(at(4.5), ["settle 1", "long 3", "short 1"]);
  assert.deepEqual(at(2.5, 25), ["settle 1", "long 3", "press 1"], "the later step goes first");
});

Deno.test("easing off gives its breaths too, all but the one that was begun", () => {
  const work = step("work", "breathing", "left", { ...BALL, work: true });
  const [press] = OFF as [PlanStep, PlanStep];
  const eased = (breaths: number) =>
    ids(withRoom(0, 999, breaths, { ...PLAN, steps: [work, EASE, press] }));
  assert.deepEqual(eased(1), ["work 1", "ease 1", "press 1"]);
  assert.deepEqual(eased(2.5), ["work 1", "ease 2", "press 1"]);
  assert.deepEqual(eased(0), ["work 1", "press 1"]);
});

Deno.test("a working step that lasts seconds gets shorter by its own breaths' length", () => {
  const steps = TWO.steps.map((one) => one.id === "short" ? { ...one, seconds: 30 } : one);
  const { steps: made } = withRoom(65, 999, 0, { ...TWO, steps });
  assert.deepEqual(made.map(({ seconds }) => seconds ?? null), [null, null, 15, 10, null, 10]);
});

// Pauses.

Deno.test("a pause may last until coming off and a second in hand are all that is left", () => {
  assert.equal(pauseLeft(place("work", { spent: used(30) })), 80 - 1 - 30 - 10);
  assert.equal(pauseLeft(place("work", { spent: used(75) })), 0, "never less than nothing");
  // Half of pressing up is done: only the other half is still to come.
  assert.equal(pauseLeft(place("press", { into: 0.5, spent: used(60) })), 80 - 1 - 60 - 5);
});

Deno.test("off the ball, and in a lesson without a longest time, a pause has no end", () => {
  for (const id of ["kneel", "roll"]) assert.equal(pauseLeft(place(id)), null, id);
  assert.equal(pauseLeft(place("work", { most: Infinity })), null);
  assert.equal(pauseLeftOf(session("work")), null, "there is no pause");
});

Deno.test("when a pause's time is up it comes off, stopped, and not before", () => {
  const paused = later(session("work", { into: 2, spent: used(30) }), PAUSE);
  assert.equal(later(lain(paused, 0, 20), TIME_UP).status, "paused");
  const off = later(lain(paused, 0, 39), TIME_UP);
  assert.deepEqual([stageOf(off, 0), off.stopped, off.status], ["coming-off", true, "going"]);
  // The half second that is left of this breath would have fitted.
  const late = later(session("work", { into: 2, spent: used(20) }), { ...PAUSE, at: 9.5 });
  const over = later(lain(late, 9.5, 39.5), { ...TIME_UP, at: 9.5 });
  assert.deepEqual([stageOf(over, 9.5), over.stopped], ["coming-off", true]);
  const going = session("work", { spent: used(30) });
  assert.equal(later(going, TIME_UP), going, "without a pause its time cannot be up");
});

Deno.test("going on after a pause loses nothing of the place, not even by rounding", () => {
  for (let at = 1; at < 60; at += 0.37) {
    const paused = later(session("work"), { type: "pause", at });
    const on = later(paused, { type: "resume", at });
    assert.equal(on.breaths, paused.breaths);
  }
});

Deno.test("when a pause's time is up on the way off, it goes on where it was", () => {
  const paused = later(session("press", { spent: used(65) }), PAUSE);
  const on = later(lain(paused, 0, 4), TIME_UP);
  assert.deepEqual([stageOf(on, 0), on.stopped, on.plan], ["coming-off", false, PLAN]);
  assert.equal(positionOf(on, 0).step.id, "press");
});

Deno.test("who comes back on the way off does no part of it again", () => {
  assert.equal(session("press", { into: 0.7 }).breaths, breathsTo(PLAN, "left", "press") + 0.7);
  assert.equal(session("work", { into: 2.7 }).breaths, breathsTo(PLAN, "left", "work") + 2);
});

Deno.test("on the way off a pause leads back only where there is time for all of it", () => {
  const resumed = (id: string, spent: number, back: number) => {
    const at = session(id, { into: 0.5, spent: used(spent) });
    const on = later(at, PAUSE, { type: "resume", back, at: 0 });
    assert.equal(backOf(at, back), on.breaths < at.breaths ? back : 0);
    return on.breaths - breathsTo(PLAN, "left", id);
  };
  // Half of pressing up is left, five seconds: 75 and five are all that there is.
  assert.equal(resumed("press", 70, 5), 0);
  assert.equal(resumed("press", 70.1, 5), 0.5);
  assert.equal(resumed("roll", 80, 10), 0, "off the ball there is time");
  assert.equal(resumed("roll", 75, 15), -0.5, "also to press up again, if that fits");
  assert.equal(resumed("roll", 75.1, 15.1), 0.5);
});

Deno.test("before the way off a pause leads back, and breaths to come are taken away for it", () => {
  const at = session("work", { into: 2, spent: used(30) });
  const on = later(at, PAUSE, { type: "resume", back: 5, at: 0 });
  assert.equal(on.breaths, at.breaths - 0.5);
  assert.deepEqual([ids(at.plan)[2], ids(on.plan)[2]], ["work 6", "work 5"]);
});

// Going on after easing off.

const eased = (left: number) => place("ease", { plan: EASED, spent: used(left) });
const other = step("other", "breathing", "right", { ...BALL, work: true });

Deno.test("who eased off may go on while a breath fits, with as many as fit", () => {
  const on = (left: number, ahead: readonly PlanStep[] = [WORK, ...OFF]) =>
    ableToGoOn(eased(left), ahead);
  // What was left of easing off is left out, and ten seconds lead off.
  const worked = (left: number) => on(left)?.plan.steps.find(({ work }) => work)?.breaths ?? null;
  assert.deepEqual([0, 10, 11, 50, 60, 60.1, 70].map(worked), [6, 6, 5, 2, 1, null, null]);
  assert.ok(onBallSeconds(on(10)!.plan, TEMPO, "left", on(10)!.breaths) <= 70);
  assert.equal(on(0, OFF), null, "nothing to go on with");
  assert.equal(on(0, [step("settle", "breathing", "left", BALL), ...OFF]), null, "no work");
  assert.equal(on(0, [...OFF, other]), null, "none on this side");
});

Deno.test("going on is for easing off, also in a pause, and needs something to go on with", () => {
  const ahead = [WORK, ...OFF];
  const at = (id: string, more: readonly PlanStep[] = ahead) =>
    session(id, { plan: EASED, spent: used(10), ahead: more });
  assert.ok(mayCarryOn(at("ease"), 0));
  assert.ok(mayCarryOn(later(at("ease"), PAUSE), 0));
  assert.ok(!mayCarryOn(at("press"), 0), "on the way off");
  assert.ok(!mayCarryOn(at("ease", []), 0));
  assert.ok(!mayCarryOn({ ...at("ease"), status: "ready" }, 0));
  assert.ok(!mayCarryOn({ ...at("ease"), status: "done" }, 0));
});
