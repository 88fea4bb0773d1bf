import assert from "node:assert/strict";
import type { LastTime, Practised } from "../../widgets/bodylesson/records/sessions.ts";
import { againOf } from "../../widgets/bodylesson/page/template/path/again.ts";

const LAST: Practised = {
  at: 1,
  date: "2026-01-31",
  variant: "drape",
  name: "Drape and breathe",
  side: "left",
  breaths: 3,
  stopped: false,
  pressure: null,
  eased: [],
  felt: "fine",
  change: "looser",
};
const NOTHING: LastTime = { last: null, goOn: false, closed: false };
/** Shows the key and what is put in. */
const say = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
  [key, ...Object.values(values)].join(" ");

Deno.test("a first visit is shown nothing of an earlier one", () => {
  assert.equal(againOf(NOTHING, say), null);
});

Deno.test("someone who has been here sees the last session and may practise", () => {
  const again = againOf({ ...NOTHING, last: LAST }, say);
  assert.deepEqual(again, {
    line: "last_time left, breaths 3, looser",
    way: "practise_now",
    href: "#practise",
  });
  const plain = againOf({ ...NOTHING, last: { ...LAST, breaths: 1, change: "" } }, say);
  assert.equal(plain?.line, "last_time left, one_breaths 1");
});

Deno.test("a session that was broken off comes before the last that ended", () => {
  const again = againOf({ ...NOTHING, last: LAST, goOn: true }, say);
  assert.deepEqual([again?.way, again?.href], ["go_on", "#practise"]);
});

Deno.test("on a day that is closed nothing leads to the practice", () => {
  const again = againOf({ last: LAST, goOn: true, closed: true }, say);
  assert.deepEqual([again?.way, again?.href], ["closed_way", "#instead"]);
});
