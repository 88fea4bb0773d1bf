/**
 * A class without a network: the board rings a bell at a full minute and everybody taps at it. Each
 * device then runs its own whole plan. Who has to load the page again types the six digits that
 * stand on the board, and a tap at a later bell puts the breath right.
 */

import { breathsBy, type ClassPractice } from "../../models/class_session.ts";
import { breathsOf } from "../../models/plan.ts";
import { decode, encode, fits, MINUTES, type Offered, startedAt } from "../../models/start_code.ts";
import { h, setText, show } from "../../ui/dom.ts";
import { localStore, today } from "../../ui/store.ts";
import { outcomeOf } from "../screening/answers.ts";
import { keptToday } from "../screening/kept.ts";
import { spaced } from "./board.ts";
import { Choosing } from "./choosing.ts";
import { deviceNow, doneAt } from "./connection.ts";
import { labelled } from "./fields.ts";
import { type ClassLesson, materialOf } from "./lesson.ts";
import { wayOf } from "./own_records.ts";
import { Practising } from "./practising.ts";
import { everyFrame } from "./stage.ts";

/** The bell is announced at least so long before it rings, in ms. */
const LEAST_MS = 4_000;

export class Alone {
  readonly element: HTMLElement;
  readonly #practising: Practising;
  readonly #choosing: Choosing;
  readonly #code = h("input", { inputmode: "numeric", autocomplete: "off", maxlength: 7 });
  readonly #status = h("p", { role: "status" });
  readonly #gate: { now(): Parameters<typeof outcomeOf>[0] };
  readonly #offered: Offered;
  #rings: number | null = null;
  #last: ClassPractice | null = null;

  constructor(private readonly lesson: ClassLesson, signal: AbortSignal) {
    const { say, traits } = lesson;
    this.#offered = { variants: traits.variants.length, mostBreaths: traits.most_breaths };
    this.#practising = new Practising(lesson, () => {}, () => {
      location.hash = "#after";
    });
    document.body.append(this.#practising.element);
    this.#choosing = new Choosing(lesson);
    const outside = { store: localStore(1), today: () => today() };
    this.#gate = keptToday(outside, lesson.id, lesson.gate, () => {}, signal);
    const tap = h("button", { type: "button", class: "bl-button bl-button-main" }, say("tap"));
    tap.addEventListener("pointerdown", (event) => this.#tap(doneAt(event)));
    tap.addEventListener("keydown", (event) => {
      const { key, repeat } = event;
      if (!repeat && (key === "Enter" || key === " ")) this.#tap(doneAt(event));
    });
    const ring = h("button", { type: "button", class: "bl-button" }, say("ring"));
    ring.addEventListener("click", () => void this.#ring());
    this.element = h(
      "details",
      { class: "bl-class-alone" },
      h("summary", {}, say("alone_heading")),
      h("p", {}, say("alone_note")),
      ...this.#choosing.fields,
      ...fits(this.#offered)
        ? [
          labelled(say("start_code"), this.#code),
          h("p", { class: "bl-quiet" }, say("start_code_form")),
        ]
        : [],
      h("div", { class: "bl-desk-row" }, tap, ring),
      this.#status,
      h("a", { href: "#safe" }, say("gate_link")),
    );
    this.#code.addEventListener("input", () => this.#typed());
    everyFrame(() => this.#frame(), signal);
    signal.addEventListener("abort", () => this.#practising.close());
  }

  /** Taps at the bell: it begins now, or what goes on already is put right by it. */
  #tap(now: number): void {
    const last = this.#last;
    if (last !== null && breathsBy(last, last.tempo, now) > 0.5) {
      // A later bell rings where a breath begins.
      const breathsAt = Math.round(breathsBy(last, last.tempo, now));
      return this.#begin({ ...last, at: now, breathsAt }, now);
    }
    this.#begin(this.#chosen(now), now);
  }

  #chosen(at: number): ClassPractice {
    return { ...this.#choosing.announced, at, breathsAt: 0, going: true, eased: null, off: null };
  }

  #begin(practice: ClassPractice, now: number): void {
    const material = materialOf(this.lesson, practice);
    const way = wayOf(this.lesson, outcomeOf(this.#gate.now()));
    if (material === null) return;
    if (way === null) {
      setText(this.#status, this.lesson.say("gate_first"));
      return;
    }
    this.#last = practice;
    const total = breathsOf(material.shared);
    if (this.#practising.session.since !== null) {
      this.#practising.send({ type: "heard", practice, now });
    }
    this.#practising.send({ type: "ready", practice, way, total, now });
    void this.#practising.speaking.unlock();
  }

  #typed(): void {
    const text = this.#code.value.replace(/\D/g, "");
    if (text.length < 6) return setText(this.#status, "");
    const code = decode(text, this.#offered);
    if (code === null) return setText(this.#status, this.lesson.say("start_code_wrong"));
    this.#choosing.chosen = code;
    const now = deviceNow();
    setText(this.#status, "");
    this.#begin(this.#chosen(startedAt(code, now)), now);
  }

  /** As a board: counts down to the full minute, rings, and shows the code. */
  async #ring(): Promise<void> {
    await this.#practising.speaking.unlock();
    this.#rings = Math.ceil((deviceNow() + LEAST_MS) / 60_000) * 60_000;
  }

  #frame(): void {
    const now = deviceNow();
    this.#practising.draw(now, now);
    if (this.#rings === null) return;
    const { say } = this.lesson;
    const left = this.#rings - now;
    if (left > 0) return setText(this.#status, say("bell_in", { n: Math.ceil(left / 1000) }));
    this.#practising.speaking.bell();
    const minute = Math.floor(this.#rings / 60_000) % MINUTES;
    const code = encode({ ...this.#choosing.chosen, minute }, this.#offered);
    setText(this.#status, say("code_is", { code: spaced(code) }));
    this.#begin(this.#chosen(this.#rings), now);
    this.#rings = null;
    show(this.#status, true);
  }
}
