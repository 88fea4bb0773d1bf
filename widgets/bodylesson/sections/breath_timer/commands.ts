/** Keys, headset and lock screen ask by command; which button that is depends on what goes on. */

import { isAsking, type Session, stageOf } from "../../models/session.ts";
import type { Button } from "./buttons.ts";

export type Command = "toggle" | "play" | "pause" | "stop" | "easier" | "deeper" | "next";

/**
 * The button that a command stands for; `ask` where it first has to ask about more depth, null where
 * it stands for none. `offered`: going on with an earlier session is offered. `now` in seconds.
 */
export function buttonFor(
  command: Command,
  session: Session,
  now: number,
  offered: boolean,
): Button | "ask" | null {
  const stage = stageOf(session, now);
  switch (command) {
    case "toggle": {
      const other = session.status === "going" ? "pause" : "play";
      return buttonFor(other, session, now, offered);
    }
    case "play":
      if (session.status === "paused") return "resume";
      if (stage !== "ready") return null;
      return offered ? "go_on" : "start";
    case "pause":
      // A call or a headset that slips says this too: it never does anything else.
      return "pause";
    case "stop":
      return "stop";
    case "easier":
      return "ease_off";
    case "deeper":
      return isAsking(session, now) ? "deeper" : null;
    case "next":
      if (stage === "placing") return "next";
      return isAsking(session, now) ? "deeper" : "ask";
  }
}
