/** How far a ball goes in, and what stays before the psoas. */

import fc from "fast-check";
import {
  type Body,
  contactRadius,
  shortOfPsoas,
  sink,
} from "../../widgets/bodylesson/models/depth.ts";
import { near, same } from "./anatomy_vectors.ts";

const ball = fc.double({ min: 30, max: 310, noNaN: true });
const SENT: { bodies: Body[] } = JSON.parse(
  Deno.readTextFileSync(new URL("../vectors/measures_sent.json", import.meta.url)),
);
const BODY: Body = {
  id: "middle",
  wall_mm: 25,
  aorta_mm: 57,
  psoas_mm: [90, 120],
  psoas_with_error_mm: [60, 150],
};

Deno.test("a ball sinks no deeper than it is wide", () => {
  same([-1, 0, 24, 96, 97].map((mm) => sink(96, mm)), [0, 0, 24, 96, 96], "sunk");
});

Deno.test("patches of the fact sheet", () => {
  for (const [diameter, sunk, radius] of [[97, 20, 39], [97, 30, 45], [64, 20, 30], [64, 30, 32]]) {
    if (Math.abs(contactRadius(diameter!, sunk!) - radius!) > 0.6) throw new Error(`${diameter}`);
  }
});

Deno.test("the patch is a cap's rim: it widens to half of the ball and stays so", () => {
  same(contactRadius(100, -5), 0, "not touching");
  same(contactRadius(100, 0), 0, "just touching");
  near(contactRadius(100, 20), 40, "a fifth in: 20 * 80 = 40 * 40");
  near(contactRadius(100, 50), 50, "half in");
  near(contactRadius(100, 80), 50, "deeper");
  const depth = fc.double({ min: 0, max: 400, noNaN: true });
  fc.assert(fc.property(ball, depth, depth, (diameter, one, other) => {
    const [less, more] = [Math.min(one, other), Math.max(one, other)];
    // By Pythagoras: half the ball, the rim's radius, and how far the middle is from its plane.
    const away = Math.max(diameter / 2 - more, 0);
    near(Math.hypot(contactRadius(diameter, more), away), diameter / 2, "the ball's half");
    return contactRadius(diameter, less) <= contactRadius(diameter, more) + 1e-9;
  }));
});

Deno.test("what stays before the psoas is the estimate with its error, less what is sunk in", () => {
  same(shortOfPsoas(BODY, 0), [60, 150], "not sunk in");
  same(shortOfPsoas(BODY, 97), [-37, 53], "a softball, all of it");
});

Deno.test("the bodies that Python sends lie in order, and a wide ball may pass the psoas", () => {
  same(SENT.bodies.length, 3, "bodies");
  for (const body of SENT.bodies) {
    const [least, most] = shortOfPsoas(body, 0);
    const [low, high] = body.psoas_mm;
    same([least, least <= low, low <= high, high < most], [
      Math.max(least, body.wall_mm),
      true,
      true,
      true,
    ], body.id);
    same(shortOfPsoas(body, most)[1], 0, `${body.id}: as deep as the estimate goes`);
  }
});
