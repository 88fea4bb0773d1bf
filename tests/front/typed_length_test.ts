// A length as people type it: what was typed is what is kept.
import assert from "node:assert/strict";
import { fc } from "./properties.ts";
import { typedLength } from "../../widgets/bodylesson/models/typed_length.ts";

interface Case {
  readonly text: string;
  readonly field: "cm" | "in";
  /** Millimeters, and whether the unit is another than the field's; null for no length. */
  readonly is: [number, boolean] | null;
}
const cases: Case[] = JSON.parse(
  Deno.readTextFileSync(new URL("../vectors/typed_lengths.json", import.meta.url)),
);

Deno.test("lengths as people type them are what the reference makes of them", () => {
  assert.ok(cases.length > 300);
  for (const { text, field, is } of cases) {
    const read = typedLength(text, field);
    const what = `${JSON.stringify(text)} in ${field}`;
    if (is === null) assert.equal(read, null, what);
    else {
      assert.ok(read !== null && Math.abs(read.mm - is[0]) < 1e-9, `${what}: ${read?.mm}`);
      assert.equal(read.converted, is[1], what);
    }
  }
});

Deno.test("words for units are those of the reader's language", () => {
  assert.equal(typedLength("4 Zoll", "cm"), null);
  assert.deepEqual(typedLength("4 Zoll", "cm", { zoll: "in" }), { mm: 101.6, converted: true });
  assert.equal(typedLength("4 constructor", "cm"), null);
});

Deno.test("what is typed in one unit and read in another is the same length", () => {
  const amount = fc.integer({ min: 1, max: 99_999 }).map((hundredths) => hundredths / 100);
  fc.assert(fc.property(amount, fc.constantFrom("cm", "in"), (value, unit) => {
    const [own, other] = unit === "cm" ? ["cm", "in"] as const : ["in", "cm"] as const;
    const typed = typedLength(`${value} ${unit}`, other);
    assert.equal(typed?.mm, typedLength(String(value), own)?.mm);
    assert.equal(typed?.converted, true);
  }));
});

Deno.test("any text at all is read without a fault", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
    const read = typedLength(text, "cm");
    assert.ok(read === null || Math.abs(read.mm) <= 1_000_000 && !Object.is(read.mm, -0));
  }));
  assert.equal(typedLength("8".repeat(200), "cm"), null);
});
