/**
 * The one voice of the room: says each cue when its breath begins, and gives the breath its tone. The
 * board stands open in front of everybody, so sound is made at once and needs no track.
 */

import type { Position } from "../../models/timeline.ts";
import type { PlanStep } from "../../models/plan.ts";
import { DUCKED } from "../../sound/ducking.ts";
import { bellSamples, RATE, toneSamples } from "../../sound/synth.ts";
import { browserSpeech } from "../../sound/speech.ts";
import { clipKey, VoiceClips } from "../../sound/voice_clips.ts";
import { spokenText } from "../breath_timer/schedules.ts";
import { type Flow, isFlow } from "../../models/tempo.ts";
import type { ClassLesson } from "./lesson.ts";

/** How loud the tone is beside the voice: what a learner alone hears before they choose. */
const TONE_LEVEL = 0.6;
/** Seconds in which a tone goes when the breath is held, and in which it steps back for a word. */
const FADE_S = 0.1;
/** While the body moves nobody breathes to a tone. */
const MOVES: ReadonlySet<PlanStep["kind"]> = new Set(["placing", "changing-sides", "coming-off"]);

export class Speaking {
  readonly #clips: VoiceClips;
  #context: AudioContext | null = null;
  #said = "";
  #playing: AudioBufferSourceNode | null = null;
  /** When what plays now is over, by the context's clock in seconds. */
  #until = 0;
  #phase = "";
  #tones: GainNode | null = null;
  #tone: AudioBufferSourceNode | null = null;

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
    if (this.#tones === null) {
      this.#tones = new GainNode(this.#context, { gain: TONE_LEVEL });
      this.#tones.connect(this.#context.destination);
    }
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
    this.#breathe(position);
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

  /** The tone of the phase under way, from where it is; none where no breath is led. */
  #breathe(position: Position | null): void {
    const [context, tones] = [this.#context, this.#tones];
    if (context === null || tones === null || !this.isOn) return;
    const level = this.#isSpeaking ? TONE_LEVEL * DUCKED : TONE_LEVEL;
    tones.gain.setTargetAtTime(level, context.currentTime, FADE_S);
    const tone = position && toneOf(position);
    const key = tone && position ? `${position.stepIndex} ${position.breath} ${tone.phase}` : "";
    if (key === this.#phase) return;
    this.#phase = key;
    this.#tone?.stop();
    this.#tone = null;
    if (tone === null) return;
    const samples = toneSamples(tone.phase, tone.seconds, tone.gone);
    if (samples.length === 0) return;
    const buffer = context.createBuffer(1, samples.length, RATE);
    buffer.copyToChannel(samples, 0);
    this.#tone = new AudioBufferSourceNode(context, { buffer });
    this.#tone.connect(tones);
    this.#tone.start();
  }

  get #isSpeaking(): boolean {
    return (this.#context?.currentTime ?? 0) < this.#until;
  }

  /** The end: no tone any more, and the bell. */
  end(): void {
    this.look(null);
    this.bell();
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

/** A phase's tone as it is to be heard now. */
export interface ToneNow {
  readonly phase: Flow;
  /** Seconds that are left of it. */
  readonly seconds: number;
  /** Share of the phase that is over, 0 to 1. */
  readonly gone: number;
}

/** The tone of a place; null while the body moves or the breath is held. Pure. */
export function toneOf({ step, phase, phaseLeft, progress }: Position): ToneNow | null {
  if (MOVES.has(step.kind) || !isFlow(phase)) return null;
  return { phase, seconds: phaseLeft, gone: progress };
}
