import assert from "node:assert/strict";
import {
  isFlow,
  phasesOf,
  sameTempo,
  secondsOf,
  secondsPerBreath,
} from "../../widgets/bodylesson/models/tempo.ts";

const PLAIN = { breathsPerMinute: 6, inhaleShare: 0.4 };
const HELD = { ...PLAIN, holdFullShare: 0.1, holdEmptyShare: 0.15 };

Deno.test("without holds a breath is in and out; a phase of no length is none", () => {
  assert.deepEqual(phasesOf(PLAIN), [
    { phase: "inhale", from: 0, to: 0.4 },
    { phase: "exhale", from: 0.4, to: 1 },
  ]);
});

Deno.test("the holds stand after the breath that they hold", () => {
  assert.deepEqual(phasesOf(HELD), [
    { phase: "inhale", from: 0, to: 0.4 },
    { phase: "hold-full", from: 0.4, to: 0.5 },
    { phase: "exhale", from: 0.5, to: 0.85 },
    { phase: "hold-empty", from: 0.85, to: 1 },
  ]);
});

Deno.test("one hold without the other", () => {
  const phases = (tempo: Parameters<typeof phasesOf>[0]) =>
    phasesOf(tempo).map(({ phase }) => phase);
  assert.deepEqual(phases({ ...PLAIN, holdFullShare: 0.1 }), ["inhale", "hold-full", "exhale"]);
  assert.deepEqual(phases({ ...PLAIN, holdEmptyShare: 0.1 }), ["inhale", "exhale", "hold-empty"]);
});

Deno.test("only what is breathed in or out sounds and moves", () => {
  assert.deepEqual(phasesOf(HELD).map(({ phase }) => isFlow(phase)), [true, false, true, false]);
});

Deno.test("seconds of a breath, and of each phase of it", () => {
  assert.equal(secondsPerBreath({ ...PLAIN, breathsPerMinute: 7.5 }), 8);
  const seconds = Object.entries(secondsOf(HELD)).map(([phase, s]) => [phase, +s.toFixed(9)]);
  assert.deepEqual(seconds, [["inhale", 4], ["hold-full", 1], ["exhale", 3.5], [
    "hold-empty",
    1.5,
  ]]);
  assert.equal(secondsOf(PLAIN)["hold-empty"], 0);
});

Deno.test("two tempos are the same where rate and every turn are", () => {
  assert.ok(sameTempo(PLAIN, { ...PLAIN, holdFullShare: 0 }));
  assert.ok(!sameTempo(PLAIN, { ...PLAIN, breathsPerMinute: 7 }));
  assert.ok(!sameTempo(PLAIN, { ...PLAIN, inhaleShare: 0.5 }));
  // A hold before or after the out-breath ends at other turns.
  assert.ok(!sameTempo({ ...PLAIN, holdFullShare: 0.1 }, { ...PLAIN, holdEmptyShare: 0.1 }));
});
