/** The session's sound: makes the track, plays it, lends its time to the clock, and says how it is. */

import type { Clock } from "../ui/clock.ts";
import { SessionClock } from "./clock.ts";
import { Player } from "./player.ts";
import { renderTrack } from "./render.ts";
import type { Schedule, Spoken, Volumes } from "./sounds.ts";
import type { VoiceClips } from "./voice_clips.ts";

/** `none`: this browser has no sound; `refused`, `stalled`: it does not play, time goes on silently. */
export type SoundState = "off" | "making" | "on" | "none" | "refused" | "stalled";

export interface SoundListener {
  /** The state is another one. */
  changed(): void;
  /** The track has come to its end. */
  ended(): void;
  /** The system paused the sound. */
  interrupted(): void;
}

/**
 * Time stands still for so long at most while a track is made, in seconds: at the start nothing is
 * lost by waiting, on the ball the breath must go on.
 */
const HOLD_S = { start: 4, change: 1 } as const;

/** A rest longer than this begins with a piece of it, in seconds. */
const LONG_S = 150;
const PIECE_S = 48;

/** Clips that are not there by then are spoken in another way, in seconds. */
const CLIPS_S = 3;

export class Soundtrack {
  readonly clock: SessionClock;
  readonly #player: Player | null;
  #state: SoundState = "off";
  #making: AbortController | null = null;
  #made: { schedule: Schedule; at: number } | null = null;
  /** Keys that are heard in the track that plays. */
  #inTrack: ReadonlySet<string> = new Set();
  /** The track that is held back says something that is not true any more. */
  #outdated = false;
  /** Counts what was begun, so that who follows can tell one track from the next. */
  take = 0;
  /** How long the last track took to make, in milliseconds; for measurements. */
  lastMadeIn = 0;

  constructor(
    element: HTMLAudioElement | null,
    steady: Clock,
    private readonly clips: VoiceClips,
    private readonly listener: SoundListener,
    signal: AbortSignal,
  ) {
    this.clock = new SessionClock(steady);
    this.#player = element && new Player(element, steady, {
      playing: () => this.#playing(),
      ended: () => listener.ended(),
      interrupted: () => listener.interrupted(),
      failed: (why) => this.#goSilently(why),
    }, signal);
    signal.addEventListener("abort", () => this.#making?.abort());
  }

  get state(): SoundState {
    return this.#state;
  }

  get schedule(): Schedule | null {
    return this.#made?.schedule ?? null;
  }

  /** Seconds since the start of the schedule. */
  get elapsed(): number {
    return this.#made ? this.clock.now() - this.#made.at : 0;
  }

  /** Whether a cue is heard, or will be, from the track itself. */
  isHeard({ key }: Spoken): boolean {
    if (this.#state === "making") return this.clips.has(key);
    return this.#state === "on" && this.#inTrack.has(key);
  }

  /** The cue that is being said. */
  get speaking(): Spoken | null {
    const now = this.elapsed;
    return this.#made?.schedule.spoken.find(({ at, lasts }) =>
      at <= now && now < at + lasts - 0.2
    ) ??
      null;
  }

  /** Call it within a tap: from then on sound may begin by itself. */
  tapped(): void {
    if (this.#state === "on" || !this.#player) return;
    if (this.#state === "refused" || this.#state === "stalled") this.#state = "off";
    this.#player.unlock();
  }

  /** Without sound: words and picture follow the silent clock. */
  beginSilently(schedule: Schedule): void {
    this.#stopMaking();
    this.#player?.pause();
    this.clock.goSilently();
    this.take++;
    this.#made = { schedule, at: this.clock.now() };
    this.#become("off");
  }

  /** Makes the track and plays it; `schedule` is asked again once the clips' lengths are known. */
  async begin(
    schedule: () => Schedule,
    volumes: Volumes,
    when: keyof typeof HOLD_S,
  ): Promise<void> {
    this.#stopMaking();
    this.#outdated = false;
    // The silence of an unlocking tap plays on until the track is there.
    if (this.#state === "on") this.#player?.pause();
    this.take++;
    const failed = this.#state === "refused" || this.#state === "stalled";
    if (!this.#player || failed) {
      this.clock.goSilently();
      this.#made = { schedule: schedule(), at: this.clock.now() };
      return this.#become(this.#player ? this.#state : "none");
    }
    const making = this.#making = new AbortController();
    const started = performance.now();
    this.clock.hold();
    const at = this.clock.now();
    this.#made = { schedule: schedule(), at };
    this.#become("making");
    // Whatever takes so long, breathing goes on; the track joins in at the right second.
    const hold = setTimeout(() => this.clock.goSilently(), HOLD_S[when] * 1000);
    try {
      const keys = this.#made.schedule.spoken.map(({ key }) => key);
      await Promise.race([this.clips.load(keys), later(CLIPS_S)]);
      if (making.signal.aborted) return;
      this.#made = { schedule: schedule(), at };
      const clips = new Map(this.clips.decoded);
      const whole = this.#made.schedule;
      this.#inTrack = new Set(clips.keys());
      const piece = when === "change" ? pieceOf(whole) : null;
      if (piece) {
        this.#put(await renderTrack(piece, clips, volumes, making.signal), at, making);
        clearTimeout(hold);
        // Who pauses now holds a piece, not the rest of the session.
        this.#outdated = true;
      }
      const track = await renderTrack(whole, clips, volumes, making.signal);
      this.#outdated = false;
      this.lastMadeIn = performance.now() - started;
      this.#put(track, at, making);
    } catch {
      if (!making.signal.aborted) this.#goSilently("refused");
    } finally {
      clearTimeout(hold);
    }
  }

  /** Plays a track whose first second is the clock's `at`. */
  #put(track: Blob, at: number, { signal }: AbortController): void {
    signal.throwIfAborted();
    this.clock.hold();
    const from = this.#made?.at ?? at;
    this.#player?.play(track, Math.max(this.clock.now() - from, 0));
  }

  pause(): void {
    this.#stopMaking();
    this.#player?.pause();
    if (this.clock.source !== "silent") this.clock.hold();
  }

  /** Something changed while it was held back: what goes on has to be made again. */
  outdate(): void {
    this.#outdated = true;
  }

  /** Goes on with the same track where it stands; false if there is none to go on with. */
  resume(): boolean {
    if (this.#outdated) return false;
    if (this.#state !== "on" || !this.#player || this.clock.source !== "held") return false;
    this.#player.resume();
    return true;
  }

  /** The session is over; bell and last words play on. */
  leave(): void {
    this.clock.goSilently();
  }

  stop(): void {
    this.#stopMaking();
    this.#player?.pause();
    this.clock.goSilently();
    this.#become("off");
  }

  #playing(): void {
    const { at } = this.#made ?? { at: this.clock.now() };
    const player = this.#player as Player;
    const atTrack = this.clock.now() - at;
    // What the player skipped or lost while it started is neither jumped over nor shown.
    const lost = player.seconds - atTrack;
    if (Math.abs(lost) > 0.25 && this.#made) this.#made = { ...this.#made, at: at - lost };
    this.clock.follow(() => player.seconds);
    this.#become("on");
  }

  #goSilently(why: "refused" | "stalled"): void {
    this.#stopMaking();
    this.clock.goSilently();
    this.#become(why);
  }

  #stopMaking(): void {
    this.#making?.abort();
    this.#making = null;
  }

  #become(state: SoundState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.listener.changed();
  }
}

/**
 * The first seconds of a long rest, so that the sound goes on at once while all of it is made. None
 * in a hidden page: a phone that is locked may refuse the second file.
 */
function pieceOf(schedule: Schedule): Schedule | null {
  const wanted = schedule.lasts > LONG_S && document.visibilityState === "visible";
  return wanted ? { ...schedule, lasts: PIECE_S } : null;
}

function later(seconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, seconds * 1000));
}
