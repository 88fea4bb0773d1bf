// The measure model in the browser: the same vectors as in Python, and its properties.
import assert from "node:assert/strict";
import { fc } from "./properties.ts";
import { amount, change, shown } from "../../widgets/bodylesson/sections/measure/amount.ts";
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
/** Student's t, two-sided 95 %, 2 degrees of freedom, as tables print it. */
const T_OF_TABLES = 4.302653;

function close(got: unknown, wanted: unknown, what = ""): void {
  if (typeof wanted === "number" && typeof got === "number" && !Number.isNaN(wanted)) {
    // A ten-thousandth of the 1e-6 by which the vectors miss an edge.
    assert.ok(Math.abs(got - wanted) < 1e-10 * Math.max(1, Math.abs(wanted)), `${what}: ${got}`);
  } else assert.deepEqual(got, wanted, what);
}

Deno.test("every vector: comparisons", () => {
  assert.ok(vectors.compare.length >= 100);
  for (const { before, after, published, needed, is } of vectors.compare) {
    const got = compare(before, after, published, needed);
    assert.deepEqual(Object.keys(got).sort(), Object.keys(is).sort());
    for (const [name, wanted] of Object.entries(is)) {
      const what = `${name} of ${JSON.stringify({ before, after, published, needed })}`;
      close(got[name as keyof typeof got], wanted, what);
    }
  }
});

Deno.test("every vector: plausibility", () => {
  assert.ok(vectors.plausibility.length >= 100);
  for (const { limits, value, first, is } of vectors.plausibility) {
    assert.equal(plausibility(value, vectors.limits[limits], first), is, `${value} ${first}`);
  }
});

Deno.test("every vector: angles, lengths, differences", () => {
  for (const { drop, thigh, is } of vectors.angle) {
    close(rulerAngle(drop, thigh), is ?? NaN, `${drop} ${thigh}`);
  }
  for (const { value, unit, mm, back } of vectors.length) {
    close(toMm(value, unit), mm);
    close(fromMm(mm, unit), back);
  }
  for (const { left, right, is } of vectors.differences) {
    assert.deepEqual(differences(left, right), is);
  }
});

Deno.test("what is no number is refused, whatever the limits", () => {
  const limits = vectors.limits.length;
  for (const value of [NaN, Infinity, -Infinity]) {
    assert.equal(plausibility(value, limits), "no-number");
    assert.equal(plausibility(value, limits, 900), "no-number");
  }
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
    assert.ok(Math.abs((moved.change ?? 0) - (still.change ?? 0)) < 1e-6);
  }));
});

Deno.test("wider readings never give a narrower band", () => {
  const factor = fc.double({ min: 1, max: 20, noNaN: true });
  fc.assert(fc.property(three, error, factor, (before, published, by) => {
    const middle = before.reduce((sum, x) => sum + x, 0) / 3;
    const wider = before.map((x) => middle + (x - middle) * by);
    const [narrow, wide] = [before, wider].map((all) => compare(all, [], published, 3).band ?? NaN);
    assert.ok(wide! >= narrow! - 1e-6);
  }));
});

Deno.test("the order of readings does not matter", () => {
  fc.assert(fc.property(three, some, error, (before, after, published) => {
    const one = compare(before, after, published, 3);
    const other = compare(before.toReversed(), after.toReversed(), published, 3);
    assert.ok(Math.abs((other.band ?? NaN) - (one.band ?? NaN)) < 1e-6);
    assert.ok(Math.abs((other.change ?? NaN) - (one.change ?? NaN)) < 1e-6);
  }));
});

Deno.test("the same readings again show no change", () => {
  fc.assert(fc.property(three, error, (before, published) => {
    assert.equal(compare(before, before, published, 3).outcome, "inside");
  }));
});

Deno.test("more readings after never widen the band", () => {
  fc.assert(fc.property(three, error, (before, published) => {
    const bands = [1, 2, 3].map((m) => compare(before, before.slice(0, m), published, 3).band ?? 0);
    assert.deepEqual(bands, bands.toSorted((a, b) => b - a));
  }));
});

for (const after of [1, 2, 3]) {
  Deno.test(`chance alone leaves the band of ${after} five times in a hundred`, () => {
    // A simulation of no change at all: the claim that docs/model.md makes about the band.
    const normal = gaussian(6);
    const readings = (count: number) => Array.from({ length: count }, () => 880 + 4 * normal());
    let left = 0;
    for (let run = 0; run < 20_000; run++) {
      left += compare(readings(3), readings(after), 0, 3).outcome === "inside" ? 0 : 1;
    }
    assert.ok(Math.abs(left / 20_000 - 0.05) < 0.006, `${left}`);
  });
}

Deno.test("the usual 1.96 would cry wolf with three readings", () => {
  // Why the small-sample factor: with 1.96 in its place chance alone would leave the band far more
  // often than 5 times in 100.
  const normal = gaussian(7);
  let left = 0;
  for (let run = 0; run < 20_000; run++) {
    const { band, change } = compare([normal(), normal(), normal()], [normal()], 0, 3);
    left += Math.abs(change ?? NaN) > (band ?? NaN) * 1.96 / T_OF_TABLES ? 1 : 0;
  }
  assert.ok(left / 20_000 > 0.15, `${left}`);
});

Deno.test("the band is that of Student's t as tables print it", () => {
  const { band } = compare([-1, 0, 1], [], 0, 3);
  assert.ok(Math.abs((band ?? NaN) - T_OF_TABLES * Math.sqrt(1 / 3 + 1)) < 1e-6);
});

Deno.test("the example of the fact sheet", () => {
  assert.ok(Math.abs(rulerAngle(50, 400) - 7.2) < 0.05);
  assert.ok(Math.abs(rulerAngle(79, 400) - rulerAngle(50, 400) - 4.2) < 0.1);
});

Deno.test("the angle turns with its sign, stays in range, and knows no unit", () => {
  const thigh = fc.double({ min: 200, max: 700, noNaN: true });
  const share = fc.double({ min: -0.999, max: 0.999, noNaN: true });
  const scale = fc.double({ min: 0.1, max: 10, noNaN: true });
  fc.assert(fc.property(thigh, share, scale, (long, part, by) => {
    const angle = rulerAngle(part * long, long);
    assert.ok(Math.abs(angle) <= 90);
    assert.ok(Math.abs(rulerAngle(-part * long, long) + angle) < 1e-9);
    assert.ok(Math.abs(rulerAngle(part * long * by, long * by) - angle) < 1e-6);
  }));
});

Deno.test("a drop longer than the thigh, or no thigh, gives no angle", () => {
  assert.ok(Number.isNaN(rulerAngle(401, 400)));
  assert.ok(Number.isNaN(rulerAngle(0, 0)));
  assert.ok(Number.isNaN(rulerAngle(NaN, 400)));
});

/** Numbers of a standard normal distribution by Box and Muller, the same ones for the same seed. */
function gaussian(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    // Mulberry32, which is even enough for this.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

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
