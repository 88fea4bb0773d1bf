/** What becomes of a plan that a whole class shares. */

import assert from "node:assert/strict";
import { EASING, levelOf, planOf, plans, slots, TEMPO } from "./class_practices.ts";
import { fc } from "./properties.ts";
import { plans as lessonPlans } from "./vectors.ts";
import {
  breathsOf,
  type Kind,
  type Plan,
  type PlanStep,
  withBreaths,
} from "../../widgets/bodylesson/models/plan.ts";
import {
  ALONG,
  canGoOn,
  easedInPlace,
  inBreaths,
  lateInPlace,
  lightened,
  offInPlace,
  onInPlace,
} from "../../widgets/bodylesson/models/class_plan.ts";
import { digestOf } from "../../widgets/bodylesson/models/class_digest.ts";
import { planSeconds, stepSeconds } from "../../widgets/bodylesson/models/pace.ts";

const LASTS = 6;

/** A plan that no lesson has, of such steps. */
function made(...parts: readonly (readonly [Kind, number])[]): Plan {
  const all = plans.flatMap(({ steps }) => steps);
  const steps = parts.map(([kind, breaths]): PlanStep => {
    const work = kind === "breathing" ? { work: true, share: 1, level: 3 } : {};
    return { ...all.find((step) => step.kind === kind)!, ...work, breaths };
  });
  return { variant: "made", sides: "left", sets: 1, steps };
}

/** What somebody does who eases off at a breath, by breath. */
function eased(plan: Plan, breath: number, easier = plan): PlanStep[] {
  return slots(easedInPlace(plan, breath, { shared: plan, easier }, EASING, LASTS));
}

/** What somebody does who comes off at each of these breaths, by breath. */
function off(plan: Plan, ...breaths: readonly number[]): PlanStep[] {
  return slots(breaths.reduce((now, breath) => offInPlace(now, breath, plan), plan));
}

function ids(steps: readonly PlanStep[]): string[] {
  return steps.map(({ id }) => id);
}

Deno.test("plans of different lessons have different digests", () => {
  assert.equal(new Set(plans.map(digestOf)).size, plans.length);
  const [first] = plans;
  const longer = { ...first!, steps: first!.steps.map((s) => ({ ...s, breaths: s.breaths + 1 })) };
  assert.notEqual(digestOf(longer), digestOf(first!));
});

Deno.test("a class's plan lasts by its breath alone, and every movement has its seconds", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...lessonPlans),
      fc.double({ min: 3, max: 10, noNaN: true }),
      (plan, breathsPerMinute) => {
        const made = inBreaths(plan, breathsPerMinute);
        const tempo = { ...TEMPO, breathsPerMinute };
        const second = 60 / breathsPerMinute;
        assert.ok(Math.abs(planSeconds(made, tempo) - breathsOf(made) * second) < 1e-6);
        made.steps.forEach((step, index) => {
          const before = stepSeconds(plan.steps[index]!, tempo);
          const after = stepSeconds(step, tempo);
          const isOnBall = step.on_ball === true;
          const least = isOnBall ? before - second / 2 : before;
          const most = isOnBall ? Math.max(before + second / 2, second) : before + second;
          assert.ok(after > least - 1e-6 && after < most + 1e-6, step.id);
        });
      },
    ),
  );
});

Deno.test("a movement has whole breaths, and one at least", () => {
  const plan = planOf("drape", "left");
  assert.deepEqual(plan.steps.slice(0, 2).map(({ breaths }) => breaths), [2, 1]);
  const [kneel, lower] = lessonPlans[0]!.steps;
  const short = { ...lower!, seconds: 2 };
  // Whether it is on the ball, a plan of an earlier version does not say.
  const { on_ball: _, ...unsaid } = { ...kneel!, seconds: 13 };
  const lasts = inBreaths({ ...lessonPlans[0]!, steps: [short, unsaid] }, 6).steps;
  assert.deepEqual(lasts.map(({ breaths }) => breaths), [1, 2]);
});

Deno.test("who eases off stays so for a while, or until the class comes off soon", () => {
  const plan = planOf("drape", "left");
  const end = slots(plan).findIndex(({ kind }) => kind === "coming-off");
  // As long as it lasts, where the class comes off no sooner than this one would be off.
  const early = eased(plan, end - LASTS - 3);
  assert.deepEqual(ids(early.slice(end - 9, end - 3)), Array(6).fill(EASING.id));
  assert.equal(early[end - 3]!.kind, "coming-off");
  const late = eased(plan, end - LASTS - 2);
  assert.deepEqual(ids(late.slice(end - 8, end)), Array(8).fill(EASING.id));
  assert.deepEqual(late.slice(end), slots(plan).slice(end));
});

Deno.test("who eased off until sides are changed does the next side in the easier way", () => {
  const plan = planOf("deeper", "both");
  const change = slots(plan).findIndex(({ kind }) => kind === "changing-sides");
  const own = eased(plan, change - 4, planOf("drape", "both"));
  assert.deepEqual(ids(own.slice(change - 4, change)), Array(4).fill(EASING.id));
  const next = own.slice(change + 2);
  assert.deepEqual([...new Set(ids(next))], [
    "kneel",
    "lower",
    "breathe",
    "widen",
    "press",
    "roll",
  ]);
  // Once each: what another side would do is not done on this one as well.
  assert.deepEqual(
    ids(next),
    ids(next).toSorted((a, b) => ids(next).indexOf(a) - ids(next).indexOf(b)),
  );
  assert.ok(next.every(({ level, drapes, asks }) => level <= 1 && !drapes && !asks));
});

Deno.test("nobody lies through a rest for having eased off, however soon the class comes off", () => {
  const lesson = lessonPlans.find(({ variant, sides }) =>
    variant === "iliacus" && sides === "left"
  )!;
  const plan = withBreaths(inBreaths(lesson, 8.5), 1);
  const rest = slots(plan).findLastIndex(({ kind }) => kind === "rest") - 1;
  const own = eased(plan, rest - 1);
  assert.deepEqual([own[rest - 1]!.id, own[rest]!.kind], [EASING.id, "coming-off"]);
});

Deno.test("where there is no weight on the ball easing off changes nothing", () => {
  const plan = planOf("iliacus", "left");
  const ways = { shared: plan, easier: plan };
  slots(plan).forEach(({ kind }, breath) => {
    if (kind === "breathing" || kind === "lead-in") return;
    assert.equal(easedInPlace(plan, breath, ways, EASING, LASTS), plan, kind);
  });
});

Deno.test("whoever comes off has the time that is left before sides are changed", () => {
  const plan = planOf("drape", "both");
  const change = slots(plan).findIndex(({ kind }) => kind === "changing-sides");
  const from = (breath: number) => ids(off(plan, breath).slice(breath, change + 1));
  assert.deepEqual(from(change - 4), ["press", "roll", "roll", ALONG, "change"]);
  assert.deepEqual(from(change - 2), ["press", "roll", "change"]);
  assert.deepEqual(from(change - 1), ["press", "change"]);
  const second = off(plan, 20);
  assert.deepEqual(ids(second.slice(20, 24)), ["press", "roll", "roll", ALONG]);
  assert.ok(second.slice(20).every(({ side }) => side === "right"));
});

Deno.test("who comes off while sides are changed gets on no ball again", () => {
  const plan = planOf("drape", "both");
  const change = slots(plan).findIndex(({ kind }) => kind === "changing-sides");
  for (const breath of [change, change + 1]) {
    const own = off(plan, breath);
    assert.deepEqual(own.slice(0, change + 2), slots(plan).slice(0, change + 2));
    assert.ok(own.slice(change + 2).every(({ id }) => id === ALONG));
  }
});

Deno.test("who stops again and again is led off once", () => {
  const plan = planOf("drape", "left");
  assert.deepEqual(off(plan, 5, 6, 10), off(plan, 5));
});

Deno.test("along with the class there is nothing to do, to be asked or to be heard", () => {
  const plan = planOf("drape", "both");
  const { steps } = offInPlace(plan, 5, plan);
  const along = steps.filter(({ id }) => id === ALONG);
  // One step a side.
  assert.deepEqual(along.map(({ side }) => side), ["left", "right"]);
  for (const { work, drapes, asks, on_ball, level, set_number, opening, reminders } of along) {
    assert.deepEqual(
      { work, drapes, asks, on_ball, level, set_number, opening, reminders },
      {
        work: false,
        drapes: false,
        asks: false,
        on_ball: false,
        level: 0,
        set_number: 0,
        opening: "",
        reminders: [],
      },
    );
  }
});

Deno.test("what was done before stays as it was", () => {
  const plan = planOf("lift", "left");
  const late = lateInPlace(plan, 4.2);
  const own = slots(offInPlace(late, 12, plan));
  assert.deepEqual(ids(own.slice(0, 12)), ids(slots(late).slice(0, 12)));
  assert.equal(own[12]!.kind, "coming-off");
  // A step that was cut short is no draping any more; a whole one is.
  const draping = (one: Plan) => one.steps.filter(({ drapes }) => drapes).map(({ id }) => id);
  assert.deepEqual(draping(offInPlace(plan, 9, plan)), ["breathe"]);
  assert.deepEqual(draping(offInPlace(plan, 6, plan)), []);
});

Deno.test("who comes in with the first breath gets into place with all, later alone", () => {
  const plan = planOf("drape", "left");
  assert.deepEqual(lateInPlace(plan, 0.9), plan);
  for (const since of [1, 1.9]) {
    const own = ids(slots(lateInPlace(plan, since)).slice(0, 5));
    assert.deepEqual(own.slice(0, 4), [ALONG, "kneel", "kneel", "lower"]);
  }
});

Deno.test("who is off the ball may be there again where two breaths are left for it", () => {
  const plan = planOf("lift", "both");
  const change = slots(plan).findIndex(({ kind }) => kind === "changing-sides");
  const ways = { shared: plan, easier: plan };
  const along = offInPlace(plan, 4, plan);
  const own = slots(onInPlace(along, change - 5, ways));
  assert.deepEqual(own.slice(change - 5, change).map(({ kind, side }) => [kind, side]), [
    ["placing", "left"],
    ["placing", "left"],
    ["placing", "left"],
    ["breathing", "left"],
    ["breathing", "left"],
  ]);
  assert.deepEqual(own.slice(change), slots(plan).slice(change));
  const next = slots(onInPlace(along, change - 4, ways));
  assert.deepEqual(next.slice(change - 4, change), slots(along).slice(change - 4, change));
  assert.deepEqual(next.slice(change), slots(plan).slice(change));
  // In the first breath of the next side they have not missed it yet.
  assert.ok(canGoOn(along, change + 2, plan));
});

Deno.test("nobody gets on the ball without getting into place", () => {
  const bare = made(["breathing", 12], ["coming-off", 1]);
  assert.equal(canGoOn(offInPlace(bare, 2, bare), 5, bare), false);
  const placed = made(["placing", 1], ["breathing", 12], ["coming-off", 1]);
  assert.equal(canGoOn(offInPlace(placed, 2, placed), 5, placed), true);
});

Deno.test("a lighter way has weight where the class has it, and the same rests", () => {
  for (const sides of ["left", "both"] as const) {
    const plan = planOf("iliacus", sides);
    const own = lightened(plan, planOf("drape", sides));
    assert.ok(levelOf(own) <= 1);
    const kinds = (one: Plan) =>
      slots(one).map(({ kind }) => kind === "lead-in" ? "breathing" : kind);
    assert.deepEqual(kinds(own), kinds(plan));
  }
  // A way with one exercise says it once for each time on the ball.
  const own = lightened(planOf("lift", "both"), planOf("deeper", "both"));
  assert.deepEqual(ids(own.steps.slice(0, 5)), ["kneel", "lower", "stay", "rest", "stay"]);
});

Deno.test("a lighter way of the other side serves as well", () => {
  const own = lightened(planOf("deeper", "left"), planOf("drape", "right"));
  assert.ok(levelOf(own) <= 1);
  assert.ok(own.steps.every(({ side }) => side === "left"));
});

Deno.test("a plan of any make can be eased and lightened", () => {
  const bare = made(["breathing", 9]);
  assert.deepEqual(ids(eased(bare, 0)), [...Array(6).fill(EASING.id), ...Array(3).fill(ALONG)]);
  assert.deepEqual(ids(eased(bare, 5).slice(5)), Array(4).fill(EASING.id));
  const lightest = planOf("drape", "left");
  assert.ok(levelOf(lightened(bare, lightest)) <= 1);
  // One breath is too few for both of its exercises.
  const own = lightened(made(["placing", 1], ["breathing", 1], ["coming-off", 1]), lightest);
  assert.ok(own.steps.every(({ breaths }) => breaths > 0));
});

Deno.test("a plan from which none can be made is refused", () => {
  const none = { ...planOf("drape", "left"), steps: [] };
  assert.throws(() => eased(none, 0), /expected at least one step, got none/);
  assert.throws(
    () => lightened(made(["placing", 3], ["breathing", 9]), none),
    /expected 9 breaths, got 0/,
  );
});
