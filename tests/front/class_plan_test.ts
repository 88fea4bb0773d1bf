/** What becomes of a plan that a whole class shares. */

import assert from "node:assert/strict";
import { plans, TEMPO } from "./class_practices.ts";
import { fc } from "./properties.ts";
import { plans as lessonPlans } from "./vectors.ts";
import { breathsOf } from "../../widgets/bodylesson/models/plan.ts";
import { inBreaths } from "../../widgets/bodylesson/models/class_plan.ts";
import { digestOf } from "../../widgets/bodylesson/models/class_digest.ts";
import { planSeconds, stepSeconds } from "../../widgets/bodylesson/models/pace.ts";

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
