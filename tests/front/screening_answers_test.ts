import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type Answers,
  asRecord,
  keptAnswers,
  NO_ANSWERS,
  nothingTrue,
  outcomeOf,
  unanswered,
} from "../../widgets/bodylesson/sections/screening/answers.ts";

const KNOWN = { do_not: ["ill", "hurt"], ask_first: ["scar"] };
const none: Answers = { do_not: [], ask_first: [], asked: false, given: true };
const TODAY = "2026-01-05";

Deno.test("a reason not to practice decides, whatever else was said", () => {
  assert.equal(outcomeOf({ ...none, do_not: ["ill"], ask_first: null }), "do-not");
  assert.equal(outcomeOf({ ...none, do_not: ["ill"], ask_first: ["scar"], asked: true }), "do-not");
});

Deno.test("a reason to ask holds until the learner says that they asked", () => {
  assert.equal(outcomeOf({ ...none, ask_first: ["scar"] }), "ask-first");
  assert.equal(outcomeOf({ ...none, ask_first: ["scar"], asked: true }), "go-on");
  assert.equal(outcomeOf(none), "go-on");
});

Deno.test("silence is no answer", () => {
  assert.equal(outcomeOf({ ...none, do_not: null }), "");
  assert.deepEqual(unanswered({ ...none, do_not: null }), ["do_not"]);
  assert.deepEqual(unanswered(NO_ANSWERS), ["do_not", "ask_first"]);
  assert.deepEqual(unanswered({ ...none, do_not: ["ill"], ask_first: null }), []);
  assert.equal(nothingTrue({ do_not: [], ask_first: null }), false);
  assert.equal(nothingTrue({ do_not: [], ask_first: ["scar"] }), false);
  assert.equal(nothingTrue(none), true);
});

const ids = (known: readonly string[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...known), { maxLength: known.length }));
const ticks = fc.record({ do_not: ids(KNOWN.do_not), ask_first: ids(KNOWN.ask_first) });

Deno.test("a draft decides nothing, and is kept as it was", () => {
  fc.assert(fc.property(ticks, fc.boolean(), (ticked, given) => {
    const answers = { ...ticked, asked: false, given };
    const record = JSON.parse(JSON.stringify(asRecord(answers, TODAY, KNOWN)));
    assert.deepEqual(keptAnswers(record, TODAY, KNOWN), answers);
    if (!given) assert.equal(outcomeOf(answers), "");
  }));
});

Deno.test("answers are kept for their day and their questions", () => {
  const record = asRecord(none, TODAY, KNOWN);
  assert.deepEqual(keptAnswers(record, TODAY, KNOWN), none);
  assert.equal(keptAnswers(record, "2026-01-06", KNOWN), NO_ANSWERS);
  const more = { ...KNOWN, do_not: ["ill", "hurt", "new"] };
  assert.equal(keptAnswers(record, TODAY, more), NO_ANSWERS);
  for (const bad of [null, 3, [], { ...record, answers: { do_not: 1 } }, { ...record, date: 1 }]) {
    assert.equal(keptAnswers(bad, TODAY, KNOWN), NO_ANSWERS);
  }
});

Deno.test("what does not say that it was given was not", () => {
  const old = { do_not: [], ask_first: [], asked: false };
  const record = { ...asRecord(none, TODAY, KNOWN), answers: old };
  assert.equal(outcomeOf(keptAnswers(record, TODAY, KNOWN)), "");
});

Deno.test("before anything is answered nothing is", () => {
  assert.deepEqual(NO_ANSWERS, { do_not: null, ask_first: null, asked: false, given: false });
});

Deno.test("one list alone, answered with none of it, is no answer to both", () => {
  assert.equal(outcomeOf({ ...none, ask_first: null }), "");
  assert.deepEqual(unanswered({ ...none, ask_first: null }), ["ask_first"]);
});

Deno.test("of kept answers each list has to be one, of reasons that are known", () => {
  const good = asRecord(none, TODAY, KNOWN);
  const broken: unknown[] = [
    null,
    { ...none, do_not: "ill" },
    { ...none, ask_first: "scar" },
    { ...none, do_not: ["gone"] },
    { ...none, ask_first: ["ill"] },
  ];
  for (const answers of broken) {
    assert.equal(keptAnswers({ ...good, answers }, TODAY, KNOWN), NO_ANSWERS);
  }
});
