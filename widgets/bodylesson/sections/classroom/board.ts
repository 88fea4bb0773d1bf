/**
 * The board on the projector: the way in, each step as a slide made of the step itself, questions
 * with their answers once the desk shows them, and the practice, which it also speaks.
 */

import { h, setText, show } from "../../ui/dom.ts";
import { hear, tell } from "../../ui/events.ts";
import { Connection } from "./connection.ts";
import { announcedLine, type ClassLesson, stepTitle } from "./lesson.ts";
import { type ClassMoment, onBoard } from "./moment.ts";
import { onPresented } from "./presenting.ts";
import { codeOf, joinAddress } from "./address.ts";
import { RoomPractice } from "./room_practice.ts";
import type { Snapshot } from "./snapshot.ts";
import { Speaking } from "./speaking.ts";
import { everyFrame, Figure } from "./stage.ts";
import { known, tallyView } from "./tallies.ts";

/** How much of the board's height a slide is moved on by at once. */
const PIECE = 0.6;

/** The practice as the whole room sees it. */
export class PracticeBoard {
  readonly element: HTMLElement;
  readonly #figure: Figure;
  readonly #word = h("p", { class: "bl-board-word" });
  readonly #movement = h("p", { class: "bl-board-movement" });
  readonly #instruction = h("h2", { class: "bl-board-instruction" });
  readonly #note = h("p", { class: "bl-board-note" });

  constructor(private readonly lesson: ClassLesson) {
    this.#figure = new Figure(lesson);
    this.element = h(
      "div",
      { class: "bl-board-practice" },
      h("div", { class: "bl-board-picture" }, this.#figure.picture.element),
      h(
        "div",
        { class: "bl-board-words" },
        this.#instruction,
        this.#word,
        this.#movement,
        this.#note,
      ),
    );
  }

  /** Shows a moment; `turned` is when its breath turned last, by the device's clock in ms. */
  draw(moment: ClassMoment, turned: number): void {
    const { startsIn } = moment;
    const { say, traits } = this.lesson;
    const screen = onBoard(moment, traits.cues);
    this.#figure.draw({ ...moment, screen });
    setText(this.#instruction, screen.instruction);
    setText(this.#word, startsIn > 0 ? say("starts_in", { n: startsIn }) : screen.word);
    this.element.dataset["turned"] = String(Math.round(turned));
    setText(this.#movement, screen.movement);
    setText(this.#note, [screen.reminder, screen.note].filter((text) => text !== "").join(" "));
  }
}

export class Board {
  readonly #connection: Connection;
  readonly #room: RoomPractice;
  readonly #practice: PracticeBoard;
  readonly #speaking: Speaking;
  readonly #join = h("div", { class: "bl-board-join" });
  readonly #middle = h("div", { class: "bl-board-middle" });
  readonly #here = h("p", { role: "status", "aria-label": "" });
  readonly #foot = h("p", { class: "bl-board-code" });
  readonly #sound: HTMLButtonElement;
  readonly #black: HTMLElement;
  readonly #root: HTMLElement;
  #state: Snapshot | null = null;
  #drawn = "";
  #looked = "";
  /** Whether there is no end to ring for: the bell rang, or nothing goes on. */
  #belled = true;

  constructor(
    private readonly lesson: ClassLesson,
    private readonly code: string,
    signal: AbortSignal,
  ) {
    const { say } = lesson;
    this.#practice = new PracticeBoard(lesson);
    this.#speaking = new Speaking(lesson);
    this.#here.setAttribute("aria-label", say("region"));
    this.#black = h("div", { class: "bl-board-black", hidden: true }, h("p", {}, say("black")));
    this.#sound = h("button", { type: "button", class: "bl-button" }, say("board_voice"));
    this.#root = h(
      "section",
      { class: "bl-widget bl-board", "aria-label": say("board") },
      this.#join,
      this.#middle,
      h("footer", { class: "bl-board-foot" }, this.#foot, this.#here, this.#sound),
      this.#black,
    );
    document.documentElement.classList.add("bl-on-board");
    document.body.append(this.#root);
    const unlock = () => void this.#speaking.unlock().then(() => this.#draw());
    this.#sound.addEventListener("click", unlock);
    addEventListener("keydown", unlock, { signal });
    onPresented(
      () => code,
      (what) => {
        if (what === "black") this.#black.hidden = !this.#black.hidden;
        else if (what === "full") void fill();
      },
      false,
      signal,
    );
    this.#connection = new Connection("board", { code }, {
      state: (state) => this.#hear(state),
      no: (why) => this.#end(why),
      contact: (isOn) => this.#root.dataset["contact"] = String(isOn),
    }, signal);
    this.#room = new RoomPractice(lesson, () => this.#connection.ahead, () => {
      this.#speaking.prepare(Object.keys(lesson.traits.cues));
    });
    // A picture that comes to life does not know yet how it was turned, and hears it once it is whole.
    hear("picture", null, () => queueMicrotask(() => this.#look(true)), signal);
    void this.#showJoin();
    everyFrame(() => this.#frame(), signal);
  }

  async #showJoin(): Promise<void> {
    const { say } = this.lesson;
    const address = await joinAddress(this.code);
    const drawn = h("div", { class: "bl-board-qr" });
    drawn.innerHTML = codeOf(address);
    drawn.firstElementChild?.setAttribute("aria-hidden", "true");
    this.#join.replaceChildren(
      drawn,
      h(
        "div",
        {},
        h("h1", {}, say("join_heading")),
        h("p", {}, say("scan")),
        h("p", { class: "bl-board-address" }, address.replace(/#.*$/, "").replace(/^\w+:\/\//, "")),
        h("p", {}, say("enter_code")),
        h("p", { class: "bl-board-digits" }, spaced(this.code)),
      ),
    );
  }

  #hear(state: Snapshot): void {
    this.#state = state;
    this.#room.hear(state.practice);
    this.#draw();
    this.#look(false);
  }

  /** Moves the slide, and turns the picture on it, as the desk has done. */
  #look(again: boolean): void {
    const { stage, step, view } = this.#state ?? {};
    if (stage !== "teaching" || !view) return;
    const wanted = JSON.stringify([step, view]);
    if (wanted === this.#looked && !again) return;
    this.#looked = wanted;
    // A little of what stood last stays in sight.
    scrollTo({ top: view.down * innerHeight * PIECE });
    if (this.lesson.turned.has(step ?? "")) tell("look", view);
  }

  #draw(): void {
    const { say } = this.lesson;
    const state = this.#state;
    const stage = state?.stage ?? "lobby";
    const root = document.documentElement;
    root.dataset["stage"] = stage;
    const isSlide = stage === "teaching";
    for (const part of document.querySelectorAll<HTMLElement>(".bl-part")) {
      const isHere = isSlide && part.id === state?.step;
      part.toggleAttribute("data-slide", isHere);
      if (isHere) part.removeAttribute("hidden");
    }
    show(this.#join, stage === "lobby");
    show(this.#foot, stage !== "lobby");
    setText(this.#foot, spaced(this.code));
    setText(this.#here, state && state.here > 0 ? say("here", { n: state.here }) : say("here_few"));
    show(this.#sound, !this.#speaking.isOn);
    const key = JSON.stringify([stage, state?.step, state?.polls, state?.practice?.digest]);
    if (key === this.#drawn) return;
    this.#drawn = key;
    const isPractice = stage === "practising" || stage === "held";
    show(this.#middle, stage !== "lobby" && !isSlide);
    if (isPractice) this.#middle.replaceChildren(this.#practice.element);
    else if (stage === "getting-ready" && state?.practice) {
      const line = announcedLine(this.lesson, state.practice);
      this.#middle.replaceChildren(h("h1", {}, line), h("p", {}, say("board_ready")));
    } else {
      const views = known(state?.polls ?? [], this.lesson.polls)
        .map(([poll, one]) => tallyView(poll, one, say));
      this.#middle.replaceChildren(...views);
    }
    document.title = isSlide && state ? stepTitle(this.lesson, state.step) : say("board");
  }

  #frame(): void {
    const moment = this.#room.look();
    if (moment === null) return this.#speaking.look(null);
    this.#practice.draw(moment, this.#room.turned(moment));
    if (moment.isOver) {
      if (!this.#belled) this.#speaking.end();
      this.#belled = true;
      return;
    }
    this.#belled = false;
    if (moment.startsIn === 0 && !moment.isHeld) {
      this.#speaking.look(moment.position);
    } else if (moment.isHeld) this.#speaking.look(null);
  }

  #end(why: string): void {
    const { say } = this.lesson;
    const text = why === "over" ? say("over") : say("code_unknown");
    for (const one of [this.#join, this.#foot, this.#here, this.#sound]) show(one, false);
    show(this.#middle, true);
    this.#middle.replaceChildren(h("h1", {}, text));
    document.documentElement.dataset["stage"] = "closed";
    for (const part of document.querySelectorAll(".bl-part")) part.removeAttribute("data-slide");
  }
}

/** "123 456". */
export function spaced(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

async function fill(): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen();
  } catch {
    // A window that may not fill the screen stays as it is.
  }
}
