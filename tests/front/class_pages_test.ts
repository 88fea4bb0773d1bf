/** What board, desk and phones make of addresses, messages, keys and tallies. */

import assert from "node:assert/strict";
import { fc } from "./properties.ts";
import { inClass } from "../../widgets/bodylesson/page/template/path/in_class.ts";
import { placeOf } from "../../widgets/bodylesson/sections/classroom/address.ts";
import { presented } from "../../widgets/bodylesson/sections/classroom/presenting.ts";
import { csvOf } from "../../widgets/bodylesson/sections/classroom/results.ts";
import { isNewer, snapshotFrom } from "../../widgets/bodylesson/sections/classroom/snapshot.ts";
import { linesOf } from "../../widgets/bodylesson/sections/classroom/tallies.ts";
import type { PollText } from "../../widgets/bodylesson/sections/classroom/traits.ts";
import type { Say } from "../../widgets/bodylesson/ui/words.ts";

const POLL: PollText = {
  id: "feel",
  text: "How is it?",
  most: 1,
  answers: [
    { id: "looser", text: "Looser" },
    { id: "same", text: "The same" },
    { id: "sore", text: "=Sore" },
  ],
};
const say: Say = (key, values = {}) => [key, ...Object.values(values)].join(" ");
const TALLY = { counts: { looser: 9 }, others: ["same", "sore"], sum: 7 };
const PRACTICE = {
  variant: "drape",
  side: "left",
  breaths: 3,
  tempo: 6,
  digest: "0123abcd",
  at: 0,
  breathsAt: 0,
  going: false,
  eased: null,
  off: null,
};
const STATE = { t: "state", v: 3, stage: "lobby", step: "", polls: [], here: 0, practice: null };

Deno.test("an address says who opened it, and holds a code or none", () => {
  const at = (pathname: string, hash: string) => placeOf({ pathname, hash });
  assert.deepEqual(at("/", "#c=123456"), { role: "student", code: "123456" });
  assert.deepEqual(at("/", "#c=12345"), { role: "student", code: null });
  assert.deepEqual(at("/", "#spot"), { role: "student", code: null });
  assert.deepEqual(at("/board", "#c=123456"), { role: "board", code: "123456" });
  assert.deepEqual(at("/desk", "#t=abc-_1"), { role: "desk", token: "abc-_1", key: null });
  assert.deepEqual(at("/desk", "#k=abc"), { role: "desk", token: null, key: "abc" });
  assert.deepEqual(at("/desk", ""), { role: "desk", token: null, key: null });
});

Deno.test("only a page that was opened for a class fetches its code", () => {
  for (const [pathname, hash] of [["/board", ""], ["/desk", ""], ["/", "#c=1"], ["/", "#t=1"]]) {
    assert.ok(inClass({ pathname: pathname!, hash: hash! }));
  }
  for (const [pathname, hash] of [["/", ""], ["/", "#care"], ["/", "#spot"], ["/desks", ""]]) {
    assert.ok(!inClass({ pathname: pathname!, hash: hash! }), `${pathname}${hash}`);
  }
});

Deno.test("a message is read with care", () => {
  assert.deepEqual(snapshotFrom({ ...STATE }), STATE);
  assert.ok(snapshotFrom({ ...STATE, practice: PRACTICE }));
  for (const [name, value] of [["tempo", 0], ["tempo", NaN], ["at", "0"], ["going", 1]] as const) {
    assert.equal(snapshotFrom({ ...STATE, practice: { ...PRACTICE, [name]: value } }), null);
  }
  fc.assert(fc.property(fc.anything(), (value) => {
    assert.equal(snapshotFrom(value), null);
  }));
});

Deno.test("a late message changes nothing", () => {
  const state = snapshotFrom(STATE)!;
  assert.ok(isNewer(null, state));
  assert.ok(isNewer(state, state));
  assert.ok(!isNewer(state, { ...state, v: 2 }));
});

Deno.test("keys of a clicker lead, and those of a field stay its own", () => {
  const press = (key: string, over = {}) =>
    presented({ key, ctrlKey: false, altKey: false, metaKey: false, target: null, ...over });
  assert.equal(press("PageDown"), "next");
  assert.equal(press("ArrowLeft"), "before");
  assert.equal(press("b"), "black");
  assert.equal(press("f"), "full");
  assert.equal(press("f", { ctrlKey: true }), null);
  assert.equal(press("x"), null);
  const field = { matches: (selector: string) => selector.includes("select") };
  assert.equal(press("PageDown", { target: field }), null);
});

Deno.test("shown answers stand in the lesson's order, and merged ones together", () => {
  assert.deepEqual(linesOf(POLL, TALLY, say), [
    { text: "Looser", count: 9 },
    { text: "others The same, =Sore", count: 7 },
  ]);
  assert.deepEqual(linesOf(POLL, { counts: {}, others: [], sum: 0 }, say), []);
});

Deno.test("the teacher's file holds what was shown, and runs nothing in a spreadsheet", () => {
  const polls = [{ ...POLL, answers: [{ id: "sore", text: "=Sore" }] }];
  const shown = [
    { id: "feel", status: "shown", tally: { counts: { sore: 5 }, others: [], sum: 0 } },
    { id: "unknown", status: "shown", tally: TALLY },
  ] as const;
  const csv = csvOf(shown, polls, say).split("\r\n");
  assert.deepEqual(csv, ["csv_question,csv_answer,csv_count", 'How is it?,"\'=Sore",5']);
});
