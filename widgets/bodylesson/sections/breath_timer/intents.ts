/** What the learner may want of the timer, as data: the view sends it, the conductor does it. */

import type { Button } from "./buttons.ts";
import type { Command } from "./commands.ts";
import type { Settings } from "./settings.ts";

export type Intent =
  | { readonly type: "press"; readonly button: Button }
  | { readonly type: "command"; readonly command: Command }
  /** How strong it is, 0 to 10. */
  | { readonly type: "pressure"; readonly of10: number }
  /** Other settings; `audible` if the sound has to change. */
  | { readonly type: "settings"; readonly settings: Settings; readonly audible: boolean }
  | { readonly type: "tap-picture" }
  /** What can be changed is shown, or folded again. */
  | { readonly type: "change-panel" }
  /** Floor mode has been entered, and which way the face is turned is known. */
  | { readonly type: "on-floor" }
  | { readonly type: "save-file" };

export type Act = (intent: Intent) => void;
