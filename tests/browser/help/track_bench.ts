/** What tests of the track need in a page: rendering, decoding, and finding onsets. */

import type { Plan } from "../../../widgets/bodylesson/models/plan.ts";
import type { Tempo } from "../../../widgets/bodylesson/models/tempo.ts";
import { type Format, renderTrack } from "../../../widgets/bodylesson/sound/render.ts";
import { scheduleOf } from "../../../widgets/bodylesson/sound/schedule.ts";
import type { CueText, Volumes } from "../../../widgets/bodylesson/sound/sounds.ts";
import { RATE } from "../../../widgets/bodylesson/sound/synth.ts";
import type { Voice } from "../../../widgets/bodylesson/sound/wanted.ts";
import {
  clipKey,
  cueOf,
  VoiceClips,
  type VoiceEntry,
} from "../../../widgets/bodylesson/sound/voice_clips.ts";

export interface Order {
  readonly plan: Plan;
  readonly tempo: Tempo;
  readonly breaths: number;
  readonly volumes: Volumes;
  readonly cues: Record<string, CueText>;
  readonly voice: Record<string, VoiceEntry>;
  /** Base64. */
  readonly data: string;
  readonly counting: boolean;
  /** Without the bed under words, where tones alone are looked for. */
  readonly beds: boolean;
  readonly format: Format;
}

/** Eight steps of a 16-bit sample: louder than that is no silence. */
const HEARD = 8 / 32768;

/** Weights of 32 samples for each quarter between the 16th of them and the next. */
const BETWEEN = [0, 1, 2, 3].map((part) =>
  Float64Array.from({ length: 32 }, (_, tap) => {
    const t = part / 4 - (tap - 15);
    const sinc = t === 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t);
    return sinc * Math.cos(Math.PI * t / 34) ** 2;
  })
);

export class TrackBench {
  /** Decoding is slow, so clips stay decoded as long as an order brings the same ones. */
  #clips: { of: string; voice: VoiceClips } | null = null;

  #clipsOf({ voice: entries, data: base64 }: Order): VoiceClips {
    const of = JSON.stringify(entries) + base64;
    if (this.#clips?.of !== of) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const data = bytes.length > 0 ? new DataView(bytes.buffer) : null;
      this.#clips = { of, voice: new VoiceClips(() => ({ entries, data })) };
    }
    return this.#clips.voice;
  }

  /** By clip, how loud what is spoken in it is: pauses left out, in decibels of full scale. */
  async spokenLoudness(order: Order): Promise<Record<string, number>> {
    const clips = this.#clipsOf(order);
    await clips.load(Object.keys(order.voice));
    return Object.fromEntries([...clips.decoded].map(([key, buffer]) => {
      const spoken = buffer.getChannelData(0).filter((sample) => Math.abs(sample) > 0.02);
      const square = spoken.reduce((sum, sample) => sum + sample * sample, 0) / spoken.length;
      return [key, 10 * Math.log10(square)];
    }));
  }

  async render(order: Order) {
    const clips = this.#clipsOf(order);
    const voice: Voice = {
      cues: order.cues,
      key: (cue, side, value) => clipKey(cue, order.cues[cue], side, value),
      lasts: (key) => clips.lasts(key, cueOf(key, order.cues)?.spoken ?? ""),
    };
    const wishes = {
      counting: order.counting,
      mayAsk: () => true,
      first: [],
      last: ["finish"],
    };
    const asked = scheduleOf(order, voice, wishes);
    await clips.load(asked.spoken.map(({ key }) => key));
    const whole = scheduleOf(order, voice, wishes);
    const schedule = order.beds ? whole : { ...whole, beds: [] };
    const began = performance.now();
    const { format } = order;
    const blob = await renderTrack(schedule, clips.decoded, order.volumes, { format });
    const ms = performance.now() - began;
    const samples = await decoded(blob);
    return { schedule, ms, bytes: blob.size, blob, samples };
  }

  /** Onsets after silence, in seconds, of both ears together. */
  onsets(samples: Int16Array, silence = 0.05): number[] {
    const found: number[] = [];
    let quiet = Infinity;
    for (let i = 0; i < samples.length / 2; i++) {
      const loud = Math.max(Math.abs(samples[2 * i]!), Math.abs(samples[2 * i + 1]!)) / 32768;
      if (loud < HEARD) quiet++;
      else {
        if (quiet / RATE >= silence) found.push(i / RATE);
        quiet = 0;
      }
    }
    return found;
  }

  /** Energy above 3.5 kHz of the loudest 4 ms, in decibels of full scale: a click has much of it. */
  loudestHigh(samples: Int16Array): number {
    // A second difference, twice: 48 dB less at tone pitch than at the top of the band.
    let most = 0;
    let sum = 0;
    const x = (i: number) => samples[2 * i]! / 32768;
    for (let i = 4; i < samples.length / 2; i++) {
      const high = (x(i) - 4 * x(i - 1) + 6 * x(i - 2) - 4 * x(i - 3) + x(i - 4)) / 16;
      sum += high * high;
      if (i % 64 === 0) {
        most = Math.max(most, sum / 64);
        sum = 0;
      }
    }
    return 10 * Math.log10(most + 1e-12);
  }

  /** Loudness of what stands between two seconds, left and right, in decibels of full scale. */
  loudness(samples: Int16Array, from: number, to: number): [number, number] {
    const ears: [number, number] = [0, 0];
    const [a, b] = [Math.round(from * RATE), Math.min(Math.round(to * RATE), samples.length / 2)];
    for (let i = a; i < b; i++) {
      ears[0] += (samples[2 * i]! / 32768) ** 2;
      ears[1] += (samples[2 * i + 1]! / 32768) ** 2;
    }
    return ears.map((sum) => 10 * Math.log10(sum / (b - a) + 1e-12)) as [number, number];
  }

  /** Integrated loudness, in LUFS: ITU-R BS.1770-4, both gates. */
  integrated(samples: Int16Array): number {
    const ears = [0, 1].map((ear) => weighted(channel(samples, ear)));
    const [block, hop] = [Math.round(0.4 * RATE), Math.round(0.1 * RATE)];
    const powers: number[] = [];
    for (let at = 0; at + block <= samples.length / 2; at += hop) {
      let sum = 0;
      for (const ear of ears) {
        for (let i = at; i < at + block; i++) sum += ear[i]! * ear[i]!;
      }
      powers.push(sum / block);
    }
    const lufs = (all: number[]) =>
      -0.691 + 10 * Math.log10(all.reduce((sum, x) => sum + x, 0) / all.length);
    const loud = powers.filter((power) => lufs([power]) > -70);
    const gate = lufs(loud) - 10;
    return lufs(loud.filter((power) => lufs([power]) > gate));
  }

  /** True peak in decibels of full scale: four times as many samples, by a windowed sinc. */
  truePeak(samples: Int16Array): number {
    let most = 0;
    for (const ear of [0, 1]) {
      const x = channel(samples, ear);
      for (let i = 16; i < x.length - 16; i++) {
        // Between soft samples nothing is loud.
        if (Math.abs(x[i]!) < 0.3) continue;
        for (const taps of BETWEEN) {
          let sum = 0;
          for (let tap = 0; tap < taps.length; tap++) sum += x[i - 15 + tap]! * taps[tap]!;
          most = Math.max(most, Math.abs(sum));
        }
      }
    }
    return 20 * Math.log10(most);
  }

  /** What a phone's speaker loses: decibels that a second-order high-pass at 600 Hz takes away. */
  lostBelow600(samples: Int16Array, from: number, to: number): number {
    const x = channel(samples, 0).subarray(Math.round(from * RATE), Math.round(to * RATE));
    const k = Math.tan(Math.PI * 600 / RATE);
    const a0 = 1 + Math.SQRT2 * k + k * k;
    const high = filtered(
      x,
      [1 / a0, -2 / a0, 1 / a0],
      [2 * (k * k - 1) / a0, (1 - Math.SQRT2 * k + k * k) / a0],
    );
    const power = (of: Float64Array) => of.reduce((sum, one) => sum + one * one, 0);
    return 10 * Math.log10(power(x) / power(high));
  }

  /** The track as a file, in base64. */
  async file({ blob }: { blob: Blob }): Promise<string> {
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let text = "";
    for (let i = 0; i < bytes.length; i += 32768) {
      text += String.fromCharCode(...bytes.subarray(i, i + 32768));
    }
    return btoa(text);
  }

  peak(samples: Int16Array): number {
    return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) / 32768;
  }
}

/** A file's samples as the browser decodes them: left and right in turn. */
async function decoded(file: Blob): Promise<Int16Array> {
  const context = new OfflineAudioContext(2, 1, RATE);
  const buffer = await context.decodeAudioData(await file.arrayBuffer());
  const [left, right] = [buffer.getChannelData(0), buffer.getChannelData(1)];
  const samples = new Int16Array(2 * buffer.length);
  for (let i = 0; i < buffer.length; i++) {
    samples[2 * i] = Math.round(left[i]! * 32767);
    samples[2 * i + 1] = Math.round(right[i]! * 32767);
  }
  return samples;
}

function channel(samples: Int16Array, ear: number): Float64Array {
  const one = new Float64Array(samples.length / 2);
  for (let i = 0; i < one.length; i++) one[i] = samples[2 * i + ear]! / 32768;
  return one;
}

type Three = readonly [number, number, number];
type Two = readonly [number, number];

/** A filter of second order; the last two samples before and after it are kept at hand. */
function filtered(x: Float64Array, [b0, b1, b2]: Three, [a1, a2]: Two): Float64Array {
  const y = new Float64Array(x.length);
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const now = x[i]!;
    const out = b0 * now + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    [x2, x1, y2, y1] = [x1, now, y1, out];
    y[i] = out;
  }
  return y;
}

/** The K weighting of BS.1770, for this rate. */
function weighted(x: Float64Array): Float64Array {
  const shelf = Math.tan(Math.PI * 1681.974450955533 / RATE);
  const gain = 10 ** (3.999843853973347 / 20);
  const middle = gain ** 0.4996667741545416;
  const q = shelf / 0.7071752369554196;
  const a0 = 1 + q + shelf ** 2;
  const head = filtered(
    x,
    [
      (gain + middle * q + shelf ** 2) / a0,
      2 * (shelf ** 2 - gain) / a0,
      (gain - middle * q + shelf ** 2) / a0,
    ],
    [2 * (shelf ** 2 - 1) / a0, (1 - q + shelf ** 2) / a0],
  );
  const k = Math.tan(Math.PI * 38.13547087602444 / RATE);
  const low = 1 + k / 0.5003270373238773 + k * k;
  return filtered(head, [1, -2, 1], [
    2 * (k * k - 1) / low,
    (1 - k / 0.5003270373238773 + k * k) / low,
  ]);
}
