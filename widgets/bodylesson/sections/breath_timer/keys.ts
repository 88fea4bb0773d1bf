/**
 * What a key means: Space pauses and goes on, Escape pauses, E eases off, D goes deeper while that
 * is asked, a digit says how strong it is.
 */

import type { Session } from "../../models/session.ts";
import { isUnderWay } from "./choice.ts";
import type { Command } from "./commands.ts";

const LETTERS: Readonly<Record<string, Command>> = { e: "easier", d: "deeper" };

/** The command of a key, a number from 0 to 9 for a pressure, or null where the key is not ours. */
export function commandOf(
  event: KeyboardEvent,
  session: Session,
  onFloor: boolean,
): Command | number | null {
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return null;
  const underWay = isUnderWay(session);
  if (event.key === "Escape") return underWay ? "pause" : null;
  // In floor mode the one button takes Space, as any tap.
  if (event.key === " ") return !onFloor && underWay && !isControl(event.target) ? "toggle" : null;
  if (/^[0-9]$/.test(event.key) && underWay && !isTyping(event.target)) return Number(event.key);
  if (underWay && !isTyping(event.target)) return LETTERS[event.key.toLowerCase()] ?? null;
  return null;
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("button, input, select, summary, a") !== null;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, select, textarea") !== null;
}
