/** What board, desk and phones make of addresses, messages, keys and tallies. */

import assert from "node:assert/strict";
import { fc } from "./properties.ts";
import { inClass } from "../../widgets/bodylesson/page/template/path/in_class.ts";
import { placeOf } from "../../widgets/bodylesson/sections/classroom/address.ts";
import { presented } from "../../widgets/bodylesson/sections/classroom/presenting.ts";
import { csvOf } from "../../widgets/bodylesson/sections/classroom/results.ts";
import { isNewer, snapshotFrom } from "../../widgets/bodylesson/sections/classroom/snapshot.ts";
import { offered, peopleLine } from "../../widgets/bodylesson/sections/classroom/desk_moment.ts";
import { linesOf } from "../../widgets/bodylesson/sections/classroom/tallies.ts";
import { toneOf } from "../../widgets/bodylesson/sections/classroom/speaking.ts";
import { onBoard, phaseFor } from "../../widgets/bodylesson/sections/classroom/moment.ts";
import {
  FIRST,
  isView,
  MOST_DOWN,
  movedBy,
  sameView,
  turnedBy,
} from "../../widgets/bodylesson/sections/classroom/view.ts";
import { positionAt } from "../../widgets/bodylesson/models/timeline.ts";
import type { Plan } from "../../widgets/bodylesson/models/plan.ts";
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
const STATE = {
  t: "state",
  v: 3,
  stage: "lobby",
  step: "",
  polls: [],
  here: 0,
  practice: null,
  view: FIRST,
};

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

Deno.test("a desk offers what makes sense now, and nothing that deepens", () => {
  const at = (over: Record<string, unknown>) => snapshotFrom({ ...STATE, ...over });
  const names = (state: ReturnType<typeof at>, isOpen = true) =>
    Object.entries(offered(state, isOpen)).flatMap(([name, is]) => is ? [name] : []);
  assert.deepEqual(names(null, false), ["open"]);
  assert.deepEqual(names(at({})), []);
  assert.deepEqual(names(at({ stage: "getting-ready", practice: PRACTICE })), ["start"]);
  const going = at({ stage: "practising", practice: PRACTICE });
  assert.deepEqual(names(going), ["hold", "next_place", "ease_all", "all_off"]);
  const eased = at({ stage: "held", practice: { ...PRACTICE, eased: 2 } });
  assert.deepEqual(names(eased), ["go_on", "next_place", "all_off"]);
  const off = at({ stage: "practising", practice: { ...PRACTICE, off: 2 } });
  assert.deepEqual(names(off), ["hold", "next_place"]);
  assert.deepEqual(names(at({ stage: "poll", polls: [{ id: "feel", status: "open" }] })), ["show"]);
});

Deno.test("a desk hears how many there are, and of few only that they are few", () => {
  const line = (over: Record<string, unknown>) =>
    peopleLine(snapshotFrom({ ...STATE, ...over })!, say);
  assert.equal(line({}), "here_few");
  assert.equal(line({ here: 6, practice: PRACTICE }), "here 6 · ready_few");
  assert.equal(line({ here: 6, practice: PRACTICE, ready: 5 }), "here 6 · ready_count 5");
  assert.equal(line({ here: 6, practice: PRACTICE, all_ready: true }), "here 6 · ready_all");
  const polls = [{ id: "feel", status: "open" }];
  assert.equal(line({ polls }), "here_few · given_few");
  assert.equal(line({ polls, given: 7 }), "here_few · given 7");
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
  assert.deepEqual(csv, ["csv_question,csv_answer,csv_count", "How is it?,'=Sore,5", ""]);
});

Deno.test("a view that was turned round and round is the same again, and always within bounds", () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: -30, max: 30 })), (presses) => {
    const view = presses.reduce((view, n) => movedBy(turnedBy(view, n * 15), n), FIRST);
    assert.ok(view.turn >= -180 && view.turn < 180 && view.turn % 15 === 0);
    assert.ok(view.down >= 0 && view.down <= MOST_DOWN);
    const back = turnedBy(view, -15 * presses.reduce((sum, n) => sum + n, 0));
    assert.ok(sameView({ ...back, down: 0 }, FIRST));
  }));
});

Deno.test("a message without a whole view is none", () => {
  for (const view of [null, {}, { ...FIRST, hip: "60" }, { ...FIRST, turn: NaN }]) {
    assert.ok(!isView(view));
    assert.equal(snapshotFrom({ ...STATE, view }), null);
  }
});

const TEMPO = { breathsPerMinute: 6, inhaleShare: 0.4, holdFullShare: 0, holdEmptyShare: 0 };
const STEP = {
  kind: "breathing",
  id: "breathe",
  variant: "drape",
  side: "left",
  set_number: 1,
  breaths: 5,
  work: true,
  opening: "",
  reminders: [],
} as unknown as Plan["steps"][number];
const planOf = (kind: string): Plan =>
  ({ sides: "left", steps: [{ ...STEP, kind }] }) as unknown as Plan;

Deno.test("a phase has gone on since its breath turned", () => {
  fc.assert(fc.property(fc.double({ min: 1.01, max: 4.99, noNaN: true }), (breaths) => {
    const turned = breaths - phaseFor(breaths, TEMPO) * TEMPO.breathsPerMinute / 60_000;
    const phaseAt = (at: number) => positionAt(planOf("breathing"), TEMPO, at).phase;
    assert.equal(phaseAt(turned + 1e-6), phaseAt(breaths));
    assert.notEqual(phaseAt(turned - 1e-6), phaseAt(turned + 1e-6));
  }));
});

Deno.test("a board says in words of its own what is about the learner's screen", () => {
  const screen = { instruction: "Tap to stop" } as Parameters<typeof onBoard>[0]["screen"];
  const at = (opening: string) => {
    const plan = { ...planOf("placing"), steps: [{ ...STEP, opening }] } as unknown as Plan;
    return { screen, position: positionAt(plan, TEMPO, 0) };
  };
  const cues = {
    rules: { screen: "Tap to stop", board: "On your phone: tap to stop" },
    kneel: { screen: "Kneel" },
  } as unknown as Parameters<typeof onBoard>[1];
  assert.equal(onBoard(at("rules"), cues).instruction, "On your phone: tap to stop");
  assert.equal(onBoard(at("kneel"), cues).instruction, "Tap to stop");
  assert.equal(onBoard(at(""), cues).instruction, "Tap to stop");
});

Deno.test("the tone of a phase lasts until it turns, and none is heard while the body moves", () => {
  const early = toneOf(positionAt(planOf("breathing"), TEMPO, 1.1));
  assert.deepEqual([early?.phase, Math.round(10 * (early?.seconds ?? 0))], ["inhale", 30]);
  assert.ok(Math.abs((early?.gone ?? 0) - 0.25) < 1e-9);
  assert.equal(toneOf(positionAt(planOf("breathing"), TEMPO, 1.7))?.phase, "exhale");
  for (const kind of ["placing", "changing-sides", "coming-off"]) {
    assert.equal(toneOf(positionAt(planOf(kind), TEMPO, 1.1)), null);
  }
  const held = { ...TEMPO, holdFullShare: 0.2 };
  assert.equal(toneOf(positionAt(planOf("breathing"), held, 1.5)), null);
});
