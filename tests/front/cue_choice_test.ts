import assert from "node:assert/strict";
import { firstCues, lastCues } from "../../widgets/bodylesson/sections/breath_timer/cue_choice.ts";
import { Question } from "../../widgets/bodylesson/sections/breath_timer/question.ts";
import {
  readySession,
  reduce,
  type Session,
  type SessionEvent,
} from "../../widgets/bodylesson/models/session.ts";
import { OWN_CUES, type Schedule, type Spoken } from "../../widgets/bodylesson/sound/sounds.ts";
import { DRAPE, EASING, TEMPO } from "./track_plans.ts";

const READY = readySession(DRAPE, TEMPO);
const GOING = reduce(READY, { type: "start", plan: DRAPE, tempo: TEMPO, at: 0 });
const SPEAKING: Spoken = { cue: "say-breathe", key: "x", side: "left", at: 0, lasts: 3 };
const ON_BALL_S = 45;

function first(event: SessionEvent, before: Session = GOING, speaking: Spoken | null = SPEAKING) {
  return firstCues(before, reduce(before, event), event, speaking);
}

Deno.test("a stop and a question are said before all else", () => {
  assert.deepEqual(first({ type: "stop", at: ON_BALL_S }), [OWN_CUES.stop]);
  assert.deepEqual(first({ type: "ask", at: ON_BALL_S }), [OWN_CUES.ask]);
});

Deno.test("what a pause, a tempo or too much pressure broke off is said again", () => {
  const paused = reduce(GOING, { type: "pause", at: ON_BALL_S });
  assert.deepEqual(first({ type: "resume", at: 99 }, paused), ["going-on", "say-breathe"]);
  assert.deepEqual(first({ type: "resume", at: 99 }, paused, null), ["going-on"]);
  const waiting = reduce(GOING, { type: "wait", at: 19.9 });
  assert.ok(waiting.waiting);
  assert.deepEqual(first({ type: "resume", at: 50 }, waiting, null), [], "it goes on by itself");
  assert.deepEqual(first({ type: "over-limit", at: ON_BALL_S }), ["say-breathe"]);
  const tempo = { ...TEMPO, breathsPerMinute: 8 };
  assert.deepEqual(first({ type: "tempo", tempo, at: ON_BALL_S }), ["say-breathe"]);
});

Deno.test("what another plan has no room for is not", () => {
  const event = { type: "tempo", tempo: TEMPO, at: ON_BALL_S } as const;
  const other = { ...GOING, plan: structuredClone(DRAPE) };
  assert.deepEqual(firstCues(GOING, other, event, SPEAKING), []);
  const eased = {
    type: "ease-off",
    easier: DRAPE,
    easing: EASING,
    seconds: 60,
    at: ON_BALL_S,
  } as const;
  assert.deepEqual(first(eased), []);
  assert.deepEqual(first({ type: "next-step", at: 1 }), []);
});

Deno.test("a session that goes on says its step's opening, unless the step says it itself", () => {
  const restored = (breaths: number) => {
    const checkpoint = {
      plan: DRAPE,
      tempo: TEMPO,
      breaths,
      stopped: false,
      shallow: false,
      ahead: [],
    };
    return first({ type: "restore", checkpoint, at: 5 }, READY, null);
  };
  assert.deepEqual(restored(5.5), ["say-breathe"]);
  assert.deepEqual(restored(4.5), [], "it is taken again from the step's first breath");
});

Deno.test("the last words ask after a stop, and close a session that came to its end", () => {
  assert.deepEqual(lastCues(GOING), [OWN_CUES.finish]);
  assert.deepEqual(lastCues({ ...GOING, stopped: true }), [OWN_CUES.after]);
});

// The question about more depth, which counts only once it was heard to its last word.

const ask = (at: number): Spoken => ({ cue: OWN_CUES.ask, key: "ask", side: "left", at, lasts: 2 });
const schedule = (...spoken: Spoken[]): Schedule => ({
  tones: [],
  beds: [],
  spoken,
  bell: 100,
  lasts: 103,
  leftOut: [],
});

Deno.test("a question has ended with its last word, and once", () => {
  const question = new Question();
  const heard = [9, 10, 11.9, 12, 12.1].map((at) => question.hasEnded(1, schedule(ask(10)), at));
  assert.deepEqual(heard, [false, false, false, true, false]);
});

Deno.test("a look that comes three seconds late hears it no more: the answer would be to nothing", () => {
  assert.ok(new Question().hasEnded(1, schedule(ask(10)), 14.9));
  assert.ok(!new Question().hasEnded(1, schedule(ask(10)), 15));
});

Deno.test("the next question ends too, and so does the next track's", () => {
  const question = new Question();
  assert.ok(question.hasEnded(1, schedule(ask(10), ask(20)), 12));
  assert.ok(question.hasEnded(1, schedule(ask(10), ask(20)), 22));
  assert.ok(question.hasEnded(2, schedule(ask(10)), 12));
});

Deno.test("other cues are no question", () => {
  assert.ok(!new Question().hasEnded(1, schedule({ ...ask(10), cue: "say-breathe" }), 12));
  assert.ok(!new Question().hasEnded(1, null, 12));
});
