/** What follows from a session: sound, the place that is kept, the journal's note, the picture. */

import {
  breathsAt,
  needsFit,
  pauseLeftOf,
  positionOf,
  type Session,
  type SessionEvent,
} from "../../models/session.ts";
import { stepLeft } from "../../models/timeline.ts";
import { keepSession } from "../../records/sessions.ts";
import { canVibrate } from "../../sound/vibration.ts";
import type { Clock } from "../../ui/clock.ts";
import { tell } from "../../ui/events.ts";
import { type Store, today } from "../../ui/store.ts";
import type { Say } from "../../ui/words.ts";
import { breathsOfChoice } from "./choice.ts";
import type { Follower, Pulse } from "./runner.ts";
import type { SessionKeeper } from "./session_keeper.ts";
import { sessionNote } from "./session_note.ts";
import type { Settling } from "./settling.ts";
import { shownOf } from "./shown.ts";
import type { Sounding } from "./sounding.ts";
import type { State } from "./state.ts";
import type { TimerView } from "./timer_view.ts";

export class SessionFollower implements Follower {
  /** Reading of the session's clock when it began. */
  #began = 0;
  /** The session whose words the transcript shows. */
  #scripted: string | null = null;
  /** When a step began to wait for the learner, by the steady clock. */
  #waitsSince = 0;

  constructor(
    private readonly state: State,
    private readonly sounding: Sounding,
    private readonly keeper: SessionKeeper,
    private readonly settling: Settling,
    private readonly steady: Clock,
    private readonly view: TimerView,
    private readonly say: Say,
    private readonly store: Store,
    /** The learner leaves a session that has ended. */
    private readonly over: () => void,
  ) {}

  changed(before: Session, after: Session, event: SessionEvent): void {
    const { state, sounding, keeper } = this;
    const now = sounding.track.clock.now();
    // Until the learner says that it was fine, nothing deeper is offered today.
    if (after.stopped && !before.stopped && event.type === "stop") state.day.stopped();
    if (before.status === "ready") this.#begin(now);
    sounding.changed(before, after, event);
    this.settling.look(after, now, this.steady.now());
    const note = sessionNote(before, after, state.traits.lesson_id, state.highestPressure);
    if (note) {
      const name = state.traits.variants.find(({ id }) => id === note.variant)?.name ?? "";
      const said = { felt: "", change: "" } as const;
      const kept = { ...note, ...said, name, at: Date.now(), date: today() };
      keepSession(
        note.lesson,
        { ...kept, breaths: breathsOfChoice(state.traits, state.choice) },
        this.store,
      );
      tell("session", note);
      tell("practised", { lesson: note.lesson, ended: true, felt: "" });
    }
    if (after.waiting && !before.waiting) this.#waitsSince = this.steady.now();
    keeper.save(after, now, state.choice);
  }

  pulse(session: Session, now: number): Pulse {
    this.settling.look(session, now, this.steady.now());
    const { texts, questionEnded, more } = this.sounding.look(session);
    // What is said before a session begins is not part of it.
    if (session.status !== "ready") {
      for (const text of texts) this.view.said(Math.max(now - this.#began, 0), text);
    }
    if (session.status === "going" && this.keeper.saveAtBreath(session, now, this.state.choice)) {
      this.sounding.playing.progress(session);
    }
    const settling = this.settling.isSettling(this.steady.now());
    const isLeft = session.status === "done" && !settling && !this.view.isOnFloor;
    if (isLeft) this.over();
    const counts = pauseLeftOf(session) !== null;
    const open = session.waiting || counts || session.status === "done" && !isLeft;
    return { event: this.#due(session, now, questionEnded), more: more || settling || open };
  }

  #due(session: Session, now: number, questionEnded: boolean): SessionEvent | null {
    if (pauseLeftOf(session) === 0) return { type: "time-up", at: now };
    if (needsFit(session, now)) return { type: "fit", at: now };
    if (questionEnded) return { type: "asked", at: now };
    if (session.waiting) {
      return this.#canWait() && this.#waitsFor() > 0 ? null : { type: "resume", at: now };
    }
    return this.#canWait() && isNearlyOver(session, now) ? { type: "wait", at: now } : null;
  }

  /**
   * Only a learner who sees the page can press "Next": nobody on the floor or behind a lock screen
   * is held up.
   */
  #canWait(): boolean {
    const { placing_wait_s } = this.state.traits;
    return placing_wait_s > 0 && document.visibilityState === "visible" && !this.view.isOnFloor;
  }

  #waitsFor(): number {
    return this.state.traits.placing_wait_s - (this.steady.now() - this.#waitsSince);
  }

  show(session: Session, now: number): void {
    const { state, sounding, keeper } = this;
    const shown = shownOf(session, now, state, {
      offer: keeper.offer,
      questioning: sounding.questioning,
      lastSaid: sounding.lastSaid(positionOf(session, now).stepIndex),
      settling: this.settling.isSettling(this.steady.now()),
      waitsFor: this.#waitsFor(),
      capabilities: {
        wanted: state.traits.sound,
        sound: sounding.track.state,
        lockScreen: sounding.playing.exists,
        awake: sounding.awake.state,
        vibration: canVibrate() ? state.settings.vibration : null,
      },
    }, this.say);
    this.view.draw(shown);
    if (session.status === "ready") this.#showScript(session);
  }

  /** The transcript now shows what is said. */
  #begin(now: number): void {
    this.#began = now;
    this.#scripted = null;
    this.state.highestPressure = null;
    this.view.begin();
  }

  /** The transcript of what Start would say, made once for each choice. */
  #showScript(session: Session): void {
    const { plan, tempo } = session;
    const breaths = plan.steps.map((step) => step.breaths);
    const key = JSON.stringify([plan.variant, plan.sides, tempo, breaths]);
    if (key === this.#scripted) return;
    this.#scripted = key;
    this.view.script(this.sounding.schedules.script(session));
  }
}

/** Just before the next step's words begin, in seconds. */
const BEFORE_S = 0.25;

/** Whether a step of getting into place has had its time. */
function isNearlyOver(session: Session, now: number): boolean {
  if (session.status !== "going") return false;
  const { step, stepIndex } = positionOf(session, now);
  if (step.kind !== "placing" || session.waited === stepIndex) return false;
  return stepLeft(session.plan, session.tempo, breathsAt(session, now)) < BEFORE_S;
}
