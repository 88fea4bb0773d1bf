import assert from "node:assert/strict";
import {
  keptAnswers,
  outcomeOf,
  questionsOf,
  unanswered,
} from "../../widgets/bodylesson/sections/screening/answers.ts";

const KNOWN = { do_not: ["ill", "hurt"], ask_first: ["scar"] };
const none = { do_not: [], ask_first: [], asked: false };

Deno.test("a reason not to practice decides, whatever else was said", () => {
  assert.equal(outcomeOf({ do_not: ["ill"], ask_first: null, asked: false }), "do-not");
  assert.equal(outcomeOf({ do_not: ["ill"], ask_first: ["scar"], asked: true }), "do-not");
});

Deno.test("a reason to ask holds until the learner says that they asked", () => {
  assert.equal(outcomeOf({ ...none, ask_first: ["scar"] }), "ask-first");
  assert.equal(outcomeOf({ ...none, ask_first: ["scar"], asked: true }), "go-on");
  assert.equal(outcomeOf(none), "go-on");
});

Deno.test("silence is no answer", () => {
  assert.equal(outcomeOf({ ...none, do_not: null }), "");
  assert.deepEqual(unanswered({ ...none, do_not: null }), ["do_not"]);
  assert.deepEqual(unanswered({ do_not: ["ill"], ask_first: null, asked: false }), []);
});

Deno.test("answers are kept for their day and their questions", () => {
  const record = { date: "2026-01-05", answers: none, questions: questionsOf(KNOWN) };
  assert.deepEqual(keptAnswers(record, "2026-01-05", KNOWN), none);
  assert.equal(keptAnswers(record, "2026-01-06", KNOWN), null);
  const more = { ...KNOWN, do_not: ["ill", "hurt", "new"] };
  assert.equal(keptAnswers(record, "2026-01-05", more), null);
  for (const bad of [null, 3, [], { ...record, answers: { do_not: 1 } }, { ...record, date: 1 }]) {
    assert.equal(keptAnswers(bad, "2026-01-05", KNOWN), null);
  }
});
