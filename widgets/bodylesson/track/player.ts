/** One audio element that plays one track: unlocked by a tap, watched, and never trusted. */

import type { Clock } from "../front/clock.ts";
import { interleaved, wavHeader } from "./wav.ts";

export interface PlayerListener {
  /** It plays, from the second it stands at. */
  playing(): void;
  /** The system stopped it: a call, another app, headphones pulled out. */
  interrupted(): void;
  /** It does not play although it should: refused, or its time stands still. */
  failed(why: "refused" | "stalled"): void;
}

/** It may stand still for so long before it counts as stalled, in seconds. */
const PATIENCE_S = 2;
const LOOK_MS = 500;

export class Player {
  #wanted = false;
  #address = "";
  #watch: ReturnType<typeof setInterval> | undefined;
  #stood = { at: 0, since: 0 };

  constructor(
    private readonly element: HTMLAudioElement,
    private readonly steady: Clock,
    private readonly listener: PlayerListener,
    signal: AbortSignal,
  ) {
    element.preload = "auto";
    element.addEventListener("playing", () => this.#wanted && listener.playing(), { signal });
    element.addEventListener("pause", () => this.#paused(), { signal });
    element.addEventListener("ended", () => clearInterval(this.#watch), { signal });
    element.addEventListener("error", () => this.#fail("refused"), { signal });
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

  resume(): void {
    this.#wanted = true;
    this.#look(true);
    clearInterval(this.#watch);
    this.#watch = setInterval(() => this.#look(false), LOOK_MS);
    this.element.play().catch((error: unknown) => {
      // A newer track took its place: that is no failure.
      if (!(error instanceof DOMException && error.name === "AbortError")) this.#fail("refused");
    });
  }

  pause(): void {
    this.#wanted = false;
    clearInterval(this.#watch);
    this.element.pause();
  }

  close(): void {
    this.pause();
    URL.revokeObjectURL(this.#address);
    this.element.removeAttribute("src");
  }

  #load(track: Blob): void {
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

  #look(anew: boolean): void {
    const now = this.steady.now();
    const at = this.element.currentTime;
    if (anew || at !== this.#stood.at || this.element.ended) this.#stood = { at, since: now };
    else if (now - this.#stood.since > PATIENCE_S) this.#fail("stalled");
  }

  #fail(why: "refused" | "stalled"): void {
    if (!this.#wanted) return;
    this.pause();
    this.listener.failed(why);
  }
}
