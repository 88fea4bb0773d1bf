/**
 * The only place that knows where a spoken clip comes from. All clips travel as one binary trait,
 * which a composed page loads from its own origin when the timer comes near, and an offline page
 * carries inside. A clip is cut out and decoded when it is first wanted, and kept.
 */

import type { Side } from "../models/plan.ts";
import type { CueText } from "./sounds.ts";
import { RATE } from "./synth.ts";

/** One clip within the data, as `voice.py` gives it. */
export interface VoiceEntry {
  readonly at: number;
  readonly size: number;
  readonly seconds?: number;
}

export interface VoiceData {
  readonly entries: Readonly<Record<string, VoiceEntry>>;
  readonly data: DataView | null;
}

/** Speaking without a clip takes about this long, in seconds a word. */
const SECONDS_PER_WORD = 0.42;

export class VoiceClips {
  readonly #decoded = new Map<string, AudioBuffer>();
  readonly #loading = new Map<string, Promise<void>>();

  constructor(private readonly voice: () => VoiceData) {}

  /** What is decoded so far. */
  get decoded(): ReadonlyMap<string, AudioBuffer> {
    return this.#decoded;
  }

  /** Seconds that a clip lasts, or that its text will take. */
  lasts(key: string, text: string): number {
    return this.#decoded.get(key)?.duration ?? this.voice().entries[key]?.seconds ??
      0.5 + text.split(/\s+/).length * SECONDS_PER_WORD;
  }

  /** Reads and decodes what is missing; what fails is left to other voices. */
  async load(keys: Iterable<string>): Promise<void> {
    await Promise.all([...new Set(keys)].map((key) => this.#load(key)));
  }

  /** The clip as a file that a player plays by itself; null if there is none. */
  file(key: string): Blob | null {
    const bytes = this.#bytes(key);
    return bytes && new Blob([bytes], { type: typeOf(new Uint8Array(bytes)) });
  }

  #load(key: string): Promise<void> {
    const bytes = this.#bytes(key);
    if (!bytes || this.#decoded.has(key)) return Promise.resolve();
    const loading = this.#loading.get(key) ?? this.#decode(key, bytes);
    this.#loading.set(key, loading);
    return loading;
  }

  /** A copy of the clip's file: decoding takes the bytes away. */
  #bytes(key: string): ArrayBuffer | null {
    const { entries, data } = this.voice();
    const entry = entries[key];
    if (!entry || !data) return null;
    const start = data.byteOffset + entry.at;
    return data.buffer.slice(start, start + entry.size) as ArrayBuffer;
  }

  async #decode(key: string, bytes: ArrayBuffer): Promise<void> {
    try {
      const context = new OfflineAudioContext(1, 1, RATE);
      this.#decoded.set(key, await context.decodeAudioData(bytes));
    } catch {
      // A file that this browser cannot read: the cue is said in another way.
    }
  }
}

/** The type of a file by its first bytes: a made clip is MP3, a recording may be something else. */
function typeOf(bytes: Uint8Array): string {
  const begins = String.fromCharCode(...bytes.subarray(0, 12));
  if (begins.startsWith("RIFF")) return "audio/wav";
  if (begins.startsWith("OggS")) return "audio/ogg";
  return begins.slice(4, 8) === "ftyp" ? "audio/mp4" : "audio/mpeg";
}

/** The clip's key: the cue, with its side where the text differs by it, or the time that it names. */
export function clipKey(
  cue: string,
  text: CueText | undefined,
  side: Side,
  value?: number,
): string {
  if (value !== undefined) return `${cue}-${value}`;
  const sided = /\{(side|other)\}/.test(text?.spoken ?? "") || Boolean(text?.spoken_right);
  return sided ? `${cue}-${side}` : cue;
}

/** The cue that a clip's key is of. */
export function cueOf<T>(key: string, cues: Readonly<Record<string, T>>): T | undefined {
  return cues[key] ?? cues[key.replace(/-(left|right|\d+)$/, "")];
}
