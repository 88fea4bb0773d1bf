import assert from "node:assert/strict";
import { breathsOf, cuesOf, shareOut, withBreaths } from "../../widgets/bodylesson/models/plan.ts";
import { vectors } from "./vectors.ts";

Deno.test("there are vectors: five variants on three sides", () => {
  assert.equal(vectors.plans.length, 15);
  assert.ok(vectors.shares.length > 50);
});

Deno.test("withBreaths agrees with Python", () => {
  for (const { plan, with_breaths } of vectors.plans) {
    for (const [breaths, expected] of Object.entries(with_breaths)) {
      const changed = withBreaths(plan, Number(breaths));
      const short = changed.steps.map((s) => [s.id, s.side, s.set_number, s.breaths]);
      assert.deepEqual(short, expected, `${plan.variant} ${plan.sides} ${breaths}`);
    }
  }
});

Deno.test("cuesOf agrees with Python", () => {
  for (const { plan, cues } of vectors.plans) {
    assert.deepEqual(plan.steps.map((s) => cuesOf(s).map((c) => [c.breath, c.cue])), cues);
  }
});

Deno.test("shareOut agrees with Python", () => {
  for (const { total, weights, shares } of vectors.shares) {
    assert.deepEqual(shareOut(total, weights), shares, `${total} over ${weights}`);
  }
});

Deno.test("withBreaths leaves the plan that it was given as it was", () => {
  const { plan } = vectors.plans[0]!;
  const before = structuredClone(plan);
  assert.notEqual(breathsOf(withBreaths(plan, 40)), breathsOf(plan));
  assert.deepEqual(plan, before);
});
