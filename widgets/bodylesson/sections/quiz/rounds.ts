/** A round of questions as pure functions: which come when, what was right, what is kept. */

import type { Answered, Progress } from "../../records/records.ts";

export type QuestionKind = "one" | "several" | "order" | "find";

export interface Choice {
  readonly id: string;
  readonly text: string;
  /** For `find`: the structure of the picture it stands for. */
  readonly structure: string | null;
}

/** A question as the page holds it before it is answered: nothing gives the answer away. */
export interface Question {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly text: string;
  readonly answers: readonly Choice[];
  readonly sealed: string;
}

/** What was sealed. For `order`, `right` is the right order. */
export interface Key {
  readonly right: readonly string[];
  readonly feedback: Readonly<Record<string, string>>;
  readonly explanation: string;
  readonly sources: readonly { readonly id: string; readonly label: string }[];
}

/** Where the record of the quiz stands in its store. */
export const PROGRESS_ID = "progress";

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A shuffled copy, the same for the same seed (Fisher and Yates). */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  const random = randomFrom(seed);
  const copy = [...list];
  for (let last = copy.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
  }
  return copy;
}

/** A question's answers in this round's order. */
export function answersOf(question: Question, seed: number): Choice[] {
  const own = [...question.id].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0) | 0, seed);
  return shuffled(question.answers, own);
}

/** Missed ones first, then new ones, then those that went right; each group shuffled. */
export function orderOf(
  questions: readonly Question[],
  asked: Readonly<Record<string, Answered>>,
  seed: number,
): string[] {
  const rank = (id: string) => {
    const answered = asked[id];
    return answered === undefined ? 1 : answered.last === "wrong" ? 0 : 2;
  };
  const ids = shuffled(questions.map(({ id }) => id), seed);
  return [0, 1, 2].flatMap((wanted) => ids.filter((id) => rank(id) === wanted));
}

export function isRight(question: Question, key: Key, chosen: readonly string[]): boolean {
  const { right } = key;
  if (chosen.length !== right.length) return false;
  if (question.kind === "order") return chosen.every((id, index) => id === right[index]);
  return new Set(chosen).size === chosen.length && chosen.every((id) => right.includes(id));
}

/** A new round, keeping what is known of every question. */
export function begun(
  questions: readonly Question[],
  before: Progress | null,
  seed: number,
  now: number,
): Progress {
  const asked = before?.asked ?? {};
  return {
    id: PROGRESS_ID,
    at: before?.at ?? now,
    changed: now,
    seed,
    asked,
    order: orderOf(questions, asked, seed),
    place: 0,
    hits: [],
    guesses: before?.guesses ?? {},
  };
}

/** The kept round if it still fits the lesson's questions, otherwise a new one. */
export function continued(
  questions: readonly Question[],
  before: Progress | null,
  seed: number,
  now: number,
): Progress {
  const ids = questions.map(({ id }) => id);
  const fits = before !== null && before.order.length === ids.length &&
    ids.every((id) => before.order.includes(id)) &&
    Number.isInteger(before.place) && before.place >= 0 && before.place <= ids.length;
  return fits ? before : begun(questions, before, seed, now);
}

/** After an answer: the question's count, this round's place and score. */
export function answered(
  progress: Progress,
  question: Question,
  chosen: readonly string[],
  right: boolean,
  now: number,
): Progress {
  const { right: rights = 0, wrong: wrongs = 0 } = progress.asked[question.id] ?? {};
  const one: Answered = {
    right: rights + (right ? 1 : 0),
    wrong: wrongs + (right ? 0 : 1),
    last: right ? "right" : "wrong",
    chosen: [...chosen],
  };
  const hits = progress.hits.filter((id) => id !== question.id);
  // Asked out of turn, e.g. by a tab that could not read the kept round: it takes its turn now.
  const behind = progress.order.slice(0, progress.place);
  const isNew = progress.order.includes(question.id) && !behind.includes(question.id);
  const ahead = progress.order.slice(progress.place).filter((id) => id !== question.id);
  return {
    ...progress,
    changed: now,
    asked: { ...progress.asked, [question.id]: one },
    order: isNew ? [...behind, question.id, ...ahead] : progress.order,
    place: progress.place + (isNew ? 1 : 0),
    hits: right ? [...hits, question.id] : hits,
  };
}

/** After a guess before the passage: it counts for nothing and is shown again later. */
export function guessed(progress: Progress, id: string, chosen: readonly string[], now: number) {
  const guesses = { ...progress.guesses, [id]: [...chosen] };
  return { ...progress, changed: now, guesses };
}

/** Ids of this round that were missed, in the order asked. */
export function missed(progress: Progress): string[] {
  return progress.order.slice(0, progress.place).filter((id) => !progress.hits.includes(id));
}

/** An item moved by one place; the same list if it cannot be. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const copy = [...list];
  if (from < 0 || to < 0 || to >= list.length) return copy;
  copy.splice(to, 0, ...copy.splice(from, 1));
  return copy;
}
