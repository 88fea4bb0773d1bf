/** What the timer shows of a session, from its first step to its end. Pure. */

import { planSeconds } from "../../models/pace.ts";
import type { PlanStep } from "../../models/plan.ts";
import {
  breathsAt,
  mayCarryOn,
  pauseLeftOf,
  positionOf,
  type Session,
  type Stage,
} from "../../models/session.ts";
import { stepLeft } from "../../models/timeline.ts";
import { isFlow, type Phase } from "../../models/tempo.ts";
import { OWN_CUES } from "../../sound/sounds.ts";
import { capital, clockTime, forSide, type Say } from "../../ui/words.ts";
import { buttonsOf } from "./buttons.ts";
import { type Choice, choiceOf, easierThan, isUnderWay, sameChoice } from "./choice.ts";
import { poseOf } from "../../models/poses.ts";
import type { Screen } from "./screen.ts";
import type { Traits } from "./traits.ts";

/** All that the screen of a session depends on. */
export interface Moment {
  readonly session: Session;
  /** Reading of the session's clock, in seconds. */
  readonly now: number;
  readonly traits: Traits;
  readonly choice: Choice;
  /** The name of what a yes to more depth leads to; empty if no yes counts. */
  readonly deeper: string;
  /** The question about more depth is being asked. */
  readonly questioning: boolean;
  /** The cue that was said last in the step under way; null if none was. */
  readonly lastSaid: string | null;
  /** Seconds for which a step of getting into place still waits. */
  readonly waitsFor: number;
}

export function sessionScreen(moment: Moment, stage: Stage, say: Say): Screen {
  const { session, now, traits, choice, deeper, questioning, lastSaid } = moment;
  const { plan, tempo } = session;
  const at = positionOf(session, now);
  const { step } = at;
  const cue = (id: string) => traits.cues[id] ?? { screen: id, described: "" };
  const text = (words: string) => forSide(words, step.side, say);
  const total = planSeconds(plan, tempo);
  const easier = easierThan(traits, choice, step);
  const moving = stage !== "paused" && stage !== "done";
  const unlessDone = (words: () => string) => stage === "done" ? "" : words();
  return {
    stage,
    phase: at.phase,
    lead: moving && (step.work || step.drapes) ? "breath" : "body",
    pose: poseOf(traits.poses, step),
    word: say(moving ? at.phase : stage),
    movement: moving ? text(movementIn(step, at.phase)) : say(stageNote(session, stage)),
    heading: unlessDone(() =>
      say("place", {
        side: capital(say(`${step.side}_side`)),
        step: at.stepIndex + 1,
        steps: plan.steps.length,
      })
    ),
    breath: unlessDone(() => say("breath", { n: at.breath + 1, of: step.breaths })),
    left: unlessDone(() => say("left_time", { time: clockTime(at.left) })),
    instruction: unlessDone(() => text(cue(step.opening).screen)),
    reminder: unlessDone(reminder),
    described: unlessDone(() => text(cue(step.opening).described)),
    note: noteOf(moment, stage, say),
    fullness: stage === "done" ? 0 : at.fullness,
    done: 1 - at.left / total,
    buttons: buttonsOf(stage, step.kind, easier !== null, deeper !== "", mayCarryOn(session, now)),
    deeper,
  };

  function reminder(): string {
    if (deeper !== "" || questioning) return text(cue(OWN_CUES.ask).screen);
    return lastSaid === null || lastSaid === step.opening ? "" : text(cue(lastSaid).screen);
  }
}

/** What the body does; in a hold it stays as it is. */
function movementIn({ movement }: PlanStep, phase: Phase): string {
  return isFlow(phase) ? movement[phase] : "";
}

function stageNote(session: Session, stage: Stage): string {
  if (stage === "done") return session.stopped ? "done_stopped" : "done_text";
  return "paused_text";
}

/** What to know besides the instruction: what happens by itself, and when. */
function noteOf(moment: Moment, stage: Stage, say: Say): string {
  const { session, now, traits, choice, waitsFor } = moment;
  if (session.waiting) return say("placing_waits", { time: clockTime(waitsFor) });
  const pauseLeft = pauseLeftOf(session);
  if (pauseLeft !== null) return say("paused_on_ball", { time: clockTime(pauseLeft) });
  if (stage === "easing") {
    const { stepIndex } = positionOf(session, now);
    const left = stepLeft(session.plan, session.tempo, breathsAt(session, now));
    const mayGoOn = mayCarryOn(session, now);
    const next = session.ahead.find(({ kind }) => kind === "breathing");
    const ahead = mayGoOn ? next?.variant : undefined;
    const before = session.plan.steps[stepIndex - 1]?.variant;
    const name = traits.variants.find(({ id }) => id === ahead)?.name ?? "";
    return [
      say(mayGoOn ? "eased" : "eased_to_end", { time: clockTime(left) }),
      ahead !== undefined && ahead !== before ? say("eased_to", { variant: name }) : "",
    ].filter((text) => text !== "").join(" ");
  }
  return isUnderWay(session) && !sameChoice(choice, choiceOf(traits)) ? say("waits") : "";
}
