/** Puts picture, controls, list and questions together and follows the model. */

import type { AnyModel } from "@anywidget/types";
import { h, setText } from "../../ui/dom.ts";
import { type Say, speaker } from "../../ui/words.ts";
import { Card } from "./card.ts";
import { Controls } from "./controls.ts";
import { LengthCurve } from "./curve.ts";
import type { Anatomy } from "./data.ts";
import { aboutHip, describe } from "./describe.ts";
import { FindPanel } from "./find_panel.ts";
import { Fold } from "./fold.ts";
import { HipControl } from "./hip_control.ts";
import type { Layer } from "./layers.ts";
import { sideSeen, turned, VIEW_NAMES, type ViewName, zoomed } from "./orbit.ts";
import { PageQuestion } from "./page_question.ts";
import { Picture, type Subject } from "./picture.ts";
import { plateFigures, StandIn } from "./plates.ts";
import { StructureList } from "./structure_list.ts";
import { layersOf } from "./structure_placement.ts";
import { BENT, type Bent, type MuscleViewerTraits, type Structure } from "./traits.ts";

/** From this width on there is room for open folds beside the picture. */
const WIDE = "(min-width: 1000px)";

export class Viewer {
  readonly #model: AnyModel<MuscleViewerTraits>;
  readonly #say: Say;
  readonly #anatomy: Anatomy | null;
  readonly #structures: readonly Structure[];
  readonly #drawn: ReadonlySet<string>;
  readonly #picture: Picture | null;
  readonly #card: Card;
  readonly #standIn: StandIn;
  readonly #find: FindPanel;
  readonly #pageQuestion: PageQuestion;
  readonly #controls: Controls;
  readonly #hip: HipControl;
  readonly #parts: Fold;
  readonly #root: HTMLElement;
  readonly #told = h("p", { class: "bl-viewer-says bl-unseen", role: "status" });
  #list: StructureList | null = null;
  #curve: LengthCurve | null = null;
  #rests = 0;
  #chosen: string | null = null;

  /** If the data could not be read, there is no subject, and plates and list do what they can. */
  constructor(
    model: AnyModel<MuscleViewerTraits>,
    el: HTMLElement,
    subject: Subject | null,
    seed: () => number,
    signal: AbortSignal,
  ) {
    this.#model = model;
    this.#anatomy = subject?.anatomy ?? null;
    this.#say = speaker(model.get("words"));
    const say = this.#say;
    this.#structures = model.get("structures");
    this.#standIn = new StandIn(model.get("plates"), say);
    this.#picture = this.#paint(subject, signal);
    this.#drawn = new Set(this.#picture?.drawn ?? this.#structures.map(({ id }) => id));
    this.#card = new Card(say, () => this.#read(), () => this.#choose(null));
    this.#find = new FindPanel(
      {
        nameOf: (id) => this.#nameOf(id),
        ids: () =>
          this.#structures.map(({ id }) => id)
            .filter((id) => this.#drawn.has(id) && this.#isOn(id)),
        asking: (on) => this.#asking(on),
        reveal: (id) => this.#choose(id),
      },
      say,
      seed,
    );
    this.#pageQuestion = new PageQuestion(
      {
        drawn: this.#picture === null ? new Set() : this.#drawn,
        nameOf: (id) => this.#nameOf(id),
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
    this.#hip = new HipControl({
      bend: (angle) => this.#write({ hip_angle: angle }),
      side: (index) => this.#write({ side_index: index }),
    }, say);
    this.#parts = new Fold(say("fold_parts"), () => [this.#makeList().element]);
    this.#root = h(
      "section",
      { class: "bl-widget bl-viewer", "aria-label": say("region") },
      this.#picture === null
        ? h("p", { class: "bl-no-webgl" }, say(subject === null ? "no_data" : "no_webgl"))
        : null,
      h(
        "div",
        { class: "bl-viewer-columns" },
        this.#front(),
        this.#hip.slider,
        this.#told,
        h("div", { class: "bl-viewer-folds" }, ...this.#folds(signal)),
      ),
    );
    el.classList.add("bl-viewer-host");
    el.replaceChildren(this.#root);
    this.#follow(signal);
    this.#bend();
    this.#controls.setLayers(this.#picture?.layers ?? []);
    const wanted = VIEW_NAMES.find((name) => name === model.get("view"));
    if (wanted && this.#picture) this.#picture.goTo(wanted);
    this.#settled();
    signal.addEventListener("abort", () => this.#root.remove(), { once: true });
  }

  /** What is in front: the picture with its questions and messages, or the plates. */
  #front(): HTMLElement {
    const asked = h(
      "div",
      { class: "bl-stage-asks" },
      this.#pageQuestion.element,
      this.#find.element,
    );
    const picture = this.#picture;
    if (picture === null) {
      const plates = plateFigures(this.#model.get("plates"));
      return h("div", { class: "bl-viewer-front" }, asked, plates);
    }
    picture.element.append(this.#standIn.element, asked, this.#card.element);
    picture.covered = () => ({ top: asked.offsetHeight, bottom: this.#card.height });
    return picture.element;
  }

  #folds(signal: AbortSignal): HTMLElement[] {
    const say = this.#say;
    const find = new Fold(say("find_start"), () => [this.#find.starter]);
    const about = new Fold(say("fold_about"), () => [
      this.#makeCurve().element,
      h("p", { class: "bl-hint" }, say("model_note")),
      this.#picture && plateFigures(this.#model.get("plates")),
    ]);
    if (this.#picture === null) {
      this.#parts.open();
      return [this.#parts, find, about].map(({ element }) => element);
    }
    const view = new Fold(say("fold_view"), () => [
      this.#controls.views(),
      this.#controls.moves(),
      this.#hip.sides,
      h("p", { class: "bl-hint" }, say("hint")),
    ]);
    const layers = new Fold(say("fold_layers"), () => [this.#controls.layers()]);
    if (matchMedia(WIDE).matches) [view, layers].forEach((fold) => fold.open());
    // On paper the plates stand where the picture was.
    matchMedia("print").addEventListener("change", () => about.fill(), { signal, once: true });
    return [view, layers, find, this.#parts, about].map(({ element }) => element);
  }

  #makeList(): StructureList {
    this.#list = new StructureList(
      this.#structures,
      (id) => this.#drawn.has(id),
      this.#say,
      (id) => this.#pick([id]),
      (id) => this.#seek(id),
    );
    this.#list.choose(this.#chosen);
    this.#list.hideDetail(this.#find.open || this.#pageQuestion.open);
    return this.#list;
  }

  #makeCurve(): LengthCurve {
    const angles = this.#anatomy?.muscles.hip_angles_deg ?? [];
    this.#curve = new LengthCurve(this.#model.get("curve"), angles);
    this.#hip.set(this.#model.get("hip_angle"), this.#model.get("side_index"));
    this.#curve?.mark(this.#model.get("hip_angle"));
    return this.#curve;
  }

  #nameOf(id: string): string {
    return this.#structures.find((one) => one.id === id)?.name ?? id;
  }

  #write(traits: Partial<MuscleViewerTraits>): void {
    for (const [name, value] of Object.entries(traits)) {
      this.#model.set(name as keyof MuscleViewerTraits, value);
    }
    this.#model.save_changes();
  }

  #paint(subject: Subject | null, signal: AbortSignal): Picture | null {
    if (subject === null) return null;
    try {
      return new Picture(subject, {
        structures: this.#structures,
        label: this.#say("picture"),
        picked: (ids) => this.#pick(ids),
        settled: () => this.#settled(),
        lost: (on) => this.#lose(on),
      }, signal);
    } catch {
      return null;
    }
  }

  /** The plate stands in for a picture that the graphics card dropped. */
  #lose(on: boolean): void {
    const orbit = this.#picture?.orbit;
    this.#standIn.show(on, orbit !== undefined && sideSeen(orbit).endsWith("side"));
    this.#settled();
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
    this.#hip.set(this.#model.get("hip_angle"), this.#model.get("side_index"));
    this.#curve?.mark(this.#model.get("hip_angle"));
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
    this.#write({ picked: [...ids] });
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

  /** The only match of a search: shown, turned to, and brought into view. */
  #seek(id: string): void {
    const asked = this.#pageQuestion.open || this.#find.open;
    this.#pick([id]);
    if (asked || !this.#picture?.drawn.includes(id)) return;
    this.#picture.turnTo(id);
    this.#picture.element.scrollIntoView({ block: "nearest" });
  }

  /** All that the lesson says of the chosen structure. */
  #read(): void {
    this.#parts.open();
    this.#list?.read();
  }

  #choose(id: string | null): void {
    this.#chosen = id;
    this.#list?.choose(id);
    this.#showCard();
    this.#picture?.choose(id);
    if (!this.#picture) this.#settled();
  }

  #showCard(): void {
    const asked = this.#find.open || this.#pageQuestion.open;
    const chosen = this.#structures.find(({ id }) => id === this.#chosen);
    this.#card.show(asked || chosen === undefined ? null : chosen);
  }

  /** A question of the quiz opened or closed; everything that it offers must be visible. */
  #lookFor(ids: readonly string[]): void {
    if (ids.length > 0) this.#choose(null);
    for (const layer of ids.flatMap(layersOf)) this.#layer(layer, true);
    this.#asking(this.#find.open);
  }

  /** While something is asked for, names would give it away. */
  #asking(search: boolean): void {
    const on = search || this.#pageQuestion.open;
    this.#list?.hideDetail(on);
    this.#showCard();
    if (!this.#picture) return;
    this.#picture.namesShown = !on && this.#model.get("names_shown");
    this.#picture.change();
  }

  #settled(): void {
    const name = this.#chosen === null ? null : this.#nameOf(this.#chosen);
    const [picture, angle, say] = [this.#picture, this.#model.get("hip_angle"), this.#say];
    const muscles = this.#anatomy?.muscles;
    if (picture === null || muscles === undefined || picture.stage.lost) {
      const told = [
        say(picture === null ? "told_flat" : "told_lost"),
        ...muscles ? [aboutHip(angle, this.#bent, muscles, say)] : [],
        ...name === null ? [] : [say("chosen", { name })],
      ];
      setText(this.#told, told.join(" "));
      this.#root.dataset["rests"] = String(++this.#rests);
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
