/** What the timer shows at one moment, as plain text, so that it is tested without a page. */

import type { Stage } from "../../models/session.ts";
import type { Phase } from "../../models/tempo.ts";
import type { Button } from "./buttons.ts";

export interface Screen {
  readonly stage: Stage;
  readonly phase: Phase;
  /** The one large word. */
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
  /** Share of the session that is behind us, 0 to 1. */
  readonly done: number;
  readonly buttons: ReadonlySet<Button>;
  /** Where to ease off to; empty where there is nothing easier. */
  readonly easier: string;
  /** What a yes to more depth leads to; empty where nothing is asked. */
  readonly deeper: string;
}
