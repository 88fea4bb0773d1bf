import assert from "node:assert/strict";
import { type Kept, keptFrom } from "../../widgets/bodylesson/breath_timer/kept.ts";
import type { Traits } from "../../widgets/bodylesson/breath_timer/traits.ts";
import { planOf } from "./vectors.ts";

const plan = planOf("drape");
const cues = Object.fromEntries(
  plan.steps.flatMap((step) => [step.opening, ...step.reminders]).map((id) => [id, {}]),
);
const traits = { plans: [[plan, plan, plan]], cues } as unknown as Traits;
const tempo = { breathsPerMinute: 6, inhaleShare: 0.4 };
const place = { plan, tempo, breaths: 7.5, stopped: false };
const kept: Kept = { place, choice: { variant: 0, side: 1, breaths: 8 }, saved: 1_000_000 };

/** The plan's steps, with another cue at the first. */
function withCue(opening: string) {
  return plan.steps.map((step, index) => index === 0 ? { ...step, opening } : step);
}

Deno.test("a whole record of this lesson is offered", () => {
  assert.deepEqual(keptFrom(JSON.parse(JSON.stringify(kept)), traits, 1_500_000), kept);
});

Deno.test("what is broken, old, foreign or at its end is not", () => {
  const later = 1_000_000 + 13 * 3_600_000;
  assert.equal(keptFrom(kept, traits, later), null);
  const bad: unknown[] = [
    null,
    7,
    "x",
    [],
    {},
    { ...kept, place: null },
    { ...kept, saved: "now" },
    { ...kept, choice: { ...kept.choice, variant: 9 } },
    { ...kept, place: { ...place, breaths: -1 } },
    { ...kept, place: { ...place, breaths: 9999 } },
    { ...kept, place: { ...place, tempo: { ...tempo, breathsPerMinute: 0 } } },
    { ...kept, place: { ...place, plan: { ...plan, steps: [] } } },
    { ...kept, place: { ...place, plan: { ...plan, steps: [{ ...plan.steps[0], breaths: 0 }] } } },
    { ...kept, place: { ...place, plan: { ...plan, steps: withCue("?") } } },
  ];
  for (const value of bad) {
    assert.equal(keptFrom(value, traits, 1_500_000), null, JSON.stringify(value).slice(0, 80));
  }
});
