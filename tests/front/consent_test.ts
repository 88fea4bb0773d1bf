import assert from "node:assert/strict";
import { examples, fc } from "./properties.ts";
import { breathsOf, type Plan, type PlanStep } from "../../widgets/bodylesson/models/plan.ts";
import {
  breathsAt,
  checkpointOf,
  isAsking,
  mayAsk,
  positionOf,
  readySession,
  reduce,
  type Session,
  type SessionEvent,
} from "../../widgets/bodylesson/models/session.ts";
import { DEEPER, DRAPE, EASING, TEMPO } from "./track_plans.ts";

const FAST = { breathsPerMinute: 10, inhaleShare: 0.4 };

function started(plan: Plan): Session {
  return reduce(readySession(plan, TEMPO), { type: "start", plan, tempo: TEMPO, at: 0 });
}

/** Seconds from the start to a breath of a step on the left. */
function secondsTo(plan: Plan, id: string, breath = 0): number {
  const index = plan.steps.findIndex((step) => step.id === id);
  const before = plan.steps.slice(0, index).reduce((sum, step) => sum + step.breaths, 0);
  return (before + breath) * 10 + 0.5;
}

const deeperAt = (at: number) => ({ type: "deeper", deeper: DEEPER, at } as const);

/** The same session once the question has been asked to its end. */
function questioned(session: Session, at: number): Session {
  return reduce(session, { type: "asked", at });
}

Deno.test("a yes counts only where the plan asks, after draping on this side", () => {
  const session = started(DRAPE);
  for (const [id, breath] of [["kneel", 0], ["settle", 1], ["breathe", 3]] as const) {
    const at = secondsTo(DRAPE, id, breath);
    assert.equal(questioned(session, at), session, `${id} ${breath}`);
    assert.equal(reduce(session, deeperAt(at)), session, `${id} ${breath}`);
  }
  const at = secondsTo(DRAPE, "widen", 1);
  assert.equal(reduce(session, deeperAt(at)), session, "before the question was heard");
  const asked = questioned(session, at);
  assert.ok(isAsking(asked, at));
  const deeper = reduce(asked, deeperAt(at));
  assert.equal(positionOf(deeper, at).step.id, "knee");
  assert.deepEqual(
    deeper.plan.steps.map(({ id, side }) => `${id} ${side}`),
    [
      "kneel left",
      "settle left",
      "breathe left",
      "widen left",
      "knee left",
      "stay left",
      // The other side is as it was planned, and asks again.
      "change right",
      "kneel right",
      "settle right",
      "breathe right",
      "widen right",
      "off right",
    ],
  );
});

/** Seconds at which a plan that has been changed comes to a step. */
function later(session: Session, from: number, id: string): number {
  for (let at = from; at < from + 900; at += 1) {
    if (positionOf(session, at).step.id === id) return at;
  }
  throw new RangeError(`expected a step ${id}`);
}

/** Eased off, and on again after a breath. */
function easedOn(session: Session, at: number): Session {
  const event = { type: "ease-off", easier: DRAPE, easing: EASING, seconds: 60, at } as const;
  return reduce(reduce(session, event), { type: "carry-on", at: at + 10 });
}

Deno.test("who only settled has not draped: easing off in between opens no way deeper", () => {
  const at = secondsTo(DEEPER, "settle", 1);
  const eased = easedOn(started(DEEPER), at);
  const there = later(eased, at, "breathe");
  assert.ok(!mayAsk(eased, there));
  assert.equal(reduce(eased, { type: "ask", at: there }), eased);
  assert.equal(reduce(eased, deeperAt(there)), eased);
});

Deno.test("a draping step that was cut short does not count; one that was done does", () => {
  for (const breath of [0, 3]) {
    const at = secondsTo(DRAPE, "breathe", breath);
    const eased = easedOn(started(DRAPE), at);
    for (const id of ["settle", "breathe"]) {
      assert.ok(!mayAsk(eased, later(eased, at + 11, id)), id);
    }
    // Cut in its first breath, the whole step comes again; cut in its last, only a part of it.
    assert.equal(mayAsk(eased, later(eased, at + 11, "widen")), breath === 0);
  }
  const leadIn = secondsTo(DEEPER, "breathe", 1);
  const cut = easedOn(started(DEEPER), leadIn);
  assert.ok(!mayAsk(cut, later(cut, leadIn + 11, "breathe")));
  const after = secondsTo(DEEPER, "stay");
  const eased = easedOn(started(DEEPER), after);
  assert.ok(mayAsk(eased, later(eased, after, "breathe")), "the lead-in was done");
});

Deno.test("asking by oneself needs draping first, and a yes in time", () => {
  const session = started(DRAPE);
  const early = secondsTo(DRAPE, "breathe");
  assert.equal(reduce(session, { type: "ask", at: early }), session);
  const at = secondsTo(DRAPE, "widen");
  const asking = reduce(session, { type: "ask", at });
  assert.ok(!isAsking(asking, at));
  assert.equal(reduce(asking, deeperAt(at + 1)).plan, DRAPE, "the question is still being asked");
  assert.ok(Math.abs(breathsAt(asking, at + 3) - breathsAt(session, at + 3)) < 1e-9);
  const asked = questioned(asking, at + 4);
  assert.equal(positionOf(reduce(asked, deeperAt(at + 5)), at + 5).step.id, "knee");
});

Deno.test("a yes that comes too late stays without effect", () => {
  const plan = { ...DEEPER, steps: DEEPER.steps.map((step) => ({ ...step, asks: false })) };
  const at = secondsTo(plan, "stay");
  const asked = questioned(reduce(started(plan), { type: "ask", at }), at);
  assert.ok(isAsking(asked, at + 14));
  assert.ok(!isAsking(asked, at + 16));
  assert.equal(reduce(asked, deeperAt(at + 16)).plan, plan);
});

Deno.test("a pause, a new tempo or easing off closes the question", () => {
  const at = secondsTo(DEEPER, "stay");
  const asked = questioned(reduce(started(DEEPER), { type: "ask", at }), at);
  assert.notEqual(asked.asked, null);
  const events: SessionEvent[] = [
    { type: "pause", at },
    { type: "over-limit", at },
    { type: "tempo", tempo: FAST, at },
    { type: "ease-off", easier: DRAPE, easing: EASING, seconds: 60, at },
    { type: "stop", at },
  ];
  for (const event of events) assert.equal(reduce(asked, event).asked, null, event.type);
});

Deno.test("after a pressure above the limit nothing deeper is asked or taken, also when restored", () => {
  const at = secondsTo(DRAPE, "widen", 1);
  const strong = reduce(started(DRAPE), { type: "over-limit", at: at - 30 });
  assert.equal(questioned(strong, at), strong);
  assert.equal(reduce(strong, { type: "ask", at }), strong);
  const place = checkpointOf(strong, at)!;
  const again = reduce(readySession(DRAPE, TEMPO), { type: "restore", checkpoint: place, at });
  assert.equal(questioned(again, at), again);
  assert.equal(reduce(again, { type: "ask", at }), again);
});

/** Most waits are so short that several events fall into one question. */
const waits = fc.oneof(
  { weight: 3, arbitrary: fc.double({ min: 0, max: 6, noNaN: true }) },
  { weight: 2, arbitrary: fc.double({ min: 6, max: 90, noNaN: true }) },
);

const event = fc.record({
  type: fc.constantFrom(
    "ask",
    "asked",
    "deeper",
    "restore",
    "over-limit",
    "pause",
    "resume",
    "stop",
    "tick",
    "next-step",
    "off",
    "tempo",
    "ease-off",
    "carry-on",
    "wait",
    "start",
    "again",
  ),
  after: waits,
  fast: fc.boolean(),
});

/** A question, its end and a yes, with little or nothing between: single events seldom meet so. */
const yes = fc.array(event, { maxLength: 1 }).chain((between) =>
  fc.tuple(waits, fc.boolean()).map(([after, fast]) => [
    { type: "ask", after, fast },
    { type: "asked", after: 3, fast },
    ...between,
    { type: "deeper", after: 1, fast },
  ])
);
const events = fc.array(fc.oneof(event.map((one) => [one]), yes), { maxLength: 20 })
  .map((list) => list.flat());

/** Plays events one after the other and looks at each step. */
function play(
  events: readonly { type: string; after: number; fast: boolean }[],
  look: (before: Session, event: SessionEvent, after: Session, at: number) => void,
): { session: Session; at: number } {
  // From getting into place, or from the midst of the first step that asks.
  let at = events.length % 3 === 0 ? 0 : secondsTo(DRAPE, "widen");
  let session = started(DRAPE);
  for (const { type, after, fast } of events) {
    at += after;
    const place = checkpointOf(session, at);
    if (type === "restore" && place === null) continue;
    const event = {
      type,
      at,
      plan: DRAPE,
      tempo: fast ? FAST : TEMPO,
      easier: DRAPE,
      easing: EASING,
      seconds: 60,
      deeper: DEEPER,
      checkpoint: structuredClone(place),
    } as unknown as SessionEvent;
    const before = session;
    // A page that was loaded again knows nothing but the place.
    session = reduce(type === "restore" ? readySession(DRAPE, TEMPO) : before, event);
    look(before, event, session, at);
  }
  return { session, at };
}

function level(step: PlanStep): number {
  return step.level;
}

Deno.test("whatever happens: never deeper without a yes to a question that was open", () => {
  let deepened = 0;
  const asked = new WeakSet<Session>();
  fc.assert(
    fc.property(events, (list) => {
      play(list, (before, event, after, at) => {
        const was = Math.max(...before.plan.steps.map(level));
        const is = Math.max(...after.plan.steps.map(level));
        if (is > was && event.type !== "start") {
          assert.equal(event.type, "deeper");
          assert.ok(isAsking(before, at));
          assert.ok(mayAsk(before, at));
          assert.ok(asked.has(before), "its question was heard to the end");
          deepened++;
        }
        const open = event.type === "asked" ? isAsking(after, at) : asked.has(before);
        if (open && after.asked !== null) asked.add(after);
        assert.ok(!isAsking(after, at) || asked.has(after));
        if (before.shallow && event.type !== "start" && event.type !== "again") {
          assert.ok(!isAsking(after, at), "it was too strong");
        }
        if (after.status === "going" && event.type !== "deeper" && event.type !== "resume") {
          const planned = positionOf(before, at).step.level;
          assert.ok(positionOf(after, at).step.level <= Math.max(planned, 1));
        }
      });
    }),
    { numRuns: examples(500), seed: 5 },
  );
  assert.ok(deepened > 100, `the way deeper was taken ${deepened} times`);
});

Deno.test("whatever happens: every session ends with coming off, on the side last worked", () => {
  fc.assert(
    fc.property(events, (list) => {
      play(list, (_before, _event, { plan }) => {
        const last = plan.steps.at(-1);
        assert.equal(last?.kind, "coming-off");
        const off = plan.steps.findIndex((step) => step.kind === "coming-off");
        assert.equal(last?.side, plan.steps[off - 1]?.side);
        assert.ok(plan.steps.slice(off).every((step) => step.kind === "coming-off"));
      });
    }),
    { numRuns: examples(500) },
  );
});

Deno.test("whatever happens: the place never goes back, and is kept while under way", () => {
  fc.assert(
    fc.property(events, (list) => {
      play(list, (before, event, after, at) => {
        if (event.type === "again" || event.type === "start") return;
        // Who comes back takes the broken breath again.
        const was = breathsAt(before, at);
        const least = event.type === "restore" ? Math.floor(was) : was;
        assert.ok(breathsAt(after, at) >= least - 1e-6, event.type);
        const place = checkpointOf(after, at);
        assert.equal(place === null, after.status === "ready" || after.status === "done");
        if (place) assert.ok(place.breaths <= breathsOf(place.plan));
      });
    }),
    { numRuns: examples(500) },
  );
});

Deno.test("whatever happens: one clock; the same reading gives the same place", () => {
  fc.assert(fc.property(events, (list) => {
    const { session, at } = play(list, () => undefined);
    // Looking often, late or not at all comes to the same.
    let ticked = session;
    for (let t = at; t < at + 100; t += 7) ticked = reduce(ticked, { type: "tick", at: t });
    const end = at + 100;
    const a = breathsAt(reduce(session, { type: "tick", at: end }), end);
    const b = breathsAt(reduce(ticked, { type: "tick", at: end }), end);
    assert.ok(Math.abs(a - b) < 1e-6);
  }));
});
