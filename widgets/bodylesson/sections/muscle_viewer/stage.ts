/** Camera, light and the drawing itself: one frame when something changed, none otherwise. */

import * as THREE from "./three.ts";
import type { Body } from "./body.ts";
import type { Orbit } from "./orbit.ts";

/** What the whole picture holds, in mm: a little above the hips, spine to upper thigh. */
const CENTER = new THREE.Vector3(0, 104, -10);
const [TALL_MM, WIDE_MM] = [520, 330];
const FIELD_OF_VIEW = 20;
const MOST_PIXELS = 1_400_000;

export class Stage {
  readonly canvas: HTMLCanvasElement;
  readonly #renderer: THREE.WebGLRenderer;
  readonly #scene = new THREE.Scene();
  readonly #camera = new THREE.PerspectiveCamera(FIELD_OF_VIEW, 1, 50, 8000);
  readonly #caster = new THREE.Raycaster();
  readonly #body: Body;
  #size = { width: 1, height: 1 };
  /** Frames drawn, for tests and measurements. */
  frames = 0;
  /** How far the picture is moved up, in CSS pixels, where something covers a part of it. */
  raised = 0;

  /** Throws if there is no WebGL. */
  constructor(canvas: HTMLCanvasElement, body: Body) {
    this.canvas = canvas;
    this.#body = body;
    // Smooth edges cost a processor half of its frames; it gets them at rest by drawing larger.
    const antialias = !body.plain;
    // Asked for here, since three.js reports a missing WebGL as errors of the page.
    const context = canvas.getContext("webgl2", { antialias, alpha: true, stencil: false });
    if (context === null) throw new Error("no WebGL");
    this.#renderer = new THREE.WebGLRenderer({ canvas, context, antialias, alpha: true });
    this.#renderer.setClearColor(0, 0);
    this.#scene.add(body.root, this.#camera);
  }

  resize(width: number, height: number, ratio: number): void {
    this.#size = { width, height };
    const most = Math.sqrt(MOST_PIXELS / Math.max(width * height, 1));
    this.#renderer.setPixelRatio(Math.min(ratio, most, 2));
    this.#renderer.setSize(width, height, false);
  }

  draw(orbit: Orbit): void {
    this.place(orbit);
    this.#renderer.render(this.#scene, this.#camera);
    this.frames++;
  }

  /** Sets the camera without drawing. */
  place(orbit: Orbit): void {
    const { width, height } = this.#size;
    const half = Math.tan(THREE.MathUtils.degToRad(FIELD_OF_VIEW / 2));
    const aspect = width / Math.max(height, 1);
    const far = Math.max(TALL_MM / 2 / half, WIDE_MM / 2 / half / aspect) / orbit.zoom;
    const [turn, tilt] = [orbit.turn, orbit.tilt].map(THREE.MathUtils.degToRad) as [number, number];
    this.#camera.aspect = aspect;
    this.#camera.position.set(
      CENTER.x + far * Math.sin(turn) * Math.cos(tilt),
      CENTER.y + far * Math.sin(tilt),
      CENTER.z + far * Math.cos(turn) * Math.cos(tilt),
    );
    this.#camera.near = Math.max(far - 900, 20);
    this.#camera.far = far + 1200;
    this.#camera.lookAt(CENTER);
    if (this.raised === 0) this.#camera.clearViewOffset();
    else this.#camera.setViewOffset(width, height, 0, this.raised, width, height);
    this.#camera.updateProjectionMatrix();
    this.#camera.updateMatrixWorld(true);
  }

  /** Where a point of the body is on the canvas, in CSS pixels. */
  project(point: THREE.Vector3): { x: number; y: number } {
    const seen = point.clone().project(this.#camera);
    return {
      x: (seen.x + 1) / 2 * this.#size.width,
      y: (1 - seen.y) / 2 * this.#size.height,
    };
  }

  /** How large a millimetre is in the middle of the picture, in CSS pixels. */
  pixelsPerMm({ zoom }: Orbit): number {
    const { width, height } = this.#size;
    return Math.min(height / TALL_MM, width / WIDE_MM) * zoom;
  }

  /** The structure under a place on the canvas; null if there is none, or it has no name. */
  under(x: number, y: number): string | null {
    const place = new THREE.Vector2(
      x / this.#size.width * 2 - 1,
      1 - y / this.#size.height * 2,
    );
    this.#caster.setFromCamera(place, this.#camera);
    const shown = Object.values(this.#body.layers).filter((layer) => layer.visible);
    const hits = this.#caster.intersectObjects(shown, true);
    // Skin is seen through; a rib or a disc is not, though the lesson has nothing to say of it.
    const names = hits.map((hit) => hit.object.userData["structure"] as string | null | undefined);
    return names.find((name) => name !== undefined) ?? null;
  }

  /** Whether bone or muscle stands between the eye and a point. */
  hidden(point: THREE.Vector3): boolean {
    const eye = this.#camera.position;
    const toward = point.clone().sub(eye);
    const far = toward.length();
    this.#caster.set(eye, toward.normalize());
    this.#caster.far = far - 14;
    const { bones, psoas, iliacus } = this.#body.layers;
    const shown = [bones, psoas, iliacus].filter((layer) => layer.visible);
    const found = this.#caster.intersectObjects(shown, true).length > 0;
    this.#caster.far = Infinity;
    return found;
  }

  /** Whether the graphics card has lost the picture. */
  get lost(): boolean {
    return this.#renderer.getContext().isContextLost();
  }

  dispose(): void {
    this.#body.dispose();
    this.#renderer.dispose();
    this.#renderer.forceContextLoss();
  }
}
