/** What the timer shows at one moment, as plain text, so that it can be tested without a page. */

import type { Stage } from "../../models/session.ts";
import type { Phase } from "../../models/tempo.ts";
import type { Button } from "./buttons.ts";
import type { Pose } from "../../models/poses.ts";

export interface Screen {
  readonly stage: Stage;
  readonly phase: Phase;
  /** What comes first and large: what the body does while it moves, else the breath. */
  readonly lead: "body" | "breath";
  /** The body as it should be now; null if the lesson has no drawing of it. */
  readonly pose: Pose | null;
  /** The breath's word. */
  readonly word: string;
  readonly movement: string;
  /** Variant, side, step. */
  readonly heading: string;
  readonly breath: string;
  readonly left: string;
  readonly instruction: string;
  readonly reminder: string;
  readonly described: string;
  /** What is missing before it can start, or that a new choice waits. */
  readonly note: string;
  readonly fullness: number;
  /** Share of the session that is over, 0 to 1. */
  readonly done: number;
  readonly buttons: ReadonlySet<Button>;
  /** What a yes to more depth leads to; empty if nothing is being asked. */
  readonly deeper: string;
}
