import assert from "node:assert/strict";
import {
  keptFrom,
  type KeptSession,
} from "../../widgets/bodylesson/sections/breath_timer/kept_session.ts";
import type { Traits } from "../../widgets/bodylesson/sections/breath_timer/traits.ts";
import { onBallSeconds } from "../../widgets/bodylesson/models/pace.ts";
import type { Plan } from "../../widgets/bodylesson/models/plan.ts";
import { planOf } from "./vectors.ts";

const plan = planOf("drape");
const cues = cuesOf(plan);
const traits = { plans: [[plan, plan, plan]], cues } as unknown as Traits;
const tempo = { breathsPerMinute: 6, inhaleShare: 0.4 };
const place = { plan, tempo, breaths: 7.5, stopped: false, shallow: false, ahead: [] };
const kept: KeptSession = { place, choice: { variant: 0, side: 1, breaths: 8 }, saved: 1_000_000 };

function cuesOf({ steps }: Plan): Record<string, unknown> {
  const ids = steps.flatMap((step) => [step.opening, ...step.reminders]);
  return Object.fromEntries(ids.map((id) => [id, {}]));
}

/** The plan's steps, with another cue at the first. */
function withCue(opening: string) {
  return plan.steps.map((step, index) => index === 0 ? { ...step, opening } : step);
}

Deno.test("a whole record of this lesson is offered", () => {
  const spent = { left: 41, right: 0 };
  const whole = { ...kept, place: { ...place, breaths: 1.5, spent } };
  assert.deepEqual(keptFrom(JSON.parse(JSON.stringify(whole)), traits, 1_500_000), whole);
});

Deno.test("on the ball the time since the page was left counts as if the learner lay there still", () => {
  const spent = { left: 41, right: 0 };
  const time = (more: object, now = 1_030_000) =>
    keptFrom({ ...kept, place: { ...place, ...more } }, traits, now)?.place.spent;
  assert.deepEqual(time({ spent }), { left: 71, right: 0 });
  // A place that says nothing, or nonsense, has the time that its plan took.
  const planned = onBallSeconds(plan, tempo) - onBallSeconds(plan, tempo, "left", place.breaths);
  assert.ok(planned > 0);
  for (const bad of [undefined, null, 7, {}, { left: -1, right: 0 }, { left: "x", right: 0 }]) {
    assert.deepEqual(time({ spent: bad }), { left: planned + 30, right: 0 }, JSON.stringify(bad));
  }
});

Deno.test("another day's time on the ball begins at nothing", () => {
  const night = new Date(2026, 0, 31, 5).getTime();
  const late = { ...kept, place: { ...place, spent: { left: 99, right: 9 } } };
  const anew = keptFrom({ ...late, saved: night - hours(8) }, traits, night);
  assert.deepEqual(anew?.place.spent, { left: 0, right: 0 });
});

const NOON = new Date(2026, 0, 31, 12).getTime();
const hours = (n: number) => n * 3_600_000;

Deno.test("a place of another day begins with getting into place on its side", () => {
  const both = planOf("deeper", "both");
  const right = both.steps.findIndex(({ side, kind }) => side === "right" && kind === "placing");
  const sum = (end: number) =>
    both.steps.slice(0, end).reduce((all, { breaths }) => all + breaths, 0);
  const late = { ...kept, place: { ...place, plan: both, breaths: sum(right) + 8.3 } };
  const all = { ...traits, cues: cuesOf(both) } as unknown as Traits;
  const today = keptFrom({ ...late, saved: NOON - hours(5) }, all, NOON);
  assert.equal(today?.place.breaths, sum(right) + 8.3);
  const night = new Date(2026, 0, 31, 5).getTime();
  const yesterday = keptFrom({ ...late, saved: night - hours(8) }, all, night);
  assert.equal(yesterday?.place.breaths, sum(right));
  const off = { ...late.place, breaths: sum(both.steps.length) - 1 };
  assert.equal(keptFrom({ ...late, place: off, saved: night - hours(8) }, all, night), null);
});

Deno.test("that it was too strong is kept with the place", () => {
  const strong = { ...kept, place: { ...place, shallow: true } };
  assert.equal(keptFrom(strong, traits, 1_500_000)?.place.shallow, true);
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
