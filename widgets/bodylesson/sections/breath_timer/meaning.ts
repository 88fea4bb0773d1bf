/** What a command means, which depends on what is going on. */

import { isAsking, type Session, stageOf } from "../../models/session.ts";
import type { Command } from "./keys.ts";
import type { Button } from "./screen.ts";

/**
 * The button that a command stands for; `ask` where it first has to ask about more depth, null where
 * it means nothing. `offered`: going on with an earlier session is offered. `now` in seconds.
 */
export function meaningOf(
  command: Command,
  session: Session,
  now: number,
  offered: boolean,
): Button | "ask" | null {
  const stage = stageOf(session, now);
  switch (command) {
    case "toggle": {
      const other = session.status === "going" ? "pause" : "play";
      return meaningOf(other, session, now, offered);
    }
    case "play":
      if (session.status === "paused") return "resume";
      if (stage !== "ready") return null;
      return offered ? "go_on" : "start";
    case "pause":
      // Who gets into place has no other wish of Space or headset than to say "I am there".
      return stage === "placing" ? "in_place" : "pause";
    case "stop":
      return "stop";
    case "easier":
      return "ease_off";
    case "deeper":
      return isAsking(session, now) ? "deeper" : null;
    case "next":
      if (stage === "placing") return "in_place";
      return isAsking(session, now) ? "deeper" : "ask";
  }
}
