/** The muscles as they are drawn lie on the hip bone and never run through it, however it bends. */

import {
  type Bone,
  type Fibre,
  readAnatomy,
} from "../../widgets/bodylesson/sections/muscle_viewer/data.ts";
import {
  controls,
  curveLength,
  RINGS,
  SIDES,
  smoothCurve,
  writeTube,
} from "../../widgets/bodylesson/sections/muscle_viewer/fibre.ts";

/** Farther than a tube is thick and a triangle is wide. */
const REACH_MM = 30;
const DATA = new URL("../../lessons/psoas-release/media/anatomy.bin", import.meta.url);
const bytes = Deno.readFileSync(DATA);
const anatomy = await readAnatomy(new DataView(bytes.buffer, bytes.byteOffset, bytes.length));

function curveOf(muscle: "iliacus" | "psoas-major", fibre: Fibre, angle: number): Float64Array {
  const { hip_angles_deg, iliacus_path, psoas_path } = anatomy.muscles;
  const paths = muscle === "iliacus" ? iliacus_path : psoas_path;
  return smoothCurve(controls(fibre, angle, hip_angles_deg, paths), RINGS);
}

/** How far, in mm, the farthest corner of a fibre's tube lies behind the bone's near side. */
function pierced(muscle: "iliacus" | "psoas-major", fibre: Fibre, angle: number, bone: Bone) {
  const rest = curveLength(curveOf(muscle, fibre, 0));
  const curve = curveOf(muscle, fibre, angle);
  const swell = Math.sqrt(rest / curveLength(curve));
  const tube = new Float32Array(RINGS * (SIDES + 1) * 3);
  writeTube(curve, fibre.radius, swell, 0, tube, new Float32Array(tube.length));
  let most = 0;
  let where = 0;
  for (let ring = 0; ring < RINGS; ring++) {
    const from = [...curve.subarray(ring * 3, ring * 3 + 3)];
    const near = nearTriangles(from, bone);
    for (let side = 0; side < SIDES; side++) {
      const at = (ring * (SIDES + 1) + side) * 3;
      const behind = beyond(from, [...tube.subarray(at, at + 3)], near, bone);
      if (behind > most) [most, where] = [behind, ring];
    }
  }
  return { most, ring: where };
}

/** Where the triangles begin that a tube about a point could reach. */
function nearTriangles(from: number[], { positions, triangles }: Bone): number[] {
  const found: number[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const corner = (triangles[t] ?? 0) * 3;
    if (from.every((v, axis) => Math.abs((positions[corner + axis] ?? 0) - v) < REACH_MM)) {
      found.push(t);
    }
  }
  return found;
}

/** How much of the way from one point to another lies beyond the bone's surface, in mm. */
function beyond(from: number[], to: number[], near: readonly number[], bone: Bone): number {
  const p = bone.positions;
  const [ox, oy, oz] = from as [number, number, number];
  const [dx, dy, dz] = to.map((v, i) => v - (from[i] ?? 0)) as [number, number, number];
  const far = Math.hypot(dx, dy, dz);
  let first = 1;
  for (const t of near) {
    const [a, b, c] = [0, 1, 2].map((k) => (bone.triangles[t + k] ?? 0) * 3) as [
      number,
      number,
      number,
    ];
    const ax = (p[a] ?? 0) - ox;
    const [ay, az] = [(p[a + 1] ?? 0) - oy, (p[a + 2] ?? 0) - oz];
    const [ex, ey, ez] = [0, 1, 2].map((k) => (p[b + k] ?? 0) - (p[a + k] ?? 0)) as [
      number,
      number,
      number,
    ];
    const [fx, fy, fz] = [0, 1, 2].map((k) => (p[c + k] ?? 0) - (p[a + k] ?? 0)) as [
      number,
      number,
      number,
    ];
    const [hx, hy, hz] = [dy * fz - dz * fy, dz * fx - dx * fz, dx * fy - dy * fx];
    const det = ex * hx + ey * hy + ez * hz;
    if (Math.abs(det) < 1e-12) continue;
    const u = -(ax * hx + ay * hy + az * hz) / det;
    if (u < 0 || u > 1) continue;
    const [qx, qy, qz] = [az * ey - ay * ez, ax * ez - az * ex, ay * ex - ax * ey];
    const v = (dx * qx + dy * qy + dz * qz) / det;
    if (v < 0 || u + v > 1) continue;
    const share = (fx * qx + fy * qy + fz * qz) / det;
    if (share > 0 && share < first) first = share;
  }
  return (1 - first) * far;
}

/** The drawn bone is itself no truer than this to the model's: `surface_error_mm` in the file. */
const TOLERANCE_MM = anatomy.surface_error_mm["hip-bone"] ?? NaN;

function boneCalled(id: string): Bone {
  const found = anatomy.bones.find((bone) => bone.id === id);
  if (found === undefined) throw new Error(`anatomy.bin: expected a bone ${id}`);
  return found;
}

for (const muscle of ["iliacus", "psoas-major"] as const) {
  Deno.test(`no fibre of ${muscle} runs through the hip bone, straight or bent to 120 degrees`, () => {
    if (!(TOLERANCE_MM > 0 && TOLERANCE_MM < 2)) throw new Error(`tolerance ${TOLERANCE_MM} mm`);
    const bone = boneCalled("hip-bone");
    for (let angle = 0; angle <= 120; angle += 20) {
      for (const fibre of anatomy.fibres[muscle]) {
        const { most, ring } = pierced(muscle, fibre, angle, bone);
        if (most <= TOLERANCE_MM) continue;
        throw new Error(
          `${fibre.name} at ${angle} degrees, ring ${ring}: ${most.toFixed(1)} mm behind the ` +
            `bone's surface, expected at most ${TOLERANCE_MM}`,
        );
      }
    }
  });
}
