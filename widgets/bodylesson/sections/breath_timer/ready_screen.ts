/** What the timer shows before a session: what Start would begin, or an earlier one to go on with. */

import { breathsOf } from "../../models/plan.ts";
import type { Session, Stage } from "../../models/session.ts";
import { phasesOf, secondsOf, secondsPerBreath, type Tempo } from "../../models/tempo.ts";
import { positionAt } from "../../models/timeline.ts";
import { capital, clockTime, countOf, plainNumber, type Say } from "../../ui/words.ts";
import type { KeptSession } from "./kept_session.ts";
import type { Screen } from "./screen.ts";
import type { Traits } from "./traits.ts";

export function readyScreen(session: Session, traits: Traits, say: Say): Screen {
  const { plan, tempo } = session;
  const seconds = breathsOf(plan) * secondsPerBreath(tempo);
  const side = say(`${plan.sides}_side`);
  return {
    ...blank("ready", say("ready")),
    movement: rhythm(tempo, say),
    heading: say("choice", { variant: nameOf(plan.variant, traits), side }),
    breath: countOf(breathsOf(plan), "breaths_in_all", say),
    left: say("about_time", { time: clockTime(seconds) }),
    note: missing(traits, say),
    buttons: new Set(["start"]),
  };
}

export function offerScreen(offer: KeptSession, traits: Traits, say: Say): Screen {
  const { plan, tempo, breaths } = offer.place;
  const { step, breath } = positionAt(plan, tempo, breaths);
  return {
    ...blank("ready", say("kept")),
    movement: say("offer", {
      side: capital(say(`${step.side}_side`)),
      n: breath + 1,
      of: step.breaths,
    }),
    heading: nameOf(plan.variant, traits),
    note: missing(traits, say),
    done: breaths / breathsOf(plan),
    buttons: new Set(["go_on", "again"]),
  };
}

/** What the gate still asks for, in words; empty when the way is free. */
function missing(traits: Traits, say: Say): string {
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
    easier: "",
    deeper: "",
  };
}
