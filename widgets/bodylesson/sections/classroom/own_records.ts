/** What this browser knows of its learner, and what a class adds to it. None of it is ever sent. */

import type { ClassSession, Way } from "../../models/class_session.ts";
import { Day } from "../../records/day.ts";
import { keepSession, mayGoDeeper, sessionsOf } from "../../records/sessions.ts";
import { tell } from "../../ui/events.ts";
import { keyOf, localStore, today } from "../../ui/store.ts";
import { variantNamed } from "../breath_timer/choice.ts";
import type { Outcome } from "../screening/answers.ts";
import type { ClassLesson } from "./lesson.ts";

const store = localStore(1);

/** How this learner may take part today; null while the gate is not answered. */
export function wayOf(lesson: ClassLesson, outcome: Outcome): Way | null {
  if (outcome === "") return null;
  const day = new Day(store, keyOf(lesson.id, "day")).note;
  return outcome === "go-on" && !day.bad ? "ball" : "stretch";
}

/** Whether deeper ways are open to this learner, in a class as alone. */
export function mayDeepen({ id, traits }: ClassLesson): boolean {
  const day = new Day(store, keyOf(id, "day")).note;
  return !day.unanswered && mayGoDeeper(sessionsOf(id, store), traits.deeper_after, today());
}

/** A practice on the ball has ended: it is kept as one that was done alone. */
export function keepPractised(lesson: ClassLesson, { agreed, way, changes }: ClassSession): void {
  if (agreed === null || way !== "ball") return;
  const { variant, side, breaths } = agreed;
  const name = variantNamed(lesson.traits, variant)?.name ?? variant;
  const eased = changes.some(({ what }) => what === "ease") ? [variant] : [];
  const stopped = changes.some(({ what, by }) => what === "off" && by === "learner");
  const said = { felt: "", change: "", pressure: null } as const;
  const kept = { at: Date.now(), date: today(), variant, name, side, breaths, stopped, eased };
  keepSession(lesson.id, { ...kept, ...said }, store);
  if (stopped) new Day(store, keyOf(lesson.id, "day")).stopped();
  tell("practised", { lesson: lesson.id, ended: true, felt: "" });
}
