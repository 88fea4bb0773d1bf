/** The viewer's pure parts: the search for structures, turning, and the shape of a fibre. */

import { fc } from "./properties.ts";
import {
  controls,
  curveLength,
  RINGS,
  SIDES,
  smoothCurve,
  writeTube,
} from "../../widgets/bodylesson/sections/muscle_viewer/fibre.ts";
import {
  askedFor,
  begin,
  next,
  pick,
  shuffled,
} from "../../widgets/bodylesson/sections/muscle_viewer/find_it.ts";
import {
  between,
  turned,
  viewOf,
  VIEWS,
  zoomed,
} from "../../widgets/bodylesson/sections/muscle_viewer/orbit.ts";
import { near, same } from "./anatomy_vectors.ts";

const IDS = ["psoas-major", "iliacus", "asis"];

Deno.test("a right pick counts, and the next is asked for", () => {
  let finding = begin(IDS, 1);
  const first = askedFor(finding) ?? "";
  finding = pick(finding, ["femur-head", first]);
  same([finding.said, finding.found, finding.asked], ["right", 1, 1], "after a right pick");
  same(pick(finding, [first]), finding, "a second tap changes nothing");
  finding = next(finding);
  same(finding.said, "ask", "then");
  if (askedFor(finding) === first) throw new Error("the same was asked twice");
});

Deno.test("after two misses the answer is given", () => {
  let finding = begin(IDS, 1);
  same(next(finding), finding, "an open question is not skipped");
  finding = pick(finding, ["femur"]);
  same([finding.said, finding.wrong, finding.asked], ["miss", "femur", 0], "after one miss");
  finding = pick(finding, []);
  same([finding.said, finding.wrong, finding.found], ["shown", null, 0], "after two");
});

Deno.test("a round ends when all were asked", () => {
  let finding = begin(IDS, 7);
  for (let i = 0; i < IDS.length; i++) finding = next(pick(finding, [askedFor(finding) ?? ""]));
  same([finding.said, finding.found, askedFor(finding)], ["done", 3, null], "at the end");
  same(begin([], 1).queue, [], "nothing to ask");
});

Deno.test("a seed gives one order, and every order holds all", () => {
  fc.assert(fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
    const once = shuffled(items, seed);
    same(once, shuffled(items, seed), "same seed");
    same(once.toSorted((a, b) => a - b), items.toSorted((a, b) => a - b), "same items");
  }));
});

Deno.test("turning stays in bounds and goes the short way", () => {
  fc.assert(fc.property(fc.integer({ min: -900, max: 900 }), fc.integer(), (turn, tilt) => {
    const orbit = turned(VIEWS.front, turn, tilt);
    return orbit.turn > -180.001 && orbit.turn <= 180 && orbit.tilt >= -60 && orbit.tilt <= 88;
  }));
  same(zoomed(VIEWS.front, 1000).zoom, 4, "nearest");
  same(between(VIEWS.side, VIEWS.back, 1).turn, 180, "end");
  const half = between(turned(VIEWS.front, 170, 0), turned(VIEWS.front, -170, 0), 0.5);
  near(Math.abs(half.turn), 180, "between 170 and -170");
  for (const name of ["front", "side", "back", "above"] as const) {
    same(viewOf(VIEWS[name]), name, name);
  }
  same(viewOf(turned(VIEWS.front, 20, 0)), null, "between views");
});

const FIBRE = {
  name: "straight",
  fixed: [[0, 100, 0], [0, 60, 0]] as const,
  spread: [0, 0, 0] as const,
  radius: 6,
};
const PATHS = [
  [[0, 50, 0], [0, 20, 0], [0, 0, 0]],
  [[0, 50, 0], [0, 40, 0], [0, 40, 10]],
] as const;

Deno.test("a fibre follows its path, point by point and between", () => {
  const half = controls(FIBRE, 5, [0, 10], PATHS);
  same([...half], [0, 100, 0, 0, 60, 0, 0, 30, 0, 0, 20, 5], "half way");
  const curve = smoothCurve(controls(FIBRE, 0, [0, 10], PATHS), RINGS);
  near(curveLength(curve), 100, "length");
  near(curve[1] ?? NaN, 100, "start");
  near(curve.at(-2) ?? NaN, 0, "end");
});

Deno.test("a tube keeps its distance, and a shorter one is thicker", () => {
  const curve = smoothCurve(controls(FIBRE, 0, [0, 10], PATHS), RINGS);
  const radius = (swell: number) => {
    const [positions, normals] = [0, 0].map(() => new Float32Array(RINGS * (SIDES + 1) * 3));
    if (!positions || !normals) throw new Error("no buffers");
    writeTube(curve, 6, swell, 0, positions, normals);
    let most = 0;
    for (let i = 0; i < positions.length; i += 3) {
      most = Math.max(most, Math.hypot(positions[i] ?? 0, positions[i + 2] ?? 0));
      const size = Math.hypot(normals[i] ?? 0, normals[i + 1] ?? 0, normals[i + 2] ?? 0);
      if (Math.abs(size - 1) > 1e-5) throw new Error(`normal of length ${size}`);
    }
    return most;
  };
  if (radius(1) > 6.001 || radius(1) < 5.5) throw new Error(`radius ${radius(1)}`);
  if (!(radius(1.2) > radius(1) * 1.19)) throw new Error("expected a thicker tube");
});
