/** Easing off and going deeper: what becomes of the plan, each rule written from its words. */

import assert from "node:assert/strict";
import { deepened, eased } from "../../widgets/bodylesson/models/changes.ts";
import type { Plan, PlanStep, Side } from "../../widgets/bodylesson/models/plan.ts";
import {
  readySession,
  reduce,
  type SessionEvent,
  stageOf,
} from "../../widgets/bodylesson/models/session.ts";
import { stepAt } from "../../widgets/bodylesson/models/timeline.ts";
import { DEEPER, DRAPE, EASING, step, TEMPO } from "./track_plans.ts";
import { at, breathsTo, eight, named, SETS } from "./practice_sessions.ts";

// Easing off: always to be had on the ball, and it takes nothing away but the depth.

/** What easing off brings if the learner then goes on: the easing step, and the steps after it. */
function easedOn(plan: Plan, breaths: number, easier: Plan, easing: PlanStep) {
  const changed = eased(plan, breaths, easier, easing, easing.breaths);
  const { stepIndex } = stepAt(changed.plan, changed.breaths);
  const steps = [...changed.plan.steps.slice(0, stepIndex + 1), ...changed.ahead];
  return { ...changed, plan: { ...changed.plan, steps } };
}

Deno.test("easing off shares out what was left of this set, then goes on as the easier way does", () => {
  const plan = { ...SETS, variant: "deep" };
  // In the third breath of `long`: six of eight breaths are still to come.
  const breaths = breathsTo(plan, "left", "long") + 2.5;
  const changed = easedOn(plan, breaths, SETS, EASING);
  assert.equal(changed.plan.variant, "drape");
  assert.equal(changed.breaths, breathsTo(plan, "left", "long") + 3);
  const rest = named({ ...plan, steps: changed.plan.steps.slice(3) });
  const wanted = [
    "left ease 2",
    "left settle 2",
    "left long 5",
    "left short 1",
    "left rest 2",
    "left settle 2",
    "left long 6",
    "left short 2",
    "right change 2",
  ];
  assert.deepEqual(rest.slice(0, wanted.length), wanted);
  assert.equal(rest.at(-1), "right off 3");
  const [first, second] = changed.plan.steps.slice(4).filter(({ id }) => id === "long");
  assert.deepEqual([first?.drapes, second?.drapes], [false, true], "shorter is no draping");
});

Deno.test("easing off in the second set shares out the second set's breaths alone", () => {
  const second = SETS.steps.findLastIndex(({ side, id }) => side === "left" && id === "short");
  const breaths = SETS.steps.slice(0, second).reduce((sum, step) => sum + step.breaths, 0) + 0.5;
  const { plan } = easedOn(SETS, breaths, SETS, { ...EASING, side: "right" });
  const rest = named({ ...plan, steps: plan.steps.slice(second + 1) });
  assert.deepEqual(rest.slice(0, 5), [
    "left ease 2",
    "left settle 2",
    "left long 1",
    "left short 1",
    "right change 2",
  ]);
});

Deno.test("easing off in a rest or on the way on and off the ball changes nothing", () => {
  const plan = { ...SETS, steps: [...SETS.steps, step("after", "easing", "right")] };
  for (const id of ["kneel", "rest", "change", "off"]) {
    const side = id === "change" || id === "off" ? "right" : "left";
    const { session, now } = at(plan, side, id);
    const event: SessionEvent = {
      type: "ease-off",
      easier: SETS,
      easing: EASING,
      seconds: 60,
      at: now,
    };
    assert.equal(reduce(session, event), session, id);
  }
});

Deno.test("easing off leads on out of a pause, and never out of what is over", () => {
  const { session, now } = at(DEEPER, "left", "stay");
  const event: SessionEvent = {
    type: "ease-off",
    easier: DRAPE,
    easing: EASING,
    seconds: 60,
    at: now,
  };
  const paused = reduce(session, { type: "pause", at: now });
  assert.equal(stageOf(reduce(paused, event), now), "easing");
  // Also where the very first step is one to ease off in.
  const [work] = DEEPER.steps.filter(({ kind }) => kind === "breathing");
  const bare = { ...DEEPER, steps: [work!, ...DEEPER.steps.slice(-1)] };
  for (const ready of [readySession(DEEPER, TEMPO), readySession(bare, TEMPO)]) {
    assert.equal(reduce(ready, event), ready);
  }
});

Deno.test("easing off is open from the lead-in on", () => {
  const lead = step("lead", "lead-in", "left", { breaths: 3 });
  const plan = { ...DRAPE, steps: [lead, ...eight("left", 1), step("off", "coming-off", "left")] };
  const easier = { ...DRAPE, steps: [...eight("left", 1), step("off", "coming-off", "left")] };
  const { session } = at(plan, "left", "lead");
  const eased = reduce(session, { type: "ease-off", easier, easing: EASING, seconds: 20, at: 5 });
  assert.equal(stageOf(eased, 15), "easing");
});

Deno.test("an easier way with fewer sets gives the sets that it has", () => {
  const oneSet = { ...DRAPE, sets: 1 };
  const second = SETS.steps.findLastIndex(({ side, id }) => side === "left" && id === "long");
  const breaths = SETS.steps.slice(0, second).reduce((sum, step) => sum + step.breaths, 0) + 1.5;
  const { plan } = easedOn(SETS, breaths, oneSet, EASING);
  assert.deepEqual(named({ ...plan, steps: plan.steps.slice(second + 1) }).slice(0, 2), [
    "left ease 2",
    "right change 2",
  ]);
});

Deno.test("where the work is done, easing off leaves one breath of it", () => {
  const end = step("end", "breathing", "left", { set_number: 1 });
  const plan = { ...DRAPE, steps: [...eight("left", 1), end, step("off", "coming-off", "left")] };
  const easier = { ...DRAPE, steps: [...eight("left", 1), step("off", "coming-off", "left")] };
  for (const breaths of [breathsTo(plan, "left", "end") + 0.5, 9.5]) {
    const changed = easedOn(plan, breaths, easier, EASING);
    const rest = changed.plan.steps.slice(stepAt(changed.plan, changed.breaths).stepIndex);
    // A step that gets none of the breaths is left out.
    assert.deepEqual(named({ ...plan, steps: rest }), [
      "left ease 2",
      "left settle 2",
      "left long 1",
      "left off 2",
    ]);
  }
});

Deno.test("easing off in the lead-in leaves all of the first set", () => {
  const lead = step("lead", "lead-in", "left", { breaths: 3 });
  const plan = { ...DRAPE, steps: [lead, ...eight("left", 1), step("off", "coming-off", "left")] };
  const easier = { ...DRAPE, steps: [...eight("left", 1), step("off", "coming-off", "left")] };
  const { plan: after } = easedOn(plan, 1.5, easier, EASING);
  assert.deepEqual(named(after).slice(1, 5), [
    "left ease 2",
    "left settle 2",
    "left long 6",
    "left short 2",
  ]);
});

// Going deeper: this set on this side alone, and not what the body does already.

Deno.test("deeper takes the place of what was left of this set, and of nothing else", () => {
  const deep = (side: Side, set: number) => [
    step("settle", "lead-in", side, { set_number: set }),
    step("knee", "breathing", side, { level: 2, set_number: set }),
    step("long", "breathing", side, { level: 2, work: true, breaths: 3, set_number: set }),
  ];
  const one = (side: Side) => [step("kneel", "placing", side), ...deep(side, 1)];
  const deeper: Plan = {
    ...DRAPE,
    variant: "deeper",
    steps: [...one("left"), ...one("right")],
  };
  const second = SETS.steps.findLastIndex(({ side, id }) => side === "left" && id === "short");
  const breaths = SETS.steps.slice(0, second).reduce((sum, step) => sum + step.breaths, 0) + 1.5;
  const { plan, breaths: after } = deepened(SETS, breaths, deeper);
  assert.equal(plan.variant, "deeper");
  assert.equal(after, breaths + 0.5);
  const rest = plan.steps.slice(second + 1);
  assert.deepEqual(named({ ...plan, steps: rest }).slice(0, 4), [
    // `settle` is done, `long` is work and comes as the deeper way has it.
    "left knee 2",
    "left long 3",
    "right change 2",
    "right kneel 2",
  ]);
  assert.deepEqual(rest.slice(0, 2).map((step) => step.set_number), [2, 2]);
  assert.ok(rest.slice(2).every(({ level }) => level < 2), "the other side is as it was planned");
});

Deno.test("deeper leaves out what this set has done already, and only that", () => {
  const plain = (id: string, set: number, side: Side = "left") =>
    step(id, "breathing", side, { set_number: set });
  const steps = [
    plain("settle", 1),
    plain("other-side", 2, "right"),
    plain("earlier-set", 1),
    plain("soften", 2),
    plain("now", 2),
    plain("to-come", 2),
    step("off", "coming-off", "left"),
  ];
  const ids = ["settle", "other-side", "earlier-set", "soften", "now", "to-come", "knee"];
  const deeper = (set: number) => ({
    ...DRAPE,
    sets: 2,
    steps: ids.map((id) => ({ ...plain(id, set), level: 2 })),
  });
  const after = (breaths: number, set: number, stepsBefore: number) =>
    deepened({ ...DRAPE, sets: 2, steps }, breaths, deeper(set)).plan.steps
      .slice(stepsBefore).filter(({ level }) => level === 2).map(({ id }) => id);
  assert.deepEqual(after(9, 2, 5), ["settle", "other-side", "earlier-set", "to-come", "knee"]);
  assert.deepEqual(after(1, 1, 1), [
    "other-side",
    "earlier-set",
    "soften",
    "now",
    "to-come",
    "knee",
  ]);
});

Deno.test("deeper in a lead-in, which no set holds yet, brings the first set", () => {
  const lead = step("lead", "lead-in", "left", { breaths: 3 });
  const plan = { ...DRAPE, steps: [lead, ...eight("left", 1), step("off", "coming-off", "left")] };
  const deeper = { ...DRAPE, variant: "deeper", steps: eight("left", 1) };
  const { plan: after } = deepened(plan, 1.5, deeper);
  const ours = after.steps.slice(1, -1);
  assert.ok(ours.length > 0);
  assert.deepEqual([...new Set(ours.map(({ set_number }) => set_number))], [1]);
});

Deno.test("easing off makes no step a draping that is none, however long it became", () => {
  const plain = step("stay", "breathing", "left", { work: true, breaths: 8, set_number: 1 });
  const off = step("off", "coming-off", "left");
  const plan = { ...DRAPE, steps: [{ ...plain, level: 2 }, off] };
  const { plan: after } = easedOn(plan, 0.5, { ...DRAPE, steps: [plain, off] }, EASING);
  const rest = after.steps.filter(({ id, level }) => id === "stay" && level !== 2);
  assert.equal(rest.length, 1);
  assert.ok((rest[0]?.breaths ?? 0) >= 7);
  assert.equal(rest[0]?.drapes, false);
});
