/** The turning picture: body, stage, labels and gestures; draws only when something changed. */

import { h } from "../../ui/dom.ts";
import { Body } from "./body.ts";
import { type Layer, LAYERS } from "./layers.ts";
import type { Anatomy } from "./data.ts";
import { listen } from "./gestures.ts";
import { type Candidate, fewer } from "./label_choice.ts";
import { type Labelled, Labels } from "./labels.ts";
import {
  between,
  type Orbit,
  turned,
  VIEW_NAMES,
  type ViewName,
  viewOf,
  VIEWS,
  zoomed,
} from "./orbit.ts";
import { isSoftware } from "./software.ts";
import type { Ball } from "./ball.ts";
import type { Skin } from "./skin.ts";
import { Stage } from "./stage.ts";
import type { Bent, Structure } from "./traits.ts";
import { labelSide, layersOf, meantBy } from "./structure_placement.ts";

/** What is drawn. */
export interface Subject {
  readonly anatomy: Anatomy;
  readonly skin: Skin | null;
  readonly ball: Ball | null;
}

export interface PictureHost {
  /** What a tap hit, nearest first; empty where it hit nothing. */
  picked(ids: readonly string[]): void;
  /** The picture has come to rest after a change. */
  settled(): void;
  /** The graphics card lost the picture, or got it back. */
  lost(on: boolean): void;
  readonly structures: readonly Structure[];
  readonly label: string;
}

const VIEW_MS = 450;
const SETTLE_MS = 220;
/** A tap this near to a landmark means it; in a small picture less, but never less than a finger. */
const NEAR_MM = 15;
const [LEAST_NEAR_PX, MOST_NEAR_PX] = [12, 26];
/** Slower than this, frames are drawn with fewer pixels while the picture changes. */
const SLOW_MS = 40;
const FEWER = 0.6;
/** Room between a chosen place and the card below it. */
const CLEAR_PX = 36;
/** Frames farther apart than this are no motion. */
const APART_MS = 400;

export class Picture {
  readonly element: HTMLElement;
  readonly body: Body;
  readonly stage: Stage;
  orbit: Orbit = VIEWS.front;
  namesShown = true;
  /** Pixels of the picture under the question above it and the card below. */
  covered: () => { readonly top: number; readonly bottom: number } = () => ({ top: 0, bottom: 0 });
  #labels: Labels;
  #host: PictureHost;
  #chosen: string | null = null;
  #frame = 0;
  #settle: ReturnType<typeof setTimeout> | undefined;
  #held = false;
  #flight: { from: Orbit; to: Orbit; start: number } | null = null;
  #last = 0;
  #ratio = 1;
  #size = { width: 0, height: 0 };

  /** Throws if there is no WebGL. */
  constructor(
    { anatomy, skin, ball }: Subject,
    host: PictureHost,
    signal: AbortSignal,
  ) {
    this.#host = host;
    this.body = new Body(anatomy, skin, ball, isSoftware());
    const canvas = h("canvas", { class: "bl-canvas", "aria-hidden": "true" });
    this.stage = new Stage(canvas, this.body);
    this.#labels = new Labels((id) => host.picked([id]));
    const surface = h(
      "div",
      { class: "bl-surface", tabindex: 0, role: "application", "aria-label": host.label },
      canvas,
    );
    this.element = h("div", { class: "bl-stage" }, surface, this.#labels.element);
    listen(surface, {
      turn: (turn, tilt) => this.move(turned(this.orbit, turn, tilt)),
      zoom: (factor) => this.move(zoomed(this.orbit, factor)),
      tap: (x, y) => host.picked(this.#under(x, y)),
      key: (key) => this.#key(key),
      hold: (on) => {
        this.#held = on;
        this.change();
      },
    }, signal);
    const observer = new ResizeObserver(() => this.#resize());
    observer.observe(this.element);
    canvas.addEventListener("webglcontextlost", () => this.#lose(), { signal });
    canvas.addEventListener("webglcontextrestored", () => {
      host.lost(false);
      this.change();
    }, { signal });
    signal.addEventListener("abort", () => {
      observer.disconnect();
      cancelAnimationFrame(this.#frame);
      clearTimeout(this.#settle);
      this.stage.dispose();
    }, { once: true });
  }

  /** Look from somewhere else, at once. */
  move(orbit: Orbit): void {
    this.#flight = null;
    this.orbit = orbit;
    this.change();
  }

  /** Turn to a view; at once if less motion is preferred. */
  goTo(name: ViewName): void {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (still) return this.move(VIEWS[name]);
    this.#flight = { from: this.orbit, to: VIEWS[name], start: performance.now() };
    this.change();
  }

  #lose(): void {
    this.#flight = null;
    this.#labels.show(false);
    this.#host.lost(true);
  }

  /** Turn so far that a structure is seen: not at all where it is seen already. */
  turnTo(id: string): void {
    const seen = (orbit: Orbit) => {
      this.stage.place(orbit);
      const point = this.body.anchor(id, labelSide(id, orbit.turn));
      return point !== null && !this.stage.hidden(point);
    };
    if (seen(this.orbit)) return;
    const name = VIEW_NAMES.find((one) => seen(VIEWS[one]));
    if (name) this.goTo(name);
  }

  bend(angle: number, bent: Bent): void {
    this.body.bend(angle, bent);
    this.change();
  }

  showLayer(layer: Layer, on: boolean): void {
    this.body.layers[layer].visible = on;
    this.change();
  }

  get layers(): Layer[] {
    return LAYERS.filter((layer) => this.body.layers[layer].visible);
  }

  choose(id: string | null): void {
    this.#chosen = id;
    this.body.highlight(id);
    this.change();
  }

  /** Structures that have a place in the picture, whatever layers are on. */
  get drawn(): string[] {
    const ids = this.#host.structures.map(({ id }) => id);
    return ids.filter((id) => this.body.anchor(id, labelSide(id, 0)) !== null);
  }

  /** Ask for one frame. */
  change(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame((now) => this.#draw(now));
  }

  #draw(now: number): void {
    this.#frame = 0;
    if (this.#size.width === 0) return;
    // Without the graphics card, words and slider go on; a frame comes when it is back.
    if (this.stage.lost) return this.#host.settled();
    if (this.#flight) {
      const share = Math.min(Math.max((now - this.#flight.start) / VIEW_MS, 0), 1);
      this.orbit = between(this.#flight.from, this.#flight.to, share);
      if (share === 1) this.#flight = null;
    }
    const moving = this.#flight !== null || this.#held;
    const gap = now - this.#last;
    if (gap > SLOW_MS && gap < APART_MS) this.#sharpness(FEWER);
    this.#last = now;
    this.#raise();
    this.stage.draw(this.orbit);
    this.#labels.show(!moving && this.namesShown);
    clearTimeout(this.#settle);
    if (this.#flight) this.change();
    else if (!moving) {
      this.#place(false);
      this.#settle = setTimeout(() => this.#rest(), SETTLE_MS);
    }
  }

  /** Moves the picture out from under the question, or a chosen place out from under the card. */
  #raise(): void {
    const { top, bottom } = this.covered();
    this.stage.raised = 0;
    if (top > 0) this.stage.raised = -top / 2;
    if (bottom === 0 || this.#chosen === null) return;
    const point = this.body.anchor(this.#chosen, labelSide(this.#chosen, this.orbit.turn));
    if (point === null) return;
    this.stage.place(this.orbit);
    const lowest = this.#size.height - bottom - CLEAR_PX;
    const { y } = this.stage.project(point);
    this.stage.raised = Math.min(Math.max(y - lowest, 0), bottom + CLEAR_PX);
  }

  #rest(): void {
    if (this.stage.lost) return;
    const sharp = this.body.plain ? 2 : 1;
    if (this.#ratio !== sharp) {
      this.#sharpness(sharp);
      this.stage.draw(this.orbit);
    }
    this.#place(true);
    this.#host.settled();
  }

  #sharpness(ratio: number): void {
    if (ratio === this.#ratio) return;
    this.#ratio = ratio;
    const { width, height } = this.#size;
    this.stage.resize(width, height, devicePixelRatio * ratio);
  }

  #resize(): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (width === this.#size.width && height === this.#size.height) return;
    this.#size = { width, height };
    this.stage.resize(width, height, devicePixelRatio * this.#ratio);
    this.change();
  }

  #hidden = new Map<string, boolean>();

  /** Moves labels to their places; whether something hides a place is only checked at rest. */
  #place(look: boolean): void {
    const { width, height } = this.#size;
    const { top, bottom } = this.covered();
    const labelled: (Labelled & Candidate)[] = [];
    for (const { id, label, kind } of this.#host.structures) {
      if (!this.#isOn(id)) continue;
      const point = this.body.anchor(id, labelSide(id, this.orbit.turn));
      if (point === null) continue;
      const { x, y } = this.stage.project(point);
      if (x < 0 || x > width || y < top || y > height - bottom) continue;
      if (look) this.#hidden.set(id, this.stage.hidden(point));
      const hidden = this.#hidden.get(id) ?? false;
      labelled.push({ id, text: label, kind, x, y, hidden });
    }
    const shown = fewer(labelled, this.#chosen, width, height);
    this.#labels.draw(shown, this.#chosen, width, height, { top, bottom });
    this.#labels.show(this.namesShown);
  }

  /** Hides or shows the names without drawing a frame. */
  showNames(): void {
    this.#labels.show(this.namesShown && !this.stage.lost);
  }

  #isOn(id: string): boolean {
    return layersOf(id).every((layer) => this.body.layers[layer].visible);
  }

  /** Landmarks near a tap come before what the tap hits: they are small and lie on it. */
  #under(x: number, y: number): string[] {
    this.stage.place(this.orbit);
    const reach = NEAR_MM * this.stage.pixelsPerMm(this.orbit);
    const most = Math.min(Math.max(reach, LEAST_NEAR_PX), MOST_NEAR_PX);
    const near: { id: string; far: number }[] = [];
    for (const { id, kind } of this.#host.structures) {
      if (kind !== "landmark" || !this.#isOn(id)) continue;
      for (const side of ["left", "right"] as const) {
        const point = this.body.anchor(id, side);
        if (point === null) continue;
        const at = this.stage.project(point);
        const far = Math.hypot(at.x - x, at.y - y);
        if (far <= most) near.push({ id, far });
      }
    }
    const marks = [...near].sort((a, b) => a.far - b.far).map(({ id }) => id);
    const hit = this.stage.under(x, y);
    return [...new Set([...marks, ...hit === null ? [] : meantBy(hit)])];
  }

  #key(key: string): boolean {
    const step = 10;
    const moves: Record<string, () => void> = {
      ArrowLeft: () => this.move(turned(this.orbit, -step, 0)),
      ArrowRight: () => this.move(turned(this.orbit, step, 0)),
      ArrowUp: () => this.move(turned(this.orbit, 0, step)),
      ArrowDown: () => this.move(turned(this.orbit, 0, -step)),
      "+": () => this.move(zoomed(this.orbit, 1.2)),
      "=": () => this.move(zoomed(this.orbit, 1.2)),
      "-": () => this.move(zoomed(this.orbit, 1 / 1.2)),
      Home: () => this.goTo("front"),
    };
    const move = moves[key];
    move?.();
    return move !== undefined;
  }

  get view(): ViewName | null {
    return viewOf(this.orbit);
  }
}
