/** One audio element that plays one track: unlocked by a tap, watched, and never trusted. */

import type { Clock } from "../ui/clock.ts";
import { interleaved, wavHeader } from "./wav.ts";

export interface PlayerListener {
  /** It plays, from the second it stands at. */
  playing(): void;
  /** It has come to its end. */
  ended(): void;
  /** The system stopped it: a call, another app, headphones pulled out. */
  interrupted(): void;
  /** It does not play although it should: it was refused, or its time stands still. */
  failed(why: Failure): void;
}

/** Not allowed to play, its file not understood, or its time stands still. */
export type Failure = "refused" | "unplayable" | "stalled";

/** How long its time may stand still before it counts as stalled, in seconds. */
const PATIENCE_S = 2;
const LOOK_MS = 500;

/** Pausing takes so long, in seconds, and so many steps. */
const FADE_S = 0.06;
const FADE_STEPS = 6;

export class Player {
  #wanted = false;
  #address = "";
  #watch: ReturnType<typeof setInterval> | undefined;
  #stood = { at: 0, since: 0 };
  #fade: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly element: HTMLAudioElement,
    private readonly steady: Clock,
    private readonly listener: PlayerListener,
    signal: AbortSignal,
  ) {
    element.preload = "auto";
    element.addEventListener("playing", () => this.#wanted && listener.playing(), { signal });
    element.addEventListener("pause", () => this.#paused(), { signal });
    element.addEventListener("ended", () => {
      clearInterval(this.#watch);
      if (this.#wanted) listener.ended();
    }, { signal });
    element.addEventListener("error", () => this.#fail("unplayable"), { signal });
    signal.addEventListener("abort", () => this.close());
  }

  /** Seconds into the track. */
  get seconds(): number {
    return this.element.currentTime;
  }

  /** Plays silence within a tap, so that what comes later may play without one. */
  unlock(): void {
    this.#wanted = false;
    const silence = new Float32Array(1600);
    this.#load(
      new Blob([wavHeader(1600, 16_000), interleaved(silence, silence)], {
        type: "audio/wav",
      }),
    );
    this.element.loop = true;
    this.element.play().catch(() => undefined);
  }

  /** Plays a track from a second on. */
  play(track: Blob, from: number): void {
    this.#load(track);
    this.element.loop = false;
    if (from > 0) this.element.currentTime = from;
    this.resume();
  }

  /** Goes on, `back` seconds before where it stands. */
  resume(back = 0): void {
    this.#endFade();
    if (back > 0) this.element.currentTime = Math.max(this.element.currentTime - back, 0);
    this.#wanted = true;
    this.#look(true);
    clearInterval(this.#watch);
    this.#watch = setInterval(() => this.#look(false), LOOK_MS);
    this.element.play().catch((error: unknown) => {
      // A newer track took its place: that is not a failure.
      const name = error instanceof DOMException ? error.name : "";
      if (name === "NotSupportedError") this.#fail("unplayable");
      else if (name !== "AbortError") this.#fail("refused");
    });
  }

  /** Fades out within a moment, so that no cut is heard, and stays where it was. */
  pause(): void {
    this.#wanted = false;
    clearInterval(this.#watch);
    this.#endFade();
    const { element } = this;
    // Timers of a hidden page are slow, and a player that is not playing makes no click.
    if (element.paused || document.visibilityState === "hidden") return element.pause();
    const at = element.currentTime;
    let steps = FADE_STEPS;
    this.#fade = setInterval(() => {
      if (--steps > 0) element.volume = steps / FADE_STEPS;
      else {
        this.#endFade();
        element.pause();
        element.currentTime = at;
      }
    }, FADE_S * 1000 / FADE_STEPS);
  }

  #endFade(): void {
    clearInterval(this.#fade);
    this.element.volume = 1;
  }

  close(): void {
    this.#wanted = false;
    clearInterval(this.#watch);
    this.#endFade();
    this.element.pause();
    URL.revokeObjectURL(this.#address);
    this.element.removeAttribute("src");
  }

  #load(track: Blob): void {
    this.#endFade();
    const old = this.#address;
    this.#address = URL.createObjectURL(track);
    this.element.src = this.#address;
    if (old) URL.revokeObjectURL(old);
  }

  #paused(): void {
    const { element } = this;
    // Loading another source pauses too, and so does the end.
    if (!this.#wanted || element.ended || !element.paused || element.readyState < 2) return;
    this.#wanted = false;
    clearInterval(this.#watch);
    this.listener.interrupted();
  }

  #look(restarted: boolean): void {
    const now = this.steady.now();
    const at = this.element.currentTime;
    if (restarted || at !== this.#stood.at || this.element.ended) this.#stood = { at, since: now };
    else if (now - this.#stood.since > PATIENCE_S) this.#fail("stalled");
  }

  #fail(why: Failure): void {
    if (!this.#wanted) return;
    this.pause();
    this.listener.failed(why);
  }
}
