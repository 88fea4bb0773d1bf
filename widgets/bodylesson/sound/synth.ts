/** The samples of tones and bell: pure arithmetic, so that their onsets and edges can be tested. */

import type { Flow } from "../models/tempo.ts";

/** Samples a second of every track: voice needs no more, and stereo stays below 4 MB a minute. */
export const RATE = 16_000;

/** The glide of a tone: up on the in-breath, down on the out-breath, two tones of a scale. */
const LOW_HZ = 392;
const HIGH_HZ = 440;

/** Partials, number and share: the octave leads, since a phone's speaker gives little below 600 Hz. */
const PARTIALS = [[1, 0.4], [2, 1], [3, 0.12], [4, 0.2]] as const;

/** Peak of a tone at full volume, as a share of full scale. */
const TONE_PEAK = 0.28;

/** The air of the out-breath: middle of its band, and its peak beside the tone's. */
const AIR_HZ = 1300;
const AIR_WIDTH = 0.7;
const AIR_SHARE = 0.5;

/** Seconds in which a tone comes and goes. */
const ATTACK_S = 0.08;
const RELEASE_S = 0.4;

/** Silence before the next phase, in seconds: a turn can be heard as a turn. */
export const REST_S = 0.15;

/** The bed under words while the body moves: a loop of soft noise, below this pitch, so loud. */
const BED_S = 8;
const BED_HZ = 900;
const BED_LEVEL = 0.006;

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
  const air = phase === "exhale" ? noise(samples.length, AIR_HZ, AIR_WIDTH) : null;
  const share = PARTIALS.reduce((sum, [, share]) => sum + share, air ? AIR_SHARE : 0);
  let turn = 0;
  for (let i = 0; i < samples.length; i++) {
    const t = i / RATE;
    const part = Math.min(gone + t / whole, 1);
    turn += 2 * Math.PI * first * (last / first) ** part / RATE;
    const tone = PARTIALS.reduce((sum, [n, share]) => sum + share * Math.sin(n * turn), 0) +
      (air ? AIR_SHARE * (air[i] as number) * Math.sin(Math.PI * part) : 0);
    samples[i] = tone * TONE_PEAK / share * swell(part) * edge(t, samples.length / RATE - t);
  }
  return samples;
}

/** A loop of quiet noise; its end goes over into its beginning. */
export function bedSamples(): Float32Array<ArrayBuffer> {
  const [length, over] = [BED_S * RATE, RATE];
  const long = noise(length + over, BED_HZ / 2, 0.5);
  const loop = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    // Two noises that know nothing of each other add up by their squares.
    const [out, into] = i < over ? [Math.sqrt(1 - i / over), Math.sqrt(i / over)] : [0, 1];
    loop[i] = BED_LEVEL * (into * (long[i] as number) + out * (long[length + i] ?? 0));
  }
  return loop;
}

/** Noise of a band, its loudest sample at 1; the same each time. `width` as a filter's 1/Q. */
function noise(length: number, hz: number, width: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(length);
  const turn = 2 * Math.PI * hz / RATE;
  const alpha = Math.sin(turn) * width;
  // Band-pass of R. Bristow-Johnson, Audio EQ Cookbook.
  const [a0, a1, a2] = [1 + alpha, -2 * Math.cos(turn), 1 - alpha];
  let seed = 1;
  for (let i = 0; i < length; i++) {
    seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
    samples[i] = seed / 2 ** 31;
  }
  // Twice, so that little of it hisses.
  for (let pass = 0; pass < 2; pass++) {
    let [x1, x2, y1, y2] = [0, 0, 0, 0];
    for (let i = 0; i < length; i++) {
      const x = samples[i] as number;
      const y = (alpha * (x - x2) - a1 * y1 - a2 * y2) / a0;
      [x2, x1, y2, y1] = [x1, x, y1, y];
      samples[i] = y;
    }
  }
  const most = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1e-9);
  return samples.map((sample) => sample / most);
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
