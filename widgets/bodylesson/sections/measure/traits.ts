/** What Python gives; `measure.py` documents each. Nothing is ever set from here. */

import type { Words } from "../../ui/words.ts";
import type { Phase } from "../../records/records.ts";
import type { Kind } from "./amount.ts";
import type { Limits } from "../../models/measures.ts";

export interface MeasureTraits {
  lesson_id: string;
  phase: Phase;
  measures: Measures;
  checks: Check[];
  plates: Record<string, Plate>;
  words: Words;
}

export interface Measures {
  readonly intro: string;
  readonly band_text: string;
  readonly chance_text: string;
  readonly instruments: readonly Instrument[];
}

/** See `lesson/measures.py`. */
export interface Instrument {
  readonly id: string;
  readonly check: string;
  readonly name: string;
  readonly kind: Kind;
  readonly sides: boolean;
  readonly difference: string | null;
  readonly own_activity: boolean;
  readonly ask: string;
  readonly low_end: string | null;
  readonly high_end: string | null;
  readonly limits: Limits;
  readonly thigh: Limits | null;
  readonly needed: number;
  readonly published_error: number;
  readonly error_text: string;
  readonly outcomes: Readonly<Record<"few" | "inside" | "more" | "less", string>>;
}

export interface Check {
  readonly id: string;
  readonly title: string;
  readonly intro: string;
  readonly steps: readonly string[];
  readonly mistakes: readonly string[];
  readonly reading: string;
}

export interface Plate {
  readonly svg: string;
  readonly told: string;
}
