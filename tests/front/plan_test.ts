/** What the learner's number of breaths makes of a plan, and the cues of a step. */

import assert from "node:assert/strict";
import fc from "fast-check";
import {
  breathsOf,
  cutTo,
  type Plan,
  type PlanStep,
  shareOut,
  withBreaths,
} from "../../widgets/bodylesson/models/plan.ts";
import { plans } from "./vectors.ts";

const weightsOf = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });
const total = fc.integer({ min: 0, max: 320 });
const breathsOfALearner = fc.integer({ min: 1, max: 40 });
const anyPlan = fc.constantFrom(...plans);

Deno.test("an author's own breaths come back as they are", () => {
  assert.deepEqual(shareOut(4, [1, 3]), [1, 3]);
  assert.deepEqual(shareOut(8, [1, 7]), [1, 7]);
  fc.assert(fc.property(weightsOf, (weights) => {
    assert.deepEqual(shareOut(sum(weights), weights), weights);
  }));
});

Deno.test("twice the author's breaths are each step's twice", () => {
  fc.assert(fc.property(weightsOf, fc.integer({ min: 2, max: 5 }), (weights, times) => {
    const many = weights.map((weight) => weight * times);
    assert.deepEqual(shareOut(sum(many), weights), many);
  }));
});

Deno.test("shares add up, and none is empty unless there are too few: then the last are", () => {
  assert.deepEqual(shareOut(2, [1, 1, 9]), [1, 1, 0]);
  assert.deepEqual(shareOut(3, [1, 1, 9]), [1, 1, 1]);
  fc.assert(fc.property(total, weightsOf, (all, weights) => {
    const shares = shareOut(all, weights);
    assert.equal(shares.length, weights.length);
    assert.equal(sum(shares), all);
    if (all >= weights.length) assert.ok(Math.min(...shares) >= 1);
    else assert.deepEqual(shares, weights.map((_, index) => index < all ? 1 : 0));
  }));
  assert.deepEqual(shareOut(3, []), []);
});

Deno.test("a breath more never makes a step shorter", () => {
  fc.assert(fc.property(total, weightsOf, (all, weights) => {
    const [few, many] = [shareOut(all, weights), shareOut(all + 1, weights)];
    assert.ok(few.every((share, index) => share <= (many[index] ?? -1)));
  }));
});

Deno.test("a longer step never gets less, and of equal ones the earlier gets one more at most", () => {
  assert.deepEqual(shareOut(5, [2, 2]), [3, 2]);
  assert.deepEqual(shareOut(7, [1, 1, 1]), [3, 2, 2]);
  fc.assert(fc.property(total, weightsOf, (all, weights) => {
    const shares = shareOut(all, weights);
    each(weights, (weight, i) =>
      each(weights, (other, j) => {
        const [mine, theirs] = [shares[i] ?? 0, shares[j] ?? 0];
        if (all >= weights.length && weight > other) assert.ok(mine >= theirs);
        if (weight === other && i < j) assert.ok(mine === theirs || mine === theirs + 1);
      }));
  }));
});

Deno.test("no breath would be better given to another step: Webster's condition", () => {
  fc.assert(fc.property(total, weightsOf, (all, weights) => {
    const shares = shareOut(all, weights);
    // The last breath of a step was worth no less to it than one more to any other; more, if the
    // other comes before it.
    each(weights, (weight, i) =>
      each(weights, (other, j) => {
        const [mine, theirs] = [shares[i] ?? 0, shares[j] ?? 0];
        if (mine < 2) return;
        const [kept, given] = [weight * (2 * theirs + 1), other * (2 * mine - 1)];
        assert.ok(i <= j ? kept >= given : kept > given);
      }));
  }));
});

Deno.test("there are plans: five variants on three sides", () => {
  assert.equal(plans.length, 15);
});

Deno.test("a plan's breaths are those of all its steps", () => {
  const steps = (plans[0] as Plan).steps.slice(0, 3);
  const three = steps.map((step, index) => ({ ...step, breaths: 10 ** index }));
  assert.equal(breathsOf({ ...plans[0] as Plan, steps: three }), 111);
  assert.equal(breathsOf({ ...plans[0] as Plan, steps: [] }), 0);
});

Deno.test("a variant's own number of breaths leaves its plan as the author wrote it", () => {
  for (const plan of plans) assert.deepEqual(withBreaths(plan, authorsBreaths(plan)), plan);
});

Deno.test("the working steps of each side and set share the breaths, the rest stay", () => {
  fc.assert(fc.property(anyPlan, breathsOfALearner, (plan, breaths) => {
    const changed = withBreaths(plan, breaths);
    for (const side of ["left", "right"]) {
      for (let set = 1; set <= plan.sets; set++) {
        const block = (one: Plan) =>
          one.steps.filter((step) => step.work && step.side === side && step.set_number === set);
        const before = block(plan).map((step) => step.share);
        if (before.length === 0) continue;
        const shares = shareOut(breaths, before).filter((share) => share > 0);
        assert.deepEqual(block(changed).map((step) => step.breaths), shares);
        const as = block(plan).slice(0, shares.length);
        assert.deepEqual(
          block(changed),
          as.map((step, index) => ({ ...step, breaths: shares[index] })),
        );
      }
    }
    const others = (one: Plan) => one.steps.filter((step) => !step.work);
    assert.deepEqual(others(changed), others(plan));
    const places = (one: Plan) =>
      one.steps.map((s) => `${s.id} ${s.kind} ${s.side} ${s.set_number}`);
    const kept = places(changed);
    assert.deepEqual(kept, places(plan).filter((place) => kept.includes(place)));
  }));
});

Deno.test("a step between two working ones does not double the breaths", () => {
  const lift = withBreaths(plans.find((plan) => plan.variant === "lift") as Plan, 4);
  const first = lift.steps.filter((step) => step.set_number === 1);
  assert.deepEqual(first.map((step) => [step.id, step.breaths]), [
    ["small", 2],
    ["rest-thigh", 1],
    ["again", 2],
  ]);
});

Deno.test("a step that is cut short keeps the length of its breaths, so that it lasts less", () => {
  const step = plans[0]?.steps[0] as PlanStep;
  const lasting = (seconds: number | null) => cutTo({ ...step, breaths: 4, seconds }, 3);
  assert.deepEqual([lasting(12).breaths, lasting(12).seconds], [3, 9]);
  assert.deepEqual([lasting(null).breaths, lasting(null).seconds], [3, null]);
  const { seconds: _, ...kept } = step;
  assert.ok(!("seconds" in cutTo(kept, 1)), "one of an earlier version stays without seconds");
});

Deno.test("withBreaths leaves the plan that it was given as it was", () => {
  const plan = plans[0] as Plan;
  const before = structuredClone(plan);
  assert.notEqual(breathsOf(withBreaths(plan, 40)), breathsOf(plan));
  assert.deepEqual(plan, before);
});

function authorsBreaths(plan: Plan): number {
  const side = plan.sides === "right" ? "right" : "left";
  const first = plan.steps.filter((step) => step.work && step.side === side);
  return sum(first.filter((step) => step.set_number === 1).map((step) => step.share));
}

function each(values: readonly number[], act: (value: number, index: number) => void): void {
  values.forEach(act);
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
