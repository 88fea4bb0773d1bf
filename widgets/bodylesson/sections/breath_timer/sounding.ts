/** Everything of a session that is heard or felt. It follows the session and never leads it. */

import type { Side } from "../../models/plan.ts";
import { backOf, positionOf, type Session, type SessionEvent } from "../../models/session.ts";
import { Aside } from "../../sound/aside.ts";
import { Awake } from "../../sound/awake.ts";
import type { MediaActions } from "../../sound/media_session.ts";
import { type Making, renderTrack } from "../../sound/render.ts";
import { OWN_CUES, type Schedule, type Spoken } from "../../sound/sounds.ts";
import { Soundtrack } from "../../sound/soundtrack.ts";
import { Teller } from "../../sound/teller.ts";
import { VoiceClips } from "../../sound/voice_clips.ts";
import type { Say } from "../../ui/words.ts";
import { firstCues } from "./cue_choice.ts";
import type { Devices } from "./devices.ts";
import { NowPlaying } from "./now_playing.ts";
import { Question } from "./question.ts";
import { Schedules } from "./schedules.ts";
import type { Known } from "./state.ts";
import { Touch } from "./touch.ts";

/** Silence between "Going on" and what follows, in seconds. */
const AFTER_S = 0.4;

/** What the browser's sound does by itself. */
export interface SoundEvents {
  /** Sound or wake lock is in another state. */
  changed(): void;
  /** A call, or another app, took the sound away. */
  interrupted(): void;
}

/** What was heard since the last check. */
export interface SoundPulse {
  /** Cues that were said, in words. */
  readonly texts: readonly string[];
  /** The question about more depth has been asked to its last word. */
  readonly questionEnded: boolean;
  /** There is more to hear. */
  readonly more: boolean;
}

export class Sounding {
  readonly track: Soundtrack;
  readonly awake: Awake;
  readonly playing: NowPlaying;
  readonly schedules: Schedules;
  readonly #clips: VoiceClips;
  readonly #teller = new Teller();
  readonly #question = new Question();
  readonly #touch = new Touch();
  readonly #aside: Aside;
  #isOver = true;

  constructor(
    private readonly known: Known,
    private readonly devices: Devices,
    say: Say,
    actions: MediaActions,
    events: SoundEvents,
    signal: AbortSignal,
  ) {
    this.#clips = new VoiceClips(() => {
      const { voice, voice_data } = known.traits;
      return { entries: voice, data: voice_data };
    });
    this.track = new Soundtrack(devices.audio(), devices.clock, this.#clips, {
      changed: () => events.changed(),
      interrupted: () => events.interrupted(),
      cutOff: (cue) => {
        if (!this.#isAudible()) return;
        this.track.saysBeside(cue);
        void this.#sayBeside(cue.key, this.schedules.text(cue));
      },
      // Nothing plays any more, so the lock screen has nothing to show.
      ended: () => this.#isOver && this.playing.end(),
    }, signal);
    this.#aside = new Aside(devices.aside(), signal);
    this.awake = new Awake(() => events.changed(), signal);
    this.playing = new NowPlaying(known, this.track, say, actions);
    this.schedules = new Schedules(known, this.#clips, say);
    signal.addEventListener("abort", () => {
      devices.speech.hush();
      this.playing.end();
    });
  }

  /** Whether the question about more depth is being asked. */
  get questioning(): boolean {
    return this.track.speaking?.cue === OWN_CUES.ask;
  }

  /** The cue that was said last in a step of the plan; null where none was. */
  lastSaid(step: number): string | null {
    const { schedule, elapsed } = this.track;
    const last = schedule?.spoken.findLast(({ at, step: of }) => at <= elapsed && of !== undefined);
    return last?.step === step ? last.cue : null;
  }

  /** Follows the session into another state. */
  changed(before: Session, after: Session, event: SessionEvent): void {
    this.#isOver = after.status === "ready" || after.status === "done";
    // That a question is over changes nothing that is heard.
    if (event.type === "asked") return;
    if (after.status === "going") {
      this.awake.keep();
      this.#begin(before, after, event);
    } else if (after.status === "paused") {
      this.#hush();
      this.track.pause();
      if (before.status === "paused") this.track.outdate();
      else if (!after.waiting) this.#sayOf(OWN_CUES.paused, after);
    } else {
      this.awake.let();
      if (after.status === "done") this.#end(before, after);
      // Bell and last words play on when the learner leaves a session that has ended.
      else if (before.status === "done") return;
      else this.track.stop();
    }
    this.playing.show(after, this.track.clock.now());
  }

  /** The same session with other volumes, another tempo, or with sound again. */
  remake(session: Session): void {
    if (session.status !== "going") return this.track.outdate();
    const { speaking } = this.track;
    this.#play(session, speaking ? [speaking.cue] : []);
  }

  /** Says what is due, and touches at each turn. */
  look(session: Session): SoundPulse {
    const { track } = this;
    this.#touch.look(session, track.clock.now(), this.known.settings.vibration);
    const { take, schedule, elapsed } = track;
    const more = schedule !== null && elapsed <= schedule.lasts;
    // Time stands still until the track is made.
    if (track.state === "making" && track.clock.source === "held") {
      return { texts: [], questionEnded: false, more };
    }
    const due = this.#teller.look(take, schedule, elapsed);
    const texts = due.map(({ cue, inTime }) => this.#saidAloud(cue, inTime));
    return { texts, questionEnded: this.#question.hasEnded(take, schedule, elapsed), more };
  }

  /** The whole session as a file. */
  async file(session: Session, making: Making): Promise<Blob> {
    const { spoken } = this.schedules.whole(session);
    await this.#clips.load(spoken.map(({ key }) => key));
    // Now that the clips are there, their lengths are known.
    const schedule = this.schedules.whole(session);
    return renderTrack(schedule, this.#clips.decoded, this.known.settings.volumes, making);
  }

  /** Call it within a tap: from then on, sound may start by itself. */
  tapped(): void {
    if (!this.known.traits.sound) return;
    this.track.tapped();
    this.#aside.unlock();
  }

  /** Says how to begin, to a learner who lies down in floor mode. */
  sayReady(side: Side): void {
    this.tapped();
    this.#playSchedule(() => this.schedules.ready(side), "start");
  }

  /** Says words for which there is no clip, in the browser's own voice. */
  speak(...texts: readonly string[]): void {
    if (!this.#isAudible()) return;
    this.#hush();
    for (const text of texts) this.devices.speech.speak(text, this.known.traits.language);
  }

  #begin(before: Session, after: Session, event: SessionEvent): void {
    const isSame = event.type === "resume" && after.plan === before.plan;
    if (isSame && this.track.resume(backOf(before, event.back ?? 0))) {
      if (!before.waiting) this.#sayOf(OWN_CUES.goingOn, after);
      return;
    }
    const when = before.status === "ready" ? "start" : "change";
    this.#play(after, firstCues(before, after, event, this.track.speaking), when);
  }

  #play(session: Session, first: readonly string[], when: "start" | "change" = "change"): void {
    this.#hush();
    this.#playSchedule(() => this.schedules.rest(session, first), when);
  }

  #playSchedule(schedule: () => Schedule, when: "start" | "change"): void {
    const { traits, settings } = this.known;
    if (traits.sound) void this.track.begin(schedule, settings.volumes, when);
    else this.track.beginSilently(schedule());
  }

  /** The bell rings by itself at the plan's end; a learner who came off earlier hears it now. */
  #end(before: Session, after: Session): void {
    const atEnd = this.track.schedule !== null && before.status === "going" &&
      this.track.elapsed >= this.track.schedule.bell - 0.5;
    if (atEnd) return this.track.leave();
    this.#playSchedule(() => this.schedules.close(after), "change");
  }

  /** The cue's words; spoken by the browser where no clip says them. */
  #saidAloud(spoken: Spoken, inTime: boolean): string {
    const text = this.schedules.text(spoken);
    if (inTime && this.#isAudible() && !this.track.isHeard(spoken)) {
      this.track.saysBeside(spoken);
      void this.#sayBeside(spoken.key, text);
    }
    return text;
  }

  /** Seconds to go back on resuming, so that "Going on" and a phrase that was cut off are heard. */
  get back(): number {
    const key = OWN_CUES.goingOn;
    return this.track.phraseBack(this.#clips.lasts(key, "") + AFTER_S);
  }

  /** A cue about the session itself, whatever the track does. */
  #sayOf(cue: string, session: Session): void {
    const { side } = positionOf(session, this.track.clock.now()).step;
    const text = this.schedules.text({ cue, side });
    if (text !== "" && this.#isAudible()) void this.#sayBeside(cue, text);
  }

  /** A clip by itself; where it does not play, the browser's own voice. */
  async #sayBeside(key: string, text: string): Promise<void> {
    const { track, known, devices } = this;
    if (await this.#aside.play(this.#clips.file(key), known.settings.volumes.voice)) {
      return track.isInstead("clips");
    }
    if (devices.speech.exists) devices.speech.speak(text, known.traits.language);
    track.isInstead(devices.speech.exists ? "speech" : "text");
  }

  #hush(): void {
    this.devices.speech.hush();
    this.#aside.hush();
  }

  #isAudible(): boolean {
    return this.known.traits.sound && this.known.settings.volumes.voice > 0;
  }
}
