/** What Python gives; `classroom.py` documents each. */

import type { Known as GateIds } from "../screening/answers.ts";
import type { Words } from "../../ui/words.ts";

export interface ClassroomTraits {
  lesson_id: string;
  /** Reference to the timer's model, `IPY_MODEL_…`. */
  timer: string | null;
  drawings: DataView | null;
  voice_data: DataView | null;
  polls: PollText[];
  gate: GateIds;
  stretch: Stretch;
  observer: ObserverCard | Record<string, never>;
  turned: string[];
  words: Words;
}

/** The card of whoever watches a partner. */
export interface ObserverCard {
  intro: string;
  checks: string[];
  ask: string;
  stop: string;
  signs: { text: string; then: string }[];
}

export interface PollText {
  id: string;
  text: string;
  /** How many answers one person may choose. */
  most: number;
  answers: { id: string; text: string }[];
}

export interface Stretch {
  title: string;
  steps: string[];
  dose: string;
}
