import assert from "node:assert/strict";
import fc from "fast-check";
import { between } from "../../widgets/bodylesson/models/breath_path.ts";

const numbers = (path: string) => (path.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
const path = (values: number[]) => `M${values[0]} ${values[1]}q${values.slice(2).join(" ")}z`;

Deno.test("the ends of the breath are the ends of the path", () => {
  assert.deepEqual(numbers(between("M1-2q3 4z", "M5-6q-7 8z", 0)), [1, -2, 3, 4]);
  assert.deepEqual(numbers(between("M1-2q3 4z", "M5-6q-7 8z", 1)), [5, -6, -7, 8]);
  assert.deepEqual(numbers(between("M1-2q3 4z", "M5-6q-7 8z", 0.5)), [3, -4, -2, 6]);
});

Deno.test("the path in between has all its commands, and two decimals", () => {
  assert.equal(between("M1-2q3 4z", "M5-6q-7 8z", 0.5), "M 3 -4q -2  6z");
  assert.equal(between("M1 0z", "M2 1z", 2 / 3), "M 1.67  0.67z");
});

Deno.test("every number lies between its ends, whatever the amount", () => {
  const whole = fc.array(fc.integer({ min: -999, max: 999 }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(whole, whole, fc.double({ min: -1, max: 2, noNaN: true }), (a, b, amount) => {
      numbers(between(path(a), path(b), amount)).forEach((value, k) => {
        const [low, high] = [
          Math.min(a[k] ?? NaN, b[k] ?? NaN),
          Math.max(a[k] ?? NaN, b[k] ?? NaN),
        ];
        if (!(value >= low && value <= high)) throw new Error(`${value} not in ${low} to ${high}`);
      });
    }),
  );
});

Deno.test("ends with different commands are refused", () => {
  assert.throws(() => between("M1 2z", "M1 2q3 4z", 0.5), /different commands/);
  assert.throws(() => between("M1 2q3 4z", "M1 2z", 0.5), /different commands/);
});

Deno.test("a stored drawing moves", async () => {
  const svg = await Deno.readTextFile("lessons/psoas-release/media/poses/drape.svg");
  const ends = [...svg.matchAll(/ d="([^"]+)" data-in="([^"]+)"/g)];
  for (const [, out = "", full = ""] of ends) {
    assert.deepEqual(numbers(between(out, full, 0)), numbers(out));
    assert.deepEqual(numbers(between(out, full, 1)), numbers(full));
  }
  assert.deepEqual(ends.length > 3, true);
});
