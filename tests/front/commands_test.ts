import assert from "node:assert/strict";
import {
  buttonFor,
  type Command,
} from "../../widgets/bodylesson/sections/breath_timer/commands.ts";
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

function buttons(session: Session, now: number, offered = false): Record<Command, string | null> {
  const commands = ["toggle", "play", "pause", "stop", "easier", "deeper", "next"] as const;
  const all = commands.map((command) => [command, buttonFor(command, session, now, offered)]);
  return Object.fromEntries(all);
}

Deno.test("before a session, play starts it, or goes on with an earlier one", () => {
  assert.equal(buttons(READY, 0).play, "start");
  assert.equal(buttons(READY, 0).toggle, "start");
  assert.equal(buttons(READY, 0, true).play, "go_on");
});

Deno.test("while getting into place, pause pauses and only next leads on", () => {
  const { toggle, pause, next, stop } = buttons(after(), 1);
  assert.deepEqual([toggle, pause, next, stop], ["pause", "pause", "next", "stop"]);
});

/** The session a second after it has come to the ball, by the clock alone. */
const ON_BALL_S = 21;

Deno.test("on the ball it pauses, eases off, and asks before anything goes deeper", () => {
  const { toggle, play, easier, deeper, next } = buttons(after(), ON_BALL_S);
  assert.deepEqual([toggle, play, easier, deeper, next], ["pause", null, "ease_off", null, "ask"]);
});

Deno.test("a session that is held goes on, also where it is getting into place", () => {
  for (const at of [5, ON_BALL_S]) {
    const session = after({ type: "pause", at });
    assert.equal(buttons(session, at + 1).toggle, "resume");
    assert.equal(buttons(session, at + 1).play, "resume");
  }
});

Deno.test("once the question is heard, next and deeper say yes", () => {
  const begun = after();
  const heard = Array.from({ length: 400 }, (_, second) => second)
    .map((at) => [reduce(begun, { type: "asked", at }), at] as const)
    .find(([session]) => session !== begun);
  assert.ok(heard, "the plan asks at some second");
  const { deeper, next } = buttons(...heard);
  assert.deepEqual([deeper, next], ["deeper", "deeper"]);
});
