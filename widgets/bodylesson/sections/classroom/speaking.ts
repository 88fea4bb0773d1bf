/**
 * The one voice of the room: says each cue when its breath begins. The board stands open in front
 * of everybody, so sound is made at once and needs no track.
 */

import type { Position } from "../../models/timeline.ts";
import type { PlanStep } from "../../models/plan.ts";
import { bellSamples, RATE } from "../../sound/synth.ts";
import { browserSpeech } from "../../sound/speech.ts";
import { clipKey, VoiceClips } from "../../sound/voice_clips.ts";
import { spokenText } from "../breath_timer/schedules.ts";
import type { ClassLesson } from "./lesson.ts";

export class Speaking {
  readonly #clips: VoiceClips;
  #context: AudioContext | null = null;
  #said = "";
  #playing: AudioBufferSourceNode | null = null;
  /** When what plays now is over, by the context's clock in seconds. */
  #until = 0;

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
      (["left", "right"] as const).map((side) => clipKey(cue, this.lesson.traits.cues[cue], side))
    );
    void this.#clips.load(keys);
  }

  /** Says what is new at this place; null where nothing goes on. */
  look(position: Position | null): void {
    if (position === null) {
      this.#said = "";
      return;
    }
    const { breath, step, stepIndex } = position;
    const key = `${stepIndex} ${breath} ${step.side}`;
    if (key === this.#said) return;
    this.#said = key;
    const cue = cueOf(step, breath);
    // What a step asks for is always said; a reminder waits until nothing else is being said.
    if (cue !== "" && (breath === 0 || !this.#isSpeaking)) this.#say(cue, step.side);
  }

  get #isSpeaking(): boolean {
    return (this.#context?.currentTime ?? 0) < this.#until;
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
    const { cues, language } = this.lesson.traits;
    const text = spokenText(cues[cue], side, undefined, this.lesson.timerSay);
    const clip = this.#clips.decoded.get(clipKey(cue, cues[cue], side));
    if (clip) {
      this.#playing?.stop();
      this.#playing = this.#play(clip);
    } else if (browserSpeech.exists && text !== "") {
      browserSpeech.hush();
      browserSpeech.speak(text, language);
    }
  }

  #play(buffer: AudioBuffer): AudioBufferSourceNode | null {
    const context = this.#context;
    if (context === null) return null;
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(context.destination);
    source.start();
    this.#until = context.currentTime + buffer.duration;
    return source;
  }
}

/** The cue of a breath of a step, from 0: what it asks for, then its reminders; "" for none. Pure. */
export function cueOf({ opening, reminders }: PlanStep, breath: number): string {
  return (breath === 0 ? opening : reminders[breath - 1]) ?? "";
}
