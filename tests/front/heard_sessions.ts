/** Sessions of the real lesson as they are heard: what is said, when, and what the plan does then. */

import { onBallSeconds, secondsTo } from "../../widgets/bodylesson/models/pace.ts";
import type { Side } from "../../widgets/bodylesson/models/plan.ts";
import { readySession, type Session } from "../../widgets/bodylesson/models/session.ts";
import type { Tempo } from "../../widgets/bodylesson/models/tempo.ts";
import {
  choiceOf,
  planOf,
  tempoOf,
} from "../../widgets/bodylesson/sections/breath_timer/choice.ts";
import { Schedules } from "../../widgets/bodylesson/sections/breath_timer/schedules.ts";
import { DEFAULTS } from "../../widgets/bodylesson/sections/breath_timer/settings.ts";
import type { Known } from "../../widgets/bodylesson/sections/breath_timer/state.ts";
import { summaryTime } from "../../widgets/bodylesson/sections/breath_timer/summary.ts";
import type { Traits } from "../../widgets/bodylesson/sections/breath_timer/traits.ts";
import { Day } from "../../widgets/bodylesson/records/day.ts";
import type { Schedule } from "../../widgets/bodylesson/sound/sounds.ts";
import { VoiceClips } from "../../widgets/bodylesson/sound/voice_clips.ts";
import { clockTime, speaker } from "../../widgets/bodylesson/ui/words.ts";
import { heardTraits } from "./vectors.ts";

export const SIDES = ["left", "right", "both"] as const;
export const RATES = [4, 5, 6, 8, 10];
export const VARIANTS = heardTraits.variants.map(({ id }) => id);

export const say = speaker(heardTraits.words);

/** What a session is chosen as. */
export interface Chosen {
  readonly variant: string;
  readonly side: Side | "both";
  readonly rate: number;
  /** The variant's own where missing. */
  readonly breaths?: number;
  /** Enough sessions ended well, on other days, for more depth. */
  readonly deeper?: boolean;
  readonly fewWords?: boolean;
}

export interface Heard {
  readonly session: Session;
  readonly schedule: Schedule;
  readonly tempo: Tempo;
  readonly traits: Traits;
  readonly text: (spoken: Schedule["spoken"][number]) => string;
  readonly schedules: Schedules;
}

const NO_STORE = { read: () => null, write: () => true, erase: () => undefined };

export function heard(chosen: Chosen): Heard {
  const { variant, side, rate, deeper = false, fewWords = false } = chosen;
  const index = VARIANTS.indexOf(variant);
  const own = heardTraits.variants[index]?.breaths ?? 1;
  const traits: Traits = {
    ...heardTraits,
    variant_index: index,
    side_index: SIDES.indexOf(side),
    breaths: chosen.breaths ?? own,
    breaths_per_minute: rate,
    inhale_share: 0.4,
    hold_full_share: 0,
    hold_empty_share: 0,
  };
  const known: Known = {
    traits,
    choice: choiceOf(traits),
    settings: { ...DEFAULTS, fewWords },
    day: new Day(NO_STORE, "day"),
    asksPhone: false,
    deeperIsOpen: deeper,
    fewWordsOpen: fewWords,
  };
  const clips = new VoiceClips(() => ({ entries: traits.voice, data: null }));
  const schedules = new Schedules(known, clips, say);
  const tempo = tempoOf(traits);
  const session = readySession(planOf(traits, known.choice), tempo);
  const schedule = schedules.whole(session);
  return { session, schedule, tempo, traits, schedules, text: (one) => schedules.text(one) };
}

/** A session as text: the plan's steps and breaths on the left, what is said on the right. */
export function script(chosen: Chosen): string {
  const { session: { plan }, schedule, tempo, text } = heard(chosen);
  const { variant, side, rate } = chosen;
  const lines: [number, number, string][] = [];
  let before = 0;
  for (const step of plan.steps) {
    const at = secondsTo(plan, tempo, before);
    before += step.breaths;
    const lasts = secondsTo(plan, tempo, before) - at;
    const how = step.seconds ? `${Math.round(lasts)} s` : `${step.breaths} breaths`;
    const ball = step.on_ball ? " (on the ball)" : "";
    lines.push([at, 0, `          [${step.kind} ${step.id}, ${step.side}, ${how}${ball}]`]);
  }
  for (const one of schedule.spoken) lines.push([one.at, 1, `“${text(one)}”`]);
  lines.push([schedule.bell, 0, "          [bell]"]);
  const at = ([a, kindA]: typeof lines[0], [b, kindB]: typeof lines[0]) => a - b || kindA - kindB;
  const written = lines.toSorted(at).map(([second, kind, words]) =>
    kind === 0 ? words : `${clockTime(Math.floor(second + 1e-6)).padStart(6)}  ${words}`
  );
  const ball = Math.round(onBallSeconds(plan, tempo));
  const head = `## ${variant}, ${side}, ${rate} breaths a minute\n\n` +
    `On the screen: ${summaryTime(plan, tempo, say)} Counted: ${ball} s on the ball.\n`;
  return `${head}\n${written.join("\n")}\n`;
}

/** Every script of a variant: all sides, three tempos. */
export function scriptsOf(variant: string): string {
  const intro =
    "# As heard\n\nWritten by `deno run -RW tests/front/write_heard.ts`. What the voice " +
    "says on a first day, beside the plan.\n";
  const scripts = SIDES.flatMap((side) =>
    [4, 6, 10].map((rate) => script({ variant, side, rate }))
  );
  return [intro, ...scripts].join("\n");
}

export function fileOf(variant: string): URL {
  return new URL(`../heard/${variant}.md`, import.meta.url);
}
