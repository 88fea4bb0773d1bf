/** Where the ball lies: the middle is the middle, outward is farther from the midline. */

import {
  asisOf,
  centerOf,
  coversMcburney,
  deepestClear,
  edgeOf,
  fingers,
  type Flat,
  gapsOf,
  groinEndOf,
  groinOf,
  patchOf,
  placeOf,
  type Spot,
  startShare,
  verdictOf,
  type Zone,
  zonesOf,
} from "../../widgets/bodylesson/models/placement.ts";
import { bellyOf, near, same } from "./anatomy_vectors.ts";
import { examples, fc } from "./properties.ts";

const belly = bellyOf({ belly: "own" });
const ALLOWED = { low: 0.5, high: 0.7 };
const MEAN = { belly, distance: belly.mean_distance, diameter: 97, share: 0.61, off: 0, sunk: 15 };

/** Evenly spread: most doubles of `fc.double` lie next to 0. */
const number = (min: number, max: number) =>
  fc.integer({ min: Math.round(min * 1e6), max: Math.round(max * 1e6) }).map((n) => n / 1e6);
const anySpot: fc.Arbitrary<Spot> = fc.record({
  belly: fc.constant(belly),
  distance: number(80, 220),
  diameter: number(30, 310),
  share: number(0, 1.1),
  off: number(-90, 90),
  sunk: number(0, 120),
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

Deno.test("the start is always a place that is allowed, and the best one where it is not good", () => {
  fc.assert(fc.property(anySpot, number(0.5, 0.7), (spot, other) => {
    const share = startShare(spot, 0.59, ALLOWED);
    holds(share >= ALLOWED.low && share <= ALLOWED.high, `${share}`);
    const light = { ...spot, off: 0, sunk: belly.light_sink };
    const verdict = verdictOf({ ...light, share }, ALLOWED);
    holds(["good", "close", "too-wide"].includes(verdict), verdict);
    if (verdict === "good") return;
    // Nowhere on the line is it farther from both the midline's strip and the ASIS.
    const clear = (at: number) => {
      const { midline, bone } = gapsOf({ ...light, share: at });
      return Math.min(midline, bone);
    };
    holds(clear(share) >= clear(other) - 1e-6 || share === 0.59, `${share} and ${other}`);
  }));
});

/** Whether a point lies in what is drawn of a place. */
function within(zone: Zone, [x, y]: Flat): boolean {
  if ("about" in zone) return Math.hypot(x - zone.about[0], y - zone.about[1]) < zone.radius;
  let inside = false;
  zone.corners.forEach(([ax, ay], i) => {
    const [bx, by] = zone.corners.at(i - 1) ?? [0, 0];
    if (ay > y !== by > y && x < (bx - ax) * (y - ay) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}

/** Points of the patch that presses: its rim, and a ring halfway in. */
function patch(spot: Spot): Flat[] {
  const [x, y] = centerOf(spot);
  return Array.from({ length: 48 }, (_, i) => {
    const far = patchOf(spot) * (i % 2 === 0 ? 1 - 1e-9 : 0.5);
    return [x + far * Math.cos(i * Math.PI / 24), y + far * Math.sin(i * Math.PI / 24)];
  });
}

const onTheLine: fc.Arbitrary<Spot> = fc.record({
  belly: fc.constant(belly),
  distance: number(80, 220),
  diameter: number(30, 180),
  share: number(0.48, 0.72),
  off: number(-17, 17),
  sunk: number(0, 60),
});

/** A ball as wide as it takes for its patch to come this near to a place to keep off, mm. */
const nearTheEdge = fc.tuple(onTheLine, number(-8, 8)).map(([spot, gap]) => {
  const radius = Math.min(...Object.values(gapsOf({ ...spot, sunk: 0 }))) - gap;
  return { ...spot, diameter: Math.max(2 * radius, 1), sunk: 400 };
});

Deno.test("where the verdict is good or close, the patch touches nothing to keep off", () => {
  const found = { good: 0, close: 0 };
  const spots = fc.oneof(nearTheEdge, onTheLine);
  const holdsAt = (spot: Spot) => {
    const verdict = verdictOf(spot, ALLOWED);
    if (verdict !== "good" && verdict !== "close") return;
    found[verdict]++;
    const touched = zonesOf(spot, 400).filter((zone) =>
      patch(spot).some((point) => within(zone, point))
    );
    same(touched.map(({ place }) => place), [], `${verdict}: ${JSON.stringify(spot)}`);
    const clear = Math.min(...Object.values(gapsOf(spot)));
    holds(verdict === "good" ? clear >= belly.margin : clear >= 0, `clear by ${clear}`);
    holds(spot.share >= ALLOWED.low && spot.share <= ALLOWED.high, "line");
    holds(Math.abs(spot.off) <= belly.off_line, "off the line");
  };
  fc.assert(fc.property(spots, holdsAt), { numRuns: examples(600) });
  holds(found.good > 20 && found.close > 20, JSON.stringify(found));
});

Deno.test("what is drawn of a place is what the gap to it measures", () => {
  const along = number(-0.4, 1.4);
  const aside = number(-30, 30);
  fc.assert(
    fc.property(number(80, 220), along, aside, aside, (distance, share, dx, dy) => {
      const on = { ...MEAN, distance, sunk: 0 };
      const [ax, ay] = asisOf(on);
      const [gx, gy] = groinEndOf(on);
      const level = -belly.keep_above;
      // Points about the hip point, about the crease, beside the midline, and above the navel.
      const points = {
        bone: [ax + dx, ay + dy],
        groin: [ax + (gx - ax) * share + dx / 3, ay + (gy - ay) * share + dy / 3],
        midline: [Math.abs(dx) * 2, level + share * share * 60],
        upper: [dx * 4, level + dy],
      } as const;
      for (const zone of zonesOf(on, 400)) {
        const at = points[zone.place];
        const gap = gapsOf({ ...on, ...placeOf(at, on) })[zone.place];
        const ends = zone.place === "groin" && (share < 0.1 || share > 0.9);
        if (Math.abs(gap) < 1e-6 || (zone.place === "groin" && gap < 0) || ends) continue;
        same(within(zone, at), gap < 0, `${zone.place} at ${at}`);
      }
      // The crease is drawn from end to end, as wide as it is.
      const crease = zonesOf(on, 400).find(({ place }) => place === "groin");
      const middle = [(ax + gx) / 2, (ay + gy) / 2] as const;
      holds(crease !== undefined && within(crease, middle), "the middle of the crease");
    }),
    { numRuns: examples(300) },
  );
});

Deno.test("the ball of the lesson presses well clear, and sunk deep it is said to be too deep", () => {
  const first = { ...MEAN, diameter: 102, share: 0.59 };
  same(verdictOf(first, ALLOWED), "good", "lightly");
  same(verdictOf({ ...first, sunk: 40 }, ALLOWED), "too-deep", "as deep as a deep palpation");
  holds(Math.abs(patchOf(first) - 36.1) < 0.1, "72 mm wide");
});

Deno.test("down to its deepest clear place a patch touches nothing, and below it does", () => {
  fc.assert(fc.property(onTheLine, (spot) => {
    const deepest = deepestClear(spot);
    const clear = (sunk: number) => Math.min(...Object.values(gapsOf({ ...spot, sunk })));
    if (deepest > 0) holds(clear(deepest - 1e-6) >= -1e-6, "at it");
    if (deepest < spot.diameter / 2) holds(clear(deepest + 1) < 0, "below it");
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
    [0.59, 0, "good"],
    [0.5, 0, "close"],
    [0.23, 0, "midline"],
    [0.85, 0, "bone"],
    [0.61, -22, "off-line"],
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
