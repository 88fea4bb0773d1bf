/** One timer on the page: joins the model's traits, the session, the view, sound and the store. */

import type { AnyModel } from "@anywidget/types";
import { tell } from "../../ui/events.ts";
import {
  breathsAt,
  isAsking,
  mayAsk,
  positionOf,
  readySession,
  type Session,
  type SessionEvent,
  stageOf,
} from "../../models/session.ts";
import { keyOf } from "../../ui/store.ts";
import { sameTempo } from "../../models/tempo.ts";
import { speaker } from "../../ui/words.ts";
import { announcement, firstExhale } from "./announcing.ts";
import {
  type Choice,
  choiceOf,
  deeperThan,
  easierThan,
  isUnderWay,
  planOf,
  tempoOf,
} from "./choice.ts";
import { Day, whyNotDeeper } from "./day.ts";
import { type Command, commandOf } from "./keys.ts";
import { meaningOf } from "./meaning.ts";
import type { Outside } from "./outside.ts";
import { PlaceKeeper } from "./place_keeper.ts";
import { Runner } from "./runner.ts";
import { sessionNote } from "./session_note.ts";
import { type Button, type Screen, screenOf } from "./screen.ts";
import { type Settings, settingsFrom } from "./settings.ts";
import { Sounding } from "./sounding.ts";
import { Surroundings } from "./surroundings.ts";
import { type BreathTimerTraits, TRAITS, type Traits, traitsOf } from "./traits.ts";
import { createView } from "./view.ts";

export class Timer {
  #traits: Traits;
  /** What is being worked; the controls may have moved on. */
  #choice: Choice;
  #settings: Settings;
  #last: Screen | null = null;
  /** Highest pressure given in this session. */
  #highest: number | null = null;
  readonly #say;
  readonly #view;
  readonly #runner: Runner;
  readonly #sounding: Sounding;
  readonly #around: Surroundings;
  readonly #day: Day;
  readonly #place: PlaceKeeper;
  readonly #soundKey: string;

  constructor(
    private readonly model: AnyModel<BreathTimerTraits>,
    el: HTMLElement,
    private readonly outside: Outside,
    signal: AbortSignal,
  ) {
    this.#traits = traitsOf(model);
    this.#choice = choiceOf(this.#traits);
    const { lesson_id } = this.#traits;
    const { store } = outside;
    this.#day = new Day(store, keyOf(lesson_id, "day"));
    this.#place = new PlaceKeeper(store, keyOf(lesson_id, "place"), this.#traits);
    this.#soundKey = keyOf(lesson_id, "sound");
    this.#settings = settingsFrom(store.read(this.#soundKey));
    this.#say = speaker(this.#traits.words);
    this.#sounding = new Sounding(this.#host(), outside, signal);
    this.#around = new Surroundings(this.#say, () => this.#traits, this.#sounding, {
      settings: () => this.#settings,
      change: (settings, heard) => this.#change(settings, heard),
      press: (button) => this.#press(button),
      command: (command) => this.#obey(command),
      pressure: (of10) => this.#pressure(of10),
      felt: (bad) => this.#day.felt(bad),
      session: () => this.#runner.session,
      ready: () =>
        this.#runner.session.status === "ready" ? this.#prepared() : this.#runner.session,
      redraw: () => this.#draw(),
    });
    this.#view = createView(this.#say, (button) => this.#press(button), this.#around.inserts);
    this.#view.root.append(this.#around.floor.element);
    this.#runner = new Runner(this.#prepared(), this.#sounding.track.clock, {
      changed: (before, after, event) => this.#changed(before, after, event),
      frame: () => this.#draw(),
      pulse: () => this.#pulse(),
    }, signal);
    el.replaceChildren(this.#view.root);
    this.#listen(signal);
    this.#draw();
  }

  #listen(signal: AbortSignal): void {
    const { root } = this.#view;
    this.#view.picture.addEventListener("click", () => {
      if (stageOf(this.#runner.session, this.#runner.now) === "placing") this.#press("in_place");
      else this.#around.sayOffer();
    }, { signal });
    root.addEventListener("keydown", (event) => this.#keyDown(event), { signal });
    addEventListener("pagehide", () => this.#save(), { signal });
    const propose = () => this.#proposeBreaths();
    const changed = () => this.#traitsChanged();
    this.model.on("change:variant_index", propose);
    for (const name of TRAITS) this.model.on(`change:${name}`, changed);
    signal.addEventListener("abort", () => {
      this.model.off("change:variant_index", propose);
      for (const name of TRAITS) this.model.off(`change:${name}`, changed);
      this.#save();
      root.remove();
    });
  }

  #host() {
    return {
      say: this.#say,
      actions: {
        play: () => this.#obey("play"),
        pause: () => this.#obey("pause"),
        stop: () => this.#obey("stop"),
        previous: () => this.#obey("easier"),
        next: () => this.#obey("next"),
      },
      traits: () => this.#traits,
      session: () => this.#runner.session,
      settings: () => this.#settings,
      mayAsk: (step: Session["plan"]["steps"][number]) => this.#deeperFrom(step) !== null,
      changed: () => this.#draw(),
      asked: () => this.#runner.send({ type: "asked", at: this.#runner.now }),
      interrupted: () => this.#runner.send({ type: "pause", at: this.#runner.now }),
      told: (text: string) => this.#around.told(text),
    };
  }

  #prepared(): Session {
    return readySession(planOf(this.#traits, this.#choice), tempoOf(this.#traits));
  }

  /** The way that a yes to more depth leads to; null where nothing deeper is to be had today. */
  #deeperFrom(step: Session["plan"]["steps"][number]) {
    if (whyNotDeeper(this.#runner.session, this.#day.note) !== null) return null;
    return deeperThan(this.#traits, this.#choice, step);
  }

  #press(button: Button): void {
    const at = this.#runner.now;
    const { step } = positionOf(this.#runner.session, at);
    switch (button) {
      case "start":
        return this.#start();
      case "go_on":
        return this.#goOn();
      case "again":
        if (this.#place.offer) {
          this.#place.forget();
          return this.#draw();
        }
        return this.#runner.send({ type: "again" });
      case "ease_off": {
        const easier = easierThan(this.#traits, this.#choice, step)?.plan;
        if (!easier) return;
        return this.#runner.send({ type: "ease-off", easier, easing: this.#traits.easing, at });
      }
      case "deeper": {
        const deeper = this.#deeperFrom(step)?.plan;
        return deeper && this.#runner.send({ type: "deeper", deeper, at });
      }
      case "in_place":
        return this.#runner.send({ type: "in-place", at });
      case "resume":
        this.#tapped();
        return this.#runner.send({ type: "resume", at });
      default:
        return this.#runner.send({ type: button, at });
    }
  }

  /** Keys, headset and lock screen: what they mean depends on what is going on. */
  #obey(command: Command): void {
    // A question that has just been heard to its end may now be answered.
    if (command === "next") this.#sounding.look(this.#runner.session);
    const { session, now } = this.#runner;
    const meaning = meaningOf(command, session, now, this.#place.offer !== null);
    if (meaning === "ask") this.#ask();
    else if (meaning) this.#press(meaning);
  }

  /** The deeper step only ever asks; a second press, once the question is over, says yes. */
  #ask(): void {
    const { session, now } = this.#runner;
    if (this.#sounding.questioning) return;
    if (!mayAsk(session, now) || !this.#deeperFrom(positionOf(session, now).step)) return;
    this.#runner.send({ type: "ask", at: now });
  }

  #tapped(): void {
    if (this.#traits.sound) this.#sounding.track.tapped();
  }

  #start(): void {
    const { plan, tempo } = this.#prepared();
    if (this.#traits.gate !== "go-on") return;
    this.#tapped();
    this.#around.begin();
    this.#runner.send({ type: "start", plan, tempo, at: this.#runner.now });
  }

  /** On where it stopped; the controls go back to what was chosen then. */
  #goOn(): void {
    if (this.#traits.gate !== "go-on") return;
    const offer = this.#place.take();
    if (!offer) return;
    const { place, choice } = offer;
    this.#choice = choice;
    this.#tapped();
    this.#around.begin();
    this.#runner.send({ type: "restore", place, at: this.#runner.now });
    this.model.set("variant_index", choice.variant);
    this.model.set("side_index", choice.side);
    this.model.set("breaths", choice.breaths);
    this.model.set("breaths_per_minute", place.tempo.breathsPerMinute);
    this.model.set("inhale_share", place.tempo.inhaleShare);
    this.model.save_changes();
  }

  #pressure(of10: number): void {
    this.#highest = Math.max(this.#highest ?? 0, of10);
    if (of10 <= this.#traits.pressure_limit) return;
    this.#runner.send({ type: "over-limit", at: this.#runner.now });
    this.#press("ease_off");
  }

  #change(settings: Settings, heard: boolean): void {
    this.#settings = settings;
    this.outside.store.write(this.#soundKey, settings);
    const { session } = this.#runner;
    if (heard && isUnderWay(session)) this.#soundAnew();
    this.#draw();
  }

  /** Other sound at the same place. */
  #soundAnew(): void {
    const { session, now } = this.#runner;
    this.#sounding.anew({ ...session, breaths: breathsAt(session, now), at: now });
  }

  /** Choosing a variant proposes that variant's own number of breaths. */
  #proposeBreaths(): void {
    const breaths = this.model.get("variants")[this.model.get("variant_index")]?.breaths;
    if (breaths === undefined || breaths === this.model.get("breaths")) return;
    this.model.set("breaths", breaths);
    this.model.save_changes();
  }

  #traitsChanged(): void {
    const { sound, ...before } = this.#traits;
    this.#traits = traitsOf(this.model);
    const { session, now } = this.#runner;
    if (!isUnderWay(session)) {
      if (session.status === "ready") this.#takeChoice();
      return this.#draw();
    }
    const { gate } = this.#traits;
    const tempo = tempoOf(this.#traits);
    if (!sameTempo(tempo, tempoOf({ ...before, sound }))) {
      this.#runner.send({ type: "tempo", tempo, at: now });
    }
    // An answer that rules the practice out counts at once, also on the ball.
    if (gate === "do-not" || gate === "ask-first") this.#runner.send({ type: "stop", at: now });
    if (sound !== this.#traits.sound) {
      if (session.status === "going") this.#tapped();
      this.#soundAnew();
    }
    this.#draw();
  }

  #takeChoice(): void {
    this.#choice = choiceOf(this.#traits);
    this.#runner.prepare(this.#prepared());
  }

  #changed(before: Session, after: Session, event: SessionEvent): void {
    // Until the learner says that it was fine, nothing deeper is offered today.
    if (after.stopped && !before.stopped && event.type === "stop") this.#day.stopped();
    this.#sounding.changed(before, after, event);
    if (before.status === "ready") this.#highest = null;
    const note = sessionNote(before, after, this.#traits.lesson_id, this.#highest);
    if (note) tell("session", note);
    if (after.status === "ready" && before.status !== "ready") this.#takeChoice();
    this.#save();
  }

  #pulse(): void {
    const { session, now } = this.#runner;
    this.#sounding.look(session);
    if (this.#place.saveAtBreath(session, now, this.#choice)) this.#sounding.place(session);
  }

  #save(): void {
    const { session, now } = this.#runner;
    this.#place.save(session, now, this.#choice);
  }

  #draw(): void {
    const { session, now } = this.#runner;
    const at = positionOf(session, now);
    const { questioning } = this.#sounding;
    const asking = isAsking(session, now) ? this.#deeperFrom(at.step) : null;
    const deeper = asking?.variant.name ?? "";
    const { gate } = this.#traits;
    const screen = screenOf(
      session,
      now,
      this.#traits,
      this.#choice,
      this.#place.offer,
      this.#say,
      deeper,
      questioning,
    );
    this.#view.draw(screen, gate);
    this.#around.draw(screen, session, now, this.#day.note);
    this.#announce(screen, session, now);
    if (session.status === "going") this.#pulse();
  }

  #announce(screen: Screen, session: Session, now: number): void {
    const first = stageOf(session, now) !== "ready" && positionOf(session, now).breath === 0;
    const text = announcement(this.#last, screen, this.#view.everyBreath.checked) ??
      firstExhale(this.#last, screen, first);
    this.#last = screen;
    if (text === null) return;
    this.#view.announce(text);
    this.#around.floor.announce(text);
  }

  #keyDown(event: KeyboardEvent): void {
    const command = commandOf(event, this.#runner.session, this.#around.floor.isOpen);
    if (command === null) return;
    if (typeof command === "number") this.#around.setPressure(command);
    else this.#obey(command);
    event.preventDefault();
    event.stopPropagation();
  }
}
