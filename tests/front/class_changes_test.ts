/** What easing off, coming off and going on make of the plan of one person in a class. */

import assert from "node:assert/strict";
import {
  at,
  begun,
  BREATH_MS,
  canGo,
  doing,
  EASING,
  hearing,
  held,
  material,
  planOf,
  plans,
  slots,
  START,
  started,
} from "./class_practices.ts";
import { breathsOf, type Plan } from "../../widgets/bodylesson/models/plan.ts";
import { ALONG } from "../../widgets/bodylesson/models/class_plan.ts";
import {
  APART,
  type ClassSession,
  planOfClass,
  reduceClass,
} from "../../widgets/bodylesson/models/class_session.ts";

/** By breath what a person does whose class has this plan. */
function own(plan: Plan, session: ClassSession) {
  return slots(planOfClass(session, material(plan)));
}

Deno.test("who was eased off by the desk stays so whatever is heard later", () => {
  const plan = plans.find(({ variant }) => variant === "deeper")!;
  const eased = reduceClass(begun(plan), {
    type: "heard",
    practice: started(plan, { eased: 9 }),
    now: START + 90_000,
  });
  const forged = reduceClass(eased, {
    type: "heard",
    practice: started(plan),
    now: START + 91_000,
  });
  const stuff = material(plan);
  assert.deepEqual(planOfClass(forged, stuff), planOfClass(eased, stuff));
  assert.ok(planOfClass(eased, stuff).steps.some(({ id }) => id === "ease"));
});

Deno.test("who is eased off before a rest does not lie on the ball through it", () => {
  const plan = planOf("iliacus", "left");
  const theirs = slots(plan);
  const rest = theirs.findIndex(({ kind }) => kind === "rest");
  const eased = reduceClass(begun(plan), {
    type: "heard",
    practice: started(plan, { eased: rest - 2 }),
    now: START + (rest - 2) * BREATH_MS,
  });
  const own = slots(planOfClass(eased, material(plan)));
  assert.deepEqual(own.slice(rest - 2, rest).map(({ id }) => id), ["ease", "ease"]);
  assert.equal(own[rest]!.kind, "coming-off");
  assert.ok(own.slice(rest).every(({ level }) => level === 0));
});

Deno.test("a go-on that was said before the desk was heard does not lead on from there", () => {
  const plan = planOf("lift", "left");
  const on = reduceClass(begun(plan), { type: "on", now: START + 8.2 * BREATH_MS });
  const eased = reduceClass(on, {
    type: "heard",
    practice: started(plan, { eased: 8 }),
    now: START + 8.3 * BREATH_MS,
  });
  const own = slots(planOfClass(eased, material(plan)));
  assert.equal(own[8]!.id, "ease");
  assert.equal(own[9]!.id, "ease");
});

Deno.test("who was led off by the desk has no way on", () => {
  const plan = plans.find(({ sides }) => sides === "both")!;
  const off = reduceClass(begun(plan), {
    type: "heard",
    practice: started(plan, { off: 6 }),
    now: START + 60_000,
  });
  const stuff = material(plan);
  for (let breath = 6; breath < breathsOf(plan); breath++) {
    assert.ok(!canGo(off, stuff, START + breath * BREATH_MS));
  }
  const tried = reduceClass(off, { type: "on", now: START + 100_000 });
  assert.deepEqual(planOfClass(tried, stuff), planOfClass(off, stuff));
});

Deno.test("who stops is led off at once and breathes along to the end", () => {
  const plan = planOf("drape", "left");
  const stopped = reduceClass(begun(plan), { type: "off", now: START + 5.4 * BREATH_MS });
  const steps = slots(planOfClass(stopped, material(plan)));
  assert.equal(steps[5]!.kind, "coming-off");
  assert.equal(steps.at(-1)!.id, ALONG);
  assert.ok(steps.slice(5).every(({ level }) => level === 0));
});

Deno.test("who stopped on the first side may be there again for the second", () => {
  const plan = planOf("drape", "both");
  const stuff = material(plan);
  const stopped = reduceClass(begun(plan), { type: "off", now: START + 6 * BREATH_MS });
  const later = START + 11 * BREATH_MS;
  assert.ok(canGo(stopped, stuff, later));
  const again = slots(planOfClass(reduceClass(stopped, { type: "on", now: later }), stuff));
  const theirs = slots(plan);
  const change = theirs.findIndex(({ kind }) => kind === "changing-sides");
  assert.ok(change > 0);
  theirs.forEach((step, breath) => {
    if (breath > change) assert.equal(again[breath]!.id, step.id);
  });
});

Deno.test("who comes late gets into place first, and in phase", () => {
  const plan = planOf("drape", "both");
  const late = reduceClass(APART, {
    type: "ready",
    practice: started(plan),
    way: "ball",
    total: breathsOf(plan),
    now: START + 4.2 * BREATH_MS,
  });
  assert.equal(late.since, 4.2);
  const steps = slots(planOfClass(late, material(plan)));
  assert.equal(steps[3]!.id, ALONG);
  const first = steps.findIndex(({ level }) => level > 0);
  assert.equal(steps[first - 1]!.kind, "placing");
});

Deno.test("who eased off goes on in the easier way, on the next side as well", () => {
  const plan = planOf("deeper", "both");
  const eased = doing(begun(plan), ["ease", 8.2]);
  assert.ok(canGo(eased, material(plan), at(9.1)));
  const again = own(plan, doing(eased, ["on", 9.1]));
  assert.equal(again[8]!.id, EASING.id);
  assert.equal(again[9]!.kind, "breathing");
  assert.ok(again.slice(8).every(({ level }) => level <= 1));
});

Deno.test("who stopped without having eased off goes on in the class's way", () => {
  const plan = planOf("deeper", "both");
  const change = slots(plan).findIndex(({ kind }) => kind === "changing-sides");
  const again = own(plan, doing(begun(plan), ["off", 5], ["on", 9]));
  assert.deepEqual(again.slice(change), slots(plan).slice(change));
});

Deno.test("who was eased off by the desk may go on all the same", () => {
  const plan = planOf("deeper", "both");
  const eased = hearing(begun(plan), started(plan, { eased: 8 }), 8);
  assert.ok(canGo(eased, material(plan), at(9)));
  assert.equal(own(plan, doing(eased, ["on", 9]))[9]!.kind, "breathing");
});

Deno.test("with the stretch there is no way on, for nobody left the ball", () => {
  const plan = planOf("deeper", "both");
  assert.equal(canGo(begun(plan, "stretch"), material(plan), at(5)), false);
});

Deno.test("what the desk said first counts, beside what the learner said", () => {
  const plan = planOf("lift", "left");
  const eased = hearing(doing(begun(plan), ["ease", 3.5]), started(plan, { eased: 8 }), 8);
  const again = hearing(eased, started(plan, { eased: 12 }), 12);
  const off = hearing(again, started(plan, { eased: 12, off: 14 }), 14);
  assert.deepEqual(
    off.changes.map(({ what, breath, by }) => [what, breath, by]),
    [["ease", 3.5, "learner"], ["ease", 8, "desk"], ["off", 14, "desk"]],
  );
});

Deno.test("an ease-off of the desk that is heard late counts from its own breath", () => {
  const plan = planOf("drape", "left");
  const eased = doing(begun(plan), ["ease", 5.2]);
  const late = hearing(eased, started(plan, { eased: 4 }), 5.4);
  // Neither is anybody led off the ball for having heard two of them.
  assert.ok(own(plan, late).slice(4, 12).every(({ id }) => id === EASING.id));
});

Deno.test("who went on and eases off later was there in between", () => {
  const plan = planOf("drape", "both");
  const eased = own(plan, doing(begun(plan), ["off", 6], ["on", 11], ["ease", 23]));
  assert.equal(eased[20]!.level, 1);
  assert.equal(eased[23]!.id, EASING.id);
});

Deno.test("who goes on and eases off within one breath that is held is eased from there", () => {
  const plan = planOf("lift", "left");
  const still = held(plan, doing(begun(plan), ["ease", 4.2]), 6.5);
  const eased = own(plan, doing(still, ["on", 7], ["ease", 8]));
  assert.equal(eased[11]!.id, EASING.id);
  assert.equal(eased[12]!.kind, "coming-off");
});
