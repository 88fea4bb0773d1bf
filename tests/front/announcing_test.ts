import assert from "node:assert/strict";
import {
  announcement,
  besideVoice,
  firstExhale,
  type Heard,
} from "../../widgets/bodylesson/sections/breath_timer/announcing.ts";

const IN: Heard = {
  stage: "running",
  word: "Breathe in",
  movement: "belly swells",
  heading: "Left side · step 2 of 9",
  instruction: "Stay",
  reminder: "",
};
const OUT: Heard = { ...IN, word: "Breathe out", movement: "belly sinks" };

Deno.test("a new step is announced with its instruction and movement", () => {
  const before = { ...OUT, heading: "Left side · step 1 of 9", instruction: "Lie down" };
  assert.equal(
    announcement(before, IN, false),
    "Left side · step 2 of 9. Stay. Breathe in: belly swells.",
  );
});

Deno.test("its first out-breath is announced once", () => {
  assert.equal(firstExhale(IN, OUT, true), "Breathe out: belly sinks.");
  assert.equal(firstExhale(IN, OUT, false), null);
});

Deno.test("later breaths are silent unless asked for", () => {
  assert.equal(announcement(OUT, IN, false), null);
  assert.equal(announcement(OUT, IN, true), "Breathe in.");
  assert.equal(announcement(IN, IN, true), null);
});

Deno.test("a reminder and a pause are each announced once", () => {
  assert.equal(announcement(IN, { ...IN, reminder: "Soften" }, false), "Soften.");
  const paused = { ...IN, stage: "paused" as const, word: "Paused", movement: "Rest" };
  assert.equal(announcement(IN, paused, false), "Paused. Rest.");
  assert.equal(announcement(paused, paused, true), null);
  assert.ok(announcement(paused, IN, false)?.includes("Breathe in"));
});

Deno.test("nothing is said before anything happens", () => {
  assert.equal(announcement(null, { ...IN, stage: "ready" }, true), null);
});

Deno.test("while the recorded voice leads, only what it does not say is announced", () => {
  const next = {
    ...IN,
    heading: "Left side · step 3 of 9",
    instruction: "Turn",
    reminder: "Soften",
  };
  assert.equal(besideVoice(null, IN, false), null);
  assert.equal(besideVoice(IN, OUT, false), null);
  assert.equal(besideVoice(OUT, next, false), null);
  assert.equal(besideVoice(IN, OUT, true), "Breathe out.");
  const paused = { ...IN, stage: "paused" as const, word: "Paused", movement: "Rest" };
  assert.equal(besideVoice(IN, paused, false), "Paused.");
  assert.equal(besideVoice(paused, paused, false), null);
  assert.equal(besideVoice(paused, IN, false), null);
  const done = { ...IN, stage: "done" as const, word: "You are done" };
  assert.equal(besideVoice(IN, done, false), "You are done.");
});
