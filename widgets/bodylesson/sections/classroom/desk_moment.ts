/** What the desk shows and offers at one moment of a class. Pure. */

import { breathsBy } from "../../models/class_session.ts";
import { stepAt } from "../../models/timeline.ts";
import type { Say } from "../../ui/words.ts";
import { type ClassLesson, materialOf } from "./lesson.ts";
import type { Snapshot } from "./snapshot.ts";

/** Buttons that come and go, by the key of their words. */
export type Offered =
  | "open"
  | "start"
  | "hold"
  | "go_on"
  | "next_place"
  | "ease_all"
  | "all_off"
  | "show";

/** Whether the room breathes together now. */
export function isUnderWay(state: Snapshot | null): boolean {
  return state?.stage === "practising" || state?.stage === "held";
}

/** Which of those buttons are there now; `isOpen`: this desk leads a class. */
export function offered(state: Snapshot | null, isOpen: boolean): Readonly<
  Record<Offered, boolean>
> {
  const stage = state?.stage ?? "lobby";
  const practice = state?.practice ?? null;
  const underWay = isUnderWay(state);
  return {
    open: !isOpen,
    start: stage === "getting-ready",
    hold: stage === "practising",
    go_on: stage === "held",
    next_place: underWay,
    ease_all: underWay && practice?.eased === null && practice.off === null,
    all_off: underWay && practice?.off === null,
    show: state?.polls.some(({ status }) => status !== "shown") ?? false,
  };
}

/** How many are here, ready, and have answered, as far as that may be known. */
export function peopleLine(state: Snapshot, say: Say): string {
  const words = [state.here > 0 ? say("here", { n: state.here }) : say("here_few")];
  const { ready = 0, given = 0 } = state;
  if (state.practice !== null) {
    words.push(
      state.all_ready
        ? say("ready_all")
        : ready > 0
        ? say("ready_count", { n: ready })
        : say("ready_few"),
    );
  }
  if (state.polls.some(({ status }) => status === "open")) {
    words.push(given > 0 ? say("given", { n: given }) : say("given_few"));
  }
  return words.join(" · ");
}

/**
 * The breath at which the next position begins; null where the room may have weight on the ball, and
 * so cannot be sent on early. `now` is the class's clock in ms.
 */
export function nextPlace(lesson: ClassLesson, state: Snapshot | null, now: number): number | null {
  const practice = state?.practice ?? null;
  const material = practice && materialOf(lesson, practice);
  if (practice === null || material === null || practice.at === 0) return null;
  const breaths = Math.max(breathsBy(practice, practice.tempo, now), 0);
  const { stepIndex, before } = stepAt(material.shared, breaths);
  const step = material.shared.steps[stepIndex];
  return step?.kind === "placing" || step?.kind === "changing-sides" ? before + step.breaths : null;
}
