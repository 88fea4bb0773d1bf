/** Matte bone, red muscle, pale tendon: colours and surfaces of a printed plate. */

import { PlateMaterial } from "./plate_material.ts";
import * as THREE from "./three.ts";

export const COLORS = {
  bone: 0xeadfc6,
  disc: 0xb9cdd0,
  "psoas-major": 0xb23c36,
  iliacus: 0xcb6347,
  tendon: 0xf1e6d2,
  skin: 0xd9a98a,
  rectus: 0xb86a63,
  "inferior-epigastric-artery": 0xd0342c,
  aorta: 0xd0342c,
  "inferior-vena-cava": 0x3f6fb0,
  "external-iliac-artery": 0xd0342c,
  navel: 0x7a4a33,
} as const;

export function boneMaterial(kind: "bone" | "disc"): PlateMaterial {
  return new PlateMaterial({ color: COLORS[kind], gloss: 0.02 });
}

export function muscleMaterial(grain: THREE.Texture | null): PlateMaterial {
  return new PlateMaterial({ color: 0xffffff, gloss: 0.05, grain });
}

/** A drawing over the picture: seen through, and never hiding what can be picked. */
export function glassMaterial(color: number, opacity: number): THREE.MeshLambertMaterial {
  return new THREE.MeshLambertMaterial({
    color,
    transparent: true,
    opacity,
    depthWrite: false,
    side: THREE.DoubleSide,
  });
}

export function vesselMaterial(color: number): PlateMaterial {
  return new PlateMaterial({ color, gloss: 0.08 });
}

/** Streaks that run along the fibres; the same every time. */
export function grainTexture(): THREE.DataTexture {
  const [across, along] = [64, 64];
  const pixels = new Uint8Array(across * along * 4);
  let state = 7;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const streaks = Array.from({ length: across }, () => 0.66 + 0.34 * random());
  for (let y = 0; y < along; y++) {
    for (let x = 0; x < across; x++) {
      const drift = Math.round(2 * Math.sin(y / along * 2 * Math.PI));
      const tone = (streaks[(x + drift + across) % across] ?? 1) * (0.96 + 0.04 * random());
      pixels.fill(Math.round(255 * tone), (y * across + x) * 4, (y * across + x) * 4 + 3);
      pixels[(y * across + x) * 4 + 3] = 255;
    }
  }
  const texture = new THREE.DataTexture(pixels, across, along);
  texture.wrapS = texture.wrapT = THREE.RepeatWrapping;
  texture.repeat.set(2, 3);
  texture.magFilter = THREE.LinearFilter;
  texture.minFilter = THREE.LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.needsUpdate = true;
  return texture;
}
