/** Puts picture, controls, list and questions together and follows the model. */

import type { AnyModel } from "@anywidget/types";
import { h, setText } from "../../ui/dom.ts";
import { type Say, speaker } from "../../ui/words.ts";
import type { Layer } from "./layers.ts";
import { PageQuestion } from "./page_question.ts";
import { LengthCurve } from "./curve.ts";
import { Controls } from "./controls.ts";
import type { Anatomy } from "./data.ts";
import { aboutHip, describe } from "./describe.ts";
import { FindPanel } from "./find_panel.ts";
import { turned, VIEW_NAMES, type ViewName, zoomed } from "./orbit.ts";
import { Picture } from "./picture.ts";
import { plateFigures } from "./plates.ts";
import { StructureList } from "./structure_list.ts";
import { BENT, type Bent, type MuscleViewerTraits } from "./traits.ts";
import { layersOf } from "./structure_placement.ts";

export class Viewer {
  readonly #model: AnyModel<MuscleViewerTraits>;
  readonly #say: Say;
  readonly #anatomy: Anatomy | null;
  readonly #picture: Picture | null;
  readonly #list: StructureList;
  readonly #find: FindPanel;
  readonly #pageQuestion: PageQuestion;
  readonly #controls: Controls;
  readonly #curve: LengthCurve;
  readonly #root: HTMLElement;
  #rests = 0;
  readonly #told = h("p", { class: "bl-viewer-says", role: "status" });
  #chosen: string | null = null;

  /** Without `anatomy`, which could not be read, plates and list do what they can. */
  constructor(
    model: AnyModel<MuscleViewerTraits>,
    el: HTMLElement,
    anatomy: Anatomy | null,
    seed: () => number,
    signal: AbortSignal,
  ) {
    this.#model = model;
    this.#anatomy = anatomy;
    this.#say = speaker(model.get("words"));
    const say = this.#say;
    const structures = model.get("structures");
    this.#picture = this.#paint(signal);
    const drawn = new Set(this.#picture?.drawn ?? structures.map(({ id }) => id));
    this.#list = new StructureList(
      structures,
      (id) => drawn.has(id),
      say,
      (id) => this.#pick([id]),
    );
    this.#find = new FindPanel(
      {
        nameOf: (id) => structures.find((one) => one.id === id)?.name ?? id,
        ids: () => structures.map(({ id }) => id).filter((id) => drawn.has(id) && this.#isOn(id)),
        asking: (on) => this.#asking(on),
        reveal: (id) => this.#choose(id),
      },
      say,
      seed,
    );
    this.#pageQuestion = new PageQuestion(
      {
        drawn: this.#picture === null ? new Set() : drawn,
        nameOf: (id) => structures.find((one) => one.id === id)?.name ?? id,
        looksFor: (ids) => this.#lookFor(ids),
      },
      say,
      signal,
    );
    this.#controls = new Controls({
      view: (name) => this.#picture?.goTo(name),
      turn: (turn, tilt) => this.#turn(turn, tilt),
      zoom: (factor) => this.#zoom(factor),
      layer: (layer, on) => this.#layer(layer, on),
    }, say);
    this.#curve = new LengthCurve(model.get("curve"), anatomy?.muscles.hip_angles_deg ?? []);
    const plates = plateFigures(model.get("plates"), say, this.#picture === null);
    this.#root = h(
      "section",
      { class: "bl-widget bl-viewer", "aria-label": say("region") },
      this.#picture === null
        ? h("p", { class: "bl-no-webgl" }, say(anatomy === null ? "no_data" : "no_webgl"))
        : null,
      h(
        "div",
        { class: "bl-viewer-columns" },
        h(
          "div",
          { class: "bl-viewer-main" },
          this.#pageQuestion.element,
          this.#picture ? this.#controls.views : null,
          this.#picture?.element ?? plates,
          this.#picture ? this.#controls.moves : null,
          this.#told,
          this.#curve.element,
          this.#picture ? this.#controls.layers : null,
          this.#picture ? h("p", { class: "bl-hint" }, say("hint")) : null,
          h("p", { class: "bl-hint" }, say("model_note")),
          this.#picture ? plates : null,
        ),
        h("div", { class: "bl-viewer-side" }, this.#find.element, this.#list.element),
      ),
    );
    el.replaceChildren(this.#root);
    this.#follow(signal);
    this.#bend();
    this.#controls.setLayers(this.#picture?.layers ?? []);
    const wanted = VIEW_NAMES.find((name) => name === model.get("view"));
    if (wanted && this.#picture) this.#picture.goTo(wanted);
    this.#settled();
    signal.addEventListener("abort", () => this.#root.remove(), { once: true });
  }

  #paint(signal: AbortSignal): Picture | null {
    if (this.#anatomy === null) return null;
    try {
      return new Picture(this.#anatomy, {
        structures: this.#model.get("structures"),
        label: this.#say("picture"),
        picked: (ids) => this.#pick(ids),
        settled: () => this.#settled(),
      }, signal);
    } catch {
      return null;
    }
  }

  #follow(signal: AbortSignal): void {
    const model = this.#model;
    const follow = (name: keyof MuscleViewerTraits, then: () => void) => {
      model.on(`change:${name}`, then);
      signal.addEventListener("abort", () => model.off(`change:${name}`, then), { once: true });
    };
    follow("hip_angle", () => this.#bend());
    follow("side_index", () => this.#bend());
    follow("names_shown", () => this.#asking(false));
    follow("view", () => {
      const name = VIEW_NAMES.find((one) => one === model.get("view"));
      if (name && this.#picture && this.#picture.view !== name) this.#picture.goTo(name);
    });
  }

  get #bent(): Bent {
    return BENT[this.#model.get("side_index")] ?? "both";
  }

  #bend(): void {
    this.#curve.mark(this.#model.get("hip_angle"));
    if (this.#picture) this.#picture.bend(this.#model.get("hip_angle"), this.#bent);
    else this.#settled();
  }

  #turn(turn: number, tilt: number): void {
    this.#picture?.move(turned(this.#picture.orbit, turn, tilt));
  }

  #zoom(factor: number): void {
    this.#picture?.move(zoomed(this.#picture.orbit, factor));
  }

  #layer(layer: Layer, on: boolean): void {
    this.#picture?.showLayer(layer, on);
    this.#controls.setLayers(this.#picture?.layers ?? []);
  }

  #isOn(id: string): boolean {
    const layers = this.#picture?.layers;
    return layers === undefined || layersOf(id).every((layer) => layers.includes(layer));
  }

  #pick(ids: readonly string[]): void {
    this.#model.set("picked", [...ids]);
    this.#model.save_changes();
    if (this.#pageQuestion.pick(ids)) return;
    if (this.#find.open) return this.#find.pick(ids);
    const id = ids[0] ?? null;
    // A chosen structure is shown, whatever was left out before.
    if (id !== null) {
      for (const layer of layersOf(id)) {
        if (this.#picture?.drawn.includes(id)) this.#layer(layer, true);
      }
    }
    this.#choose(id);
  }

  #choose(id: string | null): void {
    this.#chosen = id;
    this.#list.choose(id);
    this.#picture?.choose(id);
    if (!this.#picture) this.#settled();
  }

  /** A question of the quiz came or went; all that it offers is to be seen. */
  #lookFor(ids: readonly string[]): void {
    if (ids.length > 0) this.#choose(null);
    for (const layer of ids.flatMap(layersOf)) this.#layer(layer, true);
    this.#asking(this.#find.open);
  }

  /** While something is asked for, names would give it away. */
  #asking(search: boolean): void {
    const on = search || this.#pageQuestion.open;
    this.#list.hideDetail(on);
    if (!this.#picture) return;
    this.#picture.namesShown = !on && this.#model.get("names_shown");
    this.#picture.change();
  }

  #settled(): void {
    const name = this.#model.get("structures").find(({ id }) => id === this.#chosen)?.name ?? null;
    const [picture, angle, say] = [this.#picture, this.#model.get("hip_angle"), this.#say];
    const muscles = this.#anatomy?.muscles;
    if (picture === null || muscles === undefined) {
      const told = [
        say("told_flat"),
        ...muscles ? [aboutHip(angle, this.#bent, muscles, say)] : [],
        ...name === null ? [] : [say("chosen", { name })],
      ];
      setText(this.#told, told.join(" "));
      return;
    }
    this.#controls.setView(picture.view);
    const shown = {
      orbit: picture.orbit,
      angle,
      bent: this.#bent,
      layers: picture.layers,
      chosen: name,
    };
    setText(this.#told, describe(shown, muscles, say));
    this.#tellView(picture.view);
    // How often the picture has come to rest, and frames drawn: for tests and measurements.
    this.#root.dataset["rests"] = String(++this.#rests);
    this.#root.dataset["frames"] = String(picture.stage.frames);
  }

  #tellView(view: ViewName | null): void {
    const name = view ?? "";
    if (this.#model.get("view") === name) return;
    this.#model.set("view", name);
    this.#model.save_changes();
  }
}
