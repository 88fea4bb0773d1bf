import assert from "node:assert/strict";
import { planSeconds } from "../../widgets/bodylesson/models/pace.ts";
import type { Plan, PlanStep } from "../../widgets/bodylesson/models/plan.ts";
import {
  readySession,
  reduce,
  type Session,
  type SessionEvent,
} from "../../widgets/bodylesson/models/session.ts";
import { sessionNote } from "../../widgets/bodylesson/sections/breath_timer/session_note.ts";
import { planOf } from "./vectors.ts";

const TEMPO = { breathsPerMinute: 6, inhaleShare: 0.4 };
const EASING: PlanStep = {
  ...planOf("drape").steps[0]!,
  id: "ease",
  kind: "easing",
  opening: "cue-ease",
  breaths: 1,
  seconds: null,
};

/** The session after these events, and the notes it gave along the way. */
function told(plan: Plan, events: readonly SessionEvent[]) {
  let session: Session = readySession(plan, TEMPO);
  const notes = [];
  for (const event of [{ type: "start" as const, plan, tempo: TEMPO, at: 0 }, ...events]) {
    const before = session;
    session = reduce(before, event);
    const note = sessionNote(before, session, "psoas", 4);
    if (note) notes.push(note);
  }
  return notes;
}

Deno.test("a whole session tells its note once", () => {
  const late = 1e6;
  assert.deepEqual(
    told(planOf("drape"), [{ type: "tick", at: late }, { type: "tick", at: late + 1 }]),
    [{
      lesson: "psoas",
      variant: "drape",
      side: planOf("drape").steps[0]!.side,
      pressure: 4,
      eased: [],
      stopped: false,
    }],
  );
});

Deno.test("easing off and stopping early are noted", () => {
  const plan = planOf("deeper");
  const working = plan.steps.findIndex((step) =>
    step.kind === "breathing" && step.variant === "deeper"
  );
  const at = planSeconds({ ...plan, steps: plan.steps.slice(0, working) }, TEMPO) + 1;
  const [note, ...more] = told(plan, [
    { type: "ease-off", easier: planOf("drape"), easing: EASING, seconds: 60, at },
    { type: "stop", at: at + 15 },
    { type: "off", at: at + 16 },
  ]);
  assert.deepEqual(more, []);
  assert.deepEqual(note?.eased, ["deeper"]);
  assert.equal(note?.stopped, true);
});

Deno.test("who never lay on the ball has nothing to note", () => {
  assert.deepEqual(
    told(planOf("drape"), [{ type: "stop", at: 5 }, { type: "off", at: 6 }]),
    [],
  );
});
