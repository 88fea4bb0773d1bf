/** The skin of the body in pose, on this skeleton: `tools/build_skin.py` makes its file. */

import { type Point, unpacked } from "./data.ts";

export interface SkinHeader {
  readonly format: number;
  readonly step_mm: number;
  readonly vertices: number;
  readonly triangles: number;
  /** The left one, on the skin. */
  readonly asis: Point;
  readonly navel: Point;
  /** Outer edge and middle of the right rectus, bottom up; the front of the muscle. */
  readonly rectus: readonly (readonly [Point, Point])[];
  readonly rectus_mm: number;
  /** The flat muscles of the right flank: rows bottom up, each from the front to the side. */
  readonly flank: readonly (readonly Point[])[];
  readonly epigastric: readonly Point[];
}

/** Both halves in mm, standing. */
export interface Skin extends SkinHeader {
  readonly positions: Float32Array;
  readonly triangles_of: Uint16Array;
  /** How far each vertex goes with the left and with the right thigh, 0 to 1. */
  readonly thigh: { readonly left: Float32Array; readonly right: Float32Array };
}

/** Unzips and reads; null where the lesson has none. */
export async function readSkin(bytes: DataView): Promise<Skin | null> {
  if (bytes.byteLength === 0) return null;
  const { header, take } = await unpacked<SkinHeader>(bytes);
  if (header.format !== 1) throw new Error(`skin: expected format 1, got ${header.format}`);
  const n = header.vertices;
  const axes = [take(n, true), take(n, true), take(n, true)];
  const half = take(header.triangles * 3, true);
  const share = take(n, false);
  // What lies on the midline is its own mirror image.
  const twin = new Map<number, number>();
  let total = n;
  for (let i = 0; i < n; i++) if (axes[0]?.[i] !== 0) twin.set(i, total++);
  const positions = new Float32Array(total * 3);
  const [left, right] = [new Float32Array(total), new Float32Array(total)];
  for (let i = 0; i < n; i++) {
    const at = axes.map((axis) => (axis[i] ?? 0) * header.step_mm) as [number, number, number];
    const other = twin.get(i);
    const thigh = ((share[i] ?? 0) & 255) / 255;
    positions.set(at, i * 3);
    left[i] = thigh;
    if (other === undefined) right[i] = thigh;
    else {
      positions.set([-at[0], at[1], at[2]], other * 3);
      right[other] = thigh;
    }
  }
  const triangles = new Uint16Array(half.length * 2);
  triangles.set(new Uint16Array(half));
  for (let t = 0; t < half.length; t += 3) {
    for (let k = 0; k < 3; k++) {
      const corner = half[t + 2 - k] ?? 0;
      triangles[half.length + t + k] = twin.get(corner) ?? corner;
    }
  }
  return { ...header, positions, triangles_of: triangles, thigh: { left, right } };
}

/** Turns a thigh's share of each vertex about the hip; `turn` takes x, y, z of the own side. */
export function bentSkin(
  skin: Skin,
  turns: Record<"left" | "right", (point: Point) => Point>,
  into: Float32Array,
): void {
  const { positions, thigh } = skin;
  for (let i = 0; i < positions.length / 3; i++) {
    const at = positions.subarray(i * 3, i * 3 + 3);
    const rest: Point = [at[0] ?? 0, at[1] ?? 0, at[2] ?? 0];
    const sum = [...rest] as [number, number, number];
    for (const side of ["left", "right"] as const) {
      const share = thigh[side][i] ?? 0;
      if (share === 0) continue;
      const [x, y, z] = turns[side](rest);
      sum[0] += share * (x - rest[0]);
      sum[1] += share * (y - rest[1]);
      sum[2] += share * (z - rest[2]);
    }
    into.set(sum, i * 3);
  }
}

/** The front of the skin over a place seen from before, and which way it faces there. */
export function frontOf(skin: Skin, x: number, y: number): { at: Point; out: Point } | null {
  let best: { at: Point; out: Point } | null = null;
  const p = skin.positions;
  const t = skin.triangles_of;
  const corner = (k: number): Point => {
    const i = (t[k] ?? 0) * 3;
    return [p[i] ?? 0, p[i + 1] ?? 0, p[i + 2] ?? 0];
  };
  for (let k = 0; k < t.length; k += 3) {
    const [a, b, c] = [corner(k), corner(k + 1), corner(k + 2)];
    const det = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
    if (Math.abs(det) < 1e-9) continue;
    const u = ((x - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (y - a[1])) / det;
    const v = ((b[0] - a[0]) * (y - a[1]) - (x - a[0]) * (b[1] - a[1])) / det;
    if (u < 0 || v < 0 || u + v > 1) continue;
    const z = a[2] + u * (b[2] - a[2]) + v * (c[2] - a[2]);
    if (best !== null && z <= best.at[2]) continue;
    best = { at: [x, y, z], out: facing(a, b, c) };
  }
  return best;
}

function facing(a: Point, b: Point, c: Point): Point {
  const [ux, uy, uz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const [vx, vy, vz] = [c[0] - a[0], c[1] - a[1], c[2] - a[2]];
  const [x, y, z] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
  const size = Math.hypot(x, y, z) * Math.sign(z) || 1;
  return [x / size, y / size, z / size];
}
