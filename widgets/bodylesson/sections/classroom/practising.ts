/** The practice of one person in a class, on a screen of its own over the page. */

import {
  APART,
  type ClassEvent,
  type ClassSession,
  type Material,
  reduceClass,
} from "../../models/class_session.ts";
import { h, setText, show } from "../../ui/dom.ts";
import { SessionView } from "../breath_timer/session_view.ts";
import { keepPractised, mayDeepen } from "./own_records.ts";
import { type ClassLesson, classTempo, materialOf } from "./lesson.ts";
import { momentOf, type Press } from "./moment.ts";
import { Speaking } from "./speaking.ts";
import { Figure } from "./stage.ts";

const PRESSES: readonly Press[] = ["go_on", "ease_off", "stop"];
const DEEDS = { go_on: "on", ease_off: "ease", stop: "off" } as const;

export class Practising {
  readonly element: HTMLElement;
  readonly speaking: Speaking;
  session: ClassSession = APART;
  #material: Material | null = null;
  readonly #figure: Figure;
  readonly #view: SessionView;
  readonly #word = h("p", { class: "bl-word" });
  readonly #buttons: ReadonlyMap<Press, HTMLButtonElement>;
  readonly #live = h("p", { class: "bl-unseen", role: "status" });
  readonly #earphones = h("input", { type: "checkbox" });
  #now = 0;

  constructor(
    private readonly lesson: ClassLesson,
    /** Something that the learner did, so that it can be kept. */
    private readonly changed: () => void,
    /** The plan came to its end. */
    private readonly over: () => void,
  ) {
    const { say, timerSay } = lesson;
    this.speaking = new Speaking(lesson);
    this.#figure = new Figure(lesson);
    this.#buttons = new Map(PRESSES.map((press) => {
      const look = `bl-button bl-button-${press.replace("_", "-")}`;
      const main = press === "go_on" ? " bl-button-main" : "";
      const button = h("button", { type: "button", class: look + main }, say(press));
      button.addEventListener("click", () => this.press(press));
      return [press, button];
    }));
    const voice = h("label", { class: "bl-every" }, this.#earphones, say("earphones"));
    this.#earphones.addEventListener("change", () => void this.speaking.unlock());
    this.#view = new SessionView(timerSay, (intent) => {
      // As the voice says: a tap on the picture eases off, a finger that rests on it means stop.
      if (intent.type === "tap-picture") this.press("ease_off");
      else if (intent.type === "command" && intent.command === "stop") this.press("stop");
    }, {
      picture: this.#figure.picture,
      word: this.#word,
      buttons: [...this.#buttons.values()],
      above: [],
    });
    this.#view.element.setAttribute("aria-label", say("practice"));
    this.#view.more.append(voice, h("p", { class: "bl-quiet" }, say("earphones_note")));
    this.#view.element.append(this.#live);
    this.element = h(
      "div",
      { class: "bl-widget bl-timer bl-class-practice", "data-lm-suppress-shortcuts": "true" },
      this.#view.element,
    );
  }

  get isOpen(): boolean {
    return this.#view.element.open;
  }

  send(event: ClassEvent): void {
    this.session = reduceClass(this.session, event);
    const { agreed } = this.session;
    this.#material = agreed && materialOf(this.lesson, agreed, mayDeepen(this.lesson));
    if (this.#material) this.speaking.prepare(Object.keys(this.lesson.traits.cues));
  }

  /** Takes up what was kept over a reload. */
  restore(session: ClassSession): void {
    this.session = session;
    const { agreed } = session;
    this.#material = agreed && materialOf(this.lesson, agreed, mayDeepen(this.lesson));
  }

  press(press: Press): void {
    const { agreed } = this.session;
    const before = this.session;
    if (agreed === null) return;
    this.send({ type: DEEDS[press], now: this.#now });
    if (this.session !== before) this.changed();
  }

  /**
   * Shows the moment.
   *
   * @param now the class's clock in ms; null while it is not known
   * @param device the device's clock when that was read, in ms
   */
  draw(now: number | null, device: number): void {
    const { session } = this;
    const { agreed } = session;
    const material = this.#material;
    if (now === null || agreed === null || material === null || session.since === null) {
      if (this.isOpen) this.#view.open(false);
      return;
    }
    this.#now = now;
    const tempo = classTempo(this.lesson, agreed);
    const moment = momentOf(this.lesson, session, material, tempo, now);
    if (moment.isOver) {
      if (this.isOpen) {
        this.#view.open(false);
        keepPractised(this.lesson, session);
        this.send({ type: "through" });
        this.over();
      }
      return;
    }
    const { say } = this.lesson;
    this.element.dataset["stage"] = moment.screen.stage;
    const { startsIn, screen, position, phaseFor } = moment;
    // When the breath turned last by this page, for measurements.
    this.element.dataset["turned"] = String(Math.round(device - phaseFor));
    const stretch = session.way === "stretch" ? this.lesson.stretch.steps.join(" ") : null;
    const instruction = stretch ?? screen.instruction;
    this.#view.draw({ ...screen, instruction });
    this.#figure.draw(moment);
    if (startsIn > 0) setText(this.#word, say("starts_in", { n: startsIn }));
    const held = document.activeElement;
    for (const [press, button] of this.#buttons) show(button, moment.presses.has(press));
    if (!this.isOpen) this.#view.open(true);
    const lost = held instanceof HTMLButtonElement && held.hidden;
    if (lost) [...this.#buttons.values()].find((one) => !one.hidden)?.focus();
    setText(this.#live, [instruction, screen.note].filter((text) => text !== "").join(" "));
    if (this.#earphones.checked && startsIn === 0) {
      this.speaking.look(moment.isHeld ? null : position);
    }
  }

  close(): void {
    this.#view.open(false);
    this.element.remove();
  }
}
