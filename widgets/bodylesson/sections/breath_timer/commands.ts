/**
 * Keys, headset and lock screen give commands; which button one stands for depends on the stage.
 */

import { isAsking, type Session, stageOf } from "../../models/session.ts";
import type { Button } from "./buttons.ts";

export type Command = "toggle" | "play" | "pause" | "stop" | "easier" | "deeper" | "next";

/**
 * The button that a command stands for; `ask` if more depth has to be asked about first, null if it
 * stands for none. `offered`: whether resuming an earlier session is offered. `now` in seconds.
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
      // A phone call or a slipping headset sends this too, so it never does anything else.
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
