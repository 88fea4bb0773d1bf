/** What is asked after a session, and what of it is kept. */

import assert from "node:assert/strict";
import type { Practised } from "../../widgets/bodylesson/records/sessions.ts";
import { parseRecord } from "../../widgets/bodylesson/records/records.ts";
import { entryOf, toldOf } from "../../widgets/bodylesson/sections/after/telling.ts";

const DATE = "2026-01-31";
const session: Practised = {
  at: 1_769_860_800_000,
  date: DATE,
  variant: "drape",
  name: "Drape",
  side: "left",
  breaths: 3,
  stopped: false,
  pressure: 4,
  eased: ["drape"],
  felt: "",
  change: "looser",
};
const day = { date: DATE, bad: false, unanswered: false };
const told = (list: Practised[], note = day, done = false) => toldOf(list, note, DATE, done);

Deno.test("nothing is asked on a day without a session", () => {
  assert.equal(told([]).stage, "nothing");
  assert.equal(told([{ ...session, date: "2026-01-30" }]).stage, "nothing");
});

Deno.test("today's newest session is asked about, until the learner is done", () => {
  const right = { ...session, side: "right" as const };
  const asked = told([session, right]);
  assert.deepEqual([asked.stage, asked.session?.side, asked.felt], ["asked", "right", ""]);
  assert.equal(told([session], day, true).stage, "done");
});

Deno.test("who stopped before the ball touched is asked too", () => {
  const asked = told([], { ...day, unanswered: true });
  assert.deepEqual([asked.stage, asked.session], ["asked", null]);
});

Deno.test("the other side is offered after one side, and never on a bad day", () => {
  assert.ok(told([session]).otherSide);
  assert.ok(!told([{ ...session, side: "both" }]).otherSide);
  const bad = told([{ ...session, felt: "fine" }], { ...day, bad: true });
  assert.deepEqual([bad.otherSide, bad.felt], [false, "bad"]);
});

Deno.test("what is kept of it is an entry that the journal reads", () => {
  const entry = entryOf(session, "Lighter.", session.at + 5);
  assert.deepEqual(parseRecord("journal", JSON.parse(JSON.stringify(entry))), entry);
  assert.deepEqual([entry.feeling, entry.noticed, entry.pressure], ["looser", "Lighter.", 4]);
});
