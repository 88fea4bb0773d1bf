/**
 * Light, hollows and an inked edge, worked out once a vertex. The forms are finely cut, so the eye
 * sees no difference from light worked out at every pixel, and a machine without a graphics card
 * draws several times as many frames.
 */

import * as THREE from "./three.ts";

/** Toward the lamps, in the eye's frame: from above left as a plate is lit, and from the right. */
const KEY = new THREE.Vector3(-1.2, 1.5, 2.3).normalize();
const FILL = new THREE.Vector3(1.6, 0.2, 1.7).normalize();

const VERTEX = `
  attribute vec3 color;
  uniform vec3 diffuse, glow, key, fill;
  uniform float gloss;
  varying vec3 vTone;
  #ifdef GRAIN
    varying vec2 vGrain;
    uniform vec2 repeat;
  #endif
  #ifdef FADE
    attribute float fade;
    varying float vFade;
  #endif
  void main() {
    vec4 seen = modelViewMatrix * vec4(position, 1.0);
    vec3 n = normalize(normalMatrix * normal);
    vec3 toEye = normalize(-seen.xyz);
    float sky = 0.5 + 0.5 * dot(n, normalize((viewMatrix * vec4(0.0, 1.0, 0.0, 0.0)).xyz));
    vec3 light = mix(vec3(0.13, 0.1, 0.075), vec3(0.49), sky)
      + vec3(0.56, 0.52, 0.46) * max(dot(n, key), 0.0)
      + vec3(0.17, 0.16, 0.14) * max(dot(n, fill), 0.0);
    float shine = gloss * pow(max(dot(reflect(-key, n), toEye), 0.0), 14.0);
    float edge = mix(0.5, 1.0, smoothstep(0.0, 0.62, abs(dot(n, toEye))));
    vec3 tone = (color * diffuse * light + vec3(shine) + glow) * edge;
    vTone = pow(tone, vec3(1.0 / 2.2));
    #ifdef GRAIN
      vGrain = uv * repeat;
    #endif
    #ifdef FADE
      vFade = fade;
    #endif
    gl_Position = projectionMatrix * seen;
  }`;

const FRAGMENT = `
  varying vec3 vTone;
  #ifdef GRAIN
    varying vec2 vGrain;
    uniform sampler2D grain;
  #endif
  #ifdef FADE
    varying float vFade;
  #endif
  void main() {
    vec3 tone = vTone;
    #ifdef GRAIN
      tone *= texture2D(grain, vGrain).r;
    #endif
    float alpha = 1.0;
    #ifdef FADE
      alpha = vFade;
    #endif
    gl_FragColor = vec4(tone, alpha);
  }`;

export interface Surface {
  readonly color: string | number;
  /** How much the key lamp shines back: 0 matte. */
  readonly gloss: number;
  /** Streaks along the fibres. */
  readonly grain?: THREE.Texture | null;
  /** Whether its attribute `fade` makes cut ends go away softly. */
  readonly fades?: boolean;
}

export class PlateMaterial extends THREE.ShaderMaterial {
  constructor({ color, gloss, grain, fades = false }: Surface) {
    super({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      defines: { ...grain ? { GRAIN: "" } : {}, ...fades ? { FADE: "" } : {} },
      transparent: fades,
      uniforms: {
        diffuse: { value: new THREE.Color(color) },
        glow: { value: new THREE.Color(0) },
        key: { value: KEY },
        fill: { value: FILL },
        gloss: { value: gloss },
        grain: { value: grain ?? null },
        repeat: { value: grain?.repeat ?? new THREE.Vector2(1, 1) },
      },
    });
  }

  /** Light of its own, for what is chosen. */
  glow(hex: number): void {
    (this.uniforms["glow"]?.value as THREE.Color).setHex(hex);
  }

  /** Gives back the streaks too. */
  override dispose(): void {
    (this.uniforms["grain"]?.value as THREE.Texture | null)?.dispose();
    super.dispose();
  }
}
