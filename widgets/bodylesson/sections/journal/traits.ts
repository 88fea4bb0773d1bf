/** What Python gives; `journal.py` documents each. Nothing is ever set from here. */

import type { Words } from "../../ui/words.ts";

export interface JournalTraits {
  lesson_id: string;
  noticed: Question;
  feel: Question;
  feelings: Feeling[];
  variants: VariantName[];
  pressure_limit: number;
  suggestions: Suggestions;
  words: Words;
}

export interface Question {
  readonly text: string;
  readonly hint: string | null;
}

export interface Feeling {
  readonly id: string;
  readonly text: string;
}

/** A variant, the lightest first in its list. */
export interface VariantName {
  readonly id: string;
  readonly name: string;
  readonly easier: string | null;
}

export type Suggestions = Readonly<Record<"easier" | "gentler" | "pressure" | "same", string>>;
