/** Lengths, placement and depth agree with Python on the shared vectors. */

import {
  lengthAt,
  percentShorter,
  psoasLengths,
} from "../../widgets/bodylesson/models/muscle_length.ts";
import * as depth from "../../widgets/bodylesson/models/depth.ts";
import * as placement from "../../widgets/bodylesson/models/placement.ts";
import { readAnatomy } from "../../widgets/bodylesson/sections/muscle_viewer/data.ts";
import { depths, lengths, near, same, spots } from "./anatomy_vectors.ts";

const DATA = new URL("../../lessons/psoas-release/media/anatomy.bin", import.meta.url);

Deno.test("muscle lengths", () => {
  same(lengths.cases.length, 22, "cases");
  for (const { muscle, angle, mm, percent_shorter } of lengths.cases) {
    const { angles } = lengths.tables;
    near(lengthAt(angle, angles, lengths.tables[muscle]), mm, `${muscle} at ${angle}`);
    same(
      percentShorter(angle, angles, lengths.tables[muscle]),
      percent_shorter,
      `${muscle} ${angle}`,
    );
  }
});

Deno.test("places of the ball", () => {
  same(spots.cases.length, 360, "cases");
  for (const one of spots.cases) {
    const spot = {
      distance: one.distance_mm,
      diameter: one.diameter_mm,
      share: one.share,
      off: one.off_mm,
    };
    const what = JSON.stringify(spot);
    const [x, y] = placement.centerOf(spot);
    near(x, one.center[0], what);
    near(y, one.center[1], what);
    near(placement.edgeOf(spot), one.edge_mm, what);
    near(placement.groinOf(spot), one.groin_mm, what);
    same(placement.verdictOf(spot, spots.allowed), one.verdict, what);
    same(placement.coversMcburney(spot, "left"), one.mcburney_left, what);
    same(placement.coversMcburney(spot, "right"), one.mcburney_right, what);
    const start = placement.startShare(spot.distance, spot.diameter, spots.default, spots.allowed);
    near(start, one.start, what);
    const back = placement.placeOf([x, y], spot.distance);
    near(back.share, spot.share, `${what} and back`);
    if (Math.abs(back.off - spot.off) > 1e-9) throw new Error(`${what}: off ${back.off}`);
  }
  for (const { mm, fingers } of spots.fingers) same(placement.fingers(mm), fingers, `${mm} mm`);
  same(spots.inches.length, 5, "inches");
  for (const { mm, inches } of spots.inches) {
    near(placement.toInches(mm), inches, `${mm} mm in inches`);
    near(placement.fromInches(inches), mm, `${inches} in in mm`);
  }
});

Deno.test("what is under the ball", () => {
  same(depths.cases.length, 45, "cases");
  for (const one of depths.cases) {
    const what = `${one.body.id} ${one.diameter_mm} ${one.share}`;
    const sunk = depth.sink(one.diameter_mm, one.share);
    near(sunk, one.sink_mm, what);
    near(depth.contactRadius(one.diameter_mm, sunk), one.contact_mm, what);
    const spans = [
      [depth.depthRange(one.body), one.range],
      [depth.depthWithError(one.body), one.with_error],
      [depth.shortOfPsoas(one.body, sunk), one.short],
    ] as const;
    for (const [found, wanted] of spans) {
      near(found[0], wanted[0], what);
      near(found[1], wanted[1], what);
    }
  }
});

Deno.test("the data file reads the same in the browser", async () => {
  const bytes = Deno.readFileSync(DATA);
  const anatomy = await readAnatomy(new DataView(bytes.buffer, bytes.byteOffset, bytes.length));
  same(anatomy.muscles.hip_angles_deg, lengths.tables.angles, "angles");
  same(anatomy.muscles.iliacus_mm, lengths.tables.iliacus, "iliacus");
  psoasLengths(anatomy.muscles).forEach((mm, i) => {
    if (Math.abs(mm - (lengths.tables.psoas[i] ?? NaN)) > 0.006) {
      throw new Error(`psoas ${i}: ${mm}`);
    }
  });
  same(anatomy.fibres["psoas-major"].length, 11, "psoas fascicles");
  const hip = anatomy.bones.find(({ id }) => id === "hip-bone");
  if (!hip) throw new Error("expected a hip bone");
  const most = Math.max(...hip.triangles);
  same(most, hip.positions.length / 3 - 1, "last vertex");
  const asis = anatomy.landmarks["asis"] ?? [0, 0, 0];
  let nearest = Infinity;
  for (let i = 0; i < hip.positions.length; i += 3) {
    const [x = 0, y = 0, z = 0] = hip.positions.subarray(i, i + 3);
    nearest = Math.min(nearest, Math.hypot(x - asis[0], y - asis[1], z - asis[2]));
  }
  if (nearest > 2) throw new Error(`ASIS: expected within 2 mm of the bone, got ${nearest}`);
});

Deno.test("another form of the file is refused", async () => {
  const text = new TextEncoder().encode('{"format":9}');
  const whole = new Uint8Array(4 + text.length);
  new DataView(whole.buffer).setUint32(0, text.length, true);
  whole.set(text, 4);
  const zipped = new Blob([whole]).stream().pipeThrough(new CompressionStream("gzip"));
  const bytes = await new Response(zipped).arrayBuffer();
  let said = "";
  try {
    await readAnatomy(new DataView(bytes));
  } catch (error) {
    said = String(error);
  }
  if (!said.includes("expected format 1, got 9")) throw new Error(`said ${said}`);
});
