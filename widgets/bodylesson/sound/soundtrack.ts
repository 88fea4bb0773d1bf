/** The session's sound: makes the track, plays it, lends its time to the clock, and says how it is. */

import type { Clock } from "../ui/clock.ts";
import { inTime } from "./attempts.ts";
import { SessionClock } from "./clock.ts";
import { type Failure, Player } from "./player.ts";
import { type Format, renderTrack } from "./render.ts";
import type { Schedule, Spoken, Volumes } from "./sounds.ts";
import type { VoiceClips } from "./voice_clips.ts";

/** What is heard instead of a track: clips at their moments, the browser's own voice, nothing. */
export type Instead = "clips" | "speech" | "text";

/** `none`: this browser has no sound. */
export type SoundState = "off" | "making" | "on" | "none" | Instead;

export interface SoundListener {
  /** The state has changed. */
  changed(): void;
  /** The track has come to its end. */
  ended(): void;
  /** The system paused the sound. */
  interrupted(): void;
  /** The track fell silent in the midst of a cue. */
  cutOff(cue: Spoken): void;
}

export type When = "start" | "change";

/**
 * On the ball the breath must go on: time stands still for so long at most while a track is made, in
 * seconds. At the start nothing is lost by waiting, and the first words are never left out.
 */
const HOLD_S = 1;

/** A track longer than this begins with a piece of it, in seconds: one chunk of the renderer. */
const LONG_S = 60;
export const PIECE_S = 24;

/** How long one attempt may take, in seconds: at a piece, and at a whole track. */
const PIECE_IN_S = 4;
const WHOLE_IN_S = 30;

/** Clips not loaded within this time are spoken in another way, in seconds. */
const CLIPS_S = 3;

/** One order for a track. */
interface Order {
  /** Asked again once the clips' lengths are known. */
  readonly schedule: () => Schedule;
  readonly volumes: Volumes;
  readonly when: When;
  readonly making: AbortController;
}

export class Soundtrack {
  readonly clock: SessionClock;
  readonly #player: Player | null;
  #state: SoundState = "off";
  #order: Order | null = null;
  #made: { schedule: Schedule; at: number } | null = null;
  /** Keys that are heard in the track that plays. */
  #inTrack: ReadonlySet<string> = new Set();
  /** The track that is held back says something that is no longer true. */
  #outdated = false;
  /** What plays is a piece; the whole is still to come, or has failed. */
  #piece: "" | "playing" | "over" | "last" = "";
  /** The track that plays was tried twice. */
  #retried = false;
  #format: Format;
  /** Reading of the clock until which something is said beside the track. */
  #saidUntil = 0;
  /** Counts the tracks begun, so that followers can tell one from the next. */
  take = 0;
  /** How long the last track took to make, and until it began, in milliseconds; for measurements. */
  lastMadeIn = 0;
  lastBegunIn = 0;
  #begunAt = 0;

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
      ended: () => this.#ended(),
      interrupted: () => listener.interrupted(),
      failed: (why) => this.#failed(why),
    }, signal);
    this.#format = element?.canPlayType("audio/flac") ? "flac" : "wav";
    signal.addEventListener("abort", () => this.#stopMaking());
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

  /** Whether a cue is heard from the track itself. */
  isHeard({ key }: Spoken): boolean {
    return this.#state === "on" && this.#inTrack.has(key);
  }

  /** The cue that is being said. */
  get speaking(): Spoken | null {
    return this.#cueAt(this.elapsed);
  }

  /** Call it within a tap: from then on sound may begin by itself. */
  tapped(): void {
    if (this.#state === "on" || !this.#player) return;
    if (isInstead(this.#state)) this.#state = "off";
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
  async begin(schedule: () => Schedule, volumes: Volumes, when: When): Promise<void> {
    this.#stopMaking();
    this.#outdated = false;
    this.#retried = false;
    this.#piece = "";
    // The silence of an unlocking tap plays on until the track is there.
    if (this.#state === "on") this.#player?.pause();
    this.take++;
    if (!this.#player || isInstead(this.#state)) {
      this.clock.goSilently();
      this.#made = { schedule: schedule(), at: this.clock.now() };
      return this.#become(isInstead(this.#state) ? this.#state : "none");
    }
    this.#begunAt = performance.now();
    this.clock.hold();
    this.#made = { schedule: schedule(), at: this.clock.now() };
    this.#become("making");
    await this.#make({ schedule, volumes, when, making: new AbortController() });
  }

  async #make(order: Order): Promise<void> {
    this.#order = order;
    const { making: { signal }, when } = order;
    // However long it takes, breathing goes on; words are said beside it, and the track joins in.
    const hold = setTimeout(() => when === "change" && this.clock.goSilently(), HOLD_S * 1000);
    const schedule = this.#schedule(order);
    const isHidden = document.visibilityState === "hidden";
    // A phone that is locked may refuse a second file: a hidden page waits for the whole.
    const piece = schedule.lasts > LONG_S && !isHidden;
    try {
      if (piece) {
        const track = await inTime((own) => this.#render(order, own, PIECE_S), PIECE_IN_S, signal);
        await this.#put(track, order);
        clearTimeout(hold);
        // A learner who pauses now has only a piece, not the rest of the session.
        this.#outdated = true;
        this.#piece = "playing";
      }
      const whole = (own: AbortSignal) => this.#render(order, own);
      const track = await inTime(whole, piece || isHidden ? WHOLE_IN_S : PIECE_IN_S, signal);
      this.lastMadeIn = performance.now() - this.#begunAt;
      await this.#put(track, order);
      this.#outdated = false;
      this.#piece = "";
    } catch {
      if (signal.aborted) return;
      if (this.#piece === "playing") this.#piece = "last";
      else this.#goWithout();
    } finally {
      clearTimeout(hold);
    }
  }

  /** A track of the order's schedule, or its first seconds. */
  async #render(order: Order, signal: AbortSignal, seconds = Infinity): Promise<Blob> {
    const wanted = this.#schedule(order).spoken.filter(({ at }) => at < seconds);
    await Promise.race([this.clips.load(wanted.map(({ key }) => key)), later(CLIPS_S)]);
    signal.throwIfAborted();
    const schedule = this.#schedule(order);
    const clips = new Map(this.clips.decoded);
    const lasts = Math.min(schedule.lasts, seconds);
    const part = { ...schedule, lasts };
    // A piece is there sooner where nothing has to be encoded.
    const format = seconds < Infinity ? "wav" : this.#format;
    const track = await renderTrack(part, clips, order.volumes, { format, signal });
    signal.throwIfAborted();
    this.#inTrack = new Set(clips.keys());
    return track;
  }

  /** The schedule with what is known of the clips now. */
  #schedule({ schedule }: Order): Schedule {
    const { at } = this.#made ?? { at: this.clock.now() };
    this.#made = { schedule: schedule(), at };
    return this.#made.schedule;
  }

  /** Plays a track, once what is said beside it has been said. */
  async #put(track: Blob, { making: { signal } }: Order): Promise<void> {
    const wait = this.clock.source === "silent" ? this.#saidUntil - this.clock.now() : 0;
    if (wait > 0) await later(wait);
    signal.throwIfAborted();
    this.clock.hold();
    const from = this.#made?.at ?? this.clock.now();
    this.#player?.play(track, Math.max(this.clock.now() - from, 0));
  }

  /** A cue is said beside the track: nothing joins in until it is over. */
  saysBeside({ at, lasts }: Spoken): void {
    this.#saidUntil = (this.#made?.at ?? 0) + at + lasts;
  }

  /** What was tried in place of the track turned out to be silent, or to speak. */
  isInstead(what: Instead): void {
    const speaksAfterAll = this.#state === "none" && what !== "text";
    if (isInstead(this.#state) || speaksAfterAll) this.#become(what);
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

  /**
   * How many seconds to go back so that a phrase that was cut off is said from its start, with `lead`
   * seconds before it; 0 where the track cannot go on as it is.
   */
  phraseBack(lead: number): number {
    if (!this.#isHeld || !this.#made) return 0;
    const now = this.elapsed;
    const start = this.#cueAt(now)?.at ?? now;
    const before = this.#made.schedule.spoken.filter(({ at, lasts }) => at + lasts <= start + 1e-6);
    const free = Math.max(0, ...before.map(({ at, lasts }) => at + lasts));
    return Math.max(now - Math.max(start - lead, free), 0);
  }

  /** Goes on with the same track, `back` seconds earlier; false if there is none to go on with. */
  resume(back: number): boolean {
    if (!this.#isHeld || !this.#player) return false;
    this.#player.resume(back);
    return true;
  }

  /** Whether a track is held back that can go on as it is. */
  get #isHeld(): boolean {
    return !this.#outdated && this.#state === "on" && this.clock.source === "held";
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
    if (this.#state !== "on") this.lastBegunIn = performance.now() - this.#begunAt;
    this.#become("on");
  }

  #ended(): void {
    if (this.#piece === "") return this.listener.ended();
    // The whole is late: the breath goes on, and what is due is said beside it.
    if (this.#piece === "last") return this.#goWithout();
    this.#piece = "over";
    this.clock.goSilently();
    this.#become("making");
  }

  /** One retry with what may have been at fault; then without a track. */
  #failed(why: Failure): void {
    const order = this.#order;
    const cut = this.#state === "on" ? this.speaking : null;
    this.#retry(why, order);
    if (cut) this.listener.cutOff(cut);
  }

  #retry(why: Failure, order: Order | null): void {
    if (this.#retried || !order) return this.#goWithout();
    this.#retried = true;
    if (why === "unplayable") this.#format = "wav";
    order.making.abort();
    this.#piece = "";
    if (this.clock.source === "track") this.clock.goSilently();
    this.#become("making");
    void this.#make({ ...order, making: new AbortController() });
  }

  /** Time goes on, and each cue is said at its moment. */
  #goWithout(): void {
    this.#stopMaking();
    this.#player?.pause();
    this.clock.goSilently();
    this.#become("clips");
  }

  #cueAt(now: number): Spoken | null {
    const isOn = ({ at, lasts }: Spoken) => at <= now && now < at + lasts - 0.2;
    return this.#made?.schedule.spoken.find(isOn) ?? null;
  }

  #stopMaking(): void {
    this.#order?.making.abort();
    this.#order = null;
  }

  #become(state: SoundState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.listener.changed();
  }
}

function isInstead(state: SoundState): state is Instead {
  return state === "clips" || state === "speech" || state === "text";
}

function later(seconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, seconds * 1000));
}
