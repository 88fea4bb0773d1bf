/** Skin, ball and labels of the viewer: pure parts on the lesson's own data. */

import assert from "node:assert/strict";
import { ballCenter } from "../../widgets/bodylesson/sections/muscle_viewer/ball.ts";
import { firstSentence } from "../../widgets/bodylesson/sections/muscle_viewer/card.ts";
import { type Bone, readAnatomy } from "../../widgets/bodylesson/sections/muscle_viewer/data.ts";
import {
  fewer,
  MOST_IN_SMALL,
} from "../../widgets/bodylesson/sections/muscle_viewer/label_choice.ts";
import {
  bentSkin,
  frontOf,
  readSkin,
  type Skin,
} from "../../widgets/bodylesson/sections/muscle_viewer/skin.ts";

const MEDIA = new URL("../../lessons/psoas-release/media/", import.meta.url);

function bytesOf(name: string): DataView {
  const bytes = Deno.readFileSync(new URL(name, MEDIA));
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

const anatomy = await readAnatomy(bytesOf("anatomy.bin"));
const read = await readSkin(bytesOf("skin.bin"));
if (read === null) throw new Error("skin.bin: expected a skin");
const skin: Skin = read;

/** Whether a level ray to the front leaves the skin once more than it enters it. */
function inside(x: number, y: number, z: number): boolean {
  const { positions: p, triangles_of: t } = skin;
  let through = 0;
  for (let k = 0; k < t.length; k += 3) {
    const [a, b, c] = [0, 1, 2].map((i) => (t[k + i] ?? 0) * 3) as [number, number, number];
    const at = (corner: number, axis: number) => p[corner + axis] ?? 0;
    const side = (from: number, to: number) =>
      (at(to, 0) - at(from, 0)) * (y - at(from, 1)) - (at(to, 1) - at(from, 1)) * (x - at(from, 0));
    const [u, v, w] = [side(a, b), side(b, c), side(c, a)];
    if (!(u > 0 && v > 0 && w > 0) && !(u < 0 && v < 0 && w < 0)) continue;
    const deep = (at(a, 2) * v + at(b, 2) * w + at(c, 2) * u) / (u + v + w);
    if (deep > z) through++;
  }
  return through % 2 === 1;
}

Deno.test("the skin lies about the skeleton that it was brought onto", () => {
  const parts = ["hip-bone", "femur", "sacrum", "l1", "l2", "l3", "l4", "l5"];
  const outside = (bone: Bone) => {
    let count = 0;
    let all = 0;
    for (let i = 0; i < bone.positions.length; i += 9) {
      const [x = 0, y = 0, z = 0] = bone.positions.subarray(i, i + 3);
      if (y < -360) continue;
      all++;
      // Beside the midline, on which the two halves meet.
      if (!inside(x === 0 ? 0.1 : x, y, z)) count++;
    }
    return count / all;
  };
  for (const bone of anatomy.bones.filter(({ id }) => parts.includes(id))) {
    assert.ok(outside(bone) < 0.01, `${bone.id}: ${(100 * outside(bone)).toFixed(1)} % outside`);
  }
});

Deno.test("hip points and navel stand where the spot finder has them", () => {
  const [x, y, z] = anatomy.landmarks["asis"] ?? [NaN, NaN, NaN];
  const off = Math.hypot(skin.asis[0] + x, skin.asis[1] - y);
  assert.ok(off < 5, `ASIS: ${off} mm to the side or in height`);
  assert.ok(Math.abs(skin.asis[2] - z - 14) < 8, `ASIS: ${skin.asis[2] - z} mm of skin over it`);
  assert.ok(Math.abs(skin.navel[1] - y - 60) < 1, `navel: ${skin.navel[1] - y} mm higher`);
});

const BALL = { share: 0.55, diameter_mm: 100, sunk: 0.4 };

Deno.test("the ball stands on the line from navel to hip point, on either side", () => {
  const [left, right] = [ballCenter(skin, BALL, "left"), ballCenter(skin, BALL, "right")];
  assert.ok(left && right);
  assert.deepEqual(right, [-left[0], left[1], left[2]]);
  const want = [0, 1].map((axis) =>
    (skin.navel[axis] ?? 0) + BALL.share * ((skin.asis[axis] ?? 0) - (skin.navel[axis] ?? 0))
  );
  // Its middle stands off along the skin's own direction: where it touches is what counts.
  const touch = frontOf(skin, want[0] ?? 0, want[1] ?? 0);
  assert.ok(touch);
  const off = Math.hypot(...left.map((v, i) => v - (touch.at[i] ?? 0)));
  assert.ok(Math.abs(off - 10) < 0.01, `a tenth of it stands out: ${off} mm`);
  assert.ok(Math.hypot(left[0] - (want[0] ?? 0), left[1] - (want[1] ?? 0)) < 5, "to 5 mm");
  assert.equal(ballCenter(skin, { ...BALL, share: 9 }, "left"), null);
});

Deno.test("the thigh's skin turns with the thigh, and the trunk's stays", () => {
  const into = new Float32Array(skin.positions.length);
  bentSkin(skin, { left: ([x, y, z]) => [x, y, z + 100], right: (point) => point }, into);
  let whole = 0;
  for (let i = 0; i < skin.thigh.left.length; i++) {
    const moved = (into[i * 3 + 2] ?? 0) - (skin.positions[i * 3 + 2] ?? 0);
    assert.ok(Math.abs(moved - 100 * (skin.thigh.left[i] ?? 0)) < 1e-2);
    if (moved > 99) whole++;
    if ((skin.positions[i * 3 + 1] ?? 0) > 200) assert.ok(moved < 1, "the trunk moved");
  }
  assert.ok(whole > 100, `${whole} vertices go with the thigh`);
});

Deno.test("a lesson without a skin has none", async () => {
  assert.equal(await readSkin(new DataView(new ArrayBuffer(0))), null);
});

Deno.test("the card's line is the first sentence", () => {
  assert.equal(firstSentence("A muscle. You say “SO-as”."), "A muscle.");
  assert.equal(firstSentence("About 2.5 cm wide"), "About 2.5 cm wide");
});

const SPOTS = Array.from({ length: 9 }, (_, i) => ({
  id: `s${i}`,
  kind: i === 8 ? "muscle" : "bone",
  x: 20 * i,
  y: 100,
  hidden: i === 7,
}));

Deno.test("a small picture names the chosen part, its neighbours and no more", () => {
  const named = fewer(SPOTS, "s0", 360, 400).map(({ id }) => id);
  assert.deepEqual(named, ["s0", "s1", "s2", "s3", "s4"]);
  const free = fewer(SPOTS, null, 360, 400);
  assert.equal(free.length, MOST_IN_SMALL);
  assert.ok(free.some(({ kind }) => kind === "muscle"), "muscles come first");
  assert.ok(!free.some(({ hidden }) => hidden), "what is behind comes last");
  assert.equal(fewer(SPOTS, null, 800, 400).length, SPOTS.length);
});
