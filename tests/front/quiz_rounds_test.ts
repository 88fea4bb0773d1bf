// A round of questions: seeded order, what is right, what is kept; and the sealed key.
import assert from "node:assert/strict";
import { fc } from "./properties.ts";
import {
  answered,
  answersOf,
  begun,
  continued,
  guessed,
  isRight,
  type Key,
  missed,
  moved,
  orderOf,
  type Question,
  randomFrom,
  shuffled,
} from "../../widgets/bodylesson/sections/quiz/rounds.ts";
import { unsealed } from "../../widgets/bodylesson/models/sealing.ts";

const answers = ["a", "b", "c", "d"].map((id) => ({ id, text: id, structure: null }));
const question = (id: string, kind: Question["kind"] = "one"): Question => ({
  id,
  kind,
  text: id,
  answers,
  sealed: "",
});
const questions = Array.from({ length: 12 }, (_, index) => question(`q${index}`));
const key = (...right: string[]): Key => ({ right, feedback: {}, explanation: "", sources: [] });
const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });

Deno.test("every vector of the seal opens, and what is no seal does not", async () => {
  const url = new URL("../vectors/sealing.json", import.meta.url);
  const vectors = JSON.parse(Deno.readTextFileSync(url));
  assert.equal(vectors.length, 5);
  for (const { text, sealed } of vectors) assert.equal(await unsealed(sealed), text);
  await assert.rejects(() => unsealed("bm8gc2VhbA=="));
});

Deno.test("a seed means the same order in every version: a kept round holds only its seed", () => {
  const random = randomFrom(0);
  // The first numbers of mulberry32 from 0, as its author's code gives them.
  assert.deepEqual([random(), random(), random()], [
    0.26642920868471265,
    0.0003297457005828619,
    0.2232720274478197,
  ]);
  assert.equal(randomFrom(-1)(), randomFrom(2 ** 32 - 1)());
  const orderFor = (id: string, with_: number) =>
    answersOf(question(id), with_).map(({ id }) => id).join("");
  assert.deepEqual([orderFor("depth", 7), orderFor("htped", 7), orderFor("q", 8)], [
    "dabc",
    "dbac",
    "acdb",
  ]);
});

Deno.test("a shuffle keeps everything and is the same for the same seed", () => {
  fc.assert(fc.property(fc.array(fc.integer()), seed, (list, with_) => {
    const once = shuffled(list, with_);
    assert.deepEqual(once, shuffled(list, with_));
    assert.deepEqual([...once].sort(), [...list].sort());
  }));
});

Deno.test("a shuffle is fair: each answer stands in each place about as often", () => {
  const places = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
  for (let with_ = 0; with_ < 8000; with_++) {
    answersOf(question("q"), with_).forEach(({ id }, place) => {
      const row = places[place];
      const index = "abcd".indexOf(id);
      if (row) row[index] = (row[index] ?? 0) + 1;
    });
  }
  for (const times of places.flat()) assert.ok(Math.abs(times - 2000) < 200, String(places));
});

Deno.test("missed questions come first, then new ones, then those that went right", () => {
  fc.assert(fc.property(seed, fc.array(fc.constantFrom("right", "wrong", null)), (with_, went) => {
    const asked = Object.fromEntries(
      went.slice(0, 12).map((last, i) => [`q${i}`, last] as const).filter(([, last]) => last)
        .map(([id, last]) => [id, { right: 0, wrong: 0, last: last as "right", chosen: [] }]),
    );
    const order = orderOf(questions, asked, with_);
    const ranks = order.map((id) => asked[id] ? { wrong: 0, right: 2 }[asked[id].last] : 1);
    assert.deepEqual(ranks, [...ranks].sort());
    assert.equal(new Set(order).size, 12);
  }));
});

Deno.test("what is right, by kind", () => {
  assert.ok(isRight(question("q"), key("a"), ["a"]));
  assert.ok(!isRight(question("q"), key("a"), ["b"]));
  assert.ok(!isRight(question("q"), key("a"), []));
  const several = question("q", "several");
  assert.ok(isRight(several, key("a", "b"), ["b", "a"]));
  assert.ok(!isRight(several, key("a", "b"), ["a"]));
  assert.ok(!isRight(several, key("a", "b"), ["a", "b", "c"]));
  assert.ok(!isRight(several, key("a", "b"), ["a", "a"]));
  const order = question("q", "order");
  assert.ok(isRight(order, key("a", "b", "c", "d"), ["a", "b", "c", "d"]));
  assert.ok(!isRight(order, key("a", "b", "c", "d"), ["b", "a", "c", "d"]));
});

Deno.test("a whole round: score, missed ones, and the next round begins with them", () => {
  let progress = begun(questions, null, 5, 1000);
  for (const [index, id] of progress.order.entries()) {
    const asked = questions.find((one) => one.id === id) as Question;
    progress = answered(progress, asked, ["a"], index % 3 !== 0, 1001 + index);
  }
  assert.equal(progress.place, 12);
  assert.equal(progress.hits.length, 8);
  assert.equal(missed(progress).length, 4);
  const next = begun(questions, progress, 6, 2000);
  assert.deepEqual(new Set(next.order.slice(0, 4)), new Set(missed(progress)));
  assert.equal(next.place, 0);
  assert.equal(next.at, 1000);
});

Deno.test("a kept round goes on; one with another lesson's questions starts over", () => {
  const kept = { ...begun(questions, null, 5, 1000), place: 7 };
  assert.equal(continued(questions, kept, 9, 2000), kept);
  assert.equal(continued(questions.slice(1), kept, 9, 2000).place, 0);
  const doubled = { ...kept, order: kept.order.map(() => "q1") };
  assert.equal(continued(questions, doubled, 9, 2000).place, 0);
  assert.equal(continued(questions, { ...kept, place: 99 }, 9, 2000).place, 0);
});

Deno.test("a round is kept only where it holds each question once and a place among them", () => {
  const kept = begun(questions, null, 5, 1000);
  assert.equal(kept.at, 1000);
  const goesOn = (change: Partial<typeof kept>) => {
    const before = { ...kept, ...change };
    return continued(questions, before, 9, 2000) === before;
  };
  assert.ok(goesOn({ place: 0 }));
  assert.ok(goesOn({ place: 12 }), "all are answered");
  for (const place of [-1, 1.5, 13]) assert.ok(!goesOn({ place }), String(place));
  const [first = "", ...others] = kept.order;
  assert.ok(!goesOn({ order: others }), "one lacks");
  assert.ok(!goesOn({ order: [first, first, ...others.slice(1)] }), "one stands twice");
  assert.ok(!goesOn({ order: [...kept.order, first] }), "one too many");
  assert.ok(!goesOn({ order: ["gone", ...others] }), "one is of another lesson");
  assert.equal(continued(questions, null, 9, 2000).seed, 9);
});

Deno.test("each answer counts once for its question", () => {
  const one = question("q0");
  const start = { ...begun([one, question("q1")], null, 5, 1000), order: ["q0", "q1"] };
  const right = answered(start, one, ["a"], true, 1001);
  assert.deepEqual(right.asked["q0"], { right: 1, wrong: 0, last: "right", chosen: ["a"] });
  const wrong = answered(right, one, ["b"], false, 1002);
  assert.deepEqual(wrong.asked["q0"], { right: 1, wrong: 1, last: "wrong", chosen: ["b"] });
  const more = answered(wrong, one, ["b"], false, 1003);
  assert.deepEqual(more.asked["q0"], { right: 1, wrong: 2, last: "wrong", chosen: ["b"] });
  assert.equal(answered(more, one, ["a"], true, 1004).asked["q0"]?.right, 2);
  assert.deepEqual([right.hits, wrong.hits], [["q0"], []]);
});

Deno.test("a question answered out of turn takes the turn, once, and others keep theirs", () => {
  const start = { ...begun(questions, null, 5, 1000), order: ["q0", "q1", "q2"] };
  const early = answered(start, question("q2"), ["a"], true, 1001);
  assert.deepEqual([early.order, early.place], [["q2", "q0", "q1"], 1]);
  const again = answered(early, question("q2"), ["a"], true, 1002);
  assert.deepEqual([again.order, again.place], [early.order, 1], "it is behind already");
  const foreign = answered(early, question("gone"), ["a"], true, 1003);
  assert.deepEqual([foreign.order, foreign.place], [early.order, 1], "it is not of this round");
});

Deno.test("a guess counts for nothing", () => {
  const progress = begun(questions, null, 5, 1000);
  const after = guessed(progress, "q3", ["b"], 1001);
  assert.deepEqual(after.guesses, { q3: ["b"] });
  assert.deepEqual(after.asked, {});
  assert.equal(after.place, 0);
  assert.deepEqual(begun(questions, after, 6, 2000).guesses, { q3: ["b"] }, "it is still known");
  assert.deepEqual(progress.guesses, {});
});

Deno.test("moving keeps every item and stops at both ends", () => {
  assert.deepEqual(moved(["a", "b", "c"], 0, 1), ["b", "a", "c"]);
  assert.deepEqual(moved(["a", "b", "c"], 2, 0), ["c", "a", "b"]);
  assert.deepEqual(moved(["a", "b", "c"], 0, -1), ["a", "b", "c"]);
  assert.deepEqual(moved(["a", "b", "c"], 2, 3), ["a", "b", "c"]);
  assert.deepEqual(moved(["a", "b", "c"], -1, 0), ["a", "b", "c"]);
  assert.deepEqual(moved(["a", "b", "c"], 3, 0), ["a", "b", "c"]);
  assert.deepEqual(moved(["a", "b", "c"], 0, 3), ["a", "b", "c"]);
  assert.deepEqual(moved(["a", "b", "c"], 0, 2), ["b", "c", "a"]);
});
