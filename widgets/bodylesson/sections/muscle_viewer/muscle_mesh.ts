/** A muscle of one side as one mesh: all its fibres, bent again when the hip bends. */

import * as THREE from "./three.ts";
import type { Anatomy, Fibre, Point } from "./data.ts";
import {
  controls,
  curveLength,
  RINGS,
  SIDES,
  smoothCurve,
  solid,
  tendon,
  writeTube,
} from "./fibre.ts";
import { colorOf } from "./materials.ts";

export type MuscleId = "psoas-major" | "iliacus";

const PER_FIBRE = RINGS * (SIDES + 1);
const STANDING = 0;

export class MuscleMesh {
  readonly mesh: THREE.Mesh<THREE.BufferGeometry, THREE.Material>;
  #fibres: readonly Fibre[];
  #angles: readonly number[];
  #paths: readonly (readonly Point[])[];
  #rest: number[];
  #angle = NaN;

  constructor(anatomy: Anatomy, id: MuscleId, material: THREE.Material) {
    this.#fibres = anatomy.fibres[id];
    this.#angles = anatomy.muscles.hip_angles_deg;
    this.#paths = anatomy.muscles[id === "iliacus" ? "iliacus_path" : "psoas_path"];
    this.#rest = this.#fibres.map((fibre) => curveLength(this.#curve(fibre, STANDING)));
    this.mesh = new THREE.Mesh(tubes(this.#fibres.length, colorOf(id)), material);
    this.bend(STANDING);
  }

  /** The middle of the muscle's belly, where a label points. */
  middle(share: number, which: number): Point {
    const fibre = this.#fibres[Math.min(which, this.#fibres.length - 1)];
    if (fibre === undefined) return [0, 0, 0];
    const curve = this.#curve(fibre, this.#angle);
    const at = Math.round(share * (RINGS - 1)) * 3;
    return [curve[at] ?? 0, curve[at + 1] ?? 0, (curve[at + 2] ?? 0) + fibre.radius];
  }

  /** Whether anything changed. */
  bend(angle: number): boolean {
    if (angle === this.#angle) return false;
    this.#angle = angle;
    const { position, normal } = this.mesh.geometry.attributes;
    if (position === undefined || normal === undefined) return false;
    this.#fibres.forEach((fibre, number) => {
      const curve = this.#curve(fibre, angle);
      const swell = Math.sqrt((this.#rest[number] ?? 1) / curveLength(curve));
      writeTube(
        curve,
        fibre.radius,
        swell,
        number * PER_FIBRE,
        position.array as Float32Array,
        normal.array as Float32Array,
      );
    });
    position.needsUpdate = true;
    normal.needsUpdate = true;
    this.mesh.geometry.computeBoundingSphere();
    return true;
  }

  #curve(fibre: Fibre, angle: number): Float64Array {
    return smoothCurve(controls(fibre, angle, this.#angles, this.#paths), RINGS);
  }
}

/** Everything of the tubes that never changes: triangles, colours, grain. */
function tubes(count: number, color: string): THREE.BufferGeometry {
  const geometry = new THREE.BufferGeometry();
  const vertices = count * PER_FIBRE;
  const colors = new Float32Array(vertices * 3);
  const grain = new Float32Array(vertices * 2);
  const fade = new Float32Array(vertices);
  const triangles: number[] = [];
  const red = new THREE.Color(color);
  const white = new THREE.Color(colorOf("tendon"));
  const mixed = new THREE.Color();
  for (let fibre = 0; fibre < count; fibre++) {
    // Neighbours differ a little, so that the eye can tell them apart.
    const tone = 0.86 + 0.14 * ((fibre * 5) % 3) / 2;
    for (let ring = 0; ring < RINGS; ring++) {
      const share = ring / (RINGS - 1);
      mixed.copy(red).multiplyScalar(tone).lerp(white, tendon(share));
      for (let side = 0; side <= SIDES; side++) {
        const streak = 0.8 + 0.2 * ((fibre * 3 + (side % SIDES) * 5) % 7) / 6;
        const at = fibre * PER_FIBRE + ring * (SIDES + 1) + side;
        colors.set([mixed.r * streak, mixed.g * streak, mixed.b * streak], at * 3);
        fade[at] = solid(share);
        grain.set([side / SIDES + fibre * 0.37, share], at * 2);
        if (ring === RINGS - 1 || side === SIDES) continue;
        const below = at + SIDES + 1;
        triangles.push(at, at + 1, below, at + 1, below + 1, below);
      }
    }
  }
  geometry.setAttribute("position", new THREE.BufferAttribute(new Float32Array(vertices * 3), 3));
  geometry.setAttribute("normal", new THREE.BufferAttribute(new Float32Array(vertices * 3), 3));
  geometry.setAttribute("color", new THREE.BufferAttribute(colors, 3));
  geometry.setAttribute("fade", new THREE.BufferAttribute(fade, 1));
  geometry.setAttribute("uv", new THREE.BufferAttribute(grain, 2));
  geometry.setIndex(triangles);
  return geometry;
}
