/** From the model's traits to one place on one belly. Pure. */

import { type Body, sink } from "../../models/depth.ts";
import { type Range, type Spot, startShare } from "../../models/placement.ts";
import type { Ball, SpotFinderTraits, SpotWords } from "./traits.ts";

export type Traits = Readonly<SpotFinderTraits>;

export interface State {
  readonly spot: Spot;
  readonly allowed: Range;
  readonly side: "left" | "right";
  readonly unit: "cm" | "in";
  readonly ball: Ball;
  readonly body: Body;
  /** Whether the distance was given in hand and fingers. */
  readonly byHand: boolean;
  /** What the article says, mm to the side of the navel. */
  readonly article: readonly [number, number];
  readonly texts: SpotWords;
}

export function distanceOf(traits: Traits): number {
  const { answers, distance } = traits.limits;
  return held(answers[traits.measure_index - 1] ?? traits.distance_cm * 10, distance);
}

/** Whether a ball is chosen that is not among the first. */
export function isOther(traits: Traits): boolean {
  return traits.balls[traits.ball_index] === undefined;
}

/** Whether it is the learner's own, whose width only they know. */
export function isOwn(traits: Traits): boolean {
  return isOther(traits) && traits.others[traits.other_index] === undefined;
}

/** The chosen ball; after the last of the other ones comes the learner's own. */
export function ballOf(traits: Traits): Ball {
  return traits.balls[traits.ball_index] ?? traits.others[traits.other_index] ?? {
    id: "own",
    name: traits.words["own_ball"] ?? "own_ball",
    diameter_mm: held(traits.own_cm * 10, traits.limits.own_ball),
    hardness: "",
    text: "",
  };
}

export function stateOf(traits: Traits): State | null {
  const body = traits.bodies[traits.body_index] ?? traits.bodies[0];
  if (body === undefined) return null;
  const ball = ballOf(traits);
  return {
    spot: {
      belly: traits.numbers,
      distance: distanceOf(traits),
      diameter: ball.diameter_mm,
      share: traits.share,
      off: traits.off_mm,
      sunk: sink(ball.diameter_mm, traits.sink_mm),
    },
    allowed: { low: traits.placement.low, high: traits.placement.high },
    side: traits.side_index === 1 ? "right" : "left",
    unit: traits.unit_index === 1 ? "in" : "cm",
    ball,
    body,
    byHand: traits.limits.answers[traits.measure_index - 1] !== undefined,
    article: traits.placement.article_mm,
    texts: traits.spot,
  };
}

/** Where this ball starts on this belly. */
export function startOf(traits: Traits): number {
  const { low, high, start } = traits.placement;
  const ball = {
    belly: traits.numbers,
    distance: distanceOf(traits),
    diameter: ballOf(traits).diameter_mm,
  };
  return startShare(ball, start, { low, high });
}

function held(value: number, [least, most]: readonly [number, number]): number {
  return Math.min(Math.max(value, least), most);
}
