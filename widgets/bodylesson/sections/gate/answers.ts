/** What the learner answered, and what follows from it. Pure. */

import { isRecord } from "../../ui/store.ts";

export type Outcome = "" | "do-not" | "ask-first" | "go-on";
export type List = "do_not" | "ask_first";
export const LISTS: readonly List[] = ["do_not", "ask_first"];

export interface Answers {
  /** Ids that are true for the learner; null while the list has no answer. */
  readonly do_not: readonly string[] | null;
  readonly ask_first: readonly string[] | null;
  /** The learner says that they asked and may. */
  readonly asked: boolean;
}

export const NO_ANSWERS: Answers = { do_not: null, ask_first: null, asked: false };

export function outcomeOf({ do_not, ask_first, asked }: Answers): Outcome {
  // A reason not to practice decides at once, whatever the other list says.
  if (do_not !== null && do_not.length > 0) return "do-not";
  if (do_not === null || ask_first === null) return "";
  return ask_first.length > 0 && !asked ? "ask-first" : "go-on";
}

/** The lists that still need an answer before there is an outcome. */
export function unanswered(answers: Answers): List[] {
  return outcomeOf(answers) === "" ? LISTS.filter((list) => answers[list] === null) : [];
}

/** Answers kept on `date`, if they are of today and about the questions as they are now. */
export function keptAnswers(
  record: unknown,
  date: string,
  known: Readonly<Record<List, readonly string[]>>,
): Answers | null {
  if (!isRecord(record) || record["date"] !== date || !isRecord(record["answers"])) return null;
  // A question that is new since then was not answered.
  if (record["questions"] !== questionsOf(known)) return null;
  const { do_not, ask_first, asked } = record["answers"];
  if (!isIds(do_not, known.do_not) || !isIds(ask_first, known.ask_first)) return null;
  const answers = { do_not, ask_first, asked: asked === true };
  return outcomeOf(answers) === "" ? null : answers;
}

/** All questions in one string, to tell whether they are still the same. */
export function questionsOf(known: Readonly<Record<List, readonly string[]>>): string {
  return LISTS.map((list) => known[list].join(" ")).join(" | ");
}

function isIds(value: unknown, known: readonly string[]): value is string[] | null {
  return value === null || Array.isArray(value) && value.every((id) => known.includes(id));
}
