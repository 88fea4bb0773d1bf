/** A session under way as this browser keeps it. What comes back from storage is never trusted. */

import { sideAnew } from "../../models/changes.ts";
import { NONE, type OnBall, spentBy, spentMore } from "../../models/on_ball.ts";
import { breathsOf, type Plan } from "../../models/plan.ts";
import type { Checkpoint } from "../../models/session.ts";
import { KEPT_HOURS } from "../../records/sessions.ts";
import { isRecord, today } from "../../ui/store.ts";
import type { Choice } from "./choice.ts";
import type { Traits } from "./traits.ts";

export const KEPT_VERSION = 1;

export interface KeptSession {
  /** Records of earlier versions have this name too. */
  readonly place: Checkpoint;
  readonly choice: Choice;
  /** Milliseconds since 1970. */
  readonly saved: number;
}

/**
 * The record if it is whole, young, fits this lesson and is not at its end; else null. A session
 * from another day restarts with getting into place: yesterday's draping allows nothing today.
 */
export function keptFrom(value: unknown, traits: Traits, now: number): KeptSession | null {
  if (!isRecord(value) || !isRecord(value["place"]) || !isRecord(value["choice"])) return null;
  const { place, choice, saved } = value as unknown as KeptSession;
  const { tempo, plan } = place;
  const numbers = [saved, choice.variant, choice.side, choice.breaths, place.breaths];
  if (!numbers.every(Number.isFinite) || !isRecord(tempo) || !isPlan(plan, traits)) return null;
  if (!within(tempo.breathsPerMinute, 4, 10) || !within(tempo.inhaleShare, 0.2, 0.6)) return null;
  const holds = [tempo.holdFullShare ?? 0, tempo.holdEmptyShare ?? 0];
  if (!holds.every((share) => within(share, 0, 0.15))) return null;
  if (!within(now - saved, -60_000, KEPT_HOURS * 3_600_000)) return null;
  const ours = traits.plans[choice.variant]?.[choice.side];
  if (ours === undefined) return null;
  if (!within(place.breaths, 0, breathsOf(plan) - 0.001)) return null;
  const breaths = isToday(saved, now) ? place.breaths : sideAnew(plan, place.breaths);
  if (breaths === null) return null;
  const { stopped, shallow } = place;
  // Records of earlier versions lack what was put aside; another day starts afresh.
  const aside = isToday(saved, now) && isPlan({ steps: place.ahead }, traits) ? place.ahead : [];
  const marks = { stopped: stopped === true, shallow: shallow === true, ahead: aside };
  const spent = isToday(saved, now) ? spentUntil(place, now - saved) : NONE;
  return { place: { plan, tempo, breaths, ...marks, spent }, choice, saved };
}

/**
 * Time on the ball, with the milliseconds since it was kept: nobody knows whether the learner still
 * lies there, so it counts as if. An earlier version's place has the time that its plan took.
 */
function spentUntil(place: Checkpoint, passed: number): OnBall {
  const { plan, tempo, breaths } = place;
  const start = { plan, tempo, breaths: 0, spent: NONE, most: Infinity };
  const kept = isOnBall(place.spent) ? place.spent : spentBy(start, breaths);
  return spentMore({ ...start, breaths, spent: kept }, Math.max(passed, 0) / 1000);
}

function isOnBall(value: unknown): value is OnBall {
  const isTime = (side: string) => within(Number((value as never)[side]), 0, 86_400);
  return isRecord(value) && isTime("left") && isTime("right");
}

function isToday(saved: number, now: number): boolean {
  return today(new Date(saved)) === today(new Date(now));
}

/** Every step of this shape, and every cue one that the lesson still has. */
function isPlan(value: unknown, traits: Traits): value is Plan {
  if (!isRecord(value) || !Array.isArray(value["steps"]) || value["steps"].length === 0) {
    return false;
  }
  return value["steps"].every((step: unknown) =>
    isRecord(step) && Number.isInteger(step["breaths"]) && Number(step["breaths"]) > 0 &&
    (step["side"] === "left" || step["side"] === "right") && isRecord(step["movement"]) &&
    Array.isArray(step["reminders"]) &&
    [step["opening"], ...step["reminders"]].every((cue) => Object.hasOwn(traits.cues, String(cue)))
  );
}

function within(value: number, low: number, high: number): boolean {
  return Number.isFinite(value) && value >= low && value <= high;
}
