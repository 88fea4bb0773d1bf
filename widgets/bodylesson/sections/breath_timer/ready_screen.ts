/**
 * What the timer shows before a session: what Start would begin, or an earlier session to resume.
 */

import { planSeconds, secondsTo } from "../../models/pace.ts";
import type { Plan } from "../../models/plan.ts";
import type { Session, Stage } from "../../models/session.ts";
import { phasesOf, secondsOf, type Tempo } from "../../models/tempo.ts";
import { positionAt } from "../../models/timeline.ts";
import { capital, countOf, plainNumber, type Say } from "../../ui/words.ts";
import { breathsOfChoice, type Choice } from "./choice.ts";
import type { KeptSession } from "./kept_session.ts";
import { type Pose, poseOf } from "../../models/poses.ts";
import type { Screen } from "./screen.ts";
import { summaryLine, summaryTime } from "./summary.ts";
import type { Traits } from "./traits.ts";

/**
 * `choice`: what was chosen. `closed`: it felt bad today, so the practice is closed until tomorrow.
 */
export function readyScreen(
  session: Session,
  choice: Choice,
  traits: Traits,
  closed: boolean,
  say: Say,
): Screen {
  const { plan, tempo } = session;
  const breaths = breathsOfChoice(traits, choice);
  const fewer = breaths < choice.breaths
    ? say("fewer_breaths", { breaths: countOf(breaths, "breaths", say) })
    : "";
  return {
    ...blank("ready", say("ready")),
    pose: poseOfPlan(plan, traits),
    movement: summaryTime(plan, tempo, say),
    heading: summaryLine(plan, nameOf(plan.variant, traits), breaths, say),
    instruction: rhythm(tempo, say),
    note: missing(traits, closed, say) || fewer,
    buttons: new Set(["start"]),
  };
}

export function offerScreen(
  offer: KeptSession,
  traits: Traits,
  closed: boolean,
  say: Say,
): Screen {
  const { plan, tempo, breaths } = offer.place;
  const { step, breath } = positionAt(plan, tempo, breaths);
  return {
    ...blank("ready", say("kept")),
    pose: poseOf(traits.poses, step),
    movement: say("offer", {
      side: capital(say(`${step.side}_side`)),
      n: breath + 1,
      of: step.breaths,
    }),
    heading: nameOf(plan.variant, traits),
    note: missing(traits, closed, say),
    done: secondsTo(plan, tempo, breaths) / planSeconds(plan, tempo),
    buttons: new Set(["go_on", "again"]),
  };
}

/**
 * The body in the pose the variant is about: its first working step, on the side that comes first.
 */
function poseOfPlan(plan: Plan, traits: Traits): Pose | null {
  const step = plan.steps.find(({ work }) => work);
  return step ? poseOf(traits.poses, step) : null;
}

/** Why Start is disabled, in words; empty if it is not. */
function missing(traits: Traits, closed: boolean, say: Say): string {
  if (closed) return say("closed", { bad: say("bad_today") });
  if (traits.gate === "go-on") return "";
  return say(traits.gate === "" ? "gate_open" : `gate_${traits.gate.replace("-", "_")}`);
}

/** "6 breaths a minute: 4 s in, 6 s out". */
function rhythm(tempo: Tempo, say: Say): string {
  const seconds = secondsOf(tempo);
  const parts = phasesOf(tempo).map(({ phase }) =>
    say(`rhythm_${phase}`, { seconds: plainNumber(seconds[phase]) })
  );
  return say("rhythm", {
    rate: plainNumber(tempo.breathsPerMinute),
    parts: parts.join(", "),
  });
}

function nameOf(id: string, traits: Traits): string {
  return traits.variants.find((variant) => variant.id === id)?.name ?? "";
}

function blank(stage: Stage, word: string): Screen {
  return {
    stage,
    phase: "inhale",
    lead: "body",
    pose: null,
    word,
    movement: "",
    heading: "",
    breath: "",
    left: "",
    instruction: "",
    reminder: "",
    described: "",
    note: "",
    fullness: 0,
    done: 0,
    buttons: new Set(),
    deeper: "",
  };
}
