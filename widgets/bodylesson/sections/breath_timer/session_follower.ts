/** What follows from a session: sound, the place that is kept, the journal's note, the picture. */

import type { Session, SessionEvent } from "../../models/session.ts";
import { canVibrate } from "../../sound/vibration.ts";
import type { Clock } from "../../ui/clock.ts";
import { tell } from "../../ui/events.ts";
import type { Say } from "../../ui/words.ts";
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

  constructor(
    private readonly state: State,
    private readonly sounding: Sounding,
    private readonly keeper: SessionKeeper,
    private readonly settling: Settling,
    private readonly steady: Clock,
    private readonly view: TimerView,
    private readonly say: Say,
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
    if (note) tell("session", note);
    keeper.save(after, now, state.choice);
  }

  pulse(session: Session, now: number): Pulse {
    this.settling.look(session, now, this.steady.now());
    const { texts, questionEnded, more } = this.sounding.look(session);
    // What is said before a session begins is no part of it.
    if (session.status !== "ready") {
      for (const text of texts) this.view.said(Math.max(now - this.#began, 0), text);
    }
    if (session.status === "going" && this.keeper.saveAtBreath(session, now, this.state.choice)) {
      this.sounding.playing.progress(session);
    }
    const settling = this.settling.isSettling(this.steady.now());
    return {
      event: questionEnded ? { type: "asked", at: now } : null,
      more: more || settling,
    };
  }

  show(session: Session, now: number): void {
    const { state, sounding, keeper } = this;
    const shown = shownOf(session, now, state, {
      offer: keeper.offer,
      questioning: sounding.questioning,
      settling: this.settling.isSettling(this.steady.now()),
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

  /** The transcript becomes what is said. */
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
