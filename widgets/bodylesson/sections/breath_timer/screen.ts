/** What the timer shows at one moment, as plain text: pure, so that it is tested without a page. */

import { breathsOf, type PlanStep } from "../../models/plan.ts";
import { positionOf, type Session, type Stage, stageOf } from "../../models/session.ts";
import { isFlow, type Phase, secondsPerBreath } from "../../models/tempo.ts";
import { OWN_CUES } from "../../sound/sounds.ts";
import { capital, clockTime, forSide, type Say } from "../../ui/words.ts";
import { type Button, buttonsOf } from "./buttons.ts";
import { type Choice, choiceOf, easierThan, isUnderWay, sameChoice } from "./choice.ts";
import type { KeptSession } from "./kept_session.ts";
import { offerScreen, readyScreen } from "./ready_screen.ts";
import type { Traits } from "./traits.ts";

export interface Screen {
  readonly stage: Stage;
  readonly phase: Phase;
  /** The one large word. */
  readonly word: string;
  readonly movement: string;
  /** Variant, side, step. */
  readonly heading: string;
  readonly breath: string;
  readonly left: string;
  readonly instruction: string;
  readonly reminder: string;
  readonly described: string;
  /** What is missing before it can start, or that a new choice waits. */
  readonly note: string;
  readonly fullness: number;
  /** Share of the session that is behind us, 0 to 1. */
  readonly done: number;
  readonly buttons: ReadonlySet<Button>;
  /** Where to ease off to; empty where there is nothing easier. */
  readonly easier: string;
  /** What a yes to more depth leads to; empty where nothing is asked. */
  readonly deeper: string;
}

/** All that a screen depends on. */
export interface Moment {
  readonly session: Session;
  /** Reading of the session's clock, in seconds. */
  readonly now: number;
  readonly traits: Traits;
  readonly choice: Choice;
  /** The earlier session that can be gone on with. */
  readonly offer: KeptSession | null;
  /** The name of what a yes to more depth leads to; empty where no yes counts. */
  readonly deeper: string;
  /** The question about more depth is being asked. */
  readonly questioning: boolean;
}

export function screenOf(moment: Moment, say: Say): Screen {
  const { session, now, traits, offer } = moment;
  const stage = stageOf(session, now);
  if (stage !== "ready") return sessionScreen(moment, stage, say);
  return offer ? offerScreen(offer, traits, say) : readyScreen(session, traits, say);
}

function sessionScreen(moment: Moment, stage: Stage, say: Say): Screen {
  const { session, now, traits, choice, deeper, questioning } = moment;
  const { plan, tempo } = session;
  const at = positionOf(session, now);
  const { step } = at;
  const cue = (id: string) => traits.cues[id] ?? { screen: id, described: "" };
  const text = (words: string) => forSide(words, step.side, say);
  const total = breathsOf(plan) * secondsPerBreath(tempo);
  const easier = easierThan(traits, choice, step);
  const moving = stage !== "paused" && stage !== "done";
  const unlessDone = (words: () => string) => stage === "done" ? "" : words();
  return {
    stage,
    phase: at.phase,
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
    note: waiting(moment, say),
    fullness: stage === "done" ? 0 : at.fullness,
    done: 1 - at.left / total,
    buttons: buttonsOf(stage, step.kind, easier !== null, deeper !== ""),
    easier: easier && easier.variant.id !== step.variant ? easier.variant.name : "",
    deeper,
  };

  function reminder(): string {
    if (deeper !== "" || questioning) return text(cue(OWN_CUES.ask).screen);
    return at.cue === step.opening ? "" : text(cue(at.cue).screen);
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

/** Says that a choice made while a session is under way waits for the next one. */
function waiting({ session, traits, choice }: Moment, say: Say): string {
  return isUnderWay(session) && !sameChoice(choice, choiceOf(traits)) ? say("waits") : "";
}
