/** One timer on the page: joins the model's traits, the session, the view, sound and the store. */

import type { AnyModel } from "@anywidget/types";
import type { Clock } from "../front/clock.ts";
import {
  breathsAt,
  placeOf,
  positionOf,
  readySession,
  type Session,
  stageOf,
} from "../front/session.ts";
import { keyOf, type Store } from "../front/store.ts";
import { sameTempo } from "../front/tempo.ts";
import { speaker } from "../front/words.ts";
import { announcement, firstExhale } from "./announcing.ts";
import { type Choice, choiceOf, easierThan, isUnderWay, planOf, tempoOf } from "./choice.ts";
import { type Kept, keptFrom } from "./kept.ts";
import { Runner } from "./runner.ts";
import { type Button, type Screen, screenOf } from "./screen.ts";
import { Tones } from "./tones.ts";
import { type BreathTimerTraits, TRAITS, type Traits, traitsOf } from "./traits.ts";
import { createView } from "./view.ts";

/** What the timer takes from outside; tests put in their own. */
export interface Outside {
  readonly clock: Clock;
  readonly store: Store;
  /** Null where there is no sound to be had. */
  readonly audio: () => AudioContext | null;
}

export class Timer {
  #traits: Traits;
  /** What is being worked; the controls may have moved on. */
  #choice: Choice;
  #offer: Kept | null;
  #last: Screen | null = null;
  #savedBreath = -1;
  readonly #say;
  readonly #view;
  readonly #runner;
  readonly #tones;
  readonly #key: string;

  constructor(
    private readonly model: AnyModel<BreathTimerTraits>,
    el: HTMLElement,
    private readonly outside: Outside,
    signal: AbortSignal,
  ) {
    this.#traits = traitsOf(model);
    this.#choice = choiceOf(this.#traits);
    this.#key = keyOf(this.#traits.lesson_id, "place");
    this.#offer = keptFrom(outside.store.read(this.#key), this.#traits, Date.now());
    this.#say = speaker(this.#traits.words);
    this.#tones = new Tones(outside.clock, outside.audio);
    this.#view = createView(this.#say, (button) => this.#press(button));
    this.#runner = new Runner(this.#prepared(), outside.clock, {
      changed: (before, after) => this.#changed(before, after),
      frame: () => this.#draw(),
      pulse: () => this.#pulse(),
    }, signal);
    el.replaceChildren(this.#view.root);
    this.#view.root.addEventListener("keydown", (event) => this.#keyDown(event), { signal });
    addEventListener("pagehide", () => this.#save(), { signal });
    const propose = () => this.#proposeBreaths();
    const changed = () => this.#traitsChanged();
    model.on("change:variant_index", propose);
    for (const name of TRAITS) model.on(`change:${name}`, changed);
    signal.addEventListener("abort", () => {
      model.off("change:variant_index", propose);
      for (const name of TRAITS) model.off(`change:${name}`, changed);
      this.#save();
      this.#tones.close();
      this.#view.root.remove();
    });
    this.#draw();
  }

  #prepared(): Session {
    return readySession(planOf(this.#traits, this.#choice), tempoOf(this.#traits));
  }

  #press(button: Button): void {
    const at = this.#runner.now;
    switch (button) {
      case "start":
        return this.#start();
      case "go_on":
        return this.#goOn();
      case "again":
        if (this.#offer) return this.#forget();
        return this.#runner.send({ type: "again" });
      case "ease_off": {
        const { step } = positionOf(this.#runner.session, at);
        const easier = easierThan(this.#traits, this.#choice, step)?.plan;
        if (easier) {
          this.#runner.send({ type: "ease-off", easier, easing: this.#traits.easing, at });
        }
        return;
      }
      case "in_place":
        return this.#runner.send({ type: "in-place", at });
      default:
        return this.#runner.send({ type: button, at });
    }
  }

  #start(): void {
    const { plan, tempo } = this.#prepared();
    this.#runner.send({ type: "start", plan, tempo, at: this.#runner.now });
  }

  /** On where it stopped; the controls go back to what was chosen then. */
  #goOn(): void {
    const offer = this.#offer;
    if (!offer) return;
    const { place, choice } = offer;
    this.#offer = null;
    this.#choice = choice;
    this.#runner.send({ type: "restore", place, at: this.#runner.now });
    this.model.set("variant_index", choice.variant);
    this.model.set("side_index", choice.side);
    this.model.set("breaths", choice.breaths);
    this.model.set("breaths_per_minute", place.tempo.breathsPerMinute);
    this.model.set("inhale_share", place.tempo.inhaleShare);
    this.model.save_changes();
  }

  #forget(): void {
    this.#offer = null;
    this.outside.store.erase(this.#key);
    this.#draw();
  }

  /** Choosing a variant proposes that variant's own number of breaths. */
  #proposeBreaths(): void {
    const breaths = this.model.get("variants")[this.model.get("variant_index")]?.breaths;
    if (breaths === undefined || breaths === this.model.get("breaths")) return;
    this.model.set("breaths", breaths);
    this.model.save_changes();
  }

  #traitsChanged(): void {
    const tempoBefore = tempoOf(this.#traits);
    const soundBefore = this.#traits.sound;
    this.#traits = traitsOf(this.model);
    const { session, now } = this.#runner;
    if (!isUnderWay(session)) {
      if (session.status === "ready") this.#takeChoice();
      return this.#draw();
    }
    const { gate, sound } = this.#traits;
    const tempo = tempoOf(this.#traits);
    if (!sameTempo(tempo, tempoBefore)) this.#runner.send({ type: "tempo", tempo, at: now });
    // An answer that rules the practice out counts at once, also on the ball.
    if (gate === "do-not" || gate === "ask-first") this.#runner.send({ type: "stop", at: now });
    if (sound && !soundBefore && session.status === "going") {
      this.#tones.begin(this.#runner.session);
    }
    if (!sound) this.#tones.silence();
    this.#draw();
  }

  #takeChoice(): void {
    this.#choice = choiceOf(this.#traits);
    this.#runner.prepare(this.#prepared());
  }

  #changed(before: Session, after: Session): void {
    if (after.status === "going" && this.#traits.sound) this.#tones.begin(after);
    else this.#tones.silence();
    if (after.status === "ready" && before.status !== "ready") this.#takeChoice();
    this.#save();
  }

  #pulse(): void {
    const { session } = this.#runner;
    if (this.#traits.sound) this.#tones.pump(session);
    const breath = Math.floor(breathsAt(session, this.#runner.now));
    if (breath === this.#savedBreath) return;
    this.#savedBreath = breath;
    this.#save();
  }

  #save(): void {
    if (this.#offer) return;
    const place = placeOf(this.#runner.session, this.#runner.now);
    if (!place) return this.outside.store.erase(this.#key);
    const kept: Kept = { place, choice: this.#choice, saved: Date.now() };
    this.outside.store.write(this.#key, kept);
  }

  #draw(): void {
    const { session, now } = this.#runner;
    const screen = screenOf(session, now, this.#traits, this.#choice, this.#offer, this.#say);
    this.#view.draw(screen, this.#traits.gate);
    this.#announce(screen, session, now);
    if (session.status === "going") this.#pulse();
  }

  #announce(screen: Screen, session: Session, now: number): void {
    const first = stageOf(session, now) !== "ready" && positionOf(session, now).breath === 0;
    const text = announcement(this.#last, screen, this.#view.everyBreath.checked) ??
      firstExhale(this.#last, screen, first);
    this.#last = screen;
    if (text !== null) this.#view.announce(text);
  }

  /** Space pauses and goes on, Escape stops; a focused control keeps its own keys. */
  #keyDown(event: KeyboardEvent): void {
    const at = this.#runner.now;
    const { status } = this.#runner.session;
    if (event.repeat) return;
    if (event.key === "Escape" && isUnderWay(this.#runner.session)) {
      this.#runner.send({ type: "stop", at });
    } else if (event.key === " " && !isControl(event.target)) {
      if (status === "going") this.#runner.send({ type: "pause", at });
      else if (status === "paused") this.#runner.send({ type: "resume", at });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("button, input, select, summary, a") !== null;
}
