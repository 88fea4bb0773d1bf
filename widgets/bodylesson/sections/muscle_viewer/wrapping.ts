/** Skin, belly wall, ball and great vessels: what lies around the model's own bones and muscles. */

import * as THREE from "./three.ts";
import { type Ball, ballCenter } from "./ball.ts";
import type { Anatomy, Point, Vessel } from "./data.ts";
import type { Layer } from "./layers.ts";
import { colorOf, muscleMaterial, type Part, vesselMaterial } from "./materials.ts";
import type { PlateMaterial } from "./plate_material.ts";
import { bentSkin, type Skin } from "./skin.ts";
import { skinMaterial } from "./skin_material.ts";

type Side = "left" | "right";
type Remember = (structure: string, material: PlateMaterial) => void;

/** Ends that are not ends in the body fade out over this many mm. */
const FADE_MM = 55;
const [SKIN_TOP_MM, SKIN_BOTTOM_MM] = [352, -392];

export class Wrapping {
  readonly #skin: Skin | null;
  readonly #surface = new THREE.BufferGeometry();
  readonly #balls = new Map<Side, THREE.Mesh>();

  constructor(
    anatomy: Anatomy,
    skin: Skin | null,
    ball: Ball | null,
    layers: Record<Layer, THREE.Group>,
    remember: Remember,
  ) {
    this.#skin = skin;
    for (const vessel of anatomy.schematic.vessels) {
      layers.vessels.add(vesselMesh(vessel, remember));
    }
    if (skin === null) return;
    this.#addSkin(skin, layers.skin, remember);
    for (const side of [1, -1]) addWall(skin, side, layers.wall, remember);
    if (ball !== null) this.#addBalls(skin, ball, layers.ball);
  }

  #addSkin(skin: Skin, layer: THREE.Group, remember: Remember): void {
    const { positions } = skin;
    const fade = Float32Array.from({ length: positions.length / 3 }, (_, i) => {
      const y = positions[i * 3 + 1] ?? 0;
      return smooth((SKIN_TOP_MM - y) / FADE_MM) * smooth((y - SKIN_BOTTOM_MM) / FADE_MM);
    });
    const surface = this.#surface;
    surface.setAttribute("position", new THREE.BufferAttribute(positions.slice(), 3));
    surface.setAttribute("fade", new THREE.BufferAttribute(fade, 1));
    surface.setIndex(new THREE.BufferAttribute(skin.triangles_of, 1));
    surface.computeVertexNormals();
    const mesh = new THREE.Mesh(surface, skinMaterial(colorOf("skin"), 0.2, 0.85));
    mesh.renderOrder = 3;
    layer.add(mesh);
    const material = vesselMaterial(colorOf("navel"));
    remember("navel", material);
    const navel = new THREE.Mesh(plain(new THREE.SphereGeometry(4, 16, 12)), material);
    navel.position.set(...skin.navel as [number, number, number]);
    layer.add(named(navel, "navel"));
  }

  #addBalls(skin: Skin, ball: Ball, layer: THREE.Group): void {
    for (const side of ["left", "right"] as const) {
      const at = ballCenter(skin, ball, side);
      if (at === null) continue;
      const shape = plain(new THREE.SphereGeometry(ball.diameter_mm / 2, 40, 28));
      const mesh = new THREE.Mesh(shape, skinMaterial(colorOf("ball"), 0.5, 0.95));
      mesh.renderOrder = 4;
      mesh.position.set(...at as [number, number, number]);
      this.#balls.set(side, mesh);
      layer.add(mesh);
    }
  }

  /** The thigh's skin goes with the thigh; the ball is on the side that bends, else on the left. */
  bend(turns: Record<Side, (point: Point) => Point>, side: Side): void {
    for (const [own, ball] of this.#balls) ball.visible = own === side;
    if (this.#skin === null) return;
    const position = this.#surface.attributes["position"];
    if (!(position instanceof THREE.BufferAttribute)) return;
    bentSkin(this.#skin, turns, position.array as Float32Array);
    position.needsUpdate = true;
    this.#surface.computeVertexNormals();
    this.#surface.computeBoundingSphere();
  }
}

/** The rectus as a flat belly with its crossing bands, the flank's muscles, and the artery. */
function addWall(skin: Skin, side: number, layer: THREE.Group, remember: Remember): void {
  const material = muscleMaterial(null, true);
  remember("rectus-abdominis", material);
  layer.add(named(new THREE.Mesh(rectus(skin, side), material), "rectus-abdominis"));
  const flank = new THREE.Mesh(sheet(skin, side), skinMaterial(colorOf("rectus"), 0.4, 0.8));
  flank.material.side = THREE.DoubleSide;
  flank.renderOrder = 2;
  layer.add(flank);
  const artery = {
    id: "inferior-epigastric-artery",
    radius: 1.8,
    points: skin.epigastric.map(([x, y, z]): Point => [x * side, y, z]),
  };
  layer.add(vesselMesh(artery, remember, true));
}

/** Shares of its height at which a band of tendon crosses the rectus; drawn. */
const BANDS = [0.52, 0.7, 0.87];

function rectus({ rectus: rows, rectus_mm }: Skin, side: number): THREE.BufferGeometry {
  const across = 10;
  const positions: number[] = [];
  const colors: number[] = [];
  const fade: number[] = [];
  const triangles: number[] = [];
  const red = new THREE.Color(colorOf("rectus"));
  const white = new THREE.Color(colorOf("tendon"));
  const fine = 5;
  const tall = (rows.length - 1) * fine;
  for (let row = 0; row <= tall; row++) {
    const low = Math.min(Math.floor(row / fine), rows.length - 2);
    const part = row / fine - low;
    const share = row / tall;
    const end = smooth(share / 0.06) * 0.85 + 0.15;
    const band = Math.max(...BANDS.map((at) => Math.exp(-(((share - at) / 0.011) ** 2))));
    const mixed = red.clone().lerp(white, Math.max(0.8 * band, 0.7 * (1 - smooth(share / 0.1))));
    // Once around the muscle: its front from the outer edge inwards, and its back again.
    for (let k = 0; k <= 2 * across; k++) {
      const front = k <= across;
      const at = front ? k / across : 2 - k / across;
      const point = [0, 1, 2].map((axis) => {
        const on = (r: number) => {
          const [outer, inner] = rows[r] ?? [];
          return (outer?.[axis] ?? 0) + ((inner?.[axis] ?? 0) - (outer?.[axis] ?? 0)) * at;
        };
        return on(low) + (on(low + 1) - on(low)) * part;
      });
      const thick = rectus_mm * end * Math.sqrt(Math.max(4 * at * (1 - at), 0)) * (1 - 0.3 * band);
      // Between its edges the front bulges with the skin, which the two ends do not show.
      const bulge = 5 * Math.sin(Math.PI / 2 * at) * (1 - at);
      positions.push(
        (point[0] ?? 0) * side,
        point[1] ?? 0,
        (point[2] ?? 0) + bulge - rectus_mm / 2 + (front ? thick : -thick) / 2,
      );
      colors.push(mixed.r, mixed.g, mixed.b);
      fade.push(smooth((1 - share) / 0.08));
      if (row === tall || k === 2 * across) continue;
      const a = row * (2 * across + 1) + k;
      const b = a + 2 * across + 1;
      triangles.push(...side > 0 ? [a, a + 1, b, a + 1, b + 1, b] : [a, b, a + 1, a + 1, b, b + 1]);
    }
  }
  const made = surface(positions, triangles);
  made.setAttribute("color", new THREE.Float32BufferAttribute(colors, 3));
  made.setAttribute("fade", new THREE.Float32BufferAttribute(fade, 1));
  return made;
}

function sheet({ flank }: Skin, side: number): THREE.BufferGeometry {
  const wide = flank[0]?.length ?? 0;
  const positions = flank.flat().flatMap(([x, y, z]) => [x * side, y, z]);
  const triangles: number[] = [];
  const fade = flank.flatMap((row, r) =>
    row.map((_, k) =>
      smooth((flank.length - 1 - r) / 2.5) * smooth((wide - 1 - k) / 2) *
      (0.35 + 0.65 * smooth(r / 1.5))
    )
  );
  for (let r = 0; r + 1 < flank.length; r++) {
    for (let k = 0; k + 1 < wide; k++) {
      const a = r * wide + k;
      triangles.push(a, a + 1, a + wide, a + 1, a + wide + 1, a + wide);
    }
  }
  const made = surface(positions, triangles);
  made.setAttribute("fade", new THREE.Float32BufferAttribute(fade, 1));
  return made;
}

/** A tube that fades where it is cut: a trunk at its top, a branch where it leaves the picture. */
function vesselMesh(vessel: Vessel, remember: Remember, both = false): THREE.Mesh {
  const id = vessel.id as Part;
  const curve = new THREE.CatmullRomCurve3(vessel.points.map((p) => new THREE.Vector3(...p)));
  const geometry = plain(new THREE.TubeGeometry(curve, 48, vessel.radius, 14));
  const trunk = (vessel.points[0]?.[1] ?? 0) > 280;
  const part = FADE_MM / curve.getLength();
  const uv = geometry.attributes["uv"];
  const fade = Float32Array.from({ length: uv?.count ?? 0 }, (_, i) => {
    const at = uv?.getX(i) ?? 0;
    const [start, end] = [smooth(at / part), smooth((1 - at) / part)];
    return both ? start * end : trunk ? start : end;
  });
  geometry.setAttribute("fade", new THREE.BufferAttribute(fade, 1));
  const material = vesselMaterial(colorOf(id), true);
  remember(id, material);
  return named(new THREE.Mesh(geometry, material), id);
}

/** Our surfaces carry a colour at each vertex, and how solid it is; these are of one kind. */
function plain<G extends THREE.BufferGeometry>(geometry: G): G {
  const count = geometry.attributes["position"]?.count ?? 0;
  const ones = (wide: number) =>
    new THREE.BufferAttribute(new Float32Array(count * wide).fill(1), wide);
  geometry.setAttribute("color", ones(3));
  geometry.setAttribute("fade", ones(1));
  return geometry;
}

function named(mesh: THREE.Mesh, structure: string): THREE.Mesh {
  mesh.userData["structure"] = structure;
  return mesh;
}

function surface(positions: number[], triangles: number[]): THREE.BufferGeometry {
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute("position", new THREE.Float32BufferAttribute(positions, 3));
  geometry.setIndex(triangles);
  geometry.computeVertexNormals();
  return geometry;
}

function smooth(t: number): number {
  const held = Math.min(Math.max(t, 0), 1);
  return held * held * (3 - 2 * held);
}
