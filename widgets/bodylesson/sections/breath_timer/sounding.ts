/** Everything of a session that is heard or felt, and what the lock screen shows of it. */

import { positionOf, type Session, type SessionEvent } from "../../models/session.ts";
import { stepAt } from "../../models/timeline.ts";
import { isFlow, type Phase } from "../../models/tempo.ts";
import { forSide, type Say } from "../../ui/words.ts";
import { Awake } from "../../sound/awake.ts";
import { LockScreen, type MediaActions } from "../../sound/media_session.ts";
import { renderTrack } from "../../sound/render.ts";
import { alone, closing, scheduleOf } from "../../sound/schedule.ts";
import { OWN_CUES, type Schedule, type Spoken } from "../../sound/sounds.ts";
import { Soundtrack } from "../../sound/soundtrack.ts";
import { LATE_S, Teller } from "../../sound/teller.ts";
import { canVibrate, vibrate } from "../../sound/vibration.ts";
import { clipKey, VoiceClips } from "../../sound/voice_clips.ts";
import type { PlanStep, Side } from "../../models/plan.ts";
import type { Outside } from "./outside.ts";
import type { Settings } from "./settings.ts";
import type { Traits } from "./traits.ts";

/** What the sound needs from the timer. */
export interface Host {
  readonly say: Say;
  readonly actions: MediaActions;
  traits(): Traits;
  session(): Session;
  settings(): Settings;
  /** Whether a step may ask for more depth today. */
  mayAsk(step: PlanStep): boolean;
  /** Something of sound, wake lock or lock screen is another. */
  changed(): void;
  interrupted(): void;
  /** The question about more depth has been asked to its last word. */
  asked(): void;
  told(text: string): void;
}

/** How often what is due is looked for where no frames come, in milliseconds. */
const FOLLOW_MS = 250;

export class Sounding {
  readonly track: Soundtrack;
  readonly awake: Awake;
  readonly #lock: LockScreen;
  readonly #clips: VoiceClips;
  readonly #teller = new Teller();
  #phase: Phase | null = null;
  /** The track and second of the question that was last asked to its end. */
  #question = { take: -1, at: 0 };
  #following: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly host: Host,
    private readonly outside: Outside,
    signal: AbortSignal,
  ) {
    this.#clips = new VoiceClips(() => {
      const { voice, voice_data } = host.traits();
      return { entries: voice, data: voice_data };
    });
    this.track = new Soundtrack(outside.audio(), outside.clock, this.#clips, {
      changed: () => host.changed(),
      interrupted: () => host.interrupted(),
      ended: () => this.#ended(),
    }, signal);
    this.awake = new Awake(() => host.changed(), signal);
    this.#lock = new LockScreen(host.actions);
    signal.addEventListener("abort", () => {
      clearInterval(this.#following);
      outside.speech.hush();
      this.#lock.end();
    });
  }

  /** Nothing plays any more, so the lock screen has nothing to show. */
  #ended(): void {
    const { status } = this.host.session();
    if (status === "ready" || status === "done") this.#lock.end();
  }

  get lockScreen(): boolean {
    return this.#lock.exists;
  }

  /** Whether the question about more depth is being asked. */
  get questioning(): boolean {
    return this.track.speaking?.cue === OWN_CUES.ask;
  }

  /** Follows the session into another state. */
  changed(before: Session, after: Session, event: SessionEvent): void {
    // That a question is over changes nothing that is heard.
    if (event.type === "asked") return;
    if (after.status === "going") {
      this.awake.keep();
      this.#begin(before, after, event);
    } else if (after.status === "paused") {
      this.outside.speech.hush();
      this.track.pause();
      if (before.status === "paused") this.track.outdate();
    } else {
      this.awake.let();
      if (after.status === "done") this.#end(before, after);
      else this.track.stop();
    }
    this.#showOnLockScreen(after);
  }

  /** The same session with other volumes, another tempo, or with sound again. */
  anew(session: Session): void {
    if (session.status !== "going") return this.track.outdate();
    const speaking = this.track.speaking;
    this.#play(session, speaking ? [speaking.cue] : []);
  }

  /** Tells what is due, and touches at each turn. */
  look(session: Session): void {
    const { track } = this;
    const waiting = track.state === "making" && track.clock.source === "held";
    if (!waiting) {
      for (const { cue, inTime } of this.#teller.look(track.take, track.schedule, track.elapsed)) {
        this.#tell(cue, inTime);
      }
    }
    const phase = session.status === "going" ? positionOf(session, track.clock.now()).phase : null;
    const turned = phase !== null && phase !== this.#phase;
    if (turned && isFlow(phase) && this.host.settings().vibration && canVibrate()) vibrate(phase);
    this.#phase = phase;
    if (!waiting) this.#listenForQuestion();
  }

  #listenForQuestion(): void {
    const { take, schedule, elapsed } = this.track;
    const over = schedule?.spoken.findLast(({ cue, at, lasts }) =>
      cue === OWN_CUES.ask && at + lasts <= elapsed && elapsed < at + lasts + LATE_S
    );
    if (!over || (take === this.#question.take && over.at <= this.#question.at)) return;
    this.#question = { take, at: over.at };
    this.host.asked();
  }

  /** The words of a whole plan with their seconds, as a transcript to read beforehand. */
  script(session: Session): { at: number; text: string }[] {
    const schedule = this.#schedule({ ...session, breaths: 0 }, []);
    return schedule.spoken.map(({ at, cue, side }) => ({ at, text: this.text(cue, side) }));
  }

  /** The whole session as a file. */
  async file(session: Session): Promise<Blob> {
    const { volumes } = this.host.settings();
    const plan = this.#schedule({ ...session, breaths: 0 }, []);
    await this.#clips.load(plan.spoken.map(({ key }) => key));
    const schedule = this.#schedule({ ...session, breaths: 0 }, []);
    return renderTrack(schedule, this.#clips.decoded, volumes);
  }

  text(cue: string, side: Side): string {
    return forSide(this.host.traits().cues[cue]?.spoken ?? "", side, this.host.say);
  }

  /** Tells who lies down in floor mode how to begin. */
  sayReady(side: Side): void {
    if (this.host.traits().sound) this.track.tapped();
    this.#playSchedule(() => alone(side, [OWN_CUES.ready], this.#voice()), "start");
  }

  /** Words that no clip has, in the browser's own voice. */
  speak(...texts: readonly string[]): void {
    const { sound, language } = this.host.traits();
    if (!sound || this.host.settings().volumes.voice === 0) return;
    this.outside.speech.hush();
    for (const text of texts) this.outside.speech.speak(text, language);
  }

  #begin(before: Session, after: Session, event: SessionEvent): void {
    if (event.type === "resume" && this.track.resume()) return;
    const when = before.status === "ready" ? "start" : "change";
    this.#play(after, this.#first(before, after, event), when);
  }

  /** What is said before all else. */
  #first(before: Session, after: Session, event: SessionEvent): string[] {
    switch (event.type) {
      case "stop":
        return [OWN_CUES.stop];
      case "ask":
        return [OWN_CUES.ask];
      case "restore": {
        const { stepIndex, before: start } = stepAt(after.plan, after.breaths);
        const opening = after.plan.steps[stepIndex]?.opening;
        return opening && after.breaths > start ? [opening] : [];
      }
      case "resume":
      case "over-limit":
      case "tempo": {
        const speaking = before.plan === after.plan ? this.track.speaking : null;
        return speaking ? [speaking.cue] : [];
      }
      default:
        return [];
    }
  }

  #play(session: Session, first: readonly string[], when: "start" | "change" = "change"): void {
    this.outside.speech.hush();
    this.#playSchedule(() => this.#schedule(session, first), when);
  }

  #playSchedule(schedule: () => Schedule, when: "start" | "change"): void {
    const { volumes } = this.host.settings();
    if (this.host.traits().sound) void this.track.begin(schedule, volumes, when);
    else this.track.beginSilently(schedule());
    this.#follow();
  }

  /** Frames end with the session and stop in a hidden tab; what is said goes on. */
  #follow(): void {
    clearInterval(this.#following);
    this.#following = setInterval(() => {
      this.look(this.host.session());
      if (this.track.elapsed > (this.track.schedule?.lasts ?? 0)) clearInterval(this.#following);
    }, FOLLOW_MS);
  }

  /** The bell rings at the plan's end by itself; who came off before it hears it now. */
  #end(before: Session, after: Session): void {
    const atEnd = this.track.schedule !== null && before.status === "going" &&
      this.track.elapsed >= this.track.schedule.bell - 0.5;
    if (atEnd) return this.track.leave();
    const side = after.plan.steps.at(-1)?.side ?? "left";
    this.#playSchedule(() => closing(side, this.#last(after), this.#voice()), "change");
  }

  #last(session: Session): string[] {
    return [session.stopped ? OWN_CUES.after : OWN_CUES.finish];
  }

  #schedule(session: Session, first: readonly string[]): Schedule {
    const { counting } = this.host.settings();
    const mayAsk = (step: PlanStep) => this.host.mayAsk(step);
    const last = this.#last(session);
    return scheduleOf(session, this.#voice(), { counting, mayAsk, first, last });
  }

  #voice() {
    const { cues } = this.host.traits();
    const cueOf = (key: string) => cues[key] ?? cues[key.replace(/-(left|right)$/, "")];
    return {
      cues,
      key: (cue: string, side: Side) => clipKey(cue, cues[cue]?.spoken ?? "", side),
      lasts: (key: string) => this.#clips.lasts(key, cueOf(key)?.spoken ?? ""),
    };
  }

  #tell(spoken: Spoken, inTime: boolean): void {
    const text = this.text(spoken.cue, spoken.side);
    this.host.told(text);
    if (!inTime || !this.host.traits().sound || this.track.isHeard(spoken)) return;
    if (this.host.settings().volumes.voice === 0) return;
    this.outside.speech.speak(text, this.host.traits().language);
  }

  #showOnLockScreen(session: Session): void {
    const { title, variants, sound } = this.host.traits();
    if (!sound || session.status === "ready") return this.#lock.end();
    const { side, variant } = positionOf(session, this.track.clock.now()).step;
    const name = variants.find(({ id }) => id === variant)?.name ?? "";
    this.#lock.begin({ title: `${name}, ${this.host.say(`${side}_side`)}`, artist: title });
    this.place(session);
  }

  /** Tells the lock screen where the session stands. */
  place(session: Session): void {
    const { schedule, elapsed } = this.track;
    const state = session.status === "going" ? "playing" : "paused";
    if (session.status !== "ready") this.#lock.state(state, elapsed, schedule?.lasts ?? 0);
  }
}
