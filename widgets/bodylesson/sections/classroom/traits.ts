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
  words: Words;
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
