/**
 * Renders a schedule into one file. The browser's OfflineAudioContext mixes it, chunk by chunk, on
 * its own thread, and a worker encodes it: a busy page delays it but never spoils it, and a long
 * session needs little memory.
 */

import type { Side } from "../models/plan.ts";
import { ducking, type Level, levelAt } from "./ducking.ts";
import { encoder } from "./encoder.ts";
import { type Cover, flacFile, type Tags } from "./flac.ts";
import { BLOCK, type Blocks } from "./flac_coder.ts";
import type { Schedule, Tone, Volumes } from "./sounds.ts";
import { bedSamples, bellSamples, RATE, toneSamples } from "./synth.ts";
import { interleaved, wavHeader } from "./wav.ts";

/** How loud the tones of the worked side are in the other ear: 3.6 dB less. */
const FAR = 0.66;

/** A chunk holds a whole number of the encoder's blocks. */
const CHUNK_S = 24;
const CHUNK = CHUNK_S * RATE;

/** Chunks rendered at once: as many as a small phone's cores can take. */
const AT_ONCE = 2;

/** Seconds in which a clip comes and goes, and in which a bed does. */
const EDGE_S = 0.005;
const BED_EDGE_S = 1.5;

/** What a track is written as: WAV where a browser does not play FLAC. */
export type Format = "flac" | "wav";

export interface Making {
  readonly format?: Format;
  readonly signal?: AbortSignal | undefined;
  readonly tags?: Tags;
  readonly cover?: Cover | null;
  /** Share that is made, 0 to 1. */
  readonly progress?: (share: number) => void;
}

/** A sound of the track with its samples. */
interface Cut {
  readonly bus: keyof Volumes;
  readonly kind: "tone" | "bed" | "voice" | "bell";
  readonly side: Side | null;
  readonly at: number;
  readonly lasts: number;
  readonly buffer: AudioBuffer;
}

/** The track as a file. A clip that is missing is not heard; nothing else changes. */
export async function renderTrack(
  schedule: Schedule,
  clips: ReadonlyMap<string, AudioBuffer>,
  volumes: Volumes,
  { format = "flac", signal, tags = {}, cover = null, progress }: Making = {},
): Promise<Blob> {
  const cuts = cutsOf(schedule, clips);
  const heard = schedule.spoken.filter(({ key }) => clips.has(key));
  const levels = volumes.voice > 0 ? ducking(heard) : [];
  const frames = Math.ceil(schedule.lasts * RATE);
  const count = Math.ceil(frames / CHUNK);
  const coder = format === "flac" ? encoder() : null;
  const blocks: Blocks[] = [];
  const samples: ArrayBuffer[] = [];
  let [next, done] = [0, 0];
  const work = async () => {
    for (let index = next++; index < count; index = next++) {
      signal?.throwIfAborted();
      const start = index * CHUNK;
      const length = Math.min(CHUNK, frames - start);
      const [left, right] = await renderChunk(cuts, levels, volumes, start, length);
      if (coder) blocks[index] = await coder.encode(left, right, start / BLOCK);
      else samples[index] = interleaved(left, right);
      progress?.(++done / count);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    coder?.close();
  }
  return coder
    ? flacFile(blocks, frames, RATE, tags, cover)
    : new Blob([wavHeader(frames, RATE), ...samples], { type: "audio/wav" });
}

function cutsOf(schedule: Schedule, clips: ReadonlyMap<string, AudioBuffer>): Cut[] {
  const made = new Map<string, AudioBuffer>();
  const tone = ({ phase, lasts, gone }: Tone): AudioBuffer => {
    const key = `${phase} ${lasts.toFixed(6)} ${gone.toFixed(6)}`;
    const buffer = made.get(key) ?? bufferOf(toneSamples(phase, lasts, gone));
    made.set(key, buffer);
    return buffer;
  };
  const cut = (kind: Cut["kind"], at: number, buffer: AudioBuffer, side: Side | null = null) => {
    const bus = kind === "tone" || kind === "bed" ? "tones" : kind;
    return { kind, bus, side, at, lasts: buffer.duration, buffer } as const;
  };
  const bed = schedule.beds.length > 0 ? bufferOf(bedSamples()) : null;
  return [
    ...schedule.tones
      .filter(({ lasts }) => lasts > 0.2)
      .map((sound) => cut("tone", sound.at, tone(sound), sound.side)),
    ...schedule.beds.flatMap(({ at, lasts }) => bed ? [{ ...cut("bed", at, bed), lasts }] : []),
    ...schedule.spoken.flatMap(({ key, at }) => {
      const buffer = clips.get(key);
      return buffer ? [cut("voice", at, buffer)] : [];
    }),
    cut("bell", schedule.bell, bufferOf(bellSamples())),
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
): Promise<[Float32Array<ArrayBuffer>, Float32Array<ArrayBuffer>]> {
  const context = new OfflineAudioContext(2, length, RATE);
  const duck = new GainNode(context);
  automate(duck.gain, levels, start / RATE, (start + length) / RATE);
  duck.connect(context.destination);
  const ears = { left: leaning(context, duck, 1, FAR), right: leaning(context, duck, FAR, 1) };
  for (const cut of cuts) {
    // Whole samples, so that no onset is ever between two.
    const onset = Math.round(cut.at * RATE) - start;
    const ends = onset + cut.lasts * RATE;
    if (onset >= length || ends <= 0 || volumes[cut.bus] === 0) continue;
    const loop = cut.kind === "bed";
    const source = new AudioBufferSourceNode(context, { buffer: cut.buffer, loop });
    const gain = new GainNode(context, { gain: volumes[cut.bus] });
    // Tones and bell come and go by themselves; a recording may begin and end anyhow.
    if (cut.kind === "voice") fadeEdges(gain.gain, volumes.voice, cut, EDGE_S, start, length);
    if (loop) fadeEdges(gain.gain, volumes.tones, cut, BED_EDGE_S, start, length);
    // The voice is in the middle, as loud in either ear; tones alone lean to the worked side.
    const into = cut.side ? ears[cut.side] : cut.bus === "tones" ? duck : context.destination;
    source.connect(gain).connect(into);
    const gone = Math.max(-onset, 0) / RATE;
    source.start(Math.max(onset, 0) / RATE, loop ? gone % cut.buffer.duration : gone);
    if (loop && ends < length) source.stop(ends / RATE);
  }
  const rendered = await context.startRendering();
  return [rendered.getChannelData(0), rendered.getChannelData(1)];
}

/** A way to `into` that is so loud in each ear. */
function leaning(
  context: OfflineAudioContext,
  into: AudioNode,
  left: number,
  right: number,
): AudioNode {
  const both = new GainNode(context);
  const merger = new ChannelMergerNode(context, { numberOfInputs: 2 });
  both.connect(new GainNode(context, { gain: left })).connect(merger, 0, 0);
  both.connect(new GainNode(context, { gain: right })).connect(merger, 0, 1);
  merger.connect(into);
  return both;
}

/** Ramps at both ends of a sound, as far as they fall into the chunk. */
function fadeEdges(
  gain: AudioParam,
  level: number,
  { at, lasts }: Cut,
  seconds: number,
  start: number,
  length: number,
): void {
  const onset = Math.round(at * RATE) - start;
  const frames = lasts * RATE;
  const edge = Math.min(seconds * RATE, frames / 2);
  const points = [
    { frame: onset, level: 0 },
    { frame: onset + edge, level },
    { frame: onset + frames - edge, level },
    { frame: onset + frames, level: 0 },
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
