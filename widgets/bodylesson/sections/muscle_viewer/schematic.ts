/** Skin, belly wall and great vessels: drawn, not measured; `tools/anatomy/schematic.py` says how. */

import * as THREE from "./three.ts";
import type { Anatomy, Point } from "./data.ts";
import type { Layer } from "./layers.ts";
import { colorOf, glassMaterial, type Part, vesselMaterial } from "./materials.ts";

export function addSchematics(anatomy: Anatomy, layers: Record<Layer, THREE.Group>): void {
  const { schematic } = anatomy;
  layers.skin.add(new THREE.Mesh(skin(anatomy), glassMaterial(colorOf("skin"), 0.26)));
  const navel = new THREE.Mesh(
    white(new THREE.SphereGeometry(5, 16, 12)),
    vesselMaterial(colorOf("navel")),
  );
  navel.position.set(...mutable(schematic.navel));
  layers.skin.add(named(navel, "navel"));
  for (const side of [1, -1]) {
    const sheet = new THREE.Mesh(rectus(anatomy, side), glassMaterial(colorOf("rectus"), 0.5));
    layers.wall.add(named(sheet, "rectus-abdominis"));
    const line = schematic.epigastric.map(([x, y, z]): Point => [x * side, y, z - 2]);
    layers.wall.add(tube(line, 1.8, "inferior-epigastric-artery"));
  }
  for (const vessel of schematic.vessels) {
    layers.vessels.add(tube(vessel.points, vessel.radius, vessel.id as Part));
  }
}

function tube(points: readonly Point[], radius: number, id: Part): THREE.Mesh {
  const curve = new THREE.CatmullRomCurve3(points.map((p) => new THREE.Vector3(...p)));
  const geometry = white(new THREE.TubeGeometry(curve, 32, radius, 12));
  return named(new THREE.Mesh(geometry, vesselMaterial(colorOf(id))), id);
}

/** Our surfaces carry a colour at each vertex; these are of one colour. */
function white<G extends THREE.BufferGeometry>(geometry: G): G {
  const count = geometry.attributes["position"]?.count ?? 0;
  const ones = new Float32Array(count * 3).fill(1);
  geometry.setAttribute("color", new THREE.BufferAttribute(ones, 3));
  return geometry;
}

function named(mesh: THREE.Mesh, structure: string): THREE.Mesh {
  mesh.userData["structure"] = structure;
  return mesh;
}

function skin(anatomy: Anatomy): THREE.BufferGeometry {
  const rings = anatomy.schematic.skin_rings;
  const around = 48;
  const rows = 40;
  const positions: number[] = [];
  const triangles: number[] = [];
  for (let row = 0; row <= rows; row++) {
    const at = row / rows * (rings.length - 1);
    const low = rings[Math.min(Math.floor(at), rings.length - 2)];
    const high = rings[Math.min(Math.floor(at), rings.length - 2) + 1];
    if (low === undefined || high === undefined) continue;
    const share = at - Math.min(Math.floor(at), rings.length - 2);
    const eased = share * share * (3 - 2 * share);
    const [y, wide, deep, middle] = low.map((v, i) =>
      v + ((high[i] ?? v) - v) * (i === 0 ? share : eased)
    ) as [number, number, number, number];
    for (let k = 0; k <= around; k++) {
      const turn = 2 * Math.PI * k / around;
      const [c, s] = [Math.cos(turn), Math.sin(turn)];
      const round = (v: number) => Math.sign(v) * Math.abs(v) ** (2 / 2.6);
      positions.push(wide * round(c), y, middle + deep * round(s));
      if (row === rows || k === around) continue;
      const a = row * (around + 1) + k;
      triangles.push(a, a + around + 1, a + 1, a + 1, a + around + 1, a + around + 2);
    }
  }
  return surface(positions, triangles);
}

/** One band of the straight belly muscle, from the middle to its outer edge. */
function rectus(anatomy: Anatomy, side: number): THREE.BufferGeometry {
  const positions: number[] = [];
  const triangles: number[] = [];
  const across = 6;
  anatomy.schematic.rectus.forEach(([outer, inner], row, all) => {
    for (let k = 0; k <= across; k++) {
      const share = k / across;
      const x = (outer[0] + (inner[0] - outer[0]) * share) * side - side * 3;
      const bulge = Math.sin(Math.PI / 2 * share);
      positions.push(x, outer[1], outer[2] + (inner[2] - outer[2]) * bulge);
      if (row === all.length - 1 || k === across) continue;
      const a = row * (across + 1) + k;
      triangles.push(a, a + 1, a + across + 1, a + 1, a + across + 2, a + across + 1);
    }
  });
  return surface(positions, triangles);
}

function surface(positions: number[], triangles: number[]): THREE.BufferGeometry {
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute("position", new THREE.Float32BufferAttribute(positions, 3));
  geometry.setIndex(triangles);
  geometry.computeVertexNormals();
  return geometry;
}

function mutable(point: Point): [number, number, number] {
  return [...point];
}
