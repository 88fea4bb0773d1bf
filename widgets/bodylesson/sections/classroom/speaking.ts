/**
 * The one voice of the room: says each cue when its breath begins. The board stands open in front
 * of everybody, so sound is made at once and needs no track.
 */

import type { Position } from "../../models/timeline.ts";
import { bellSamples, RATE } from "../../sound/synth.ts";
import { browserSpeech } from "../../sound/speech.ts";
import { clipKey, VoiceClips } from "../../sound/voice_clips.ts";
import { forSide } from "../../ui/words.ts";
import type { ClassLesson } from "./lesson.ts";

export class Speaking {
  readonly #clips: VoiceClips;
  #context: AudioContext | null = null;
  #said = "";
  #playing: AudioBufferSourceNode | null = null;

  constructor(private readonly lesson: ClassLesson) {
    const { traits, voice } = lesson;
    this.#clips = new VoiceClips(() => ({ entries: traits.voice, data: voice }));
  }

  /** Whether a tap has allowed sound. */
  get isOn(): boolean {
    return this.#context?.state === "running";
  }

  /** Call it from a tap: browsers allow sound from then on. */
  async unlock(): Promise<void> {
    if (typeof AudioContext === "undefined") return;
    this.#context ??= new AudioContext();
    await this.#context.resume();
  }

  /** Reads the clips that a plan needs. */
  prepare(cues: Iterable<string>): void {
    const keys = [...cues].flatMap((cue) =>
      (["left", "right"] as const).map((side) => clipKey(cue, this.#text(cue), side))
    );
    void this.#clips.load(keys);
  }

  /** Says what is new at this place; null where nothing goes on. */
  look(position: Position | null): void {
    if (position === null) {
      this.#said = "";
      return;
    }
    const { cue, step, stepIndex } = position;
    const key = `${stepIndex} ${cue} ${step.side}`;
    if (key === this.#said || cue === "") return;
    this.#said = key;
    this.#say(cue, step.side);
  }

  bell(): void {
    const context = this.#context;
    if (context === null) return;
    const samples = bellSamples();
    const buffer = context.createBuffer(1, samples.length, RATE);
    buffer.copyToChannel(samples, 0);
    this.#play(buffer);
  }

  #say(cue: string, side: "left" | "right"): void {
    if (!this.isOn) return;
    const text = this.#text(cue);
    const clip = this.#clips.decoded.get(clipKey(cue, text, side));
    if (clip) {
      this.#playing?.stop();
      this.#playing = this.#play(clip);
    } else if (browserSpeech.exists && text !== "") {
      browserSpeech.hush();
      browserSpeech.speak(forSide(text, side, this.lesson.timerSay), this.lesson.traits.language);
    }
  }

  #play(buffer: AudioBuffer): AudioBufferSourceNode | null {
    const context = this.#context;
    if (context === null) return null;
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(context.destination);
    source.start();
    return source;
  }

  #text(cue: string): string {
    return this.lesson.traits.cues[cue]?.spoken ?? "";
  }
}
