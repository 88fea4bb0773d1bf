/** The whole of what is seen: the timer itself, its panels, floor mode and the live regions. */

import { h, setText, show } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import { canVibrate } from "../../sound/vibration.ts";
import { Announcer } from "./announcer.ts";
import { Floor } from "./floor.ts";
import { canStop, floorScreen, tapOf } from "./floor_screen.ts";
import type { Act } from "./intents.ts";
import { afterPanel, pressurePanel, soundPanel, transcriptPanel } from "./panels.ts";
import type { Line } from "./schedules.ts";
import type { Shown } from "./shown.ts";
import type { Known } from "./state.ts";
import { createView, type View } from "./view.ts";

export class TimerView {
  readonly #view: View;
  readonly #floor: Floor;
  readonly #pressure;
  readonly #after;
  readonly #sound;
  readonly #transcript;
  readonly #enter: HTMLButtonElement;
  readonly #notDeeper = h("p", { class: "bl-quiet" });
  readonly #announcer = new Announcer();
  #shown: Shown | null = null;

  constructor(
    private readonly known: Known,
    private readonly say: Say,
    private readonly act: Act,
  ) {
    this.#floor = new Floor(say, {
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
    });
    this.#pressure = pressurePanel(say, act);
    this.#after = afterPanel(say, known.traits.help_signs, act);
    this.#sound = soundPanel(say, () => known.settings, canVibrate(), act);
    this.#transcript = transcriptPanel(say);
    const floorClass = "bl-button bl-button-floor";
    this.#enter = h("button", { type: "button", class: floorClass }, say("floor_enter"));
    this.#enter.addEventListener("click", () => this.#enterFloor());
    this.#view = createView(say, act, {
      above: [this.#after.element, this.#notDeeper],
      below: [
        this.#pressure.element,
        this.#enter,
        this.#sound.line,
        this.#sound.element,
        this.#transcript.element,
      ],
    });
    this.#view.root.append(this.#floor.element);
  }

  get root(): HTMLElement {
    return this.#view.root;
  }

  get isOnFloor(): boolean {
    return this.#floor.isOpen;
  }

  draw(shown: Shown): void {
    this.#shown = shown;
    this.#view.draw(shown);
    show(this.#pressure.element, shown.pressure);
    const { after } = shown;
    show(this.#after.element, after === "ask" || after === "if-answered" && this.#after.answered);
    if (shown.notDeeper !== "") setText(this.#notDeeper, shown.notDeeper);
    show(this.#notDeeper, shown.notDeeper !== "");
    show(this.#enter, shown.floorButton);
    this.#sound.capabilities(shown.capabilities);
    this.#drawFloor(shown);
    const news = this.#announcer.next(shown, this.#view.everyBreath.checked);
    if (news === null) return;
    this.#view.announce(news);
    this.#floor.announce(news);
  }

  /** A session begins: the transcript fills with what is said. */
  begin(): void {
    this.#transcript.begin();
    this.#after.reset();
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

  /** How the making of the file gets on. */
  saving(text: string): void {
    this.#sound.saving(text);
  }

  #drawFloor({ screen }: Shown): void {
    if (this.#floor.isOpen) this.#floor.draw(floorScreen(screen, this.say));
  }

  #enterFloor(): void {
    const { turn } = this.known.settings;
    this.#floor.enter(turn);
    if (this.#shown) this.#drawFloor(this.#shown);
    if (turn !== null) this.act({ type: "on-floor" });
  }

  #tapFloor(): void {
    if (!this.#shown) return;
    const tap = tapOf(this.#shown.screen);
    if (tap === "leave") this.#floor.leave();
    else if (tap !== null) this.act({ type: "press", button: tap });
  }
}
