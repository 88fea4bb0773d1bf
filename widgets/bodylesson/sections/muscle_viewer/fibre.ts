/** The shape of a muscle: each fibre a tube with a belly, bent with the hip. Pure geometry. */

import type { Fibre, Point } from "./data.ts";
import { placeOf } from "../../models/muscle_length.ts";

export const RINGS = 18;
export const SIDES = 6;

/** How much of a fibre's spread is left at the femur, where all run into one tendon. */
const SPREAD_LEFT = 0.3;

/** Flat x, y, z of a fibre's control points at a hip angle. */
export function controls(
  fibre: Fibre,
  angle: number,
  angles: readonly number[],
  paths: readonly (readonly Point[])[],
): Float64Array {
  const { before, share } = placeOf(angle, angles);
  const low = paths[before] ?? [];
  const high = paths[before + 1] ?? low;
  const moving = low.length - 1;
  const flat = new Float64Array((fibre.fixed.length + moving) * 3);
  fibre.fixed.forEach((point, i) => flat.set(point, i * 3));
  for (let k = 1; k <= moving; k++) {
    const spread = 1 - (1 - SPREAD_LEFT) * (k / moving);
    for (let axis = 0; axis < 3; axis++) {
      const a = low[k]?.[axis] ?? 0;
      const b = high[k]?.[axis] ?? 0;
      flat[(fibre.fixed.length + k - 1) * 3 + axis] = a + (b - a) * share +
        (fibre.spread[axis] ?? 0) * spread;
    }
  }
  return flat;
}

/** `count` points evenly spaced along a smooth curve through the control points. */
export function smoothCurve(flat: Float64Array, count: number): Float64Array {
  const fine = catmullRom(flat, 6);
  const along = new Float64Array(fine.length / 3);
  for (let i = 1; i < along.length; i++) along[i] = (along[i - 1] ?? 0) + gap(fine, i - 1, i);
  const total = along.at(-1) ?? 0;
  const out = new Float64Array(count * 3);
  let j = 0;
  for (let i = 0; i < count; i++) {
    const at = total * i / (count - 1);
    while (j < along.length - 2 && (along[j + 1] ?? 0) < at) j++;
    const from = along[j] ?? 0;
    const step = (along[j + 1] ?? 0) - from;
    const share = step > 1e-9 ? (at - from) / step : 0;
    for (let axis = 0; axis < 3; axis++) {
      const a = fine[j * 3 + axis] ?? 0;
      out[i * 3 + axis] = a + ((fine[j * 3 + 3 + axis] ?? a) - a) * share;
    }
  }
  return out;
}

function catmullRom(flat: Float64Array, cuts: number): Float64Array {
  const n = flat.length / 3;
  const out = new Float64Array(((n - 1) * cuts + 1) * 3);
  const at = (i: number, axis: number) => flat[Math.min(Math.max(i, 0), n - 1) * 3 + axis] ?? 0;
  for (let i = 0; i < n - 1; i++) {
    for (let c = 0; c < cuts; c++) {
      const t = c / cuts;
      for (let axis = 0; axis < 3; axis++) {
        const [p, q, r, s] = [at(i - 1, axis), at(i, axis), at(i + 1, axis), at(i + 2, axis)];
        out[(i * cuts + c) * 3 + axis] = 0.5 * (2 * q + (r - p) * t +
          (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t * t * t);
      }
    }
  }
  for (let axis = 0; axis < 3; axis++) out[out.length - 3 + axis] = at(n - 1, axis);
  return out;
}

function gap(flat: Float64Array, i: number, j: number): number {
  return Math.hypot(
    (flat[i * 3] ?? 0) - (flat[j * 3] ?? 0),
    (flat[i * 3 + 1] ?? 0) - (flat[j * 3 + 1] ?? 0),
    (flat[i * 3 + 2] ?? 0) - (flat[j * 3 + 2] ?? 0),
  );
}

export function curveLength(flat: Float64Array): number {
  let sum = 0;
  for (let i = 1; i < flat.length / 3; i++) sum += gap(flat, i - 1, i);
  return sum;
}

/** Thickness along a fibre, 0 to 1 of its radius: narrow start, belly, tendon. */
export function thickness(share: number): number {
  const start = 0.5 + 0.5 * smooth(share / 0.16);
  const end = 1 - 0.66 * smooth((share - 0.5) / 0.42);
  return start * end;
}

/** How much a place along a fibre is tendon: 0 red, 1 white. */
export function tendon(share: number): number {
  return Math.max(smooth((share - 0.74) / 0.2), 0.55 * (1 - smooth(share / 0.05)));
}

/** How solid it is drawn: where it runs into bone it fades instead of ending bluntly. */
export function solid(share: number): number {
  return smooth(share / 0.07) * smooth((1 - share) / 0.06);
}

function smooth(t: number): number {
  const held = Math.min(Math.max(t, 0), 1);
  return held * held * (3 - 2 * held);
}

/**
 * Writes the tube around a curve into `positions` and `normals` from vertex `start` on. A shorter
 * fibre is thicker, so that its volume stays: `swell` is the square root of rest over present
 * length.
 */
export function writeTube(
  curve: Float64Array,
  radius: number,
  swell: number,
  start: number,
  positions: Float32Array,
  normals: Float32Array,
): void {
  // The first side of each ring keeps to one direction, carried along without twist.
  let [ux, uy, uz] = [0, 0, 1];
  for (let ring = 0; ring < RINGS; ring++) {
    const here = ring * 3;
    const a = Math.max(ring - 1, 0) * 3;
    const b = Math.min(ring + 1, RINGS - 1) * 3;
    let tx = (curve[b] ?? 0) - (curve[a] ?? 0);
    let ty = (curve[b + 1] ?? 0) - (curve[a + 1] ?? 0);
    let tz = (curve[b + 2] ?? 0) - (curve[a + 2] ?? 0);
    const tl = Math.hypot(tx, ty, tz) || 1;
    [tx, ty, tz] = [tx / tl, ty / tl, tz / tl];
    const dot = ux * tx + uy * ty + uz * tz;
    [ux, uy, uz] = [ux - dot * tx, uy - dot * ty, uz - dot * tz];
    const ul = Math.hypot(ux, uy, uz) || 1;
    [ux, uy, uz] = [ux / ul, uy / ul, uz / ul];
    const [vx, vy, vz] = [ty * uz - tz * uy, tz * ux - tx * uz, tx * uy - ty * ux];
    const r = radius * swell * thickness(ring / (RINGS - 1));
    for (let side = 0; side <= SIDES; side++) {
      const turn = 2 * Math.PI * side / SIDES;
      const [c, s] = [Math.cos(turn), Math.sin(turn)];
      const [nx, ny, nz] = [c * ux + s * vx, c * uy + s * vy, c * uz + s * vz];
      const to = (start + ring * (SIDES + 1) + side) * 3;
      positions[to] = (curve[here] ?? 0) + nx * r;
      positions[to + 1] = (curve[here + 1] ?? 0) + ny * r;
      positions[to + 2] = (curve[here + 2] ?? 0) + nz * r;
      normals[to] = nx;
      normals[to + 1] = ny;
      normals[to + 2] = nz;
    }
  }
}
