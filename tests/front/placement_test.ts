/** Where the ball lies: the middle is the middle, outward is farther from the midline. */

import fc from "fast-check";
import {
  asisOf,
  centerOf,
  coversMcburney,
  edgeOf,
  fingers,
  groinEndOf,
  groinOf,
  placeOf,
  type Spot,
  startShare,
  verdictOf,
} from "../../widgets/bodylesson/models/placement.ts";
import { bellyOf, near, same } from "./anatomy_vectors.ts";

const belly = bellyOf({ belly: "own" });
const ALLOWED = { low: 0.5, high: 0.7 };
const MEAN = { belly, distance: belly.mean_distance, diameter: 97, share: 0.61, off: 0 };

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const anySpot: fc.Arbitrary<Spot> = fc.record({
  belly: fc.constant(belly),
  distance: number(80, 220),
  diameter: number(30, 310),
  share: number(0, 1.1),
  off: number(-90, 90),
});

function holds(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

Deno.test("McBurney's point at the very rim is not under the ball, and inside the rim it is", () => {
  const rim = { ...MEAN, share: belly.mcburney_share, off: 35, diameter: 70 };
  same(coversMcburney(rim, "right"), false, "at the rim");
  same(coversMcburney({ ...rim, off: 34.9 }, "right"), true, "inside it");
});

Deno.test("the middle is the middle for every distance, and the ASIS is its distance away", () => {
  fc.assert(fc.property(anySpot, (spot) => {
    const [x, y] = centerOf({ ...spot, share: 0.5, off: 0 });
    const [ax, ay] = asisOf(spot);
    near(Math.hypot(ax, ay), spot.distance, "navel to ASIS");
    near(Math.hypot(x, y), spot.distance / 2, "to the navel");
    near(Math.hypot(ax - x, ay - y), spot.distance / 2, "to the ASIS");
  }));
});

Deno.test("off the line is as far from it as it says, toward the groin", () => {
  fc.assert(fc.property(anySpot, (spot) => {
    const [x, y] = centerOf(spot);
    const [fx, fy] = centerOf({ ...spot, off: 0 });
    near(Math.hypot(x - fx, y - fy), Math.abs(spot.off), "distance from the line");
    holds(Math.abs(y - fy) < 1e-6 || y > fy === spot.off > 0, "a plus is downward");
    const back = placeOf([x, y], spot);
    near(back.share, spot.share, "share and back");
    near(back.off, spot.off, "offset and back");
  }));
});

Deno.test("moving outward never lowers the distance to the midline", () => {
  fc.assert(fc.property(anySpot, number(0, 1.1), (spot, other) => {
    const [inner, outer] = [Math.min(spot.share, other), Math.max(spot.share, other)];
    return edgeOf({ ...spot, share: outer }) >= edgeOf({ ...spot, share: inner }) - 1e-9;
  }));
});

Deno.test("the ends of the groin crease lie on it, and the navel is on its clear side", () => {
  fc.assert(fc.property(anySpot, (spot) => {
    const at = (flat: readonly [number, number]) => groinOf({ ...spot, ...placeOf(flat, spot) });
    holds(Math.abs(at(asisOf(spot))) < 1e-9, "the ASIS");
    holds(Math.abs(at(groinEndOf(spot))) < 1e-9, "the tubercle");
    holds(at([0, 0]) > 0, "the navel");
  }));
});

Deno.test("the start is always a place that is allowed, as far in as the ball leaves clear", () => {
  fc.assert(fc.property(anySpot, (spot) => {
    const share = startShare(spot, 0.61, ALLOWED);
    holds(share >= ALLOWED.low && share <= ALLOWED.high, `${share}`);
    const verdict = verdictOf({ ...spot, share, off: 0 }, ALLOWED);
    holds(["good", "close", "too-wide"].includes(verdict), verdict);
    if (share > 0.61 && share < ALLOWED.high) {
      near(edgeOf({ ...spot, share, off: 0 }), belly.clear_edge, "just clear");
    }
  }));
});

Deno.test("a good place is clear of midline, bone and groin", () => {
  fc.assert(fc.property(anySpot, (spot) => {
    if (verdictOf(spot, ALLOWED) !== "good") return;
    holds(edgeOf(spot) >= belly.clear_edge, "midline");
    holds(spot.share >= ALLOWED.low && spot.share <= ALLOWED.high, "line");
    holds(Math.abs(spot.off) <= belly.off_line, "off the line");
  }));
});

Deno.test("a softball lies as the fact sheet derives", () => {
  for (const [share, center, edge] of [[0.5, 56, 8], [0.57, 64, 16], [0.61, 69, 20]] as const) {
    const spot = { ...MEAN, share };
    holds(Math.abs(centerOf(spot)[0] - center) < 0.6, `center at ${share}`);
    holds(Math.abs(edgeOf(spot) - edge) < 0.7, `edge at ${share}`);
  }
});

Deno.test("each place gets its own verdict", () => {
  const places = [
    [0.61, 0, "good"],
    [0.5, 0, "close"],
    [0.23, 0, "midline"],
    [0.85, 0, "bone"],
    [0.61, 22, "off-line"],
    [0.75, 55, "groin"],
    [0.55, -70, "upper"],
  ] as const;
  for (const [share, off, verdict] of places) {
    same(verdictOf({ ...MEAN, share, off }, ALLOWED), verdict, `${share} ${off}`);
  }
  same(verdictOf({ ...MEAN, diameter: 178, share: 0.7 }, ALLOWED), "too-wide", "a wide ball");
});

Deno.test("McBurney's point is named only where it lies under the ball", () => {
  const places = [
    ["right", 2 / 3, 0, 10, true],
    ["right", 0.61, 0, 97, true],
    ["left", 2 / 3, 0, 97, false],
    ["right", 0.3, 0, 65, false],
    ["right", 2 / 3, 33, 65, false],
    ["right", 2 / 3, 32, 65, true],
  ] as const;
  for (const [side, share, off, diameter, covered] of places) {
    const found = coversMcburney({ ...MEAN, share, off, diameter }, side);
    same(found, covered, `${side} ${share} ${off}`);
  }
});

Deno.test("finger-widths are never a quarter of one off", () => {
  fc.assert(fc.property(number(-1000, 1000), (mm) => {
    const off = Math.abs(fingers(mm, 19) * 19 - Math.abs(mm));
    return off <= 19 / 4 + 1e-6 && Number.isInteger(fingers(mm, 19) * 2);
  }));
});
