/** What the learner answered, and what follows from it. Pure. */

import { isRecord } from "../../ui/store.ts";

export type Outcome = "" | "do-not" | "ask-first" | "go-on";
export type List = "do_not" | "ask_first";
export const LISTS: readonly List[] = ["do_not", "ask_first"];
export type Known = Readonly<Record<List, readonly string[]>>;

export interface Answers {
  /** Ids that are true for the learner; null while the list has no answer. */
  readonly do_not: readonly string[] | null;
  readonly ask_first: readonly string[] | null;
  /** The learner says that they asked a clinician and may practice. */
  readonly asked: boolean;
  /** The learner asked for the verdict; until then the ticks are a draft and decide nothing. */
  readonly given: boolean;
}

export const NO_ANSWERS: Answers = { do_not: null, ask_first: null, asked: false, given: false };

export function outcomeOf(answers: Answers): Outcome {
  const { do_not, ask_first, asked, given } = answers;
  if (!given) return "";
  // A reason not to practice decides at once, whatever the other list says.
  if (do_not !== null && do_not.length > 0) return "do-not";
  if (do_not === null || ask_first === null) return "";
  return ask_first.length > 0 && !asked ? "ask-first" : "go-on";
}

/** The lists that need an answer before there is an outcome. */
export function unanswered(answers: Answers): List[] {
  const none = outcomeOf({ ...answers, given: true }) === "";
  return none ? LISTS.filter((list) => answers[list] === null) : [];
}

/** Whether the learner says of every list that none of it is true. */
export function nothingTrue(answers: Pick<Answers, List>): boolean {
  return LISTS.every((list) => answers[list]?.length === 0);
}

/** What to keep of answers given or drafted on `date`. */
export function asRecord(answers: Answers, date: string, known: Known): Record<string, unknown> {
  return { date, answers, questions: questionsOf(known) };
}

/** Answers kept on `date`, if they are of that day and about the questions as they are now. */
export function keptAnswers(record: unknown, date: string, known: Known): Answers {
  if (!isRecord(record) || record["date"] !== date) return NO_ANSWERS;
  // A question that is new since then was not answered.
  if (record["questions"] !== questionsOf(known)) return NO_ANSWERS;
  const kept = record["answers"];
  if (!isRecord(kept)) return NO_ANSWERS;
  const { do_not, ask_first, asked, given } = kept;
  if (!isIds(do_not, known.do_not) || !isIds(ask_first, known.ask_first)) return NO_ANSWERS;
  return { do_not, ask_first, asked: asked === true, given: given === true };
}

function questionsOf(known: Known): string {
  return LISTS.map((list) => known[list].join(" ")).join(" | ");
}

function isIds(value: unknown, known: readonly string[]): value is string[] | null {
  return value === null || Array.isArray(value) && value.every((id) => known.includes(id));
}
