import assert from "node:assert/strict";
import { fc } from "./properties.ts";
import { breathsOf, type Plan, withBreaths } from "../../widgets/bodylesson/models/plan.ts";
import {
  positionOf,
  readySession,
  reduce,
  type Session,
} from "../../widgets/bodylesson/models/session.ts";
import { secondsOf } from "../../widgets/bodylesson/models/tempo.ts";
import { positionAt, stepLeft } from "../../widgets/bodylesson/models/timeline.ts";
import { planOf } from "./vectors.ts";

const SHARES = [0.2, 0.35, 0.4, 0.6];

/** A plan of which every step lasts by the breath. */
function ledPlan(variant: string, sides?: Plan["sides"]): Plan {
  const plan = planOf(variant, sides);
  return { ...plan, steps: plan.steps.map((step) => ({ ...step, seconds: null })) };
}

/** A session that started when the clock stood at 12.345 s. */
function started(plan: Plan, breathsPerMinute: number, inhaleShare: number): Session {
  const tempo = { breathsPerMinute, inhaleShare };
  return reduce(readySession(plan, tempo), { type: "start", plan, tempo, at: 12.345 });
}

for (const rate of [4, 6, 10]) {
  Deno.test(`over 60 breaths at ${rate} a minute the phase is the clock's at every frame`, () => {
    const plan = withBreaths(ledPlan("drape", "both"), 40);
    assert.ok(breathsOf(plan) > 60);
    const period = 60 / rate;
    for (const share of SHARES) {
      let session = started(plan, rate, share);
      for (let frame = 0; frame < 60 * period * 60; frame++) {
        const elapsed = frame / 60;
        const now = 12.345 + elapsed;
        session = reduce(session, { type: "tick", at: now });
        const { phase, breath, progress } = positionOf(session, now);
        // The clock's own phase, by another road: the remainder of the elapsed time.
        const into = elapsed % period;
        // At the very turn (a microsecond) either phase is right.
        if (Math.min(into, period - into, Math.abs(into - share * period)) < 1e-6) continue;
        assert.equal(phase, into < share * period ? "inhale" : "exhale", `at ${elapsed} s`);
        const spent = phase === "inhale" ? into : into - share * period;
        const lasts = phase === "inhale" ? share * period : (1 - share) * period;
        assert.ok(Math.abs(progress - spent / lasts) < 1e-6);
        assert.ok(breath >= 0);
      }
    }
  });
}

Deno.test("in, hold, out, hold: each phase has its share, and a hold stands still", () => {
  const tempo = { breathsPerMinute: 6, inhaleShare: 0.4, holdFullShare: 0.1, holdEmptyShare: 0.15 };
  const plan = ledPlan("drape");
  for (let breath = 0; breath < breathsOf(plan); breath++) {
    const at = [0, 0.39, 0.4, 0.49, 0.5, 0.84, 0.85, 0.99].map((part) =>
      positionAt(plan, tempo, breath + part)
    );
    assert.deepEqual(at.map(({ phase }) => phase), [
      ...["inhale", "inhale", "hold-full", "hold-full"],
      ...["exhale", "exhale", "hold-empty", "hold-empty"],
    ]);
    assert.deepEqual(at.slice(2, 4).map(({ fullness }) => fullness), [1, 1]);
    assert.deepEqual(at.slice(6).map(({ fullness }) => fullness), [0, 0]);
    assert.ok(Math.abs(at[4]!.fullness - 1) < 1e-6, "nothing jumps at a turn");
    assert.ok(Math.abs(at[2]!.phaseLeft - 1) < 1e-6);
  }
  const seconds = Object.values(secondsOf(tempo)).reduce((sum, one) => sum + one, 0);
  assert.ok(Math.abs(seconds - 10) < 1e-9);
  assert.equal(secondsOf({ breathsPerMinute: 6, inhaleShare: 0.4 })["hold-full"], 0);
});

Deno.test("each turn falls on its breath, also at rates that do not divide", () => {
  const plan = withBreaths(ledPlan("lift", "both"), 33);
  const { breathsPerMinute, inhaleShare } = { breathsPerMinute: 7.3, inhaleShare: 0.37 };
  const session = started(plan, breathsPerMinute, inhaleShare);
  for (let breath = 0; breath < breathsOf(plan); breath++) {
    const at = positionOf(session, 12.345 + breath * 60 / breathsPerMinute);
    assert.equal(at.phase, "inhale", `breath ${breath}`);
    assert.ok(at.progress < 1e-6);
  }
});

Deno.test("steps and breaths follow the plan in order", () => {
  const plan = ledPlan("explore", "both");
  const tempo = { breathsPerMinute: 6, inhaleShare: 0.4 };
  let whole = 0;
  plan.steps.forEach((step, stepIndex) => {
    for (let breath = 0; breath < step.breaths; breath++, whole++) {
      for (const part of [0, 0.39, 0.4, 0.999]) {
        const at = positionAt(plan, tempo, whole + part);
        assert.equal(at.stepIndex, stepIndex);
        assert.equal(at.breath, breath);
        assert.equal(at.phase, part < 0.4 ? "inhale" : "exhale");
      }
    }
  });
});

Deno.test("past its ends a position stays at its ends", () => {
  const plan = ledPlan("drape");
  const tempo = { breathsPerMinute: 6, inhaleShare: 0.4 };
  assert.equal(positionAt(plan, tempo, -3).stepIndex, 0);
  const end = positionAt(plan, tempo, 1e6);
  assert.equal(end.stepIndex, plan.steps.length - 1);
  assert.equal(end.breath, end.step.breaths - 1);
  assert.equal(end.left, 0);
  assert.equal(end.phase, "exhale", "and in its last phase");
});

Deno.test("fullness is continuous: nothing jumps at a turn", () => {
  const plan = ledPlan("drape");
  fc.assert(fc.property(
    fc.double({ min: 0, max: breathsOf(plan) - 0.01, noNaN: true }),
    fc.double({ min: 0.2, max: 0.6, noNaN: true }),
    (breaths, inhaleShare) => {
      const tempo = { breathsPerMinute: 6, inhaleShare };
      const step = positionAt(plan, tempo, breaths + 0.001).fullness -
        positionAt(plan, tempo, breaths).fullness;
      assert.ok(Math.abs(step) < 0.01);
    },
  ));
});

Deno.test("4 s in and 6 s out at 6 a minute", () => {
  const { inhale, exhale } = secondsOf({ breathsPerMinute: 6, inhaleShare: 0.4 });
  assert.ok(Math.abs(inhale - 4) < 1e-9 && Math.abs(exhale - 6) < 1e-9);
});

Deno.test("how long a step still lasts is given in its own seconds", () => {
  const tempo = { breathsPerMinute: 6, inhaleShare: 0.4 };
  const [a, b] = planOf("drape").steps;
  const steps = [{ ...a!, breaths: 2, seconds: 30 }, { ...b!, breaths: 3, seconds: null }];
  const left = (breaths: number) => stepLeft({ ...planOf("drape"), steps }, tempo, breaths);
  assert.deepEqual([0, 0.5, 1.5, 2, 4.5, 5].map(left), [30, 22.5, 7.5, 30, 5, 0]);
  assert.equal(stepLeft({ ...planOf("drape"), steps: [] }, tempo, 0), 0, "no step, no time");
});
