/** Does what the learner wants: the only way from a press, a key or a control to the session. */

import {
  breathsAt,
  mayAsk,
  positionOf,
  readySession,
  type Session,
  stageOf,
} from "../../models/session.ts";
import { sameTempo } from "../../models/tempo.ts";
import { OWN_CUES } from "../../sound/sounds.ts";
import type { Clock } from "../../ui/clock.ts";
import { keyOf, type Store } from "../../ui/store.ts";
import type { Say } from "../../ui/words.ts";
import type { Button } from "./buttons.ts";
import { choiceOf, easierThan, isUnderWay, planOf, tempoOf } from "./choice.ts";
import { buttonFor, type Command } from "./commands.ts";
import { deeperFrom } from "./depth.ts";
import type { Intent } from "./intents.ts";
import { type KeptChoice, keptChoice, toKeep } from "./kept_choice.ts";
import { leadOn } from "./lead_on.ts";
import { offerScreen } from "./ready_screen.ts";
import type { Runner } from "./runner.ts";
import type { SessionKeeper } from "./session_keeper.ts";
import type { Settings } from "./settings.ts";
import type { Settling } from "./settling.ts";
import type { Sounding } from "./sounding.ts";
import type { Known, State } from "./state.ts";
import type { BreathTimerTraits, Traits } from "./traits.ts";

/** All that the conductor leads. */
export interface Led {
  readonly state: State;
  readonly runner: Runner;
  readonly sounding: Sounding;
  readonly keeper: SessionKeeper;
  readonly settling: Settling;
  readonly store: Store;
  /** A clock that never stops, not even in a pause. */
  readonly steady: Clock;
  readonly say: Say;
  /** Sets the page's controls. */
  readonly setControls: (values: Partial<BreathTimerTraits>) => void;
}

/** The session that Start would begin. */
export function prepared({ traits, choice }: Known): Session {
  return readySession(planOf(traits, choice), tempoOf(traits), traits.most_on_ball_s);
}

export class Conductor {
  #wasBad: boolean;
  /** The controls as the lesson sets them. */
  readonly #first: KeptChoice;

  constructor(private readonly led: Led) {
    this.#wasBad = led.state.day.note.bad;
    this.#first = toKeep(led.state.traits);
  }

  get #choiceKey(): string {
    return keyOf(this.led.state.traits.lesson_id, "choice");
  }

  act(intent: Exclude<Intent, { type: "save-file" }>): void {
    const { state } = this.led;
    switch (intent.type) {
      case "press":
        return this.#press(intent.button);
      case "command":
        return this.#obey(intent.command);
      case "pressure":
        return this.#pressure(intent.of10);
      case "settings":
        return this.#setSettings(intent.settings, intent.audible);
      case "tap-picture":
        return this.#tapPicture();
      case "change-panel": {
        const panel = state.traits.panel === "none" ? "flex" : "none";
        return this.led.setControls({ panel });
      }
      case "on-floor":
        return this.#sayReady();
    }
  }

  /** Sets the controls to what was chosen last time on this device. */
  takeKept(): void {
    const { state, store, setControls } = this.led;
    const kept = store.read(this.#choiceKey);
    const values = keptChoice(kept, state.traits, state.deeperIsOpen);
    if (Object.keys(values).length > 0) setControls(values);
  }

  /** A session has ended and its last words are being said: what comes after stands on the page. */
  over(): void {
    const { runner } = this.led;
    runner.send({ type: "again" });
    if (runner.session.status === "ready") this.#takeChoice();
    leadOn();
  }

  /** The learner erased everything: what is on the screen must not bring it back. */
  erased(): void {
    const { state, runner, keeper, store, setControls } = this.led;
    const goesOn = isUnderWay(runner.session);
    keeper.erased(goesOn);
    state.erased(goesOn);
    this.#wasBad = false;
    if (!goesOn) {
      setControls(keptChoice(this.#first, state.traits, state.deeperIsOpen));
      store.erase(this.#choiceKey);
    }
    runner.show();
  }

  /** Something was said of a session, here or in another tab. */
  sessionsChanged(felt: "" | "fine" | "bad"): void {
    const { state, runner } = this.led;
    if (felt !== "") state.day.felt(felt === "bad");
    const wasBad = this.#wasBad;
    this.#wasBad = state.day.note.bad;
    state.readSessions();
    if (this.#wasBad && !wasBad && document.visibilityState === "visible") this.#speakHelp();
    runner.show();
  }

  /**
   * A tap on the body works like one anywhere in floor mode: on to the next step, or easing off.
   */
  #tapPicture(): void {
    const { runner } = this.led;
    const stage = stageOf(runner.session, runner.now);
    if (stage === "placing") this.#press("next");
    else if (stage === "running") this.#press("ease_off");
  }

  /** The page's controls have moved. */
  traitsChanged(traits: Traits): void {
    const { state, runner, store } = this.led;
    const before = state.traits;
    state.traits = traits;
    const kept = JSON.stringify(toKeep(traits));
    if (kept !== JSON.stringify(toKeep(before))) store.write(this.#choiceKey, toKeep(traits));
    const { session, now } = runner;
    if (!isUnderWay(session)) {
      if (session.status === "ready") this.#takeChoice();
      return runner.show();
    }
    const tempo = tempoOf(traits);
    if (!sameTempo(tempo, tempoOf(before))) runner.send({ type: "tempo", tempo, at: now });
    const { gate } = traits;
    // An answer that rules the practice out counts at once, even on the ball.
    if (gate === "do-not" || gate === "ask-first") runner.send({ type: "stop", at: now });
    if (before.sound !== traits.sound) {
      if (session.status === "going") this.led.sounding.tapped();
      this.#remakeSound();
    }
    runner.show();
  }

  #press(button: Button): void {
    const { runner, settling, steady } = this.led;
    // Include what has changed by itself since the last frame.
    runner.pulse();
    if (settling.counts(button, steady.now())) this.#carryOut(button);
  }

  #carryOut(button: Button): void {
    const { runner, state, sounding } = this.led;
    const at = runner.now;
    switch (button) {
      case "start":
        return this.#start();
      case "go_on":
        return this.#goOn();
      case "again":
        return this.#again();
      case "ease_off":
        return this.#easeOff();
      case "deeper": {
        const breaths = breathsAt(runner.session, at);
        const deeper = deeperFrom(runner.session, state, breaths)?.plan;
        return deeper && runner.send({ type: "deeper", deeper, at });
      }
      case "next":
        return runner.send({ type: "next-step", at });
      case "carry_on":
        return runner.send({ type: "carry-on", at });
      case "come_off":
        return runner.send({ type: "stop", at });
      case "resume":
        sounding.tapped();
        return runner.send({ type: "resume", back: sounding.back, at });
      default:
        return runner.send({ type: button, at });
    }
  }

  #obey(command: Command): void {
    const { runner, keeper } = this.led;
    // A question that has just been heard to its end may now be answered.
    runner.pulse();
    const button = buttonFor(command, runner.session, runner.now, keeper.offer !== null);
    if (button === "ask") this.#ask();
    // A finger's press may be the second of two taps; a key's or headset's is not, and relief must
    // not wait.
    else if (button === "pause" || button === "ease_off") this.#carryOut(button);
    else if (button) this.#press(button);
  }

  /** The deeper step only ever asks; a second press, once the question is over, says yes. */
  #ask(): void {
    const { runner, state, sounding } = this.led;
    const { session, now } = runner;
    if (sounding.questioning || !mayAsk(session, now)) return;
    if (!deeperFrom(session, state, breathsAt(session, now))) return;
    runner.send({ type: "ask", at: now });
  }

  #start(): void {
    const { runner, state, sounding, store } = this.led;
    if (!this.#isOpen) return;
    const { plan, tempo } = prepared(state);
    store.write(this.#choiceKey, toKeep(state.traits));
    // Starting answers the question where the phone lies.
    state.asksPhone = false;
    if (state.settings.floor === null) state.settings = { ...state.settings, floor: false };
    sounding.tapped();
    runner.send({ type: "start", plan, tempo, at: runner.now });
  }

  /** Resumes where it stopped; the controls go back to what was chosen then. */
  #goOn(): void {
    const { runner, state, sounding, keeper } = this.led;
    if (!this.#isOpen) return;
    const offer = keeper.take();
    if (!offer) return;
    const { place: checkpoint, choice } = offer;
    state.choice = choice;
    sounding.tapped();
    runner.send({ type: "restore", checkpoint, at: runner.now });
    this.led.setControls({
      variant_index: choice.variant,
      side_index: choice.side,
      breaths: choice.breaths,
      breaths_per_minute: checkpoint.tempo.breathsPerMinute,
      inhale_share: checkpoint.tempo.inhaleShare,
    });
  }

  /** Nothing begins before today's screening is answered, nor on a day that went badly. */
  get #isOpen(): boolean {
    const { traits, day } = this.led.state;
    return traits.gate === "go-on" && !day.note.bad;
  }

  #again(): void {
    const { runner, keeper } = this.led;
    keeper.forget();
    runner.show();
  }

  #easeOff(): void {
    const { runner, state } = this.led;
    const { session, now: at } = runner;
    const easier = easierThan(state.traits, state.choice, positionOf(session, at).step)?.plan;
    if (!easier) return;
    const { easing, eased_s: seconds } = state.traits;
    const invitation = OWN_CUES.eased;
    runner.send({ type: "ease-off", easier, easing, seconds, invitation, at });
  }

  #pressure(of10: number): void {
    const { runner, state } = this.led;
    state.highestPressure = Math.max(state.highestPressure ?? 0, of10);
    if (of10 <= state.traits.pressure_limit) return;
    runner.send({ type: "over-limit", at: runner.now });
    this.#easeOff();
  }

  #setSettings(settings: Settings, audible: boolean): void {
    const { runner, state } = this.led;
    state.settings = settings;
    if (audible && isUnderWay(runner.session)) this.#remakeSound();
    runner.show();
  }

  /** Other sound at the same place. */
  #remakeSound(): void {
    const { runner, sounding } = this.led;
    const { session, now } = runner;
    sounding.remake({ ...session, breaths: breathsAt(session, now), at: now });
    runner.keepPulsing();
  }

  #takeChoice(): void {
    const { runner, state } = this.led;
    state.choice = choiceOf(state.traits);
    runner.prepare(prepared(state));
  }

  /** A learner who came off because it is bad may still lie there with eyes shut. */
  #speakHelp(): void {
    const { sounding, state, say } = this.led;
    sounding.speak(say("help_title"), ...state.traits.help_signs, say("bad_today"));
  }

  /** Speaks the offer to go on, once a tap has allowed sound. */
  #speakOffer(): void {
    const { runner, keeper, sounding, state, say } = this.led;
    if (runner.session.status !== "ready" || !keeper.offer) return;
    sounding.speak(offerScreen(keeper.offer, state.traits, false, say).movement);
  }

  #sayReady(): void {
    const { runner, keeper, sounding } = this.led;
    this.#speakOffer();
    const { session } = runner;
    if (session.status !== "ready" || keeper.offer) return;
    sounding.sayReady(session.plan.steps[0]?.side ?? "left");
    runner.keepPulsing();
  }
}
