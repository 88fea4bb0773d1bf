/** Lengths and places agree with Python on the shared vectors. */

import {
  lengthAt,
  percentShorter,
  placeOf,
  psoasLengths,
} from "../../widgets/bodylesson/models/muscle_length.ts";
import * as placement from "../../widgets/bodylesson/models/placement.ts";
import { readAnatomy } from "../../widgets/bodylesson/sections/muscle_viewer/data.ts";
import { bellyOf, lengths, near, same, spots } from "./anatomy_vectors.ts";

const DATA = new URL("../../lessons/psoas-release/media/anatomy.bin", import.meta.url);

function tableOf(name: string) {
  const found = lengths.tables[name];
  if (found === undefined) throw new RangeError(`muscle_lengths.json: expected a table ${name}`);
  return found;
}

Deno.test("muscle lengths", () => {
  if (lengths.cases.length < 200) throw new Error("expected cases for every knot");
  for (const { table, angle, before, share, mm, percent_shorter } of lengths.cases) {
    const { angles, lengths: known } = tableOf(table);
    const what = `${table} at ${angle}`;
    const place = placeOf(angle, angles);
    same(place.before, before, what);
    near(place.share, share, what);
    near(lengthAt(angle, angles, known), mm, what);
    same(percentShorter(angle, angles, known), percent_shorter, what);
  }
});

Deno.test("a table of one angle, or of none, has one place", () => {
  same(placeOf(30, [5]), { before: 0, share: 0 }, "one");
  same(placeOf(30, []), { before: 0, share: 0 }, "none");
});

Deno.test("places of the ball", () => {
  const verdicts = new Set(spots.cases.map((one) => one.is.verdict));
  same(verdicts.size, 9, "verdicts");
  for (const one of spots.cases) {
    const { distance, diameter, share, off, sunk, allowed, is } = one;
    const spot = { belly: bellyOf(one), distance, diameter, share, off, sunk };
    const what = `${one.belly}: ${[distance, diameter, share, off, sunk].join()}`;
    const flats = [
      [placement.asisOf(spot), is.asis],
      [placement.groinEndOf(spot), is.groin_end],
      [placement.centerOf(spot), is.center],
      [placement.mcburneyOf(spot), is.mcburney],
    ] as const;
    for (const [found, wanted] of flats) {
      near(found[0], wanted[0], what);
      near(found[1], wanted[1], what);
    }
    near(placement.edgeOf(spot), is.edge, what);
    near(placement.groinOf(spot), is.groin, what);
    near(placement.patchOf(spot), is.patch, what);
    const gaps = placement.gapsOf(spot);
    for (const place of ["midline", "upper", "bone", "groin"] as const) {
      near(gaps[place], is.gaps[place], `${place}: ${what}`);
    }
    same(placement.verdictOf(spot, allowed), is.verdict, what);
    same(placement.coversMcburney(spot, "left"), is.covers_left, what);
    same(placement.coversMcburney(spot, "right"), is.covers_right, what);
    const back = placement.placeOf(is.center, spot);
    near(back.share, share, `${what} and back`);
    near(back.off, off, `${what} and back`);
  }
});

Deno.test("where the ball starts", () => {
  if (spots.starts.length < 200) throw new Error("expected starts at every edge");
  for (const one of spots.starts) {
    const { distance, diameter, allowed, is } = one;
    const ball = { belly: bellyOf(one), distance, diameter };
    near(placement.startShare(ball, one.default, allowed), is, JSON.stringify(one));
  }
});

Deno.test("finger-widths to the nearest half", () => {
  if (spots.fingers.length < 50) throw new Error("expected fingers at every edge");
  for (const { mm, finger, is } of spots.fingers) {
    same(placement.fingers(mm, finger), is, `${mm} mm`);
  }
});

Deno.test("the data file reads the same in the browser", async () => {
  const bytes = Deno.readFileSync(DATA);
  const anatomy = await readAnatomy(new DataView(bytes.buffer, bytes.byteOffset, bytes.length));
  same(anatomy.muscles.hip_angles_deg, tableOf("psoas").angles, "angles");
  same(anatomy.muscles.iliacus_mm, tableOf("iliacus").lengths, "iliacus");
  psoasLengths(anatomy.muscles).forEach((mm, i) => {
    if (Math.abs(mm - (tableOf("psoas").lengths[i] ?? NaN)) > 0.006) {
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

Deno.test("a psoas without its uppermost fascicle is refused, not taken as shorter", () => {
  for (const [fascicles_mm, got] of [[{}, "none"], [{ "Ps_L5_TP": 90 }, "Ps_L5_TP"]] as const) {
    let said = "";
    try {
      psoasLengths({ fascicles_mm, psoas_from_brim_mm: [160] });
    } catch (error) {
      said = String(error);
    }
    same(said, `RangeError: fascicles_mm: expected one called Ps_L1_VB, got ${got}`, "said");
  }
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
