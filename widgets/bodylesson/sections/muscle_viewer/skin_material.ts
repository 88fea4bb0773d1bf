/** Skin that is seen through: clear where it faces the eye, denser toward its edge. */

import * as THREE from "./three.ts";

const VERTEX = `
  attribute float fade;
  varying float vEdge;
  varying float vLight;
  varying float vFade;
  void main() {
    vec4 seen = modelViewMatrix * vec4(position, 1.0);
    vec3 n = normalize(normalMatrix * normal);
    vEdge = 1.0 - abs(dot(n, normalize(-seen.xyz)));
    vLight = 0.72 + 0.28 * dot(n, normalize(vec3(-0.4, 0.6, 0.7)));
    vFade = fade;
    gl_Position = projectionMatrix * seen;
  }`;

const FRAGMENT = `
  uniform vec3 diffuse;
  uniform float least, most;
  varying float vEdge;
  varying float vLight;
  varying float vFade;
  void main() {
    float alpha = mix(least, most, vEdge * vEdge) * vFade;
    gl_FragColor = vec4(pow(diffuse * vLight, vec3(1.0 / 2.2)), alpha);
  }`;

/** `least` to `most`: how dense it is where it faces the eye, and at its edge. */
export function skinMaterial(color: string, least: number, most: number): THREE.ShaderMaterial {
  return new THREE.ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    transparent: true,
    depthWrite: false,
    uniforms: {
      diffuse: { value: new THREE.Color(color) },
      least: { value: least },
      most: { value: most },
    },
  });
}
