/**
 * The session as a pure reducer: a value, an event, the next value. No DOM, no timer, no sound.
 *
 * ready → placing → running ⇄ paused → easing → coming-off → done. What the learner is doing
 * (`stageOf`) follows from the place in the plan, so a stage and a place can never disagree.
 */

import { breathsOf, type Plan, type PlanStep } from "./plan.ts";
import { cameOff, deepened, eased, nextStep } from "./changes.ts";
import { ASKED_S, drapedBefore, easedBreaths, hasRoomToAsk, planAsks } from "./consent.ts";
import {
  ableToGoOn,
  capped,
  isTooLong,
  isWayOff,
  NONE,
  type OnBall,
  pauseLeft,
  spentBy,
  spentMore,
} from "./on_ball.ts";
import { breathsIn, planSeconds, secondsTo } from "./pace.ts";
import { type Position, positionAt } from "./timeline.ts";
import type { Checkpoint, SessionEvent } from "./session_events.ts";
import type { Tempo } from "./tempo.ts";

export type { Checkpoint, SessionEvent };

export type Status = "ready" | "going" | "paused" | "done";
export type Stage = "ready" | "placing" | "running" | "paused" | "easing" | "coming-off" | "done";

export interface Session {
  readonly status: Status;
  /** What is being worked; stopping and easing off change what is still to come. */
  readonly plan: Plan;
  readonly tempo: Tempo;
  /** Breaths that were over at `at`; while the session runs, the clock adds the rest. */
  readonly breaths: number;
  /** Clock reading, in seconds, at which `breaths` held. */
  readonly at: number;
  /** Whether the learner stopped before the plan's end. */
  readonly stopped: boolean;
  /** The learner wants to be asked about more depth; the question is on its way. */
  readonly asking: boolean;
  /** The question about more depth has been asked to its end; a yes counts until this breath. */
  readonly asked: number | null;
  /** It was too strong: nothing deeper for the rest of this session. */
  readonly shallow: boolean;
  /** What going on after easing off would bring; empty if nothing was eased. */
  readonly ahead: readonly PlanStep[];
  /** A step of getting into place has had its time, and waits for the learner. */
  readonly waiting: boolean;
  /** The step, by its place in the plan, that has waited already: none waits twice. */
  readonly waited: number;
  /** Seconds on the ball until `at`, side by side, in real time: pauses count too. */
  readonly spent: OnBall;
  /** The longest time on the ball for a side, in seconds. */
  readonly most: number;
}

/**
 * Going on is offered after easing off only if it will still be possible this many seconds later:
 * our choice, enough to hear the offer and answer.
 */
const INVITED_S = 30;

export function readySession(plan: Plan, tempo: Tempo, most = Infinity): Session {
  const marks = { stopped: false, shallow: false, asking: false, asked: null, ahead: [] };
  const fresh = { breaths: 0, at: 0, waiting: false, waited: -1, spent: NONE, most };
  return { status: "ready", plan, tempo, ...fresh, ...marks };
}

/** Breaths since the session's start, at a reading of the clock. */
export function breathsAt(session: Session, now: number): number {
  if (session.status !== "going") return session.breaths;
  return breathsAfter(session, Math.max(now - session.at, 0));
}

/** Breaths behind us some seconds later, or earlier, than at `session.at`. */
function breathsAfter({ plan, tempo, breaths }: Session, seconds: number): number {
  if (seconds === 0) return breaths;
  return breathsIn(plan, tempo, secondsTo(plan, tempo, breaths) + seconds);
}

export function positionOf(session: Session, now: number): Position {
  return positionAt(session.plan, session.tempo, breathsAt(session, now));
}

/** Reading of the clock at which a going session ends. */
export function endOf(session: Session): number {
  const { plan, tempo, breaths } = session;
  return session.at + planSeconds(plan, tempo) - secondsTo(plan, tempo, breaths);
}

export function stageOf(session: Session, now: number): Stage {
  if (session.waiting) return "placing";
  if (session.status !== "going") return session.status;
  const { kind } = positionOf(session, now).step;
  return kind === "placing" || kind === "easing" || kind === "coming-off" ? kind : "running";
}

/** The same session after real seconds in which its clock stood; they count where it is on the ball. */
export function lain(session: Session, now: number, seconds: number): Session {
  if (session.status !== "going" && session.status !== "paused") return session;
  const spent = spentMore({ ...session, breaths: breathsAt(session, now) }, seconds);
  return spent === session.spent ? session : { ...session, spent };
}

/** How long a pause on the ball may last yet, in seconds; null where nothing is counted. */
export function pauseLeftOf(session: Session): number | null {
  return session.status === "paused" ? pauseLeft(session) : null;
}

/**
 * How many of so many seconds a pause may lead back: on the way off, where nothing can be taken
 * away for them, only if there is time on the ball for all of them.
 */
export function backOf(session: Session, seconds: number): number {
  if (!isWayOff(positionOf(session, session.at).step)) return seconds;
  const breaths = breathsAfter(session, -seconds);
  return isTooLong({ ...session, breaths }) ? 0 : seconds;
}

/** Whether more time has passed on the ball than the rest of the plan allows for. */
export function needsFit(session: Session, now: number): boolean {
  if (session.status !== "going" || isWayOff(positionOf(session, now).step)) return false;
  return isTooLong(session);
}

/** Whether there is something to go on with after easing off, and time on the ball for it. */
export function mayCarryOn(session: Session, now: number): boolean {
  const { status, ahead } = session;
  if ((status !== "going" && status !== "paused") || ahead.length === 0) return false;
  const here = placeAt(session, now);
  return positionOf(session, now).step.kind === "easing" && ableToGoOn(here, ahead) !== null;
}

function placeAt(session: Session, now: number): Session {
  const breaths = breathsAt(session, now);
  return { ...session, breaths, spent: spentBy(session, breaths) };
}

/** Whether more depth could be had here at all: the lightest way was done, and nothing too strong. */
export function mayAsk(session: Session, now: number): boolean {
  return session.status === "going" && !session.shallow &&
    drapedBefore(session.plan, breathsAt(session, now));
}

/** Whether a yes to more depth counts at this moment. */
export function isAsking(session: Session, now: number): boolean {
  const { asked } = session;
  return mayAsk(session, now) && asked !== null && breathsAt(session, now) <= asked;
}

export function checkpointOf(session: Session, now: number): Checkpoint | null {
  if (session.status !== "going" && session.status !== "paused") return null;
  const { plan, tempo, stopped, shallow, ahead } = session;
  const { breaths, spent } = placeAt(session, now);
  return { plan, tempo, stopped, shallow, ahead, breaths, spent };
}

/** The next session. An event that makes no sense where it comes gives back the very same one. */
export function reduce(before: Session, event: SessionEvent): Session {
  if (event.type === "again") {
    return before.status === "paused" && !before.waiting || before.status === "done"
      ? readySession(before.plan, before.tempo, before.most)
      : before;
  }
  const now = settled(before, event.at);
  const after = event.type === "tick" ? now : withinCap(next(now, event));
  return after === now && now.status === before.status ? before : after;
}

function next(session: Session, event: Exclude<SessionEvent, { type: "again" }>): Session {
  const { status, plan, breaths } = session;
  const underWay = status === "going" || status === "paused";
  const { kind } = positionOf(session, event.at).step;
  switch (event.type) {
    case "tick":
      return session;
    case "start":
      return status === "ready" ? begun(session, { ...event, ...UNTOUCHED }, event.at) : session;
    case "restore":
      return status === "ready" ? begun(session, event.checkpoint, event.at) : session;
    case "pause":
      if (status !== "going" && !session.waiting) return session;
      return { ...session, status: "paused", asked: null, waiting: false };
    case "resume": {
      if (status !== "paused") return session;
      const breaths = breathsAfter(session, -backOf(session, event.back ?? 0));
      return { ...session, breaths, status: "going", waiting: false };
    }
    case "wait": {
      const { stepIndex } = positionOf(session, event.at);
      if (status !== "going" || kind !== "placing" || session.waited === stepIndex) return session;
      return { ...session, status: "paused", waiting: true, waited: stepIndex };
    }
    case "tempo":
      return { ...session, tempo: event.tempo, asked: null };
    case "fit":
      return session;
    case "time-up": {
      if (pauseLeftOf(session) !== 0) return session;
      if (isWayOff(positionOf(session, event.at).step)) {
        return { ...session, status: "going", waiting: false };
      }
      return { ...going(session, cameOff(plan, breaths)), stopped: true };
    }
    case "next-step":
      if ((status !== "going" && !session.waiting) || kind !== "placing") return session;
      return going(session, nextStep(plan, breaths));
    case "off":
      return underWay && kind === "coming-off" ? finished(session) : session;
    case "stop":
      if (!underWay || kind === "coming-off") return session;
      return { ...going(session, cameOff(plan, breaths)), stopped: true };
    case "ease-off":
      if (!underWay || (kind !== "breathing" && kind !== "lead-in")) return session;
      return easedOff(session, event);
    case "carry-on": {
      const on = mayCarryOn(session, event.at) ? ableToGoOn(session, session.ahead) : null;
      return on ? { ...going(session, on), ahead: [] } : session;
    }
    case "ask":
      return mayAsk(session, event.at) && hasRoomToAsk(plan, session.tempo, breaths)
        ? { ...session, asking: true }
        : session;
    case "asked": {
      const open = session.asking || planAsks(positionOf(session, event.at), session.tempo);
      if (!open || !mayAsk(session, event.at)) return session;
      const until = breathsAfter(session, ASKED_S);
      return { ...session, asking: false, asked: until };
    }
    case "over-limit":
      return underWay ? { ...session, shallow: true, asking: false, asked: null } : session;
    case "deeper":
      if (!isAsking(session, event.at)) return session;
      return going(session, deepened(plan, breaths, event.deeper));
  }
}

/** The same session with its place brought up to `now`, and done where its end has passed. */
function settled(session: Session, now: number): Session {
  if (session.status !== "going") return { ...session, at: now };
  // Compared as clock readings: what a timer waits for and what is tested are one number.
  if (now >= endOf(session)) return finished({ ...session, at: now });
  return { ...placeAt(session, now), at: Math.max(now, session.at) };
}

const UNTOUCHED = { breaths: 0, stopped: false, shallow: false, ahead: [] };

/** Going from a place; a breath that was broken off is taken again, but not on the way off. */
function begun({ most }: Session, place: Checkpoint, at: number): Session {
  const { plan, tempo, stopped, shallow, ahead, spent = NONE } = place;
  const ready = { ...readySession(plan, tempo, most), stopped, shallow, ahead, spent, at };
  const { step } = positionAt(plan, tempo, place.breaths);
  const breaths = isWayOff(step) ? place.breaths : Math.floor(place.breaths);
  return { ...ready, breaths, status: "going" };
}

/** The same session with no side too long on the ball, whatever happened. */
function withinCap(session: Session): Session {
  if (session.status !== "going" && session.status !== "paused") return session;
  const { plan, breaths, cameOff } = capped(session);
  if (cameOff) return { ...going(session, { plan, breaths }), stopped: true };
  return plan === session.plan ? session : { ...session, plan };
}

function easedOff(
  session: Session,
  event: Extract<SessionEvent, { type: "ease-off" }>,
): Session {
  const { easier, easing, seconds, invitation, at } = event;
  const lasts = easedBreaths(seconds, easing.breaths, session.tempo);
  const made = (step: PlanStep): Session => {
    const { ahead, ...change } = eased(session.plan, session.breaths, easier, step, lasts);
    return { ...going(session, change), ahead };
  };
  const held = made(easing);
  // An offer that could not be taken up by the time it has been heard is none.
  if (mayCarryOn(lain(held, at, INVITED_S), at)) return held;
  const reminders = easing.reminders.filter((cue) => cue !== invitation);
  return { ...made({ ...easing, reminders }), ahead: [] };
}

/** Goes on, also out of a pause, with a changed plan or place. */
function going(session: Session, change: { plan: Plan; breaths: number }): Session {
  return { ...session, ...change, status: "going", asking: false, asked: null, waiting: false };
}

function finished(session: Session): Session {
  return { ...session, status: "done", breaths: breathsOf(session.plan) };
}
