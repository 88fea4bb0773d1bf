/** Verdicts and depths exactly at their bounds, and the drawn crease from corner to corner. */

import assert from "node:assert/strict";
import {
  asisOf,
  deepestClear,
  gapsOf,
  groinEndOf,
  groinOf,
  mcburneyOf,
  placeOf,
  startShare,
  verdictOf,
  zonesOf,
} from "../../widgets/bodylesson/models/placement.ts";
import { bellyOf, near } from "./anatomy_vectors.ts";

const belly = bellyOf({ belly: "own" });
const ALLOWED = { low: 0.5, high: 0.7 };
/** Halfway to the ASIS, 56.25 mm from the midline, so 36.25 mm from the strip along it. */
const MIDWAY = { belly, distance: belly.mean_distance, share: 0.5, off: 0 };
/** Deeper than its middle, where a ball presses with its whole width. */
const WHOLE = 400;

Deno.test("a patch that just touches is close, and one that keeps the margin is good", () => {
  const touching = { ...MIDWAY, diameter: 72.5, sunk: WHOLE };
  assert.equal(gapsOf(touching).midline, 0);
  assert.equal(verdictOf(touching, ALLOWED), "close");
  const clear = { ...touching, diameter: 62.5 };
  assert.equal(gapsOf(clear).midline, belly.margin);
  assert.equal(verdictOf(clear, ALLOWED), "good");
});

Deno.test("a ball that would just fit on the line is not too wide beside it", () => {
  const soft = { ...belly, light_sink: WHOLE };
  const spot = { ...MIDWAY, belly: soft, diameter: 72.5, sunk: WHOLE, off: 10 };
  assert.equal(verdictOf(spot, { low: 0.5, high: 0.5 }), "midline");
});

Deno.test("a ball that just touches while it presses lightly is too deep below that", () => {
  // Sides of 27.1875, 36.25 and 45.3125: the patch is exactly 36.25 wide at a depth of 18.125.
  const spot = { ...MIDWAY, belly: { ...belly, light_sink: 18.125 }, diameter: 90.625, sunk: 45 };
  assert.equal(verdictOf(spot, { low: 0.5, high: 0.5 }), "too-deep");
});

Deno.test("beside the line, a patch that just touches the crease is only off the line", () => {
  const bare = { ...belly, keep_groin: 0 };
  const spot = { ...MIDWAY, belly: bare, share: 0.6, off: 30, diameter: 1, sunk: WHOLE };
  const touching = { ...spot, diameter: 2 * groinOf(spot) };
  assert.equal(gapsOf(touching).groin, 0);
  assert.equal(verdictOf(touching, ALLOWED), "off-line");
  assert.equal(verdictOf({ ...touching, diameter: touching.diameter + 1 }, ALLOWED), "groin");
});

Deno.test("the lesson's own share is the start where the ball keeps just the margin there", () => {
  const ball = { ...MIDWAY, belly: { ...belly, light_sink: 15.625 }, diameter: 78.125 };
  assert.equal(gapsOf({ ...ball, sunk: 15.625 }).midline, belly.margin);
  assert.equal(startShare(ball, 0.5, ALLOWED), 0.5);
  assert.notEqual(startShare({ ...ball, diameter: 79 }, 0.5, ALLOWED), 0.5);
});

Deno.test("how deep a ball may sink, to the millimeter", () => {
  const deepest = (diameter: number, share = 0.5) =>
    deepestClear({ ...MIDWAY, share, diameter, sunk: 99 });
  near(deepest(90.625), 18.125, "the wide ball");
  assert.equal(deepest(60), 60, "a ball that is clear at its widest");
  assert.equal(deepest(72.5), 72.5, "a ball that just touches at its widest");
  assert.equal(deepest(60, 0.1), 0, "on the strip along the midline");
  near(deepest(60, 20.5 / 112.5), 30 - Math.sqrt(900 - 0.25), "half a millimeter from the strip");
});

Deno.test("the crease is drawn from the ASIS to its inner end, on both sides of it", () => {
  const on = { ...MIDWAY, diameter: 60, sunk: 0 };
  const crease = zonesOf(on, 400).find(({ place }) => place === "groin");
  assert.ok(crease !== undefined && "corners" in crease);
  const [above, aboveEnd, belowEnd, below] = crease.corners;
  assert.ok(above && aboveEnd && belowEnd && below);
  const ends = [[above, below, asisOf(on)], [aboveEnd, belowEnd, groinEndOf(on)]] as const;
  for (const [one, other, end] of ends) {
    near((one[0] + other[0]) / 2, end[0], "midway, across");
    near((one[1] + other[1]) / 2, end[1], "midway, down");
    near(
      Math.hypot(one[0] - other[0], one[1] - other[1]),
      2 * belly.keep_groin,
      "as wide as it is",
    );
  }
  for (const corner of crease.corners) {
    const far = Math.abs(groinOf({ ...on, ...placeOf(corner, on) }));
    near(far, belly.keep_groin, "each corner's distance from the crease");
  }
});

Deno.test("a ball whose center is just as far from the line as allowed still lies on it", () => {
  const spot = { ...MIDWAY, share: 0.6, diameter: 20, sunk: 5 };
  for (const off of [belly.off_line, -belly.off_line]) {
    assert.equal(verdictOf({ ...spot, off }, ALLOWED), "good", `${off}`);
  }
  assert.equal(verdictOf({ ...spot, off: belly.off_line + 0.1 }, ALLOWED), "off-line");
  // On the line the crease is no reason by itself: pressed less deep, this ball would be clear.
  const deep = { ...MIDWAY, share: 0.7, off: belly.off_line, diameter: 60, sunk: 20 };
  assert.ok(gapsOf(deep).groin < 0);
  assert.equal(verdictOf({ ...deep, off: deep.off + 0.1 }, ALLOWED), "groin");
  assert.equal(verdictOf(deep, ALLOWED), "too-deep");
});

Deno.test("outside of where the lesson allows it a ball is never good, however small", () => {
  const small = { ...MIDWAY, diameter: 10, sunk: 0 };
  assert.equal(verdictOf({ ...small, share: 0.49 }, ALLOWED), "midline");
  assert.equal(verdictOf({ ...small, share: 0.5 }, ALLOWED), "good");
  assert.equal(verdictOf({ ...small, share: 0.7 }, ALLOWED), "good");
  assert.equal(verdictOf({ ...small, share: 0.71 }, ALLOWED), "bone");
});

Deno.test("on the navel itself it is the midline that speaks against it, above it the belly", () => {
  const navel = { ...MIDWAY, share: 0, diameter: 60, sunk: 10 };
  assert.equal(verdictOf(navel, ALLOWED), "midline");
  assert.equal(verdictOf({ ...navel, share: -0.01 }, ALLOWED), "upper");
});

Deno.test("McBurney's point lies on the line, wherever the ball is", () => {
  const spot = { ...MIDWAY, share: 0.2, off: 12, diameter: 60, sunk: 10 };
  const { share, off } = placeOf(mcburneyOf(spot), spot);
  near(share, belly.mcburney_share, "along the line");
  near(off, 0, "beside it");
});
