// What a lesson keeps: reading back anything at all, the file and the table.
import assert from "node:assert/strict";
// @ts-types="@types/papaparse"
import Papa from "papaparse";
import { fc } from "./properties.ts";
import { fromFile, LARGEST_FILE, toJson } from "../../widgets/bodylesson/records/backup.ts";
import { toTable } from "../../widgets/bodylesson/records/csv.ts";
import {
  type Entry,
  KINDS,
  LONGEST_TEXT,
  parseRecord,
  type Progress,
  type Round,
} from "../../widgets/bodylesson/records/records.ts";

/** Later than every record that is made here. */
const NOW = 4_000_000_000_000;
const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/);
const time = fc.integer({ min: 0, max: 4_000_000_000_000 });
const text = fc.string({ unit: "binary", maxLength: 60 });
const base = { id, at: time, changed: time };
const entry: fc.Arbitrary<Entry> = fc.record({
  ...base,
  noticed: text,
  feeling: fc.oneof(id, fc.constant("")),
  more: text,
  pressure: fc.option(fc.integer({ min: 0, max: 10 })),
  side: fc.constantFrom("left", "right", "both", ""),
  eased: fc.array(id, { maxLength: 4 }),
  draft: fc.boolean(),
});
const reading = fc.record({
  instrument: id,
  side: fc.constantFrom("left" as const, "right" as const, "" as const),
  phase: fc.constantFrom("before" as const, "after" as const),
  value: fc.double({ min: -2000, max: 2000, noNaN: true }).map((value) => value + 0),
});
const length = fc.option(fc.double({ min: 200, max: 700, noNaN: true }));
const round: fc.Arbitrary<Round> = fc.record({
  ...base,
  unit: fc.constantFrom("cm", "in"),
  activity: text,
  thigh: fc.record({ left: length, right: length }),
  readings: fc.array(reading, { maxLength: 6 }),
});
const progress: fc.Arbitrary<Progress> = fc.record({
  ...base,
  seed: fc.integer({ min: 0 }),
  asked: fc.dictionary(
    id,
    fc.record({
      right: fc.nat(),
      wrong: fc.nat(),
      last: fc.constantFrom("right", "wrong"),
      chosen: fc.array(id, { maxLength: 3 }),
    }),
    { maxKeys: 4 },
  ),
  order: fc.array(id, { maxLength: 4 }),
  place: fc.nat(),
  hits: fc.array(id, { maxLength: 4 }),
  guesses: fc.dictionary(id, fc.array(id, { maxLength: 2 }), { maxKeys: 3 }),
});
const distinct = <T extends { id: string }>(one: fc.Arbitrary<T>) =>
  fc.uniqueArray(one, { maxLength: 4, selector: (record) => record.id });
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

Deno.test("what is written to a file is what is read from it", () => {
  fc.assert(fc.property(
    distinct(round),
    distinct(entry),
    fc.array(progress, { maxLength: 1 }),
    (measures, journal, quiz) => {
      const found = {
        measures: { records: measures, unreadable: [] },
        journal: { records: journal, unreadable: [] },
        quiz: { records: quiz, unreadable: [] },
      };
      const read = fromFile(toJson("psoas", found, 0), "psoas", NOW);
      assert.ok("records" in read);
      assert.deepEqual(plain(read.records), plain({ measures, journal, quiz }));
      assert.equal(read.skipped, 0);
    },
  ));
});

/** The cells as a spreadsheet reads them, by RFC 4180. */
function cellsOf(table: string): string[][] {
  return Papa.parse<string[]>(table, { skipEmptyLines: true }).data;
}

Deno.test("a table has a row for each value, as it was noted", () => {
  fc.assert(fc.property(distinct(round), distinct(entry), (measures, journal) => {
    const [header, ...rows] = cellsOf(toTable("psoas", measures, journal));
    assert.deepEqual(header, ["lesson", "kind", "id", "begun", "changed", "field", "value"]);
    assert.ok(rows.every((row) => row.length === header.length));
    const value = (kind: string, id: string, field: string) =>
      rows.find((row) => row[1] === kind && row[2] === id && row[5] === field)?.[6];
    const bare = (cell?: string) => cell?.replace(/^'/, "");
    for (const one of journal) {
      assert.equal(bare(value("journal", one.id, "noticed")), one.noticed.replace(/^'/, ""));
      assert.equal(value("journal", one.id, "pressure"), one.pressure?.toString() ?? "");
    }
    for (const one of measures) assert.equal(value("measure", one.id, "unit"), one.unit);
    const readings = measures.flatMap((one) => one.readings);
    assert.equal(rows.filter((row) => row[5]?.startsWith("reading ")).length, readings.length);
  }));
});

Deno.test("no cell of a table can be taken for a formula", () => {
  const hostile = [
    '=HYPERLINK("http://evil.example","x")',
    "@SUM(1)",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "fine;=1+1",
    "fine\n=1+1",
    'fine";=1+1',
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    "'=1+1",
    "  =1+1",
  ];
  for (const noticed of hostile) {
    const one: Entry = { ...good, noticed, more: "", pressure: 3, side: "", draft: false } as Entry;
    const table = toTable("psoas", [], [one]);
    const cells = cellsOf(table).map((row) => row[6] ?? "");
    assert.ok(cells.some((cell) => cell === `'${noticed}`), JSON.stringify(table));
  }
  // What is none is left as it is.
  const plain = { ...good, noticed: "Softer; a 3 - 2 split", pressure: -0, draft: false } as Entry;
  assert.ok(!toTable("psoas", [], [plain]).includes("'"));
});

Deno.test("many semicolons and line ends are looked through in one go", () => {
  const noticed = ";\n".repeat(100_000) + "x";
  const table = toTable("psoas", [], [{ ...good, noticed, pressure: 3, draft: false } as Entry]);
  assert.ok(table.length > 200_000);
});

Deno.test("anything at all is read without a fault", () => {
  const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true });
  fc.assert(fc.property(anything, (value) => {
    for (const kind of KINDS) assert.equal(parseRecord(kind, value), null);
  }));
  fc.assert(fc.property(fc.string({ maxLength: 200 }), (value) => {
    assert.deepEqual(fromFile(value, "psoas", NOW), { refused: "not-ours" });
  }));
  fc.assert(fc.property(fc.json(), (value) => {
    assert.deepEqual(fromFile(value, "psoas", NOW), { refused: "not-ours" });
  }));
});

const good = {
  id: "a",
  at: 1,
  changed: 2,
  noticed: "",
  feeling: "",
  more: "",
  side: "",
  eased: [],
};

Deno.test("a record with one broken field is none", () => {
  assert.ok(parseRecord("journal", good));
  const broken: object[] = [
    { id: "../x" },
    { id: 3 },
    { id: "a".repeat(65) },
    { at: -1 },
    { at: NaN },
    { at: 1e300 },
    { noticed: 5 },
    { noticed: "x".repeat(LONGEST_TEXT + 1) },
    { pressure: 11 },
    { side: "up" },
    { eased: "drape" },
    { eased: [{}] },
    { eased: Array(501).fill("drape") },
  ];
  for (const field of broken) {
    assert.equal(parseRecord("journal", { ...good, ...field }), null, JSON.stringify(field));
  }
});

Deno.test("fields that are not known are left behind", () => {
  const hostile = JSON.parse(
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"html":"<script>"}',
  );
  const read = parseRecord("journal", { ...hostile, ...good });
  assert.deepEqual(
    Object.keys(read ?? {}).sort(),
    ["at", "changed", "draft", "eased", "feeling", "id", "more", "noticed", "pressure", "side"],
  );
  assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
});

const file = (more: object) =>
  JSON.stringify({ format: "bodylesson-notes", version: 1, lesson: "psoas", ...more });

Deno.test("a file is refused with its reason", () => {
  const refused: [string, string][] = [
    ["", "not-ours"],
    ["null", "not-ours"],
    ["[1,2]", "not-ours"],
    ["{", "not-ours"],
    ["[".repeat(100_000), "not-ours"],
    [file({ version: 2 }), "newer"],
    [file({ version: "x" }), "not-ours"],
    [file({ lesson: "neck" }), "other-lesson"],
    [file({ journal: Array(10_001).fill(0) }), "too-big"],
    ["x".repeat(LARGEST_FILE + 1), "too-big"],
    [toTable("psoas", [], [{ ...good, pressure: null, draft: false } as Entry]), "not-ours"],
  ];
  for (const [written, why] of refused) {
    assert.deepEqual(fromFile(written, "psoas", NOW), { refused: why }, written.slice(0, 80));
  }
});

Deno.test("what cannot be read in a file is counted, the rest is taken", () => {
  const read = fromFile(
    file({ journal: [good, null, { ...good, at: "x" }], measures: 5 }),
    "psoas",
    NOW,
  );
  assert.ok("records" in read);
  assert.equal(read.count, 1);
  assert.equal(read.skipped, 2);
});

Deno.test("a record of the first version gets its time of change", () => {
  const { changed: _, ...old } = good;
  assert.equal(parseRecord("journal", old)?.changed, 1);
});

Deno.test("what is dated more than a day ahead is left out and counted", () => {
  const day = 86_400_000;
  const ahead = (more: object) => ({ ...good, id: "b", ...more });
  for (const late of [{ at: day + 2, changed: day + 2 }, { at: 1, changed: day + 2 }]) {
    const read = fromFile(file({ journal: [good, ahead(late)] }), "psoas", 1);
    assert.ok("records" in read);
    assert.deepEqual([read.count, read.skipped, read.future], [1, 0, 1]);
  }
  const read = fromFile(file({ journal: [ahead({ at: day + 1, changed: day + 1 })] }), "psoas", 1);
  assert.ok("records" in read && read.future === 0);
});

Deno.test("of one quantity three readings are believed", () => {
  const one = { instrument: "navel-heel", side: "left", phase: "before", value: 880 };
  const other = { ...one, phase: "after" };
  const read = parseRecord("measures", {
    id: "a",
    at: 1,
    unit: "cm",
    activity: "",
    thigh: { left: -5, right: 400 },
    readings: [one, one, other, one, one, other],
  });
  assert.deepEqual(read?.readings.map(({ phase }) => phase), [
    "before",
    "before",
    "after",
    "before",
    "after",
  ]);
  assert.deepEqual(read?.thigh, { left: null, right: 400 });
});
