/** The samples of tones and bell: pure arithmetic, so that their onsets and edges can be tested. */

import type { Flow } from "../models/tempo.ts";

/** Samples a second of every track: voice needs no more, and stereo stays below 4 MB a minute. */
export const RATE = 16_000;

const LOW_HZ = 262;
const HIGH_HZ = 392;

/** Overtones, so that a phone's small speaker gives the tone too: number and share. */
const OVERTONES = [[1, 1], [2, 0.35], [3, 0.12]] as const;

/** Peak of a tone at full volume, as a share of full scale. */
const TONE_PEAK = 0.16;

/** Seconds in which a tone comes and goes. */
const ATTACK_S = 0.08;
const RELEASE_S = 0.3;

/** Silence before the next phase, in seconds: a turn can be heard as a turn. */
export const REST_S = 0.08;

const BELL_HZ = 523.25;

/** Partials of the bell: multiple of its pitch, share, seconds to fall to a third. */
const BELL_PARTIALS = [[1, 1, 1.1], [2.01, 0.5, 0.6], [2.76, 0.3, 0.35], [5.4, 0.1, 0.15]] as const;

const BELL_PEAK = 0.3;
const BELL_LASTS_S = 4;

/** The tone of a phase of so many seconds of which a share, 0 to 1, is over. */
export function toneSamples(
  phase: Flow,
  seconds: number,
  gone: number,
): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.max(Math.round((seconds - REST_S) * RATE), 0));
  const [first, last] = phase === "inhale" ? [LOW_HZ, HIGH_HZ] : [HIGH_HZ, LOW_HZ];
  const whole = seconds / Math.max(1 - gone, 1e-6);
  const norm = TONE_PEAK / OVERTONES.reduce((sum, [, share]) => sum + share, 0);
  let turn = 0;
  for (let i = 0; i < samples.length; i++) {
    const t = i / RATE;
    const part = Math.min(gone + t / whole, 1);
    turn += 2 * Math.PI * first * (last / first) ** part / RATE;
    const tone = OVERTONES.reduce((sum, [n, share]) => sum + share * Math.sin(n * turn), 0);
    samples[i] = tone * norm * swell(part) * edge(t, samples.length / RATE - t);
  }
  return samples;
}

/** A struck bell that fades away. */
export function bellSamples(): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(BELL_LASTS_S * RATE);
  const norm = BELL_PEAK / BELL_PARTIALS.reduce((sum, [, share]) => sum + share, 0);
  for (let i = 0; i < samples.length; i++) {
    const t = i / RATE;
    const sum = BELL_PARTIALS.reduce(
      (total, [n, share, falls]) =>
        total + share * Math.exp(-t / falls) * Math.sin(2 * Math.PI * BELL_HZ * n * t),
      0,
    );
    samples[i] = sum * norm * rise(t / 0.01) * rise((BELL_LASTS_S - t) / 0.5);
  }
  return samples;
}

/** Softer at the phase's end than at its middle, never silent. */
function swell(part: number): number {
  return 0.7 + 0.3 * Math.sin(Math.PI * part);
}

/** Fades at both ends; `since` and `until` in seconds. */
function edge(since: number, until: number): number {
  return rise(since / ATTACK_S) * rise(until / RELEASE_S);
}

/** From 0 to 1 without a corner at either end. */
function rise(x: number): number {
  return x >= 1 ? 1 : x <= 0 ? 0 : (1 - Math.cos(Math.PI * x)) / 2;
}
