import assert from "node:assert/strict";
import { toneOf } from "../../widgets/bodylesson/breath_timer/tones.ts";
import { readySession, reduce } from "../../widgets/bodylesson/front/session.ts";
import { sweepsBetween } from "../../widgets/bodylesson/front/timeline.ts";
import { planOf } from "./vectors.ts";

const tempo = { breathsPerMinute: 6, inhaleShare: 0.4 };
const plan = planOf("drape");
const session = reduce(readySession(plan, tempo), { type: "start", plan, tempo, at: 100 });

Deno.test("the tone rises on the in-breath and falls on the out-breath, on the clock", () => {
  const [inhale, exhale] = sweepsBetween(plan, tempo, 3, 4).map((s) => toneOf(s, session, 100));
  assert.ok(inhale && exhale);
  assert.ok(inhale.fromHz < inhale.toHz && exhale.fromHz > exhale.toHz);
  const times = [inhale.from, inhale.to, exhale.from, exhale.to];
  [130, 134, 134, 140].forEach((at, index) => assert.ok(Math.abs(times[index]! - at) < 1e-9));
});

Deno.test("a tone that is under way begins where it would be by now", () => {
  const [inhale] = sweepsBetween(plan, tempo, 0, 1).map((s) => toneOf(s, session, 102));
  assert.equal(inhale?.from, 102);
  assert.ok(Math.abs((inhale?.fromHz ?? 0) - Math.sqrt(220 * 330)) < 1e-9);
});
