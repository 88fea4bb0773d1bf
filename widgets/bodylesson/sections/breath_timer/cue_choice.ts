/** Which cues a session says out of turn: first after a change, and last of all. Pure. */

import { type Session, type SessionEvent } from "../../models/session.ts";
import { stepAt } from "../../models/timeline.ts";
import { OWN_CUES, type Spoken } from "../../sound/sounds.ts";

/** What is said before all else after a change; `speaking` is the cue that the change broke off. */
export function firstCues(
  before: Session,
  after: Session,
  event: SessionEvent,
  speaking: Spoken | null,
): string[] {
  // Also where the time on the ball was up: the learner hears that this is the end.
  if (after.stopped && !before.stopped) return [OWN_CUES.stop];
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
      return before.waiting ? [] : [OWN_CUES.goingOn, ...again()];
    case "over-limit":
    case "tempo":
      return again();
    default:
      return [];
  }

  function again(): string[] {
    return speaking && before.plan === after.plan ? [speaking.cue] : [];
  }
}

/** What is said after the bell. */
export function lastCues(session: Session): string[] {
  return [session.stopped ? OWN_CUES.after : OWN_CUES.finish];
}
