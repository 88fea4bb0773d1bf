// The measure model in the browser: the same vectors as in Python, and its properties.
import assert from "node:assert/strict";
import { fc } from "./properties.ts";
import {
  amount,
  change,
  parseAmount,
  shown,
} from "../../widgets/bodylesson/sections/measure/amount.ts";
import {
  compare,
  differences,
  fromMm,
  plausibility,
  rulerAngle,
  toMm,
} from "../../widgets/bodylesson/models/measures.ts";

const vectors = JSON.parse(
  Deno.readTextFileSync(new URL("../vectors/measures.json", import.meta.url)),
);

function close(got: unknown, wanted: unknown): void {
  if (typeof wanted === "number" && typeof got === "number") {
    assert.ok(Math.abs(got - wanted) < 1e-9, `expected ${wanted}, got ${got}`);
  } else assert.deepEqual(got, wanted);
}

Deno.test("every vector: comparisons", () => {
  assert.ok(vectors.compare.length >= 19);
  for (const { before, after, published, needed, is } of vectors.compare) {
    const got = compare(before, after, published, needed);
    assert.deepEqual(Object.keys(got).sort(), Object.keys(is).sort());
    for (const [name, wanted] of Object.entries(is)) {
      close(got[name as keyof typeof got], wanted);
    }
  }
});

Deno.test("every vector: plausibility, angles, lengths, differences", () => {
  assert.ok(vectors.plausibility.length >= 11);
  for (const { value, first, is } of vectors.plausibility) {
    assert.equal(plausibility(value, vectors.limits, first), is);
  }
  for (const { drop, thigh, is } of vectors.angle) close(rulerAngle(drop, thigh), is);
  for (const { value, unit, mm, back } of vectors.length) {
    close(toMm(value, unit), mm);
    close(fromMm(mm, unit), back);
  }
  for (const { left, right, is } of vectors.differences) close(differences(left, right), is);
});

const reading = fc.double({ min: -1000, max: 2000, noNaN: true });
const three = fc.array(reading, { minLength: 3, maxLength: 3 });
const some = fc.array(reading, { minLength: 1, maxLength: 3 });
const error = fc.double({ min: 0, max: 50, noNaN: true });

Deno.test("the band never shrinks below the published error", () => {
  fc.assert(fc.property(some, some, error, (before, after, published) => {
    assert.ok((compare(before, after, published, 1).band ?? -1) >= published);
  }));
});

Deno.test("a constant shift moves the mean and not the band", () => {
  const shift = fc.double({ min: -500, max: 500, noNaN: true });
  fc.assert(fc.property(three, some, shift, (before, after, by) => {
    const still = compare(before, after, 5, 3);
    const moved = compare(before.map((x) => x + by), after.map((x) => x + by), 5, 3);
    assert.ok(Math.abs((moved.band ?? 0) - (still.band ?? 0)) < 1e-6);
    assert.ok(Math.abs((moved.before ?? 0) - (still.before ?? 0) - by) < 1e-6);
  }));
});

Deno.test("a drop longer than the thigh, or no thigh, gives no angle", () => {
  assert.ok(Number.isNaN(rulerAngle(401, 400)));
  assert.ok(Number.isNaN(rulerAngle(0, 0)));
  assert.ok(Number.isNaN(rulerAngle(NaN, 400)));
});

Deno.test("numbers as people type them", () => {
  const read: [string, number][] = [
    ["88.5", 88.5],
    [" 88,5 ", 88.5],
    ["88.5 cm", 88.5],
    ["34 5/8", 34.625],
    ["34-5/8 in", 34.625],
    ["5/8", 0.625],
    ["−3", -3],
    ["-3.25", -3.25],
    [".5", 0.5],
    ["7.", 7],
    ["\uff18\uff18", 88],
  ];
  for (const [text, value] of read) assert.equal(parseAmount(text), value, text);
  const refused = ["", "abc", "1e9", "1/0", "12 34", "--3", "∞", "<b>8</b>", "8".repeat(200)];
  for (const text of refused) assert.ok(Number.isNaN(parseAmount(text)), text);
});

Deno.test("any text at all is read without a fault", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
    const value = parseAmount(text);
    assert.ok(Number.isNaN(value) || Math.abs(value) <= 1_000_000);
  }));
});

Deno.test("amounts as the page says them", () => {
  assert.equal(shown(885, "length", "cm"), "88.5 cm");
  assert.equal(shown(885, "length", "in"), "34.84 in");
  assert.equal(shown(-3, "length", "cm"), "−0.3 cm");
  assert.equal(shown(-7.18, "angle", "cm"), "−7.2°");
  assert.equal(shown(3, "score", "cm"), "3");
  assert.equal(change(4, "length", "cm", "points"), "+0.4 cm");
  assert.equal(change(-2.34, "score", "cm", "points"), "−2.3 points");
  assert.equal(change(0.001, "angle", "cm", "points"), "0.0°");
  assert.equal(shown(910, "length", "cm"), "91.0 cm");
  assert.equal(amount(-4.2, "angle", "cm", "points"), "4.2°");
});
