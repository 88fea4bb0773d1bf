/** What a class practices with: the timer's plans and words, as material for a shared practice. */

import type { AnyModel } from "@anywidget/types";
import { digestOf } from "../../models/class_digest.ts";
import type { Announced, Material } from "../../models/class_session.ts";
import { inBreaths } from "../../models/class_plan.ts";
import { easedBreaths } from "../../models/consent.ts";
import { breathsWithin } from "../../models/pace.ts";
import { type Plan, withBreaths } from "../../models/plan.ts";
import type { Tempo } from "../../models/tempo.ts";
import { type Drawings, unpacked } from "../../ui/drawings.ts";
import { type Say, speaker } from "../../ui/words.ts";
import { tempoOf, variantNamed } from "../breath_timer/choice.ts";
import { type BreathTimerTraits, type Traits, traitsOf } from "../breath_timer/traits.ts";
import type { ClassroomTraits, ObserverCard, PollText } from "./traits.ts";

const SIDES = ["left", "right", "both"] as const;
const MODEL = /^IPY_MODEL_/;

export interface ClassLesson {
  readonly id: string;
  readonly say: Say;
  /** The timer's words. */
  readonly timerSay: Say;
  readonly traits: Traits;
  readonly timer: AnyModel<BreathTimerTraits>;
  readonly polls: readonly PollText[];
  readonly steps: readonly { readonly id: string; readonly title: string }[];
  /** Steps whose picture in 3D can be turned. */
  readonly turned: ReadonlySet<string>;
  /** Null where the lesson has no such card. */
  readonly observer: ObserverCard | null;
  readonly stretch: ClassroomTraits["stretch"];
  readonly gate: ClassroomTraits["gate"];
  readonly drawings: Drawings;
  readonly voice: DataView | null;
}

/** Gathers it from the models and from the page. */
export async function classLesson(model: AnyModel<ClassroomTraits>): Promise<ClassLesson> {
  const reference = model.get("timer");
  if (reference === null) throw new Error("classroom: expected a timer, got none");
  const timer = await model.widget_manager.get_model<BreathTimerTraits>(
    reference.replace(MODEL, ""),
  ) as unknown as AnyModel<BreathTimerTraits>;
  const traits = traitsOf(timer);
  const observer = model.get("observer");
  return {
    id: model.get("lesson_id"),
    say: speaker(model.get("words")),
    timerSay: speaker(traits.words),
    traits,
    timer,
    polls: model.get("polls"),
    steps: Array.from(document.querySelectorAll<HTMLElement>(".bl-part"), (part) => ({
      id: part.id,
      title: part.querySelector(".bl-part-title")?.textContent?.trim() ?? part.id,
    })),
    turned: new Set(model.get("turned")),
    observer: "checks" in observer ? observer as ObserverCard : null,
    stretch: model.get("stretch"),
    gate: model.get("gate"),
    drawings: await unpacked(model.get("drawings")),
    voice: model.get("voice_data"),
  };
}

/** The tempo of a practice; how a breath is shared out is the lesson's. */
export function classTempo(lesson: ClassLesson, practice: Announced): Tempo {
  return { ...tempoOf(lesson.traits), breathsPerMinute: practice.tempo };
}

/** The plan and what may become of it; null where this lesson has no such plan. */
export function materialOf(
  lesson: ClassLesson,
  practice: Announced,
  mayDeepen = true,
): Material | null {
  const { traits } = lesson;
  const variant = traits.variants.findIndex(({ id }) => id === practice.variant);
  const side = SIDES.indexOf(practice.side);
  if (variant < 0 || side < 0) return null;
  const tempo = classTempo(lesson, practice);
  const plan = (of: number) => planOfClass(lesson, of, side, practice.breaths, tempo);
  const shared = plan(variant);
  if (digestOf(shared) !== practice.digest) return null;
  const named = variantNamed(traits, practice.variant);
  const easier = traits.variants.findIndex(({ id }) => id === (named?.easier ?? named?.id));
  const lightest = traits.variants.findIndex(({ level }) => level === 1);
  const isDeep = (named?.level ?? 1) > 1;
  return {
    shared,
    gentle: isDeep && !mayDeepen && lightest >= 0 ? plan(lightest) : null,
    easier: plan(Math.max(easier, 0)),
    easing: { ...traits.easing, seconds: null },
    easedBreaths: easedBreaths(traits.eased_s, traits.easing.breaths, tempo),
  };
}

/** What a desk announces for a choice. */
export function announce(
  lesson: ClassLesson,
  variant: number,
  side: number,
  breaths: number,
  breathsPerMinute: number,
): Announced {
  const { traits } = lesson;
  const tempo = { ...tempoOf(traits), breathsPerMinute };
  const plan = planOfClass(lesson, variant, side, breaths, tempo);
  const id = traits.variants[variant]?.id ?? "";
  return {
    variant: id,
    side: SIDES[side] ?? "left",
    // As many as there is time for.
    breaths: workOf(plan),
    tempo: breathsPerMinute,
    digest: digestOf(plan),
  };
}

/** Working breaths on the first side, in its first set. */
function workOf({ steps }: Plan): number {
  const work = steps.filter((step) => step.work);
  const [first] = work;
  return work
    .filter(({ side, set_number: set }) => side === first?.side && set === first.set_number)
    .reduce((sum, step) => sum + step.breaths, 0);
}

/**
 * The plan of a choice as a class has it: all of it by the breath, and no longer on the ball than
 * the lesson allows at the class's tempo, whatever tempo each learner has chosen alone.
 */
function planOfClass(
  { traits }: ClassLesson,
  variant: number,
  side: number,
  breaths: number,
  tempo: Tempo,
): Plan {
  const plan = traits.plans[variant]?.[side];
  if (plan === undefined) {
    throw new RangeError(`plans: expected one at [${variant}][${side}], got none`);
  }
  const whole = inBreaths(plan, tempo.breathsPerMinute);
  const made = (n: number) => withBreaths(whole, n);
  return made(breathsWithin(traits.most_on_ball_s, breaths, tempo, made));
}

export function stepTitle(lesson: ClassLesson, id: string): string {
  return lesson.steps.find((step) => step.id === id)?.title ?? id;
}

/** "Next: left side, Drape and breathe, 3 breaths, 6 breaths a minute". */
export function announcedLine(lesson: ClassLesson, practice: Announced): string {
  const { say, timerSay, traits } = lesson;
  return say("announced", {
    side: timerSay(`${practice.side}_side`),
    variant: variantNamed(traits, practice.variant)?.name ?? practice.variant,
    breaths: say(practice.breaths === 1 ? "one_breaths_of" : "breaths_of", { n: practice.breaths }),
    tempo: practice.tempo,
  });
}
