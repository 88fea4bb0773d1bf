/** What tests of the track need in a page: rendering, decoding, and finding onsets. */

import type { Plan } from "../../../widgets/bodylesson/models/plan.ts";
import type { Tempo } from "../../../widgets/bodylesson/models/tempo.ts";
import { renderTrack } from "../../../widgets/bodylesson/sound/render.ts";
import { scheduleOf } from "../../../widgets/bodylesson/sound/schedule.ts";
import type { CueText, Volumes } from "../../../widgets/bodylesson/sound/sounds.ts";
import { RATE } from "../../../widgets/bodylesson/sound/synth.ts";
import { HEADER_BYTES } from "../../../widgets/bodylesson/sound/wav.ts";
import {
  clipKey,
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
}

/** Eight steps of a 16-bit sample: louder than that is no silence. */
const HEARD = 8 / 32768;

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
    const cueOf = (key: string) => order.cues[key] ?? order.cues[key.replace(/-(left|right)$/, "")];
    const voice = {
      cues: order.cues,
      key: (cue: string, side: string) => clipKey(cue, order.cues[cue]?.spoken ?? "", side),
      lasts: (key: string) => clips.lasts(key, cueOf(key)?.spoken ?? ""),
    };
    const wishes = {
      counting: order.counting,
      mayAsk: () => true,
      first: [],
      last: ["finish"],
    };
    const asked = scheduleOf(order, voice, wishes);
    await clips.load(asked.spoken.map(({ key }) => key));
    const schedule = scheduleOf(order, voice, wishes);
    const began = performance.now();
    const blob = await renderTrack(schedule, clips.decoded, order.volumes);
    const ms = performance.now() - began;
    const samples = new Int16Array(await blob.slice(HEADER_BYTES).arrayBuffer());
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

  peak(samples: Int16Array): number {
    return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) / 32768;
  }
}
