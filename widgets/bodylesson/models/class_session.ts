/**
 * The session of one person in a class, as a pure reducer.
 *
 * The breath is the class's: it follows from what the server last said and from its clock, so a
 * phone that slept or lost the network is right again at the first look. What is done in it is the
 * learner's own: they ease off, stop and go on alone. Every change of a plan stays in its breaths
 * (`class_plan.ts`), and no message ever brings more depth: only the learner's own "ready" agrees to
 * a plan, and what the desk says can ease it or end it.
 */

import {
  canGoOn,
  easedInPlace,
  lateInPlace,
  lightened,
  offInPlace,
  onInPlace,
  onlyAlong,
  type Ways,
  withoutBall,
} from "./class_plan.ts";
import type { Plan, PlanStep } from "./plan.ts";

/** What is practiced, as the desk announces it. */
export interface Announced {
  readonly variant: string;
  readonly side: Plan["sides"];
  readonly breaths: number;
  /** Breaths a minute. */
  readonly tempo: number;
  /** Of the desk's plan. */
  readonly digest: string;
}

/** The practice of a class, as a snapshot holds it. */
export interface ClassPractice extends Announced {
  /** Reading of the server's clock, in ms, at which `breathsAt` held. */
  readonly at: number;
  readonly breathsAt: number;
  readonly going: boolean;
  /** The breath at which the desk eased all off, or led all off the ball. */
  readonly eased: number | null;
  readonly off: number | null;
}

/** How somebody takes part: on a ball, or with the stretch, to the same breath. */
export type Way = "ball" | "stretch";

/** Where the breath stands. */
export interface Beat {
  readonly at: number;
  readonly breathsAt: number;
  readonly going: boolean;
}

/** What was changed, and at which breath. */
export interface Change {
  readonly what: "ease" | "off" | "on";
  readonly breath: number;
  readonly by: "desk" | "learner";
}

export interface ClassSession {
  /** What the learner said that they are ready for; null while they have not. */
  readonly agreed: Announced | null;
  /** All breaths of the plan that was agreed on; 0 without one. */
  readonly total: number;
  readonly way: Way;
  /** The breath at which they came in; null while nobody has started. */
  readonly since: number | null;
  readonly beat: Beat | null;
  readonly changes: readonly Change[];
  /** The class has gone on to something else: this person comes to the end without it. */
  readonly alone: boolean;
}

export type ClassEvent =
  /** The learner is ready for what is announced. */
  | {
    readonly type: "ready";
    readonly practice: ClassPractice;
    readonly way: Way;
    /** All breaths of its plan. */
    readonly total: number;
    readonly now: number;
  }
  | { readonly type: "not-ready" }
  /** Nothing is left to be done by someone without whom the class has gone on. */
  | { readonly type: "through" }
  /** The server said so; null where no practice is on. `now` is the class's clock in ms. */
  | { readonly type: "heard"; readonly practice: ClassPractice | null; readonly now: number }
  /** The learner eases off, stops, or goes on. */
  | { readonly type: "ease" | "off" | "on"; readonly now: number };

/** What changes are made of; the same lesson at every phone. */
export interface Material {
  /** The plan that was agreed on. */
  readonly shared: Plan;
  /** The easier way on the same sides; the same plan where there is none. */
  readonly easier: Plan;
  /** The lightest way, where this learner is not to go deeper yet; else null. */
  readonly gentle: Plan | null;
  readonly easing: PlanStep;
  /** How long whoever eased off stays so, in breaths. */
  readonly easedBreaths: number;
}

export const APART: ClassSession = {
  agreed: null,
  total: 0,
  way: "ball",
  since: null,
  beat: null,
  changes: [],
  alone: false,
};

/** The next session. */
export function reduceClass(before: ClassSession, event: ClassEvent): ClassSession {
  switch (event.type) {
    case "ready":
      return readied(before, event);
    case "not-ready":
      return before.since === null ? APART : before;
    case "through":
      return before.alone ? APART : before;
    case "heard":
      return heard(before, event.practice, event.now);
    default:
      return changed(before, event.type, event.now);
  }
}

function readied(
  before: ClassSession,
  { practice, way, total, now }: Extract<ClassEvent, { type: "ready" }>,
): ClassSession {
  if (isUnderWay(before, now)) return before;
  const { variant, side, breaths, tempo, digest } = practice;
  const agreed = { variant, side, breaths, tempo, digest };
  return heard({ ...APART, agreed, total, way }, practice, now);
}

function heard(before: ClassSession, practice: ClassPractice | null, now: number): ClassSession {
  const { agreed } = before;
  if (agreed === null) return before;
  if (before.since !== null && !isUnderWay(before, now)) return APART;
  const isOurs = practice !== null && sameAnnounced(agreed, practice);
  if (before.since === null) {
    if (!isOurs) return APART;
    if (practice.at === 0) return before;
    const since = Math.max(breathsBy(practice, agreed.tempo, now), 0);
    return withDesk({ ...before, since }, practice);
  }
  if (isOurs && practice.at !== 0) return withDesk(before, practice);
  // The class has gone on to something else. A breath that was held would be held for good.
  const alone = { ...before, alone: true };
  return before.beat?.going === false ? changed(alone, "off", now) : alone;
}

/** What the desk says of the practice that is under way: where it stands, and what ends it. */
function withDesk(before: ClassSession, practice: ClassPractice): ClassSession {
  const { at, breathsAt, going } = practice;
  const said = (["ease", "off"] as const).flatMap((what): Change[] => {
    const breath = what === "ease" ? practice.eased : practice.off;
    const isNew = !before.changes.some((one) => one.by === "desk" && one.what === what);
    return breath !== null && isNew ? [{ what, breath: Math.max(breath, 0), by: "desk" }] : [];
  });
  return {
    ...before,
    beat: { at, breathsAt, going },
    alone: false,
    changes: said.reduce(withChange, before.changes),
  };
}

/**
 * One change more. What is heard late names an earlier breath: a "go on" that was said meanwhile was
 * said without knowing of it, and must not lead on from there.
 */
function withChange(all: readonly Change[], one: Change): readonly Change[] {
  return [...all.filter(({ what, breath }) => what !== "on" || breath <= one.breath), one];
}

/** What the learner does alone. */
function changed(before: ClassSession, what: Change["what"], now: number): ClassSession {
  if (!isUnderWay(before, now) || before.beat === null) return before;
  const breath = Math.max(breathsOfClass(before, now), 0);
  const after = withChange(before.changes, { what, breath, by: "learner" });
  // While all is held, only coming off goes on.
  const beat = what === "off" && !before.beat.going
    ? { at: now, breathsAt: breath, going: true }
    : before.beat;
  return { ...before, beat, changes: after };
}

/** Whether a plan has been begun and is not over. */
export function isUnderWay(session: ClassSession, now: number): boolean {
  return session.since !== null && breathsOfClass(session, now) < session.total;
}

/**
 * Whether nothing is left to do: the plan is over, or the class has gone on to something else and
 * all that would come is breathing along with it. `plan` is what `planOfClass` makes.
 */
export function isThrough(session: ClassSession, plan: Plan, now: number): boolean {
  if (!isUnderWay(session, now)) return true;
  return session.alone && onlyAlong(plan, breathsOfClass(session, now));
}

/** Breaths since the class's start, at a reading of the class's clock in ms. Below 0 before it. */
export function breathsOfClass({ beat, agreed }: ClassSession, now: number): number {
  return beat === null || agreed === null ? 0 : breathsBy(beat, agreed.tempo, now);
}

/** Breaths by a beat. */
export function breathsBy({ at, breathsAt, going }: Beat, tempo: number, now: number): number {
  return going ? breathsAt + (now - at) * tempo / 60_000 : breathsAt;
}

/** The plan that this person follows, made from what was changed since they came in. */
export function planOfClass(session: ClassSession, material: Material): Plan {
  const { shared, gentle, easing, easedBreaths } = material;
  const easier = gentle ?? material.easier;
  if (session.way === "stretch" || session.since === null) return withoutBall(shared);
  const late = lateInPlace(shared, session.since);
  const first = gentle === null ? late : lightened(late, gentle);
  let isEased = gentle !== null;
  const { changes } = session;
  const led = changes.some(({ what, by }) => what === "off" && by === "desk");
  return [...changes].sort((a, b) => a.breath - b.breath).reduce((plan, change) => {
    const ways: Ways = { shared, easier: isEased ? easier : shared };
    switch (change.what) {
      case "ease":
        isEased = true;
        return easedInPlace(plan, change.breath, { shared, easier }, easing, easedBreaths);
      case "off":
        return offInPlace(plan, change.breath, shared);
      case "on":
        return led ? plan : onInPlace(plan, change.breath, ways);
    }
  }, first);
}

/**
 * Whether going on is to be had now; whoever was led off by the desk stays off. `plan` is what
 * `planOfClass` makes, `shared` what was agreed on.
 */
export function mayGoOn(session: ClassSession, plan: Plan, shared: Plan, now: number): boolean {
  if (!isUnderWay(session, now) || session.way === "stretch") return false;
  if (session.changes.some(({ what, by }) => what === "off" && by === "desk")) return false;
  return canGoOn(plan, breathsOfClass(session, now), shared);
}

/** Seconds until the first breath; 0 once it has begun. */
export function secondsToStart({ beat }: ClassSession, now: number): number {
  if (beat === null || !beat.going || beat.breathsAt > 0) return 0;
  return Math.max(beat.at - now, 0) / 1000;
}

export function sameAnnounced(a: Announced, b: Announced): boolean {
  return a.variant === b.variant && a.side === b.side && a.breaths === b.breaths &&
    a.tempo === b.tempo && a.digest === b.digest;
}
