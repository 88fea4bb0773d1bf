/** The body in the scene: bones, muscles, schematics; layers, a hip that bends, what is where. */

import * as THREE from "./three.ts";
import type { Anatomy, Bone, Point } from "./data.ts";
import { boneMaterial, grainTexture, muscleMaterial } from "./materials.ts";
import { type Layer, LAYERS, SHOWN_FIRST } from "./layers.ts";
import { type MuscleId, MuscleMesh } from "./muscle_mesh.ts";
import type { PlateMaterial } from "./plate_material.ts";
import type { Ball } from "./ball.ts";
import type { Skin } from "./skin.ts";
import type { Bent } from "./traits.ts";
import { Wrapping } from "./wrapping.ts";

/** A warm light on the chosen structure that leaves its own color recognizable. */
const LIT = 0x6a3a1c;

type Side = "left" | "right";

export class Body {
  readonly root = new THREE.Group();
  readonly layers: Record<Layer, THREE.Group>;
  readonly anatomy: Anatomy;
  #thighs: Record<Side, THREE.Group>;
  #muscles: { side: Side; id: MuscleId; muscle: MuscleMesh }[] = [];
  readonly #skin: Skin | null;
  readonly #wrapping: Wrapping;
  #lit = new Map<string, PlateMaterial[]>();

  /**
   * `plain` leaves out what is slow without a graphics card: streaks and, on the stage, smooth
   * edges.
   */
  constructor(anatomy: Anatomy, skin: Skin | null, ball: Ball | null, readonly plain: boolean) {
    this.anatomy = anatomy;
    this.#skin = skin;
    this.layers = Object.fromEntries(LAYERS.map((name) => [name, new THREE.Group()])) as Record<
      Layer,
      THREE.Group
    >;
    for (const name of LAYERS) {
      this.root.add(this.layers[name]);
      this.layers[name].visible = SHOWN_FIRST.includes(name);
    }
    this.#thighs = { left: new THREE.Group(), right: new THREE.Group() };
    this.#addBones();
    this.#addMuscles();
    const remember = (id: string, material: PlateMaterial) => this.#remember(id, material);
    this.#wrapping = new Wrapping(anatomy, skin, ball, this.layers, remember);
  }

  #addBones(): void {
    const [x, y, z] = this.anatomy.hip.center;
    for (const side of ["right", "left"] as const) {
      const mirror = new THREE.Group();
      mirror.scale.x = side === "left" ? -1 : 1;
      this.#thighs[side].position.set(x, y, z);
      mirror.add(this.#thighs[side]);
      this.layers.bones.add(mirror);
      for (const bone of this.anatomy.bones) {
        if (side === "left" && !bone.paired) continue;
        const mesh = new THREE.Mesh(geometryOf(bone), this.#material(bone));
        mesh.userData["structure"] = bone.structure;
        if (bone.moves) {
          mesh.position.set(-x, -y, -z);
          this.#thighs[side].add(mesh);
        } else if (bone.paired) mirror.add(mesh);
        else this.layers.bones.add(mesh);
      }
    }
  }

  #material(bone: Bone): PlateMaterial {
    const material = boneMaterial(bone.kind, goesOn(bone));
    if (bone.structure !== null) this.#remember(bone.structure, material);
    return material;
  }

  #addMuscles(): void {
    const grain = this.plain ? null : grainTexture();
    for (const side of ["right", "left"] as const) {
      for (const id of ["psoas-major", "iliacus"] as const) {
        const material = muscleMaterial(grain, true);
        this.#remember(id, material);
        this.#remember("iliopsoas", material);
        const muscle = new MuscleMesh(this.anatomy, id, material);
        muscle.mesh.userData["structure"] = id;
        muscle.mesh.scale.x = side === "left" ? -1 : 1;
        this.layers[id === "iliacus" ? "iliacus" : "psoas"].add(muscle.mesh);
        this.#muscles.push({ side, id, muscle });
      }
    }
  }

  #remember(structure: string, material: PlateMaterial): void {
    this.#lit.set(structure, [...this.#lit.get(structure) ?? [], material]);
  }

  /** Bend the hips; degrees of flexion. */
  bend(angle: number, bent: Bent): void {
    const axis = new THREE.Vector3(...this.anatomy.hip.axis);
    for (const side of ["left", "right"] as const) {
      const degrees = bent === "both" || bent === side ? angle : 0;
      this.#thighs[side].quaternion.setFromAxisAngle(axis, THREE.MathUtils.degToRad(degrees));
      for (const one of this.#muscles) if (one.side === side) one.muscle.bend(degrees);
    }
    const turned = (side: Side) => ([x, y, z]: Point): Point => {
      const sign = side === "left" ? -1 : 1;
      const point = this.#turned(new THREE.Vector3(x * sign, y, z), side);
      return [point.x * sign, point.y, point.z];
    };
    this.#wrapping.bend(
      { left: turned("left"), right: turned("right") },
      bent === "right" ? "right" : "left",
    );
    this.root.updateMatrixWorld(true);
  }

  /** About the hip joint; both are given as on the right side. */
  #turned(point: THREE.Vector3, side: Side): THREE.Vector3 {
    const center = new THREE.Vector3(...this.anatomy.hip.center);
    return point.sub(center).applyQuaternion(this.#thighs[side].quaternion).add(center);
  }

  /** Where a structure's label points, on one side; null if the picture does not have it. */
  anchor(structure: string, side: Side): THREE.Vector3 | null {
    const sign = side === "left" ? -1 : 1;
    const found = this.#anchorPoint(structure, side);
    if (found === null) return null;
    const point = new THREE.Vector3(...found);
    const moves = structure === "femur" || structure === "lesser-trochanter";
    if (moves) this.#turned(point, side);
    point.x *= sign;
    return point;
  }

  #anchorPoint(structure: string, side: Side): Point | null {
    const muscle = (id: MuscleId) =>
      this.#muscles.find((one) => one.side === side && one.id === id)?.muscle;
    const { schematic, landmarks } = this.anatomy;
    switch (structure) {
      case "psoas-major":
        return muscle("psoas-major")?.middle(0.3, 4) ?? null;
      case "iliacus":
        return muscle("iliacus")?.middle(0.24, 5) ?? null;
      case "iliopsoas":
        return muscle("psoas-major")?.middle(0.84, 5) ?? null;
      case "femur":
        return FEMUR;
      case "navel":
        return this.#skin?.navel ?? null;
      case "mcburneys-point": {
        const [left, n] = [this.#skin?.asis, this.#skin?.navel];
        if (left === undefined || n === undefined || side === "left") return null;
        const a: Point = [-left[0], left[1], left[2]];
        return [a[0] + (n[0] - a[0]) / 3, a[1] + (n[1] - a[1]) / 3, a[2] + (n[2] - a[2]) / 3];
      }
      case "rectus-abdominis":
        return this.#rectusMiddle();
      case "inferior-epigastric-artery":
        return this.#skin?.epigastric[3] ?? null;
      case "aorta":
      case "inferior-vena-cava":
        return schematic.vessels.find(({ id }) => id === structure)?.points[2] ?? null;
      case "external-iliac-artery":
        return schematic.vessels.find(({ id }) => id === structure)?.points[2] ?? null;
      default:
        return landmarks[structure] ?? null;
    }
  }

  #rectusMiddle(): Point | null {
    const [outer, inner] = this.#skin?.rectus[8] ?? [];
    if (outer === undefined || inner === undefined) return null;
    return [(outer[0] + inner[0]) / 2, outer[1], Math.max(outer[2], inner[2])];
  }

  /** Show one structure in the accent of light; null for none. */
  highlight(structure: string | null): void {
    for (const materials of this.#lit.values()) {
      materials.forEach((material) => material.glow(0));
    }
    if (structure === null) return;
    this.#lit.get(structure)?.forEach((material) => material.glow(LIT));
  }

  /** Free what the graphics card holds. */
  dispose(): void {
    this.root.traverse((object) => {
      if (!(object instanceof THREE.Mesh)) return;
      object.geometry.dispose();
      for (const material of [object.material].flat() as THREE.Material[]) material.dispose();
    });
  }
}

/** Where the femur's label points, in mm: on the shaft, high enough to be seen under a question. */
const FEMUR: Point = [-113, -88, -2];

/** Above this height, in mm, the skeleton goes on in a body and fades in the picture. */
const TOP_MM = 345;
const FADE_MM = 40;

function goesOn({ positions }: Bone): boolean {
  return positions.some((value, i) => i % 3 === 1 && value > TOP_MM);
}

function geometryOf(bone: Bone): THREE.BufferGeometry {
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute("position", new THREE.BufferAttribute(bone.positions, 3));
  geometry.setIndex(new THREE.BufferAttribute(bone.triangles, 1));
  const colors = new Float32Array(bone.shade.length * 3);
  bone.shade.forEach((open, i) => {
    // Hollows turn warm and dark, as in a tinted drawing.
    const dark = 1 - Math.min(open, 1);
    colors[i * 3] = 1 - 0.62 * dark;
    colors[i * 3 + 1] = 1 - 0.74 * dark;
    colors[i * 3 + 2] = 1 - 0.84 * dark;
  });
  geometry.setAttribute("color", new THREE.BufferAttribute(colors, 3));
  const fade = Float32Array.from(bone.shade, (_, i) => {
    const above = ((bone.positions[i * 3 + 1] ?? 0) - TOP_MM) / FADE_MM;
    return 1 - Math.min(Math.max(above, 0), 1);
  });
  geometry.setAttribute("fade", new THREE.BufferAttribute(fade, 1));
  geometry.computeVertexNormals();
  return geometry;
}
