/** What there is to say of a place and of what lies under it, in the learner's unit. Pure. */

import type { Say } from "../../ui/words.ts";
import { shortOfPsoas } from "../../models/depth.ts";
import { fromMm } from "../../models/measures.ts";
import {
  centerOf,
  coversMcburney,
  deepestClear,
  fingers,
  patchOf,
  verdictOf,
} from "../../models/placement.ts";
import type { State } from "./state.ts";

/** "5.6 cm" or "2.2 in". */
export function length(mm: number, unit: "cm" | "in", say: Say): string {
  const n = Math.round(fromMm(mm, unit) * 10) / 10;
  return say(unit === "in" ? "inches" : "centimeters", { n });
}

/** "2 to 5 cm". */
function span(low: number, high: number, unit: "cm" | "in", say: Say): string {
  const digits = (mm: number) => Math.round(fromMm(mm, unit) * 2) / 2;
  return say(unit === "in" ? "inches" : "centimeters", {
    n: say("span", { low: digits(low), high: digits(high) }),
  });
}

export interface Told {
  readonly verdict: string;
  readonly title: string;
  readonly advice: string;
  readonly facts: readonly string[];
  readonly aloud: string;
}

export function tell(state: State, say: Say): Told {
  const { spot, allowed, unit, side, texts } = state;
  const verdict = verdictOf(spot, allowed);
  const good = verdict === "good" || verdict === "close";
  const along = spot.share * spot.distance;
  const middle = { ...spot, share: 0.5, off: 0 };
  const { finger, hand_fingers } = spot.belly;
  const facts = [
    say("fact_along", {
      length: length(along, unit, say),
      fingers: fingerText(along, finger, say),
    }),
    say("fact_patch", {
      sunk: length(spot.sunk, unit, say),
      patch: length(2 * patchOf(spot), unit, say),
    }),
    ...good && deepestClear(spot) < spot.diameter
      ? [say("fact_deepest", { depth: length(deepestClear(spot), unit, say) })]
      : [],
    say("fact_article", {
      article: span(state.article[0], state.article[1], unit, say),
      middle: length(centerOf(middle)[0], unit, say),
    }),
    ...coversMcburney(spot, side) && texts.mcburney !== "" ? [texts.mcburney] : [],
    ...state.byHand
      ? [say("fact_hand", {
        hand: length(hand_fingers * finger, unit, say),
        line: length(spot.distance, unit, say),
      })]
      : [],
  ];
  const advice = say(`advice_${verdict}`);
  const why = texts.why[verdict];
  return {
    verdict,
    title: say(`verdict_${verdict}`),
    advice: why === undefined ? advice : `${why} ${advice}`,
    facts,
    aloud: good
      ? say("aloud", { side: say(side), fingers: fingerText(along, finger, say) })
      : say("aloud_not", { advice }),
  };
}

/** "4 finger-widths", "1 finger-width". */
export function fingerText(mm: number, finger: number, say: Say): string {
  const n = fingers(mm, finger);
  return say(n === 1 ? "one_finger" : "fingers", { n });
}

export function tellUnder(state: State, say: Say): readonly string[] {
  const { ball, body, unit, texts } = state;
  const [low, high] = body.psoas_with_error_mm;
  const [most] = shortOfPsoas(body, ball.diameter_mm);
  const [, far] = shortOfPsoas(body, ball.diameter_mm);
  const reach = far <= 0 ? "reach_past" : most > 0 ? "reach_short" : "reach_maybe";
  const firm = ball.hardness === "very hard" || ball.hardness === "hard";
  return [
    say("under_sunk", {
      ball: ball.name,
      length: length(state.spot.sunk, unit, say),
    }),
    texts.first,
    say("under_depth", { body: say(`body_${body.id}`), span: span(low, high, unit, say) }),
    `${say("under_most", { most: length(ball.diameter_mm, unit, say) })} ${texts[reach]}`,
    ...ball.diameter_mm < texts.small_below_mm ? [texts.small] : [],
    ...firm ? [texts.hard] : [],
    ...ball.text === "" ? [] : [ball.text],
  ];
}
