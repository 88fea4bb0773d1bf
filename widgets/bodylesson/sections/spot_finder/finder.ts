/** The spot finder: belly, what there is to say of the place, and what is under it. */

import type { AnyModel } from "@anywidget/types";
import { h, setText, show } from "../../ui/dom.ts";
import { type Say, speaker } from "../../ui/words.ts";
import { placeOf } from "../../models/placement.ts";
import { Adjust } from "./adjust.ts";
import { Belly } from "./belly.ts";
import { buttons, type Hands, letMove, type Move } from "./moving.ts";
import { Section } from "./section.ts";
import { startOf, type State, stateOf, type Traits } from "./state.ts";
import { tell, tellUnder } from "./telling.ts";
import { DRAWN, type SpotFinderTraits } from "./traits.ts";

const LEAST_SHARE = 0;
const MOST_SHARE = 1.1;
const MOST_OFF_MM = 90;

export class Finder {
  readonly #model: AnyModel<SpotFinderTraits>;
  readonly #say: Say;
  readonly #belly: Belly;
  readonly #section: Section;
  readonly #adjust: Adjust;
  readonly #root: HTMLElement;
  readonly #title = h("p", { class: "bl-spot-title" });
  readonly #advice = h("p", {});
  readonly #facts = h("ul", { class: "bl-spot-facts" });
  readonly #aloud = h("p", { class: "bl-aloud" });
  readonly #under = h("ul", { class: "bl-spot-facts" });
  readonly #wall = h("input", { type: "checkbox" });
  /** Where the ball would start; it follows ball and belly until the learner moves it. */
  #start: number;

  constructor(model: AnyModel<SpotFinderTraits>, el: HTMLElement, signal: AbortSignal) {
    this.#model = model;
    this.#say = speaker(model.get("words"));
    const say = this.#say;
    this.#belly = new Belly(model.get("ground"), model.get("numbers"), say);
    this.#section = new Section(model.get("numbers"), say);
    const hands = this.#hands();
    const told = h("p", { class: "bl-hint" }, say("wall_told"));
    this.#adjust = new Adjust(model, say, [
      buttons(hands, say, this.#speak()),
      h("label", { class: "bl-spot-check" }, this.#wall, say("wall")),
      told,
    ], signal);
    this.#wall.addEventListener("change", () => this.#draw());
    show(told, false);
    this.#wall.addEventListener("change", () => show(told, this.#wall.checked));
    this.#root = h(
      "section",
      { class: "bl-widget bl-spot", "aria-label": say("region") },
      this.#belly.element,
      h(
        "div",
        { class: "bl-spot-told" },
        this.#adjust.other,
        h(
          "div",
          { class: "bl-spot-verdict", role: "status" },
          this.#title,
          this.#advice,
          this.#aloud,
        ),
        h(
          "div",
          { class: "bl-spot-never" },
          h("p", { class: "bl-spot-never-title" }, say("never")),
          h("ul", {}, ...model.get("placement").never.map((line) => h("li", {}, line))),
        ),
        this.#folds(),
      ),
    );
    el.replaceChildren(this.#root);
    this.#start = startOf(this.#traits);
    if (model.get("share") === 0) this.#write(this.#start, 0);
    letMove(this.#belly.ball, hands, signal);
    for (const name of DRAWN) {
      const follow = () => this.#changed();
      model.on(`change:${name}`, follow);
      signal.addEventListener("abort", () => model.off(`change:${name}`, follow), { once: true });
    }
    signal.addEventListener("abort", () => this.#root.remove(), { once: true });
    this.#draw();
  }

  get #traits(): Traits {
    const names = [
      ...DRAWN,
      "balls",
      "others",
      "placement",
      "bodies",
      "numbers",
      "limits",
      "spot",
      "words",
    ] as const;
    return Object.fromEntries(
      names.map((name) => [name, this.#model.get(name)]),
    ) as unknown as Traits;
  }

  /** A ball that the learner has not moved goes back to its own start. */
  #changed(): void {
    const start = startOf(this.#traits);
    const before = this.#start;
    this.#start = start;
    const untouched = Math.abs(this.#model.get("share") - before) < 1e-9 &&
      this.#model.get("off_mm") === 0;
    if (untouched && start !== before) this.#write(start, 0);
    this.#draw();
  }

  #draw(): void {
    const traits = this.#traits;
    const state = this.#state();
    this.#adjust.draw(traits);
    if (state === null) return;
    const told = tell(state, this.#say);
    this.#root.dataset["verdict"] = told.verdict;
    this.#belly.draw(state, `${told.facts[0]} ${told.title}`, this.#wall.checked);
    setText(this.#title, told.title);
    setText(this.#advice, told.advice);
    items(this.#facts, told.facts);
    setText(this.#aloud, told.aloud);
    const under = tellUnder(state, this.#say);
    items(this.#under, under);
    this.#section.draw(state, this.#say("section_alt", { told: under.slice(0, 4).join(" ") }));
  }

  #write(share: number, off: number): void {
    const held = Math.min(Math.max(share, LEAST_SHARE), MOST_SHARE);
    this.#model.set("share", held);
    this.#model.set("off_mm", Math.min(Math.max(off, -MOST_OFF_MM), MOST_OFF_MM));
    this.#model.save_changes();
  }

  #state(): State | null {
    return stateOf(this.#traits);
  }

  #hands(): Hands {
    return {
      under: (event) => {
        const state = this.#state();
        return state === null ? null : placeOf(this.#belly.toBelly(event, state.side), state.spot);
      },
      here: () => ({ share: this.#model.get("share"), off: this.#model.get("off_mm") }),
      put: (share, off) => this.#write(share, off),
      move: ([along, across]: Move) => {
        const state = this.#state();
        if (state === null) return;
        const { share, off, distance } = state.spot;
        this.#write(share + along / distance, off + across);
      },
      home: () => this.#write(this.#start, 0),
    };
  }

  #folds(): HTMLElement {
    const say = this.#say;
    return h(
      "div",
      { class: "bl-spot-folds" },
      this.#adjust.fold,
      h("details", {}, h("summary", {}, say("why_numbers")), this.#facts),
      h(
        "details",
        { class: "bl-spot-under" },
        h("summary", {}, say("under")),
        this.#section.element,
        this.#adjust.body(),
        h("div", { role: "status" }, this.#under),
        h("p", { class: "bl-hint" }, say("under_note")),
        h(
          "details",
          {},
          h("summary", {}, say("sources")),
          h("ul", {}, ...this.#model.get("spot").sources.map((source) => h("li", {}, source))),
        ),
      ),
    );
  }

  /** Reads the sentence out if the browser can; it is shown in any case. */
  #speak(): HTMLElement {
    const button = h("button", { type: "button", class: "bl-chip" }, this.#say("speak"));
    show(button, "speechSynthesis" in globalThis);
    button.addEventListener("click", () => {
      speechSynthesis.cancel();
      const sentence = new SpeechSynthesisUtterance(this.#aloud.textContent ?? "");
      sentence.lang = "en";
      speechSynthesis.speak(sentence);
    });
    return button;
  }
}

/** Writes list items, touching only what changed. */
function items(list: HTMLElement, texts: readonly string[]): void {
  while (list.children.length > texts.length) list.lastElementChild?.remove();
  texts.forEach((text, i) => {
    const item = list.children[i] ?? list.appendChild(h("li", {}));
    setText(item, text);
  });
}
