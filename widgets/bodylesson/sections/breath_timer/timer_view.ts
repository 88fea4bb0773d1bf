/** The whole of what is seen: the page's part, the session's screen, floor mode, live regions. */

import { breathing } from "../../models/breath_path.ts";
import { canVibrate } from "../../sound/vibration.ts";
import { h, setText, show, uniqueId } from "../../ui/dom.ts";
import { PoseFigure } from "../../ui/pose_figure.ts";
import type { Say } from "../../ui/words.ts";
import { Announcer } from "./announcer.ts";
import type { Button } from "./buttons.ts";
import { ButtonSet } from "./button_set.ts";
import { Floor } from "./floor.ts";
import { canStop, floorScreen, tapOf } from "./floor_screen.ts";
import { frontView } from "./front_view.ts";
import type { Act } from "./intents.ts";
import { pressurePanel, soundPanel, transcriptPanel } from "./panels.ts";
import { picture } from "./picture.ts";
import { type Drawings, unpacked } from "../../ui/drawings.ts";
import type { Line } from "./schedules.ts";
import type { Screen } from "./screen.ts";
import { SessionView } from "./session_view.ts";
import type { Shown } from "./shown.ts";
import type { Known } from "./state.ts";

export class TimerView {
  readonly root: HTMLElement;
  readonly #buttons: ButtonSet;
  readonly #front;
  readonly #session: SessionView;
  readonly #floor: Floor;
  readonly #pressure;
  readonly #sound;
  readonly #transcript;
  readonly #everyBreath = h("input", { type: "checkbox" });
  readonly #enter: HTMLButtonElement;
  /** What can be set stands on the page under "Change", and in a session one tap deeper. */
  readonly #extras: HTMLElement;
  readonly #notDeeper = h("p", { class: "bl-quiet" });
  readonly #live = h("div", { class: "bl-unseen", "aria-live": "polite", "aria-atomic": "true" });
  readonly #announcer = new Announcer();
  readonly #figures = { front: new PoseFigure(breathing), session: new PoseFigure(breathing) };
  #drawings: Drawings = new Map();
  #packed: DataView | null = null;
  #shown: Shown | null = null;

  constructor(
    private readonly known: Known,
    private readonly say: Say,
    private readonly act: Act,
  ) {
    const noteId = uniqueId("note");
    const sayWhy = () => this.#announce(this.#shown?.front.note ?? "", true);
    this.#buttons = new ButtonSet(say, (name) => this.#press(name), sayWhy, noteId);
    this.#floor = this.#makeFloor();
    this.#pressure = pressurePanel(say, act);
    this.#sound = soundPanel(say, () => known.settings, canVibrate(), act);
    this.#transcript = transcriptPanel(say);
    const floorLook = "bl-button bl-button-floor";
    this.#enter = h("button", { type: "button", class: floorLook }, say("floor_enter"));
    this.#enter.addEventListener("click", () => this.#enterFloor());
    this.#extras = h(
      "div",
      { class: "bl-extras" },
      this.#enter,
      this.#sound.line,
      this.#sound.element,
      this.#transcript.element,
      h("label", { class: "bl-every" }, this.#everyBreath, h("span", {}, say("every_breath"))),
      h("p", { class: "bl-keys bl-quiet" }, say("keys")),
    );
    this.#front = frontView(say, act, {
      figure: this.#figures.front,
      buttons: this.#buttons.of(true),
      noteId,
      helpSigns: known.traits.help_signs,
      settings: () => known.settings,
    });
    this.#session = new SessionView(say, act, {
      picture: picture(this.#figures.session),
      word: h("p", { class: "bl-word" }),
      buttons: this.#buttons.of(false),
      above: [this.#notDeeper, this.#pressure.element],
    });
    this.root = h(
      "section",
      {
        class: "bl-widget bl-timer",
        "aria-label": say("region"),
        // JupyterLab would take Space and Escape for its own shortcuts.
        "data-lm-suppress-shortcuts": "true",
      },
      this.#front.element,
      this.#session.element,
      this.#floor.element,
      this.#live,
    );
  }

  get isOnFloor(): boolean {
    return this.#floor.isOpen;
  }

  draw(shown: Shown): void {
    this.#shown = shown;
    const { screen, front } = shown;
    if (this.root.dataset["stage"] !== screen.stage) this.root.dataset["stage"] = screen.stage;
    const inSession = screen.stage !== "ready";
    this.#buttons.draw(screen, shown.gate === "go-on" && !shown.closed, shown.settling);
    // A screen that comes or goes must not take the keyboard focus with it.
    if (this.#openSession(inSession)) this.#buttons.focus();
    if (inSession) this.#session.draw(screen);
    else this.#front.draw(shown);
    if (inSession) this.#drawPose(this.#figures.session, screen);
    else this.#drawPose(this.#figures.front, front);
    show(this.#pressure.element, shown.pressure);
    if (shown.notDeeper !== "") setText(this.#notDeeper, shown.notDeeper);
    show(this.#notDeeper, shown.notDeeper !== "");
    this.#sound.capabilities(shown.capabilities);
    this.#sound.offer(shown.fewWords);
    if (this.#floor.isOpen) this.#floor.draw(floorScreen(screen, this.say));
    const news = this.#announcer.next(shown, this.#everyBreath.checked);
    if (news !== null) this.#announce(news);
  }

  /** A session begins: the transcript fills with what is said. */
  begin(): void {
    this.#transcript.begin();
  }

  /** The transcript of what will be said. */
  script(lines: readonly Line[]): void {
    this.#transcript.script(lines);
  }

  /** A cue was said, `at` seconds after the session's start. */
  said(at: number, text: string): void {
    this.#transcript.add(at, text);
  }

  setPressure(of10: number): void {
    this.#pressure.set(of10);
  }

  /** Progress in making the file. */
  saving(text: string): void {
    this.#sound.saving(text);
  }

  /**
   * The session's screen lies over the page, and floor mode over both; true if it has just come or
   * gone.
   */
  #openSession(inSession: boolean): boolean {
    if (this.#floor.isOpen && inSession && !this.#session.element.open) return false;
    const turns = inSession !== this.#session.element.open;
    this.#session.open(inSession);
    const home = inSession ? this.#session.more : this.#front.more;
    if (this.#extras.parentElement !== home) home.append(this.#extras);
    // The live region must be where the page is not inert.
    const voice = inSession ? this.#session.element : this.root;
    if (this.#live.parentElement !== voice) voice.append(this.#live);
    return turns;
  }

  #drawPose(figure: PoseFigure, { pose, instruction, heading, stage }: Screen): void {
    const { drawings } = this.known.traits;
    if (drawings !== this.#packed) {
      this.#packed = drawings;
      void unpacked(drawings).then((all) => {
        this.#drawings = all;
        if (this.#shown) this.draw(this.#shown);
      });
    }
    const svg = pose === null ? "" : this.#drawings.get(pose.id) ?? "";
    const words = stage === "ready" ? heading : instruction;
    figure.show(svg, pose?.mirrored ?? false, this.say("pose", { words }));
  }

  #announce(text: string, again = false): void {
    if (again) setText(this.#live, "");
    setText(this.#live, text);
    this.#floor.announce(text);
  }

  /** A learner lying beside the phone starts in floor mode, which first asks how the head lies. */
  #press(button: Button): void {
    const begins = button === "start" || button === "go_on";
    if (begins && this.known.settings.floor === true) this.#enterFloor();
    else this.act({ type: "press", button });
  }

  #enterFloor(): void {
    const { turn } = this.known.settings;
    this.#floor.enter(turn);
    if (this.#shown) this.draw(this.#shown);
    if (turn !== null) this.act({ type: "on-floor" });
  }

  #tapFloor(): void {
    if (!this.#shown) return;
    const tap = tapOf(this.#shown.screen);
    if (tap === "leave") this.#floor.leave();
    else if (tap !== null) this.act({ type: "press", button: tap });
  }

  #makeFloor(): Floor {
    const { known, act } = this;
    return new Floor(this.say, {
      tap: () => this.#tapFloor(),
      hold: () => {
        if (this.#shown && canStop(this.#shown.screen.stage)) {
          act({ type: "command", command: "stop" });
        }
      },
      deeper: () => act({ type: "press", button: "deeper" }),
      turned: (turn) => {
        act({ type: "settings", settings: { ...known.settings, turn }, audible: false });
        act({ type: "on-floor" });
      },
      left: () => this.#shown && this.draw(this.#shown),
    });
  }
}
