/** What one moment of a class's practice looks like, for board and phones alike. Pure. */

import { ALONG } from "../../models/class_plan.ts";
import {
  breathsOfClass,
  type ClassSession,
  isThrough,
  type Material,
  mayGoOn,
  planOfClass,
  secondsToStart,
} from "../../models/class_session.ts";
import { readySession, type Session, stageOf } from "../../models/session.ts";
import { phasesOf } from "../../models/tempo.ts";
import { type Position, positionAt } from "../../models/timeline.ts";
import type { Tempo } from "../../models/tempo.ts";
import { sessionScreen } from "../breath_timer/session_screen.ts";
import type { Screen } from "../breath_timer/screen.ts";
import type { Traits } from "../breath_timer/traits.ts";
import type { ClassLesson } from "./lesson.ts";
import { cueOf } from "./speaking.ts";

/** What somebody may press in a class's practice. */
export type Press = "ease_off" | "stop" | "go_on";

export interface ClassMoment {
  readonly screen: Screen;
  readonly position: Position;
  /** For how many ms the phase of the breath has gone on by the class's clock. */
  readonly phaseFor: number;
  /** Whole seconds until the start; 0 once it has begun. */
  readonly startsIn: number;
  readonly isHeld: boolean;
  readonly isOver: boolean;
  readonly presses: ReadonlySet<Press>;
}

/** `now` is the class's clock in ms. */
export function momentOf(
  lesson: ClassLesson,
  session: ClassSession,
  material: Material,
  tempo: Tempo,
  now: number,
): ClassMoment {
  const plan = planOfClass(session, material);
  const breaths = Math.max(breathsOfClass(session, now), 0);
  const isOver = isThrough(session, plan, now);
  const shown: Session = {
    ...readySession(plan, tempo),
    status: isOver ? "done" : "going",
    breaths,
    at: 0,
  };
  const stage = stageOf(shown, 0);
  const position = positionAt(plan, tempo, breaths);
  const { step, breath } = position;
  const screen = sessionScreen(
    {
      session: shown,
      now: 0,
      traits: lesson.traits,
      choice: { variant: 0, side: 0, breaths: 1 },
      deeper: "",
      questioning: false,
      lastSaid: cueOf(step, breath) || null,
      waitsFor: 0,
    },
    stage,
    lesson.timerSay,
  );
  const isAlong = step.id === ALONG;
  const isHeld = session.beat?.going === false && !isOver;
  const along = isAlong && !isOver && session.way === "ball" ? lesson.say("along") : "";
  const note = isHeld ? lesson.say("held") : along;
  return {
    // A question about more depth is never asked of a class.
    screen: { ...screen, note, ...isAlong && { pose: null } },
    position,
    phaseFor: phaseFor(breaths, tempo),
    startsIn: Math.ceil(secondsToStart(session, now)),
    isHeld,
    isOver,
    presses: pressesOf(screen, session, mayGoOn(session, plan, material.shared, now)),
  };
}

/** What a board shows of a moment: nobody can tap on it. Pure. */
export function onBoard(
  { screen, position }: Pick<ClassMoment, "screen" | "position">,
  cues: Traits["cues"],
): Screen {
  const instruction = cues[position.step.opening]?.board ?? screen.instruction;
  return { ...screen, instruction };
}

/** Ms since the breath turned last, `breaths` after the start. Pure. */
export function phaseFor(breaths: number, tempo: Tempo): number {
  const part = breaths - Math.floor(breaths);
  const from = phasesOf(tempo).findLast((span) => span.from <= part)?.from ?? 0;
  return (part - from) * 60_000 / tempo.breathsPerMinute;
}

function pressesOf(
  { stage, buttons }: Screen,
  session: ClassSession,
  goesOn: boolean,
): ReadonlySet<Press> {
  const presses = new Set<Press>();
  if (stage === "done" || session.way === "stretch") return presses;
  if (buttons.has("ease_off")) presses.add("ease_off");
  if (stage === "placing" || buttons.has("ease_off") || stage === "easing") presses.add("stop");
  if (goesOn) presses.add("go_on");
  return presses;
}
