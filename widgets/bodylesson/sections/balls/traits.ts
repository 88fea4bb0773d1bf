/** What Python gives and what the page changes; `balls.py` documents each. */

import type { Words } from "../../ui/words.ts";

export interface BallCardsTraits {
  cards: Card[];
  rows: Row[];
  words: Words;
  ball_index: number;
}

export interface Card {
  name: string;
  short: string | null;
  first_time: boolean;
  svg: string;
}

type Ends = readonly [low: number, high: number] | null;

export interface Row {
  name: string;
  first_time: boolean;
  hardness: string;
  text: string;
  diameter_mm: Ends;
  mass_g: Ends;
}
