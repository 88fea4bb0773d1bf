/**
 * Renders a schedule into one file. The browser's OfflineAudioContext mixes it, chunk by chunk, on
 * its own thread: a busy page makes it later, never wrong, and a long session needs little memory.
 */

import type { Side } from "../models/plan.ts";
import { ducking, type Level, levelAt } from "./ducking.ts";
import type { Schedule, Tone, Volumes } from "./sounds.ts";
import { bellSamples, RATE, toneSamples } from "./synth.ts";
import { interleaved, wavHeader } from "./wav.ts";

/** Where the worked side is heard: -1 is all left, 1 all right. Both ears always hear it. */
const PLACE = { left: -0.5, right: 0.5 } as const;

const CHUNK_S = 24;

/** Chunks rendered at once: as many as a small phone's cores can take. */
const AT_ONCE = 2;

/** Seconds in which a clip comes and goes. */
const EDGE_S = 0.005;

/** A sound of the track with its samples. */
interface Cut {
  readonly bus: keyof Volumes;
  readonly side: Side | null;
  readonly at: number;
  readonly buffer: AudioBuffer;
}

/** The track as a WAV file. A clip that is missing is not heard; nothing else changes. */
export async function renderTrack(
  schedule: Schedule,
  clips: ReadonlyMap<string, AudioBuffer>,
  volumes: Volumes,
  signal?: AbortSignal,
): Promise<Blob> {
  const cuts = cutsOf(schedule, clips);
  const heard = schedule.spoken.filter(({ key }) => clips.has(key));
  const levels = volumes.voice > 0 ? ducking(heard) : [];
  const frames = Math.ceil(schedule.lasts * RATE);
  const starts = Array.from(
    { length: Math.ceil(frames / (CHUNK_S * RATE)) },
    (_, index) => index * CHUNK_S * RATE,
  );
  const chunks: ArrayBuffer[] = [];
  let next = 0;
  const work = async () => {
    for (let index = next++; index < starts.length; index = next++) {
      signal?.throwIfAborted();
      const start = starts[index] as number;
      const length = Math.min(CHUNK_S * RATE, frames - start);
      chunks[index] = await renderChunk(cuts, levels, volumes, start, length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return new Blob([wavHeader(frames, RATE), ...chunks], { type: "audio/wav" });
}

function cutsOf(schedule: Schedule, clips: ReadonlyMap<string, AudioBuffer>): Cut[] {
  const made = new Map<string, AudioBuffer>();
  const tone = ({ phase, lasts, gone }: Tone): AudioBuffer => {
    const key = `${phase} ${lasts.toFixed(6)} ${gone.toFixed(6)}`;
    const buffer = made.get(key) ?? bufferOf(toneSamples(phase, lasts, gone));
    made.set(key, buffer);
    return buffer;
  };
  return [
    ...schedule.tones
      .filter(({ lasts }) => lasts > 0.2)
      .map((sound) => ({
        bus: "tones" as const,
        side: sound.side,
        at: sound.at,
        buffer: tone(sound),
      })),
    ...schedule.spoken.flatMap(({ key, side, at }) => {
      const buffer = clips.get(key);
      return buffer ? [{ bus: "voice" as const, side, at, buffer }] : [];
    }),
    { bus: "bell", side: null, at: schedule.bell, buffer: bufferOf(bellSamples()) },
  ];
}

function bufferOf(samples: Float32Array<ArrayBuffer>): AudioBuffer {
  const buffer = new AudioBuffer({ length: Math.max(samples.length, 1), sampleRate: RATE });
  buffer.copyToChannel(samples, 0);
  return buffer;
}

async function renderChunk(
  cuts: readonly Cut[],
  levels: readonly Level[],
  volumes: Volumes,
  start: number,
  length: number,
): Promise<ArrayBuffer> {
  const context = new OfflineAudioContext(2, length, RATE);
  const duck = new GainNode(context);
  automate(duck.gain, levels, start / RATE, (start + length) / RATE);
  duck.connect(context.destination);
  for (const cut of cuts) {
    // Whole samples, so that no onset is ever between two.
    const onset = Math.round(cut.at * RATE) - start;
    const ends = onset + cut.buffer.duration * RATE;
    if (onset >= length || ends <= 0 || volumes[cut.bus] === 0) continue;
    const source = new AudioBufferSourceNode(context, { buffer: cut.buffer });
    const gain = new GainNode(context, { gain: volumes[cut.bus] });
    // Tones and bell come and go by themselves; a recording may begin and end anyhow.
    if (cut.bus === "voice") fadeEdges(gain.gain, volumes.voice, cut, start, length);
    const pan = new StereoPannerNode(context, { pan: cut.side ? PLACE[cut.side] : 0 });
    source.connect(gain).connect(pan).connect(cut.bus === "tones" ? duck : context.destination);
    source.start(Math.max(onset, 0) / RATE, Math.max(-onset, 0) / RATE);
  }
  const rendered = await context.startRendering();
  return interleaved(rendered.getChannelData(0), rendered.getChannelData(1));
}

/** Ramps at both ends of a clip, as far as they fall into the chunk. */
function fadeEdges(
  gain: AudioParam,
  level: number,
  { at, buffer }: Cut,
  start: number,
  length: number,
): void {
  const onset = Math.round(at * RATE) - start;
  const edge = Math.min(EDGE_S * RATE, buffer.length / 2);
  const points = [
    { frame: onset, level: 0 },
    { frame: onset + edge, level },
    { frame: onset + buffer.length - edge, level },
    { frame: onset + buffer.length, level: 0 },
  ].map(({ frame, level }) => ({ at: frame / RATE, level }));
  automate(gain, points, 0, length / RATE);
}

function automate(gain: AudioParam, levels: readonly Level[], from: number, to: number): void {
  gain.setValueAtTime(levelAt(levels, from), 0);
  for (const { at, level } of levels) {
    if (at > from && at < to) gain.linearRampToValueAtTime(level, at - from);
  }
  gain.linearRampToValueAtTime(levelAt(levels, to), to - from);
}
