import assert from "node:assert/strict";
import {
  keepSession,
  lastTime,
  mayGoDeeper,
  type Practised,
  sessionsOf,
} from "../../widgets/bodylesson/records/sessions.ts";
import { localStore, today } from "../../widgets/bodylesson/ui/store.ts";

function memory() {
  const kept = new Map<string, string>();
  const area = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as unknown as Storage;
  return { kept, store: localStore(1, () => area) };
}

const NOON = new Date(2026, 0, 31, 12).getTime();
const HOUR = 3_600_000;
const session: Practised = {
  at: NOON,
  date: "2026-01-31",
  variant: "drape",
  name: "Drape",
  side: "left",
  breaths: 3,
  stopped: false,
  pressure: null,
  eased: [],
  felt: "",
  change: "",
};

Deno.test("nothing is known of a first visit, or where storage holds anything at all", () => {
  const { kept, store } = memory();
  const nothing = { last: null, goOn: false, closed: false };
  assert.deepEqual(lastTime("l", store, NOON), nothing);
  for (const text of ["{", "7", '{"version":1,"value":[null,{"at":1},{"at":"x"}]}']) {
    for (const what of ["sessions", "day", "place"]) kept.set(`bodylesson:l:${what}`, text);
    assert.deepEqual(lastTime("l", store, NOON), nothing, text);
  }
});

Deno.test("a session is kept once, whatever is said of it later, and the newest comes last", () => {
  const { store } = memory();
  keepSession("l", { ...session, at: NOON + HOUR, side: "right" }, store);
  keepSession("l", session, store);
  keepSession("l", { ...session, felt: "fine", change: "looser" }, store);
  assert.deepEqual(sessionsOf("l", store).map(({ felt }) => felt), ["fine", ""]);
  assert.equal(lastTime("l", store, NOON).last?.side, "right");
});

Deno.test("the list does not grow for ever", () => {
  const { store } = memory();
  for (let n = 0; n < 203; n++) keepSession("l", { ...session, at: n }, store);
  assert.deepEqual([sessionsOf("l", store).length, sessionsOf("l", store)[0]?.at], [200, 3]);
});

Deno.test("a session that was broken off can be gone on with for twelve hours", () => {
  const { store } = memory();
  store.write("bodylesson:l:place", { place: {}, choice: {}, saved: NOON });
  assert.equal(lastTime("l", store, NOON + 11 * HOUR).goOn, true);
  assert.equal(lastTime("l", store, NOON + 13 * HOUR).goOn, false);
});

Deno.test("a bad day is closed until the next one", () => {
  const { store } = memory();
  store.write("bodylesson:l:day", { date: today(new Date(NOON)), bad: true, unanswered: false });
  assert.equal(lastTime("l", store, NOON).closed, true);
  assert.equal(lastTime("l", store, NOON + 13 * HOUR).closed, false);
});

Deno.test("deeper waits for sessions that ended well, and for another day", () => {
  const fine = { ...session, felt: "fine" as const };
  const open = (list: Practised[], date: string) => mayGoDeeper(list, 2, date);
  assert.equal(open([fine, session], "2026-02-01"), false);
  assert.equal(open([fine, { ...fine, felt: "bad" }], "2026-02-01"), false);
  assert.equal(open([fine, fine], "2026-01-31"), false);
  assert.equal(open([fine, fine], "2026-02-01"), true);
  assert.equal(mayGoDeeper([], 0, "2026-02-01"), true);
});
