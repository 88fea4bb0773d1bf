/**
 * What the live region says. A screen reader speaks over the breath, so it says what is new: each
 * step with its instruction and the first breath's movements, then only cues and changes of state;
 * every breath only if the learner asked for it.
 */

import type { Screen } from "./screen.ts";

/** The part of a screen that an announcement depends on. */
export type Heard = Pick<
  Screen,
  "stage" | "word" | "movement" | "heading" | "instruction" | "reminder"
>;

/** Words to say, or null for silence. */
export function announcement(
  before: Heard | null,
  now: Heard,
  everyBreath: boolean,
): string | null {
  if (now.stage === "ready") return before && before.stage !== "ready" ? sentence(now.word) : null;
  if (now.stage === "paused" || now.stage === "done") {
    return before?.stage === now.stage ? null : sentences(now.word, now.movement);
  }
  const resumed = before?.stage === "paused";
  if (
    !before || resumed || before.heading !== now.heading || before.instruction !== now.instruction
  ) {
    return sentences(now.heading, now.instruction, turn(now));
  }
  if (before.word === now.word && before.reminder === now.reminder) return null;
  const reminder = before.reminder === now.reminder ? "" : now.reminder;
  const turned = before.word !== now.word && everyBreath;
  return sentences(reminder, turned ? now.word : "") || null;
}

/**
 * The same while the recorded voice leads: only what the voice never says. It says each step's
 * instruction, movement and reminders, and nothing else may speak over it.
 */
export function besideVoice(
  before: Heard | null,
  now: Heard,
  everyBreath: boolean,
): string | null {
  const turnsStage = before !== null && before.stage !== now.stage;
  const isStill = now.stage === "ready" || now.stage === "paused" || now.stage === "done";
  if (isStill) return turnsStage ? sentence(now.word) : null;
  // A learner who asked for every breath hears it.
  return everyBreath && before !== null && before.word !== now.word ? sentence(now.word) : null;
}

/** The out-breath's movement, once a step, the first time that it comes. */
export function firstExhale(before: Heard | null, now: Heard, firstBreath: boolean): string | null {
  if (!before || !firstBreath || before.word === now.word) return null;
  if (before.heading !== now.heading || before.stage !== now.stage) return null;
  return sentence(turn(now));
}

/** "Breathe in: belly swells"; in a hold nothing moves. */
function turn({ word, movement }: Heard): string {
  return movement === "" ? word : `${word}: ${movement}`;
}

function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").map(sentence).join(" ");
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
