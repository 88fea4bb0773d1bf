/** What the screen says, and which buttons stand there, when time on the ball runs out. */

import assert from "node:assert/strict";
import { onBallSeconds } from "../../widgets/bodylesson/models/pace.ts";
import {
  lain,
  readySession,
  reduce,
  type Session,
  stageOf,
} from "../../widgets/bodylesson/models/session.ts";
import { firstCues } from "../../widgets/bodylesson/sections/breath_timer/cue_choice.ts";
import { sessionScreen } from "../../widgets/bodylesson/sections/breath_timer/session_screen.ts";
import type { Traits } from "../../widgets/bodylesson/sections/breath_timer/traits.ts";
import { OWN_CUES } from "../../widgets/bodylesson/sound/sounds.ts";
import { heard, say } from "./heard_sessions.ts";
import { heardTraits } from "./vectors.ts";

const { session: ready, tempo, traits } = heard({ variant: "drape", side: "left", rate: 6 });
const { plan } = ready;

const NO_POSES: Traits["poses"] = {};

/** So many seconds after the belly has come down. */
function onBall(seconds: number): { session: Session; now: number } {
  const first = plan.steps.findIndex((step) => step.on_ball);
  const before = plan.steps.slice(0, first).reduce((sum, step) => sum + (step.seconds ?? 0), 0);
  const begun = reduce(readySession(plan, tempo, heardTraits.most_on_ball_s), {
    type: "start",
    plan,
    tempo,
    at: 0,
  });
  return { session: begun, now: before + seconds };
}

function shown(session: Session, now: number) {
  const moment = {
    session,
    now,
    // What the figure does is another matter.
    traits: { ...traits, poses: NO_POSES },
    choice: { variant: 0, side: 0, breaths: 3 },
    deeper: "",
    questioning: false,
    lastSaid: null,
    waitsFor: 0,
  };
  return sessionScreen(moment, stageOf(session, now), say);
}

Deno.test("in a pause on the ball the screen says that time goes on, and how long there is", () => {
  const { session, now } = onBall(30);
  const paused = reduce(session, { type: "pause", at: now });
  // 150 s, less 30 s, 20 s of coming off and one in hand.
  assert.equal(shown(paused, now).note, say("paused_on_ball", { time: "1:39" }));
  assert.equal(shown(lain(paused, now, 60), now).note, say("paused_on_ball", { time: "0:39" }));
  const early = reduce(session, { type: "pause", at: 5 });
  assert.equal(shown(early, 5).note, "");
});

Deno.test("a pause that leads off the ball says that this is the end", () => {
  const { session, now } = onBall(30);
  const paused = lain(reduce(session, { type: "pause", at: now }), now, 130);
  const event = { type: "time-up", at: now } as const;
  const off = reduce(paused, event);
  assert.equal(stageOf(off, now), "coming-off");
  assert.deepEqual(firstCues(paused, off, event, null), [OWN_CUES.stop]);
  const resumed = reduce(paused, { type: "resume", at: now });
  assert.deepEqual(firstCues(paused, resumed, { type: "resume", at: now }, null), [OWN_CUES.stop]);
});

Deno.test("going on after easing off is offered on the screen only while it can be done", () => {
  const { session, now } = onBall(30);
  assert.ok(onBallSeconds(plan, tempo) > 60);
  const { easing, eased_s: seconds } = heardTraits;
  const eased = reduce(session, { type: "ease-off", easier: plan, easing, seconds, at: now });
  const screen = shown(eased, now);
  assert.ok(screen.buttons.has("carry_on"));
  assert.ok(screen.note.startsWith(say("eased", { time: "1:00" })), screen.note);
  const late = lain(eased, now, 65);
  assert.ok(!shown(late, now).buttons.has("carry_on"));
  assert.ok(shown(late, now).note.startsWith(say("eased_to_end", { time: "1:00" })));
});
