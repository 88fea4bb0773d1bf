/** Floor mode: one word as large as the screen allows, and the whole screen is one button. */

import { h, setText, show } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import { onTapOrHold } from "./hold.ts";
import { type Turn, TURNS } from "./settings.ts";

export interface FloorScreen {
  readonly word: string;
  /** What is shown under it; a few words. */
  readonly under: string;
  /** What a tap does; also the button's name. */
  readonly tap: string;
  /** What holding does; empty if it does nothing. */
  readonly hold: string;
  /**
   * The way deeper while the question is open; otherwise empty. The rest of the screen eases off.
   */
  readonly deeper: string;
  /** Swells and sinks with the breath, 0 to 1. */
  readonly fullness: number;
}

export interface FloorActions {
  tap(): void;
  hold(): void;
  deeper(): void;
  turned(turn: Turn): void;
  /** Floor mode is left. */
  left(): void;
}

export class Floor {
  readonly element: HTMLDialogElement;
  readonly #word = h("span", { class: "bl-floor-word" });
  readonly #under = h("span", { class: "bl-floor-under" });
  readonly #hint = h("span", { class: "bl-floor-hint" });
  readonly #live = h("div", { class: "bl-unseen", "aria-live": "polite", "aria-atomic": "true" });
  readonly #glow = h("span", { class: "bl-floor-glow", "aria-hidden": "true" });
  readonly #button: HTMLButtonElement;
  readonly #deeper: HTMLButtonElement;
  readonly #ask: HTMLElement;
  #filled = false;
  #turn: Turn = 0;

  constructor(private readonly say: Say, private readonly actions: FloorActions) {
    this.#button = h(
      "button",
      { type: "button", class: "bl-floor-button" },
      this.#glow,
      this.#word,
      this.#under,
      this.#hint,
    );
    this.#deeper = h("button", { type: "button", class: "bl-floor-deeper", hidden: true });
    this.#deeper.addEventListener("click", () => actions.deeper());
    this.#ask = this.#question();
    const turn = h("button", { type: "button", class: "bl-floor-small" }, say("floor_turn"));
    const back = h("button", { type: "button", class: "bl-floor-small" }, say("floor_back"));
    turn.addEventListener("click", () => {
      const next = TURNS[(TURNS.indexOf(this.#turn) + 1) % TURNS.length] as Turn;
      this.turn(next);
      actions.turned(next);
    });
    back.addEventListener("click", () => this.leave());
    this.element = h(
      "dialog",
      { class: "bl-floor", "aria-label": say("floor") },
      h(
        "div",
        { class: "bl-floor-stage" },
        this.#button,
        this.#deeper,
        this.#ask,
        h("div", { class: "bl-floor-corner" }, turn, back),
      ),
    );
    this.#listen();
  }

  get isOpen(): boolean {
    return this.element.open;
  }

  /** Covers the screen; asks once which way the face is turned. */
  enter(turn: Turn | null): void {
    if (this.isOpen) return;
    this.element.showModal();
    // The page's own live region is inert behind the dialog.
    this.element.append(this.#live);
    this.turn(turn ?? 0);
    show(this.#ask, turn === null);
    show(this.#button, turn !== null);
    void this.#fillScreen();
    if (turn !== null) this.#button.focus();
  }

  leave(): void {
    if (!this.isOpen) return;
    this.element.close();
    this.#live.remove();
    this.#giveScreenBack();
    this.actions.left();
  }

  /**
   * Browsers refuse full screen to a dialog, so the page takes it and the dialog lies on top.
   * Without full screen, as on an iPhone, the dialog still covers the page.
   */
  async #fillScreen(): Promise<void> {
    const page = document.documentElement;
    if (document.fullscreenElement !== null || !("requestFullscreen" in page)) return;
    try {
      await page.requestFullscreen({ navigationUI: "hide" });
      this.#filled = true;
    } catch {
      return;
    }
    if (!this.isOpen) this.#giveScreenBack();
  }

  #giveScreenBack(): void {
    if (!this.#filled) return;
    this.#filled = false;
    // A learner who left full screen by the browser's own means has the page back already.
    if (document.fullscreenElement === document.documentElement) void document.exitFullscreen();
  }

  turn(turn: Turn): void {
    this.#turn = turn;
    this.element.dataset["turn"] = String(turn);
  }

  draw(screen: FloorScreen): void {
    setText(this.#word, screen.word);
    this.#word.style.setProperty("--letters", String(Math.max(screen.word.length, 2)));
    setText(this.#under, screen.under);
    setText(this.#hint, [screen.tap, screen.hold].filter((text) => text !== "").join(" · "));
    this.#offerDeeper(screen.deeper);
    this.#glow.style.opacity = String(0.15 + 0.85 * screen.fullness);
  }

  #offerDeeper(text: string): void {
    const held = document.activeElement === this.#deeper;
    show(this.#deeper, text !== "");
    if (text !== "") setText(this.#deeper, text);
    else if (held) this.#button.focus();
  }

  announce(text: string): void {
    setText(this.#live, text);
  }

  #question(): HTMLElement {
    const box = h("div", { class: "bl-floor-ask", role: "group" }, h("p", {}, this.say("face")));
    box.setAttribute("aria-label", this.say("face"));
    for (const turn of TURNS) {
      const answer = h("button", { type: "button", class: "bl-floor-answer" });
      const arrow = h("span", { class: "bl-floor-arrow", "aria-hidden": "true" }, "↑");
      arrow.style.rotate = `${turn}deg`;
      answer.append(arrow, this.say(`face_${turn}`));
      answer.addEventListener("click", () => {
        this.turn(turn);
        show(this.#ask, false);
        show(this.#button, true);
        this.#button.focus();
        this.actions.turned(turn);
      });
      box.append(answer);
    }
    return box;
  }

  #listen(): void {
    onTapOrHold(this.#button, this.actions);
    this.element.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.leave();
    });
  }
}
