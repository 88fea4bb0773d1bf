import assert from "node:assert/strict";
import type { Command } from "../../widgets/bodylesson/sections/breath_timer/keys.ts";
import { meaningOf } from "../../widgets/bodylesson/sections/breath_timer/meaning.ts";
import {
  readySession,
  reduce,
  type Session,
  type SessionEvent,
} from "../../widgets/bodylesson/models/session.ts";
import { DRAPE, TEMPO } from "./track_plans.ts";

const READY = readySession(DRAPE, TEMPO);
const START: SessionEvent = { type: "start", plan: DRAPE, tempo: TEMPO, at: 0 };

function after(...events: SessionEvent[]): Session {
  return events.reduce(reduce, reduce(READY, START));
}

function meanings(session: Session, now: number, offered = false): Record<Command, string | null> {
  const commands = ["toggle", "play", "pause", "stop", "easier", "deeper", "next"] as const;
  const all = commands.map((command) => [command, meaningOf(command, session, now, offered)]);
  return Object.fromEntries(all);
}

Deno.test("before a session, play starts it, or goes on with an earlier one", () => {
  assert.equal(meanings(READY, 0).play, "start");
  assert.equal(meanings(READY, 0).toggle, "start");
  assert.equal(meanings(READY, 0, true).play, "go_on");
});

Deno.test("while getting into place, whatever is pressed says that one is there", () => {
  const { toggle, pause, next, stop } = meanings(after(), 1);
  assert.deepEqual([toggle, pause, next, stop], ["in_place", "in_place", "in_place", "stop"]);
});

Deno.test("on the ball it pauses, eases off, and asks before anything goes deeper", () => {
  const session = after({ type: "in-place", at: 1 });
  const { toggle, play, easier, deeper, next } = meanings(session, 2);
  assert.deepEqual([toggle, play, easier, deeper, next], ["pause", null, "ease_off", null, "ask"]);
});

Deno.test("a session that is held goes on", () => {
  const session = after({ type: "in-place", at: 1 }, { type: "pause", at: 5 });
  assert.equal(meanings(session, 6).toggle, "resume");
  assert.equal(meanings(session, 6).play, "resume");
});

Deno.test("once the question is heard, next and deeper say yes", () => {
  const begun = after({ type: "in-place", at: 0 });
  const heard = Array.from({ length: 400 }, (_, second) => second)
    .map((at) => [reduce(begun, { type: "asked", at }), at] as const)
    .find(([session]) => session !== begun);
  assert.ok(heard, "the plan asks at some second");
  const { deeper, next } = meanings(...heard);
  assert.deepEqual([deeper, next], ["deeper", "deeper"]);
});
