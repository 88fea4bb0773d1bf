/** What the timer shows at one moment, as plain text: pure, so that it is tested without a page. */

import { breathsOf, type PlanStep } from "../../models/plan.ts";
import { positionOf, type Session, type Stage, stageOf } from "../../models/session.ts";
import {
  isFlow,
  type Phase,
  phasesOf,
  secondsOf,
  secondsPerBreath,
  type Tempo,
} from "../../models/tempo.ts";
import { capital, clockTime, countOf, forSide, plainNumber, type Say } from "../../ui/words.ts";
import { type Choice, choiceOf, easierThan, isUnderWay, sameChoice } from "./choice.ts";
import type { Kept } from "./kept.ts";
import type { Traits } from "./traits.ts";
import { positionAt } from "../../models/timeline.ts";
import { OWN_CUES } from "../../sound/sounds.ts";

/** Buttons in the order in which they stand. */
export const BUTTONS = [
  "start",
  "go_on",
  "in_place",
  "resume",
  "off",
  "ease_off",
  "deeper",
  "pause",
  "stop",
  "again",
] as const;
export type Button = (typeof BUTTONS)[number];

export interface Screen {
  readonly stage: Stage;
  readonly phase: Phase;
  /** The one large word. */
  readonly word: string;
  readonly movement: string;
  /** Variant, side, step. */
  readonly place: string;
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

/** What the gate still asks for, in words; empty when the way is free. */
export function missing(traits: Traits, say: Say): string {
  if (traits.gate === "go-on") return "";
  return say(traits.gate === "" ? "gate_open" : `gate_${traits.gate.replace("-", "_")}`);
}

/** "6 breaths a minute: 4 s in, 6 s out". */
export function rhythm(tempo: Tempo, say: Say): string {
  const seconds = secondsOf(tempo);
  const parts = phasesOf(tempo).map(({ phase }) =>
    say(`rhythm_${phase}`, { seconds: plainNumber(seconds[phase]) })
  );
  return say("rhythm", {
    rate: plainNumber(tempo.breathsPerMinute),
    parts: parts.join(", "),
  });
}

export function screenOf(
  session: Session,
  now: number,
  traits: Traits,
  choice: Choice,
  offer: Kept | null,
  say: Say,
  deeper = "",
  questioning = false,
): Screen {
  const stage = stageOf(session, now);
  if (stage === "ready") return offer ? offered(offer, traits, say) : ready(session, traits, say);
  const { plan, tempo } = session;
  const at = positionOf(session, now);
  const { step } = at;
  const cue = (id: string) => traits.cues[id] ?? { screen: id, described: "" };
  const text = (words: string) => forSide(words, step.side, say);
  const total = breathsOf(plan) * secondsPerBreath(tempo);
  const easier = easierThan(traits, choice, step);
  const moving = stage !== "paused" && stage !== "done";
  return {
    stage,
    phase: at.phase,
    word: say(moving ? at.phase : stage),
    movement: moving ? text(movementIn(step, at.phase)) : say(stageNote(session, stage)),
    place: stage === "done" ? "" : say("place", {
      side: capital(say(`${step.side}_side`)),
      step: at.stepIndex + 1,
      steps: plan.steps.length,
    }),
    breath: stage === "done" ? "" : say("breath", { n: at.breath + 1, of: step.breaths }),
    left: stage === "done" ? "" : say("left_time", { time: clockTime(at.left) }),
    instruction: stage === "done" ? "" : text(cue(step.opening).screen),
    reminder: stage === "done" ? "" : reminder(),
    described: stage === "done" ? "" : text(cue(step.opening).described),
    note: waiting(session, traits, choice, say),
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

function ready(session: Session, traits: Traits, say: Say): Screen {
  const { plan, tempo } = session;
  const seconds = breathsOf(plan) * secondsPerBreath(tempo);
  const name = traits.variants.find((variant) => variant.id === plan.variant)?.name ?? "";
  return {
    ...blank("ready", say("ready")),
    movement: rhythm(tempo, say),
    place: say("choice", { variant: name, side: say(`${plan.sides}_side`) }),
    breath: countOf(breathsOf(plan), "breaths_in_all", say),
    left: say("about_time", { time: clockTime(seconds) }),
    note: missing(traits, say),
    buttons: new Set(["start"]),
  };
}

function offered(offer: Kept, traits: Traits, say: Say): Screen {
  const { plan, tempo, breaths } = offer.place;
  const { step, breath } = positionAt(plan, tempo, breaths);
  const name = traits.variants.find((variant) => variant.id === plan.variant)?.name ?? "";
  return {
    ...blank("ready", say("kept")),
    movement: say("offer", {
      side: capital(say(`${step.side}_side`)),
      n: breath + 1,
      of: step.breaths,
    }),
    place: name,
    note: missing(traits, say),
    done: breaths / breathsOf(plan),
    buttons: new Set(["go_on", "again"]),
  };
}

function blank(stage: Stage, word: string): Screen {
  return {
    stage,
    phase: "inhale",
    word,
    movement: "",
    place: "",
    breath: "",
    left: "",
    instruction: "",
    reminder: "",
    described: "",
    note: "",
    fullness: 0,
    done: 0,
    buttons: new Set(),
    easier: "",
    deeper: "",
  };
}

/** Says that a choice made while a session is under way waits for the next one. */
function waiting(session: Session, traits: Traits, choice: Choice, say: Say): string {
  return isUnderWay(session) && !sameChoice(choice, choiceOf(traits)) ? say("waits") : "";
}

function buttonsOf(
  stage: Stage,
  kind: string,
  easier: boolean,
  deeper: boolean,
): ReadonlySet<Button> {
  const off = kind === "coming-off";
  switch (stage) {
    case "ready":
      return new Set(["start"]);
    case "placing":
      return new Set(["in_place", "pause", "stop"]);
    case "coming-off":
      return new Set(["off", "pause"]);
    case "paused":
      if (off) return new Set(["resume", "off"]);
      // To begin again one stops first: coming off the ball is never skipped.
      return new Set(["resume", ...(easier ? ["ease_off" as const] : []), "stop"]);
    case "done":
      return new Set(["again"]);
    default:
      return new Set([
        "pause",
        ...(easier ? ["ease_off" as const] : []),
        ...(deeper ? ["deeper" as const] : []),
        "stop",
      ]);
  }
}
