/** Matte bone, red muscle, pale tendon: colours and surfaces of a printed plate. */

import { paletteColor } from "../../ui/palette.ts";
import { PlateMaterial } from "./plate_material.ts";
import * as THREE from "./three.ts";

/** What is drawn of a body, by the palette's names of it. */
const MODEL_COLORS = {
  bone: "bone",
  disc: "disc",
  "psoas-major": "psoas-major",
  iliacus: "iliacus",
  tendon: "tendon",
  skin: "skin",
  rectus: "rectus",
  "inferior-epigastric-artery": "artery",
  aorta: "artery",
  "inferior-vena-cava": "vein",
  "external-iliac-artery": "artery",
  navel: "navel",
  ball: "ball",
} as const;

export type Part = keyof typeof MODEL_COLORS;

/** The palette's colour of a part of the model. */
export function colorOf(part: Part): string {
  return paletteColor(`model-${MODEL_COLORS[part]}`);
}

/** Those that fade take how solid they are from the attribute `fade`, 0 to 1. */
export function boneMaterial(kind: "bone" | "disc", fades: boolean): PlateMaterial {
  return new PlateMaterial({ color: colorOf(kind), gloss: 0.02, fades });
}

export function muscleMaterial(grain: THREE.Texture | null, fades = false): PlateMaterial {
  return new PlateMaterial({ color: 0xffffff, gloss: 0.05, grain, fades });
}

export function vesselMaterial(color: string, fades = false): PlateMaterial {
  return new PlateMaterial({ color, gloss: 0.08, fades });
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
