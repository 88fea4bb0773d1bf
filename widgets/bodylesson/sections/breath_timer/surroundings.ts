/** All that stands around the timer's own view: floor mode, pressure, sound, transcript, afterwards. */

import { drapedBefore } from "../../models/consent.ts";
import { h, setText, show } from "../../ui/dom.ts";
import { breathsAt, type Session } from "../../models/session.ts";
import type { Say } from "../../ui/words.ts";
import { canVibrate } from "../../sound/vibration.ts";
import { capabilityLine } from "./capabilities.ts";
import { type DayNote, whyNotDeeper } from "./day.ts";
import { Floor } from "./floor.ts";
import { canStop, floorScreen, tapOf } from "./floor_screen.ts";
import type { Command } from "./keys.ts";
import {
  afterPanel,
  type PanelActions,
  pressurePanel,
  soundPanel,
  transcriptPanel,
} from "./panels.ts";
import { saveFile } from "./saving.ts";
import type { Button, Screen } from "./screen.ts";
import type { Settings } from "./settings.ts";
import type { Sounding } from "./sounding.ts";
import type { Traits } from "./traits.ts";
import type { Inserts } from "./view.ts";

export interface Center {
  settings(): Settings;
  /** Other settings; `heard` where the sound has to change. */
  change(settings: Settings, heard: boolean): void;
  press(button: Button): void;
  command(command: Command): void;
  pressure(of10: number): void;
  felt(bad: boolean): void;
  session(): Session;
  /** The session that is under way, or that Start would begin. */
  ready(): Session;
  redraw(): void;
}

export class Surroundings {
  readonly floor: Floor;
  readonly inserts: Inserts;
  readonly #pressure;
  readonly #after;
  readonly #sound;
  readonly #transcript;
  readonly #enter: HTMLButtonElement;
  readonly #notDeeper: HTMLElement;
  #screen: Screen | null = null;
  #began = 0;
  #scripted: unknown = null;

  constructor(
    private readonly say: Say,
    private readonly traits: () => Traits,
    private readonly sounding: Sounding,
    private readonly center: Center,
  ) {
    const actions: PanelActions = {
      settings: (settings) => center.change(settings, true),
      pressure: (of10) => center.pressure(of10),
      felt: (bad) => this.#felt(bad),
      floor: () => this.#enterFloor(),
      save: () => void this.#save(),
    };
    this.floor = new Floor(say, {
      tap: () => this.#tap(),
      hold: () => this.#screen && canStop(this.#screen.stage) && center.command("stop"),
      deeper: () => center.press("deeper"),
      left: () => center.redraw(),
      turned: (turn) => {
        center.change({ ...center.settings(), turn }, false);
        this.#sayReady();
      },
      key: () => undefined,
    });
    this.#pressure = pressurePanel(say, actions);
    this.#after = afterPanel(say, traits().help_signs, actions);
    this.#sound = soundPanel(say, () => center.settings(), canVibrate(), actions);
    this.#transcript = transcriptPanel(say);
    this.#enter = h(
      "button",
      { type: "button", class: "bl-button bl-button-floor" },
      say("floor_enter"),
    );
    this.#enter.addEventListener("click", () => this.#enterFloor());
    this.#notDeeper = h("p", { class: "bl-quiet" });
    this.inserts = {
      above: [this.#after.element, this.#notDeeper],
      below: [
        this.#pressure.element,
        this.#enter,
        this.#sound.line,
        this.#sound.element,
        this.#transcript.element,
      ],
    };
  }

  /** A session begins: the transcript becomes what is said. */
  begin(): void {
    this.#began = this.sounding.track.clock.now();
    this.#transcript.begin();
    this.#scripted = null;
    this.#after.reset();
  }

  told(text: string): void {
    if (this.center.session().status === "ready") return;
    this.#transcript.add(Math.max(this.sounding.track.clock.now() - this.#began, 0), text);
  }

  setPressure(of10: number): void {
    this.#pressure.set(of10);
    this.center.pressure(of10);
  }

  draw(screen: Screen, session: Session, now: number, day: DayNote): void {
    this.#screen = screen;
    const running = screen.stage === "running" || screen.stage === "easing";
    show(this.#pressure.element, running);
    const open = day.unanswered || this.#after.answered;
    const after = screen.stage === "done" ? session.stopped : screen.stage === "ready" && open;
    show(this.#after.element, after);
    const why = whyNotDeeper(session, day);
    if (why !== null) setText(this.#notDeeper, this.say(`no_deeper_${why}`));
    show(this.#notDeeper, why !== null && running && this.#couldAsk(session, now));
    show(this.#enter, screen.stage !== "done");
    this.#drawLine();
    if (screen.stage === "ready") this.#script();
    if (this.floor.isOpen) this.floor.draw(floorScreen(screen, this.say));
  }

  /** Whether deeper would be offered here on another day. */
  #couldAsk(session: Session, now: number): boolean {
    return drapedBefore(session.plan, breathsAt(session, now));
  }

  #drawLine(): void {
    const { vibration } = this.center.settings();
    this.#sound.capabilities(capabilityLine({
      wanted: this.traits().sound,
      sound: this.sounding.track.state,
      lockScreen: this.sounding.lockScreen,
      awake: this.sounding.awake.state,
      vibration: canVibrate() ? vibration : null,
    }, this.say));
  }

  /** The transcript of what Start would say, made once for each choice. */
  #script(): void {
    const session = this.center.ready();
    const key = JSON.stringify([session.plan.variant, session.plan.sides, session.tempo]) +
      session.plan.steps.map((step) => step.breaths).join();
    if (key === this.#scripted) return;
    this.#scripted = key;
    this.#transcript.script(this.sounding.script(session));
  }

  #enterFloor(): void {
    const { turn } = this.center.settings();
    this.floor.enter(turn);
    if (turn !== null) this.#sayReady();
    this.center.redraw();
  }

  /** Who came off because it is bad may still lie there with eyes shut: help is spoken too. */
  #felt(bad: boolean): void {
    this.center.felt(bad);
    if (!bad) return;
    const { help_signs } = this.traits();
    this.sounding.speak(this.say("help_title"), ...help_signs, this.say("bad_today"));
  }

  /** Speaks the offer to go on, once a tap has allowed sound. */
  sayOffer(): void {
    if (this.#screen?.buttons.has("go_on")) this.sounding.speak(this.#screen.movement);
  }

  #sayReady(): void {
    this.sayOffer();
    if (this.#screen?.stage !== "ready" || !this.#screen.buttons.has("start")) return;
    this.sounding.sayReady(this.center.ready().plan.steps[0]?.side ?? "left");
  }

  #tap(): void {
    if (!this.#screen) return;
    const tap = tapOf(this.#screen);
    if (tap === "leave") return this.floor.leave();
    if (tap !== null) this.center.press(tap);
  }

  async #save(): Promise<void> {
    this.#sound.saving(this.say("saving"));
    try {
      const name = await saveFile(this.center.ready(), this.traits(), this.sounding, this.say);
      this.#sound.saving(this.say("saved", { name }));
    } catch {
      this.#sound.saving(this.say("save_failed"));
    }
  }
}
