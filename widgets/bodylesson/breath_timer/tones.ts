/**
 * A soft tone that rises on the in-breath and falls on the out-breath. It is scheduled ahead on
 * the audio clock from the session's own clock, so a busy page cannot make it stumble.
 */

import type { Clock } from "../front/clock.ts";
import { breathsAt, type Session } from "../front/session.ts";
import { type Sweep, sweepsBetween } from "../front/timeline.ts";
import { secondsPerBreath } from "../front/tempo.ts";

const LOW_HZ = 220;
const HIGH_HZ = 330;
const LOUDNESS = 0.1;
/** Far enough that a hidden tab, woken once a second or less, never runs dry. */
const AHEAD_S = 20;
const FADE_S = 0.06;

export interface Tone {
  /** Seconds on the session's clock. */
  readonly from: number;
  readonly to: number;
  readonly fromHz: number;
  readonly toHz: number;
}

/** The tone of a phase; one that is under way at `now` begins where it would be by now. */
export function toneOf(sweep: Sweep, session: Session, now: number): Tone {
  const second = secondsPerBreath(session.tempo);
  const at = (breaths: number) => session.at + (breaths - session.breaths) * second;
  const [first, last] = sweep.phase === "inhale" ? [LOW_HZ, HIGH_HZ] : [HIGH_HZ, LOW_HZ];
  const gone = Math.min(Math.max((now - at(sweep.from)) / (at(sweep.to) - at(sweep.from)), 0), 1);
  return {
    from: Math.max(at(sweep.from), now),
    to: at(sweep.to),
    fromHz: first * (last / first) ** gone,
    toHz: last,
  };
}

export class Tones {
  #context: AudioContext | null = null;
  #playing: { oscillator: OscillatorNode; gain: GainNode }[] = [];
  /** Breaths up to which everything is scheduled. */
  #until = 0;

  constructor(
    private readonly clock: Clock,
    private readonly makeContext: () => AudioContext | null,
  ) {}

  /** Begin anew from where the session is. Call it from a tap: browsers want one before sound. */
  begin(session: Session): void {
    this.silence();
    this.#context ??= this.makeContext();
    void this.#context?.resume().catch(() => undefined);
    this.#until = Math.floor(breathsAt(session, this.clock.now()));
    this.pump(session);
  }

  /** Schedule what has come into reach. */
  pump(session: Session): void {
    const context = this.#context;
    if (context === null || session.status !== "going") return;
    const now = this.clock.now();
    const reach = breathsAt(session, now) + AHEAD_S / secondsPerBreath(session.tempo);
    const until = Math.floor(reach) + 1;
    if (until <= this.#until) return;
    for (const sweep of sweepsBetween(session.plan, session.tempo, this.#until, until)) {
      const tone = toneOf(sweep, session, now);
      if (tone.to - tone.from > 2 * FADE_S) this.#play(context, tone, context.currentTime - now);
    }
    this.#until = until;
  }

  silence(): void {
    const now = this.#context?.currentTime ?? 0;
    for (const { oscillator, gain } of this.#playing) {
      // Held where it is, so that the fade begins there and does not click.
      if ("cancelAndHoldAtTime" in gain.gain) gain.gain.cancelAndHoldAtTime(now);
      else (gain.gain as AudioParam).cancelScheduledValues(now);
      gain.gain.setTargetAtTime(0, now, FADE_S / 3);
      oscillator.stop(now + FADE_S * 2);
    }
    this.#playing = [];
  }

  close(): void {
    this.silence();
    void this.#context?.close().catch(() => undefined);
    this.#context = null;
  }

  /** `offset` turns the session's clock into the audio clock. */
  #play(context: AudioContext, tone: Tone, offset: number): void {
    const [from, to] = [tone.from + offset, tone.to + offset];
    const lasts = to - from;
    const oscillator = new OscillatorNode(context, { type: "sine" });
    const gain = new GainNode(context, { gain: 0 });
    oscillator.frequency.setValueAtTime(tone.fromHz, from);
    oscillator.frequency.exponentialRampToValueAtTime(tone.toHz, to);
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(LOUDNESS, from + lasts * 0.35);
    gain.gain.linearRampToValueAtTime(LOUDNESS * 0.7, from + lasts * 0.7);
    gain.gain.linearRampToValueAtTime(0, to);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(from);
    oscillator.stop(to + 0.01);
    const entry = { oscillator, gain };
    this.#playing.push(entry);
    oscillator.onended = () => {
      this.#playing = this.#playing.filter((playing) => playing !== entry);
    };
  }
}
