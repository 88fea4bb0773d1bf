/** What floor mode shows at a moment: the fewest words that still lead. Pure. */

import type { Stage } from "../../models/session.ts";
import type { Say } from "../../ui/words.ts";
import type { Button } from "./buttons.ts";
import type { FloorScreen } from "./floor.ts";
import type { Screen } from "./screen.ts";

/** What a tap anywhere does; null if it does nothing, so that no touch cuts anything short. */
export function tapOf(screen: Screen): Button | "leave" | null {
  const order: readonly Button[] = ["go_on", "start", "next", "resume", "carry_on", "ease_off"];
  if (screen.stage === "done") return "leave";
  if (screen.stage === "paused") return "resume";
  return order.find((button) => screen.buttons.has(button)) ?? null;
}

export function floorScreen(screen: Screen, say: Say): FloorScreen {
  const tap = tapOf(screen);
  const moving = screen.stage !== "ready" && screen.stage !== "paused" && screen.stage !== "done";
  return {
    word: say(`floor_${moving ? screen.phase : screen.stage}`),
    under: moving ? screen.reminder || screen.instruction : screen.movement,
    tap: tap === null ? "" : say(`tap_${tap}`),
    hold: canStop(screen.stage) ? say("hold_stop") : "",
    deeper: screen.buttons.has("deeper") ? say("deeper", { variant: screen.deeper }) : "",
    fullness: screen.fullness,
  };
}

export function canStop(stage: Stage): boolean {
  return stage === "placing" || stage === "running" || stage === "easing" || stage === "paused";
}
