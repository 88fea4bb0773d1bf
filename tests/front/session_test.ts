import assert from "node:assert/strict";
import { examples, fc } from "./properties.ts";
import { breathsOf, type Plan, type PlanStep } from "../../widgets/bodylesson/models/plan.ts";
import {
  breathsAt,
  checkpointOf,
  endOf,
  positionOf,
  readySession,
  reduce,
  type Session,
  type SessionEvent,
  stageOf,
} from "../../widgets/bodylesson/models/session.ts";
import { inAll } from "../../widgets/bodylesson/models/on_ball.ts";
import { planOf } from "./vectors.ts";

const TEMPO = { breathsPerMinute: 6, inhaleShare: 0.4 };
const EASING: PlanStep = {
  ...planOf("drape").steps[0]!,
  id: "ease",
  kind: "easing",
  opening: "cue-ease",
  breaths: 1,
  seconds: null,
};

function start(plan: Plan, at = 0): Session {
  return reduce(readySession(plan, TEMPO), { type: "start", plan, tempo: TEMPO, at });
}

/** Seconds from the session's start to the first breath of a step. */
function secondsTo(plan: Plan, id: string): number {
  const index = plan.steps.findIndex((step) => step.id === id);
  return sum(plan.steps.slice(0, index));
}

/** Seconds of steps at this tempo. */
function sum(steps: readonly PlanStep[]): number {
  return steps.reduce((all, step) => all + (step.seconds ?? step.breaths * 10), 0);
}

Deno.test("an untouched session goes through its stages and ends on time", () => {
  const plan = planOf("deeper");
  let session = start(plan, 5);
  assert.equal(endOf(session), 5 + sum(plan.steps));
  const stages = new Set<string>();
  for (let at = 5; at < endOf(session); at += 1) {
    session = reduce(session, { type: "tick", at });
    stages.add(stageOf(session, at));
  }
  assert.deepEqual([...stages], ["placing", "running", "coming-off"]);
  assert.equal(reduce(session, { type: "tick", at: endOf(session) - 0.001 }).status, "going");
  assert.equal(reduce(session, { type: "tick", at: endOf(session) }).status, "done");
});

Deno.test("a pause keeps the place however long it lasts", () => {
  const session = start(planOf("drape"));
  // Twenty seconds of kneeling in two parts, ten of lowering, ten of settling: then breaths.
  const paused = reduce(session, { type: "pause", at: 43.5 });
  assert.equal(stageOf(paused, 9999), "paused");
  near(breathsAt(paused, 9999), 4.35);
  const resumed = reduce(paused, { type: "resume", at: 9999 });
  near(breathsAt(resumed, 9999), 4.35);
  near(breathsAt(resumed, 10009), 5.35);
});

Deno.test("going on may begin some seconds earlier, at the start of what was cut off", () => {
  const paused = reduce(start(planOf("drape")), { type: "pause", at: 43.5 });
  const back = (seconds: number) =>
    breathsAt(reduce(paused, { type: "resume", back: seconds, at: 99 }), 99);
  near(back(2.5), 4.1);
  near(back(3.5 + 6), 3.4);
  near(back(3.5 + 10 + 5), 2.5);
  near(back(999), 0);
});

function near(value: number, wanted: number): void {
  assert.ok(Math.abs(value - wanted) < 1e-9, `${value}, expected ${wanted}`);
}

Deno.test("a step that moves the body lasts as long at every tempo, and a slower one shortens no other", () => {
  const plan = planOf("drape");
  const moving = plan.steps.filter(({ seconds }) => seconds);
  const led = plan.steps.filter(({ seconds }) => !seconds);
  assert.ok(moving.length >= 4 && led.length >= 3);
  for (const rate of [4, 6, 10]) {
    const tempo = { ...TEMPO, breathsPerMinute: rate };
    const session = reduce(readySession(plan, tempo), { type: "start", plan, tempo, at: 0 });
    const breaths = led.reduce((all, step) => all + step.breaths, 0);
    near(endOf(session), sum(moving) + breaths * 60 / rate);
  }
});

Deno.test("a slower tempo under way takes breaths that are to come, never the one begun", () => {
  const plan = planOf("drape");
  const tempo = { ...TEMPO, breathsPerMinute: 4 };
  const at = secondsTo(plan, "breathe") + 15;
  const slower = (most: number) => {
    const event: SessionEvent = { type: "start", plan, tempo: TEMPO, at: 0 };
    return reduce(reduce(readySession(plan, TEMPO, most), event), { type: "tempo", tempo, at });
  };
  const least = inAll(slower(100), "left");
  assert.ok(least <= 100 && least > 80, `${least} s`);
  near(breathsAt(slower(100), at), breathsAt(start(plan), at));
  // The breath that was begun is finished, and is the last.
  const work = slower(66).plan.steps.filter((step) => step.work).map((step) => step.breaths);
  assert.deepEqual(work, [2]);
  assert.equal(slower(900).plan, plan);
});

Deno.test("a new tempo keeps the place", () => {
  const session = start(planOf("drape"));
  const tempo = { breathsPerMinute: 10, inhaleShare: 0.5 };
  const faster = reduce(session, { type: "tempo", tempo, at: 43.5 });
  near(breathsAt(faster, 43.5), 4.35);
  near(breathsAt(faster, 49.5), 5.35);
});

Deno.test("stop leads to coming off, on the side that is being worked", () => {
  const plan = planOf("drape", "both");
  const at = secondsTo(plan, "breathe") + 12;
  const stopped = reduce(start(plan), { type: "stop", at });
  assert.equal(stageOf(stopped, at), "coming-off");
  const rest = stopped.plan.steps.filter((step) => step.kind === "coming-off");
  assert.deepEqual(rest.map((step) => step.id), ["press", "roll"]);
  assert.ok(rest.every((step) => step.side === "left"));
  assert.ok(stopped.stopped);
  assert.equal(endOf(stopped), at + 30);
  assert.equal(
    reduce(stopped, { type: "stop", at: at + 5 }),
    stopped,
    "a second stop skips nothing",
  );
  const off = reduce(stopped, { type: "off", at: at + 5 });
  assert.equal(off.status, "done");
});

Deno.test("stop out of a pause comes off too", () => {
  const paused = reduce(start(planOf("drape")), { type: "pause", at: 60 });
  assert.equal(stageOf(reduce(paused, { type: "stop", at: 90 }), 90), "coming-off");
});

Deno.test("getting into place: each press leads to the next step, and none leaves out two", () => {
  const plan = planOf("drape", "both");
  const placing = plan.steps.findIndex((step) => step.kind !== "placing");
  assert.ok(placing >= 2);
  let session = start(plan);
  for (let index = 0; index < placing; index++) {
    assert.equal(positionOf(session, index).stepIndex, index);
    session = reduce(session, { type: "next-step", at: index });
    assert.equal(positionOf(session, index).breath, 0);
  }
  assert.equal(positionOf(session, placing).step.id, "settle");
  assert.equal(reduce(session, { type: "next-step", at: placing }), session);
  assert.equal(session.plan, plan, "no step was taken out");
});

Deno.test("in a pause nothing leads to the next step", () => {
  const paused = reduce(start(planOf("drape")), { type: "pause", at: 3 });
  assert.equal(reduce(paused, { type: "next-step", at: 4 }), paused);
});

function easedOff(plan: Plan, at: number, seconds = 60): Session {
  const easier = planOf("drape", plan.sides);
  return reduce(start(plan), { type: "ease-off", easier, easing: EASING, seconds, at });
}

Deno.test("who eases off stays eased, and who then says nothing is led off the ball", () => {
  const plan = planOf("deeper", "both");
  const at = secondsTo(plan, "stay") + 12;
  const eased = easedOff(plan, at, 35);
  assert.equal(stageOf(eased, at), "easing");
  const now = positionOf(eased, at).stepIndex;
  const rest = eased.plan.steps.slice(now);
  assert.deepEqual([rest[0]?.id, rest[0]?.breaths], ["ease", 4], "35 s are 4 breaths of 10 s");
  assert.ok(rest.slice(1).every(({ kind, side }) => kind === "coming-off" && side === "left"));
  assert.equal(stageOf(eased, at + 39), "easing");
  assert.equal(stageOf(eased, at + 41), "coming-off");
});

Deno.test("who goes on after easing off gets the easier variant, with what was left", () => {
  const plan = planOf("deeper", "both");
  const at = secondsTo(plan, "stay") + 12;
  const wentOn = reduce(easedOff(plan, at), { type: "carry-on", at: at + 25 });
  const now = positionOf(wentOn, at + 25).stepIndex;
  const rest = wentOn.plan.steps.slice(now);
  assert.deepEqual(rest.map((step) => step.id).slice(0, 3), ["settle", "breathe", "widen"]);
  const left = rest.filter((step) => step.side === "left");
  assert.ok(rest.every((step) => step.variant === "drape"));
  // 4 breaths of `stay`, one and a bit gone: three are left.
  assert.equal(left.filter((step) => step.work).reduce((sum, step) => sum + step.breaths, 0), 3);
  assert.ok(rest.some((step) => step.kind === "changing-sides"), "the other side still comes");
  assert.equal(rest.at(-1)?.kind, "coming-off");
  assert.equal(reduce(wentOn, { type: "carry-on", at: at + 30 }), wentOn, "once is enough");
});

Deno.test("what was put aside by easing off survives being written down", () => {
  const plan = planOf("deeper");
  const at = secondsTo(plan, "stay") + 12;
  const checkpoint = JSON.parse(JSON.stringify(checkpointOf(easedOff(plan, at), at + 15)));
  const ready = readySession(planOf("drape"), TEMPO);
  const again = reduce(ready, { type: "restore", checkpoint, at: 7 });
  assert.equal(stageOf(again, 8), "easing");
  assert.equal(stageOf(reduce(again, { type: "carry-on", at: 9 }), 9), "running");
});

Deno.test("a step of getting into place waits once, and goes on by itself or with Next", () => {
  const plan = planOf("drape");
  const end = sum(plan.steps.slice(0, 1));
  const waiting = reduce(start(plan), { type: "wait", at: end - 0.2 });
  assert.deepEqual([stageOf(waiting, end + 20), waiting.waiting], ["placing", true]);
  assert.equal(positionOf(waiting, end + 20).stepIndex, 0, "time stands still");
  const next = reduce(waiting, { type: "next-step", at: end + 20 });
  assert.deepEqual([positionOf(next, end + 20).stepIndex, next.waiting], [1, false]);
  const alone = reduce(waiting, { type: "resume", at: end + 30 });
  assert.equal(reduce(alone, { type: "wait", at: end + 30 }), alone, "it has waited");
  assert.equal(positionOf(alone, end + 30.3).stepIndex, 1);
  const paused = reduce(waiting, { type: "pause", at: end + 5 });
  assert.equal(stageOf(paused, end + 6), "paused");
  const onBall = secondsTo(plan, "settle");
  const there = reduce(start(plan), { type: "tick", at: onBall });
  assert.equal(reduce(there, { type: "wait", at: onBall }), there, "nobody waits on the ball");
});

Deno.test("easing off is for the ball alone", () => {
  const session = start(planOf("deeper"));
  const easier = planOf("drape");
  assert.equal(
    reduce(session, { type: "ease-off", easier, easing: EASING, seconds: 60, at: 3 }),
    session,
  );
});

Deno.test("a place survives being written down, and the broken breath is taken again", () => {
  const session = start(planOf("lift", "right"), 50);
  const place = JSON.parse(JSON.stringify(checkpointOf(session, 153)));
  const plan = planOf("drape");
  const again = reduce(readySession(plan, TEMPO), { type: "restore", checkpoint: place, at: 7 });
  assert.equal(breathsAt(again, 7), 10);
  assert.deepEqual(again.plan, session.plan);
});

Deno.test("events that make no sense change nothing", () => {
  const ready = readySession(planOf("drape"), TEMPO);
  for (const type of ["pause", "resume", "stop", "tick", "off", "next-step"] as const) {
    assert.equal(reduce(ready, { type, at: 5 }), ready, type);
  }
  const going = start(planOf("drape"));
  assert.equal(reduce(going, { type: "again" }), going, "never straight from the ball to ready");
});

/** An event and the seconds that pass before it. */
const moves = fc.record({
  type: fc.constantFrom(
    "start",
    "pause",
    "resume",
    "stop",
    "tick",
    "again",
    "ease-off",
    "next-step",
    "off",
    "tempo",
    "restore",
    "ask",
    "asked",
    "deeper",
    "over-limit",
    "carry-on",
    "wait",
  ),
  wait: fc.double({ min: 0, max: 60, noNaN: true }),
  rate: fc.integer({ min: 4, max: 10 }),
  variant: fc.constantFrom("drape", "deeper", "lift", "iliacus", "explore"),
  sides: fc.constantFrom("left" as const, "right" as const, "both" as const),
});

Deno.test("whatever happens: in bounds, one way off the ball, the place never lost", () => {
  fc.assert(
    fc.property(fc.array(moves, { maxLength: 40 }), (list) => {
      let at = 0;
      let session = readySession(planOf("drape"), TEMPO);
      for (const { type, wait, rate, variant, sides } of list) {
        at += wait;
        const settled = reduce(session, { type: "tick", at });
        const was = stageOf(settled, at);
        const breaths = breathsAt(settled, at);
        const event = eventOf(type, at, rate, planOf(variant, sides), settled);
        const after = reduce(session, event);
        const now = stageOf(after, at);
        holds(after, at);
        if (was === "running" || was === "easing" || was === "placing") {
          assert.notEqual(now, "ready", `${type} from ${was}`);
          assert.notEqual(now, "done", `${type} from ${was}`);
        }
        if (was !== "done" && now === "done") assert.ok(type === "off", `${type} from ${was}`);
        if (["pause", "resume", "tick", "tempo"].includes(type)) {
          assert.equal(breathsAt(after, at), breaths, `${type} lost the place`);
        }
        session = after;
      }
      if (session.status === "ready") return;
      // Left alone it ends, after coming off.
      const going = reduce(session, { type: "resume", at });
      const end = reduce(going, { type: "tick", at: Math.max(endOf(going), at) });
      assert.equal(end.status, "done");
      assert.equal(end.plan.steps.at(-1)?.kind, "coming-off");
    }),
    { numRuns: examples(400) },
  );
});

function holds(session: Session, at: number): void {
  const breaths = breathsAt(session, at);
  assert.ok(breaths >= 0 && breaths <= breathsOf(session.plan));
  const { step, breath } = positionOf(session, at);
  assert.ok(breath >= 0 && breath < step.breaths);
  assert.equal(session.plan.steps[0]?.kind, "placing");
  const place = checkpointOf(session, at);
  assert.equal(place === null, session.status === "ready" || session.status === "done");
  // No step is deeper than one variant above what came before it on the same side.
  const deepest = { left: 0, right: 0 };
  for (const { side, level } of session.plan.steps) {
    assert.ok(level <= deepest[side] + 1, `level ${level} after ${deepest[side]} on the ${side}`);
    deepest[side] = Math.max(deepest[side], level);
  }
}

function eventOf(
  type: string,
  at: number,
  rate: number,
  plan: Plan,
  session: Session,
): SessionEvent {
  switch (type) {
    case "again":
      return { type };
    case "start":
      return { type, plan, tempo: TEMPO, at };
    case "tempo":
      return { type, tempo: { ...TEMPO, breathsPerMinute: rate }, at };
    case "ease-off":
      return {
        type,
        easier: planOf("drape", session.plan.sides),
        easing: EASING,
        seconds: 60,
        at,
      };
    case "deeper":
      return { type, deeper: planOf("deeper", session.plan.sides), at };
    case "restore":
      return { type, checkpoint: checkpointOf(session, at) ?? { ...session }, at };
    default:
      return { type: type as "tick", at };
  }
}
