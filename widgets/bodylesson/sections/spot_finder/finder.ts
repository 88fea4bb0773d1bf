/** The spot finder: belly, what there is to say of the place, and what is under it. */

import type { AnyModel } from "@anywidget/types";
import { h, setText, show } from "../../ui/dom.ts";
import { type Say, speaker } from "../../ui/words.ts";
import { Belly } from "./belly.ts";
import { fromMm, toMm } from "../../models/measures.ts";
import { placeOf } from "../../models/placement.ts";
import { Section } from "./section.ts";
import { startOf, type State, stateOf, type Traits } from "./state.ts";
import { tell, tellUnder } from "./telling.ts";
import { DRAWN, type SpotFinderTraits, TWICE } from "./traits.ts";

const STEP_MM = 5;
const LEAST_SHARE = 0;
const MOST_SHARE = 1.1;
const MOST_OFF_MM = 90;

/** How the ball is moved by key or button: along the line toward the hip, across toward the groin. */
const MOVES = {
  ArrowRight: [STEP_MM, 0],
  ArrowUp: [STEP_MM, 0],
  ArrowLeft: [-STEP_MM, 0],
  ArrowDown: [-STEP_MM, 0],
  PageUp: [0, -STEP_MM],
  PageDown: [0, STEP_MM],
} as const satisfies Record<string, readonly [number, number]>;

export class Finder {
  readonly #model: AnyModel<SpotFinderTraits>;
  readonly #say: Say;
  readonly #belly: Belly;
  readonly #section: Section;
  readonly #root: HTMLElement;
  readonly #title = h("p", { class: "bl-spot-title" });
  readonly #advice = h("p", {});
  readonly #facts = h("ul", { class: "bl-spot-facts" });
  readonly #aloud = h("p", { class: "bl-aloud" });
  readonly #under = h("ul", { class: "bl-spot-facts" });
  /** Where the ball would start; it goes along with ball and belly until a hand moves it. */
  #start: number;

  constructor(model: AnyModel<SpotFinderTraits>, el: HTMLElement, signal: AbortSignal) {
    this.#model = model;
    this.#say = speaker(model.get("words"));
    const say = this.#say;
    this.#belly = new Belly(model.get("numbers"), say);
    this.#section = new Section(model.get("numbers"), say);
    const placement = model.get("placement");
    this.#root = h(
      "section",
      { class: "bl-widget bl-spot", "aria-label": say("region") },
      h(
        "div",
        { class: "bl-spot-columns" },
        h("div", {}, this.#belly.element, this.#legend(), this.#buttons()),
        h(
          "div",
          { class: "bl-spot-told" },
          h("div", { class: "bl-spot-verdict", role: "status" }, this.#title, this.#advice),
          this.#facts,
          h(
            "div",
            { class: "bl-aloud-box" },
            h("p", { class: "bl-aloud-title" }, say("read_aloud")),
            this.#aloud,
            this.#speak(),
          ),
        ),
      ),
      h(
        "details",
        { class: "bl-spot-why" },
        h("summary", {}, say("why_middle")),
        h("p", {}, h("strong", {}, say("article_says")), " ", placement.article),
        h("p", {}, placement.correction),
      ),
      h("p", { class: "bl-under-title" }, say("under")),
      h(
        "div",
        { class: "bl-spot-columns" },
        this.#section.element,
        h(
          "div",
          { class: "bl-spot-told", role: "status" },
          this.#under,
          h("p", { class: "bl-hint" }, say("under_note")),
        ),
      ),
      h(
        "details",
        { class: "bl-spot-why" },
        h("summary", {}, say("sources")),
        h("ul", {}, ...model.get("spot").sources.map((source) => h("li", {}, source))),
      ),
    );
    el.replaceChildren(this.#root);
    this.#start = startOf(this.#traits);
    if (model.get("share") === 0) this.#write(this.#start, 0);
    this.#listen(signal);
    for (const name of DRAWN) {
      const follow = () => this.#changed();
      model.on(`change:${name}`, follow);
      signal.addEventListener("abort", () => model.off(`change:${name}`, follow), { once: true });
    }
    this.#keepBothUnits(signal);
    signal.addEventListener("abort", () => this.#root.remove(), { once: true });
    this.#draw();
  }

  get #traits(): Traits {
    const names = [
      ...DRAWN,
      "balls",
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

  /** A ball that no hand has moved goes to its own start again. */
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
    const state = stateOf(this.#traits);
    if (state === null) return;
    const told = tell(state, this.#say);
    this.#root.dataset["verdict"] = told.verdict;
    this.#belly.draw(state, `${told.facts[0]} ${told.title}`);
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

  /** Whichever slider is moved, the other one comes to show the same length. */
  #keepBothUnits(signal: AbortSignal): void {
    let converting = false;
    const follow = (from: keyof SpotFinderTraits, then: () => void) => {
      const once = () => {
        if (converting) return;
        converting = true;
        then();
        this.#model.save_changes();
        converting = false;
      };
      this.#model.on(`change:${from}`, once);
      signal.addEventListener("abort", () => this.#model.off(`change:${from}`, once), {
        once: true,
      });
    };
    const short = (value: number) => Math.round(value * 100) / 100;
    for (const [cm, inches] of TWICE) {
      follow(cm, () => this.#model.set(inches, short(fromMm(this.#model.get(cm) * 10, "in"))));
      follow(inches, () => this.#model.set(cm, short(toMm(this.#model.get(inches), "in") / 10)));
    }
  }

  #move([along, across]: readonly [number, number]): void {
    const state = this.#state();
    if (state === null) return;
    const { share, off, distance } = state.spot;
    this.#write(share + along / distance, off + across);
  }

  #state(): State | null {
    return stateOf(this.#traits);
  }

  #listen(signal: AbortSignal): void {
    const { ball } = this.#belly;
    let grip: readonly [number, number] | null = null;
    const at = (event: PointerEvent) => {
      const state = this.#state();
      if (state === null) return null;
      const place = placeOf(this.#belly.toBelly(event, state.side), state.spot);
      return { place, spot: state.spot };
    };
    ball.addEventListener("pointerdown", (event) => {
      const held = at(event);
      if (event.button !== 0 || held === null) return;
      event.preventDefault();
      ball.focus();
      ball.setPointerCapture(event.pointerId);
      grip = [held.spot.share - held.place.share, held.spot.off - held.place.off];
    }, { signal });
    ball.addEventListener("pointermove", (event) => {
      const held = at(event);
      if (grip === null || held === null) return;
      this.#write(held.place.share + grip[0], held.place.off + grip[1]);
    }, { signal });
    const drop = () => grip = null;
    ball.addEventListener("pointerup", drop, { signal });
    ball.addEventListener("pointercancel", drop, { signal });
    ball.addEventListener("keydown", (event) => {
      const move = (MOVES as Record<string, readonly [number, number] | undefined>)[event.key];
      if (event.key === "Home") this.#write(this.#start, 0);
      else if (move) this.#move(move);
      else return;
      event.preventDefault();
      event.stopPropagation();
    }, { signal });
  }

  #buttons(): HTMLElement {
    const button = (key: string, act: () => void) => {
      const made = h("button", { type: "button", class: "bl-chip" }, this.#say(key));
      made.addEventListener("click", act);
      return made;
    };
    return h(
      "div",
      { class: "bl-chips", role: "group", "aria-label": this.#say("move") },
      button("to_hip", () => this.#move(MOVES.ArrowRight)),
      button("to_navel", () => this.#move(MOVES.ArrowLeft)),
      button("to_head", () => this.#move(MOVES.PageUp)),
      button("to_feet", () => this.#move(MOVES.PageDown)),
      button("to_start", () => this.#write(this.#start, 0)),
    );
  }

  #legend(): HTMLElement {
    const names = ["vessel", "artery", "rectus", "good"];
    return h(
      "ul",
      { class: "bl-legend" },
      ...names.map((name) =>
        h(
          "li",
          {},
          h("span", { class: `bl-key bl-key-${name}`, "aria-hidden": "true" }),
          this.#say(`key_${name}`),
        )
      ),
    );
  }

  /** Reads the sentence out where the browser can; the sentence stands there in any case. */
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
