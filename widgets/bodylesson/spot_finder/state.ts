/** From the model's traits to one place on one belly. Pure. */

import type { Body } from "./depth.ts";
import {
  FINGER_MM,
  LEAST_DISTANCE_MM,
  MOST_DISTANCE_MM,
  type Range,
  type Spot,
  startShare,
} from "./placement.ts";
import { type Ball, FINGER_ANSWERS, type SpotFinderTraits } from "./traits.ts";

export type Traits = Readonly<SpotFinderTraits>;

export interface State {
  readonly spot: Spot;
  readonly allowed: Range;
  readonly side: "left" | "right";
  readonly unit: "cm" | "in";
  readonly ball: Ball;
  readonly body: Body;
  readonly sinkShare: number;
}

const OWN_LEAST_MM = 30;
const OWN_MOST_MM = 310;

export function distanceOf(traits: Traits): number {
  const fingers = FINGER_ANSWERS[traits.measure_index - 1];
  const mm = fingers === undefined ? traits.distance_cm * 10 : fingers * FINGER_MM;
  return held(mm, LEAST_DISTANCE_MM, MOST_DISTANCE_MM);
}

/** The chosen ball; after the last of the list comes the learner's own. */
export function ballOf(traits: Traits): Ball {
  return traits.balls[traits.ball_index] ?? {
    id: "own",
    name: traits.words["own_ball"] ?? "own_ball",
    diameter_mm: held(traits.own_cm * 10, OWN_LEAST_MM, OWN_MOST_MM),
    hardness: "",
    first_time: false,
    text: "",
  };
}

export function stateOf(traits: Traits): State | null {
  const body = traits.bodies[traits.body_index] ?? traits.bodies[0];
  if (body === undefined) return null;
  const ball = ballOf(traits);
  return {
    spot: {
      distance: distanceOf(traits),
      diameter: ball.diameter_mm,
      share: traits.share,
      off: traits.off_mm,
    },
    allowed: { low: traits.placement.low, high: traits.placement.high },
    side: traits.side_index === 1 ? "right" : "left",
    unit: traits.unit_index === 1 ? "in" : "cm",
    ball,
    body,
    sinkShare: traits.sink_share,
  };
}

/** Where this ball starts on this belly. */
export function startOf(traits: Traits): number {
  const { low, high, start } = traits.placement;
  return startShare(distanceOf(traits), ballOf(traits).diameter_mm, start, { low, high });
}

function held(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
