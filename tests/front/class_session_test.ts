/** One person in a class: the breath is everybody's, what is done in it is their own. */

import assert from "node:assert/strict";
import {
  announced,
  at,
  begun,
  BREATH_MS,
  canGo,
  doing,
  hearing,
  levelOf,
  material,
  plans,
  ready,
  slots,
  START,
  started,
  TEMPO,
  through,
} from "./class_practices.ts";
import { examples, fc } from "./properties.ts";
import { breathsOf, type Plan } from "../../widgets/bodylesson/models/plan.ts";
import { ALONG } from "../../widgets/bodylesson/models/class_plan.ts";
import {
  APART,
  breathsOfClass,
  type ClassEvent,
  isUnderWay,
  planOfClass,
  reduceClass,
  secondsToStart,
} from "../../widgets/bodylesson/models/class_session.ts";
import { positionAt } from "../../widgets/bodylesson/models/timeline.ts";

const anyPlan = fc.constantFrom(...plans);
const deed = fc.record({
  what: fc.constantFrom("ease" as const, "off" as const, "on" as const),
  // In thousandths of the plan.
  when: fc.integer({ min: 0, max: 999 }),
  desk: fc.boolean(),
});
const deeds = fc.array(deed, { maxLength: 6 });

function lived(plan: Plan, all: readonly { what: "ease" | "off" | "on"; when: number }[]) {
  const sorted = [...all].sort((a, b) => a.when - b.when);
  return sorted.reduce((session, { what, when }) => {
    const now = START + breathsOf(plan) * BREATH_MS * when / 1000;
    return reduceClass(session, { type: what, now });
  }, begun(plan));
}

Deno.test("an own ease-off, stop or go-on at any instant keeps the breath and the changes of side", () => {
  fc.assert(fc.property(anyPlan, deeds, fc.integer({ min: 0, max: 999 }), (plan, all, when) => {
    const stuff = material(plan);
    const session = lived(plan, all);
    const own = planOfClass(session, stuff);
    assert.equal(breathsOf(own), breathsOf(plan));
    const [mine, theirs] = [slots(own), slots(plan)];
    mine.forEach((step, breath) => {
      const shared = theirs[breath]!;
      assert.equal(step.kind === "changing-sides", shared.kind === "changing-sides");
      assert.equal(step.side, shared.side);
    });
    const now = START + breathsOf(plan) * BREATH_MS * when / 1000;
    const here = positionAt(own, TEMPO, breathsOfClass(session, now));
    // By the class's own beat, which nobody alone may move.
    const there = positionAt(plan, TEMPO, (now - START) / BREATH_MS);
    assert.equal(here.phase, there.phase);
    assert.equal(here.progress, there.progress);
    assert.ok(Math.abs(here.left - there.left) < 1e-6);
  }));
});

Deno.test("nothing that the learner does goes deeper than what the class does in that breath", () => {
  fc.assert(fc.property(anyPlan, deeds, (plan, all) => {
    const most = levelOf(plan);
    for (const step of planOfClass(lived(plan, all), material(plan)).steps) {
      assert.ok(step.level <= most);
      assert.equal(step.asks && step.variant !== plan.variant, false);
    }
  }));
});

interface Said {
  readonly plan: Plan;
  readonly own: boolean;
  readonly at: number;
  readonly breathsAt: number;
  readonly going: boolean;
  readonly eased: number | null;
  readonly off: number | null;
  readonly none: boolean;
}

/** Some breath of a plan, in tenths: of all doubles most are next to nothing. */
const someBreath = (most: number) => fc.integer({ min: -10, max: 10 * most }).map((n) => n / 10);

/** What a server may say, or somebody in its name. */
const anything: fc.Arbitrary<Said> = fc.record({
  plan: anyPlan,
  own: fc.constantFrom(true, true, true, false),
  at: fc.constantFrom(0, START, START - 50_000, START + 90_000),
  breathsAt: someBreath(90),
  going: fc.boolean(),
  eased: fc.option(someBreath(40), { freq: 2 }),
  off: fc.option(someBreath(40), { freq: 2 }),
  none: fc.constantFrom(true, false, false, false),
});

function message(plan: Plan, said: Said, now: number): ClassEvent {
  const { at, breathsAt, going, eased, off } = said;
  const practice = announced(said.own ? plan : said.plan, { at, breathsAt, going, eased, off });
  return { type: "heard", practice: said.none ? null : practice, now };
}

Deno.test("from any state, no message raises a level", () => {
  const states = fc.tuple(anyPlan, deeds, fc.constantFrom("apart", "ready", "begun", "stretch"));
  const messages = fc.array(anything, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(states, messages, fc.nat(400_000), ([plan, all, state], said, later) => {
      const stuff = material(plan);
      let session = state === "apart"
        ? APART
        : state === "ready"
        ? ready(plan)
        : state === "stretch"
        ? begun(plan, "stretch")
        : lived(plan, all);
      for (const one of said) {
        const after = reduceClass(session, message(plan, one, START + later));
        // Nobody is ever agreed on anything by a message.
        if (session.agreed === null) assert.equal(after.agreed, null);
        if (after.agreed !== null) assert.deepEqual(after.agreed, session.agreed);
        if (session.way === "stretch") {
          assert.equal(after.way === "ball" && after.since !== null, false);
        }
        if (session.since !== null && after.since !== null) {
          const before = slots(planOfClass(session, stuff));
          slots(planOfClass(after, stuff)).forEach((step, breath) =>
            assert.ok(step.level <= before[breath]!.level, `breath ${breath}`)
          );
        }
        session = after;
      }
    }),
    { numRuns: examples(1000) },
  );
});

Deno.test("who is off the ball is through once the class has gone on to something else", () => {
  for (const plan of plans) {
    const stuff = material(plan);
    const off = reduceClass(begun(plan), {
      type: "heard",
      practice: started(plan, { off: 6 }),
      now: START + 60_000,
    });
    const alone = reduceClass(off, { type: "heard", practice: null, now: START + 61_000 });
    const own = slots(planOfClass(off, stuff));
    const last = own.findLastIndex(({ id }) => id !== ALONG);
    assert.ok(last < own.length - 1);
    // The way off comes first, whoever has gone on.
    const at = (breath: number) => START + (breath + 0.5) * BREATH_MS;
    assert.equal(through(alone, stuff, at(last)), false);
    assert.equal(through(alone, stuff, at(last + 1)), true);
    assert.equal(through(off, stuff, at(last + 1)), false, "the class is still at it");
    assert.equal(reduceClass(off, { type: "through" }), off);
    assert.deepEqual(reduceClass(alone, { type: "through" }), APART);
    const back = {
      type: "heard",
      practice: started(plan, { off: 6 }),
      now: START + 62_000,
    } as const;
    assert.equal(reduceClass(alone, back).alone, false);
    // Who is on the ball goes on, and comes off as the plan has it.
    const on = reduceClass(begun(plan), { type: "heard", practice: null, now: START + 61_000 });
    assert.equal(through(on, stuff, START + 61_000), false);
    assert.deepEqual(planOfClass(on, stuff), planOfClass(begun(plan), stuff));
  }
});

Deno.test("who is not to go deeper yet follows a deeper class in the lightest way", () => {
  fc.assert(fc.property(anyPlan, deeds, (plan, all) => {
    const { easier: gentle } = material(plan);
    const own = planOfClass(lived(plan, all), { ...material(plan), gentle });
    assert.equal(breathsOf(own), breathsOf(plan));
    assert.ok(own.steps.every(({ level }) => level <= levelOf(gentle)));
  }));
});

Deno.test("with the stretch nobody is ever on the ball", () => {
  fc.assert(fc.property(anyPlan, deeds, (plan, all) => {
    const session = all.reduce(
      (now, { what, when }) => reduceClass(now, { type: what, now: START + when * 100 }),
      begun(plan, "stretch"),
    );
    assert.ok(slots(planOfClass(session, material(plan))).every(({ level }) => level === 0));
  }));
});

Deno.test("another plan asks for another ready, and touches none that is under way", () => {
  const [one, other] = [plans[0]!, plans.at(-1)!];
  const said = { type: "heard", practice: announced(other), now: START + 20_000 } as const;
  assert.deepEqual(reduceClass(ready(one), said), APART);
  assert.deepEqual(reduceClass(begun(one), said), { ...begun(one), alone: true });
});

Deno.test("a practice that differs in anything is another, and so is the same one announced again", () => {
  const plan = plans[0]!;
  const others = [{ variant: "lift" }, { side: "both" }, { breaths: 4 }, { tempo: 7 }, {
    digest: "0",
  }] as const;
  for (const other of others) {
    assert.deepEqual(hearing(ready(plan), announced(plan, other), 0), APART);
  }
  assert.deepEqual(hearing(ready(plan), announced(plan), 0), ready(plan));
  assert.equal(hearing(begun(plan), announced(plan), 2).alone, true);
});

Deno.test("who is not ready after all waits for the next practice, unless it has begun", () => {
  const plan = plans[0]!;
  assert.deepEqual(reduceClass(ready(plan), { type: "not-ready" }), APART);
  assert.deepEqual(reduceClass(begun(plan), { type: "not-ready" }), begun(plan));
});

Deno.test("who is ready for a practice is neither in it nor on a ball before it starts", () => {
  const plan = plans[0]!;
  const waiting = ready(plan);
  assert.equal(isUnderWay(waiting, START), false);
  assert.equal(secondsToStart(waiting, START), 0);
  assert.equal(breathsOfClass(waiting, START), 0);
  assert.equal(canGo(waiting, material(plan), START), false);
  assert.ok(planOfClass(waiting, material(plan)).steps.every(({ id }) => id === ALONG));
  assert.deepEqual(reduceClass(waiting, { type: "through" }), waiting);
  assert.deepEqual(doing(waiting, ["ease", 0], ["off", 0], ["on", 0]), waiting);
});

Deno.test("who taps at ready again loses nothing of what goes on", () => {
  const plan = plans[0]!;
  const eased = doing(begun(plan), ["ease", 5]);
  const said = { practice: started(plan), way: "ball", total: breathsOf(plan) } as const;
  assert.deepEqual(reduceClass(eased, { type: "ready", ...said, now: at(6) }), eased);
});

Deno.test("who came to the end is through, and ready for nothing more", () => {
  const plan = plans[0]!;
  const end = breathsOf(plan);
  const over = begun(plan);
  assert.ok(through(over, material(plan), at(end)));
  assert.equal(canGo(doing(over, ["off", 5]), material(plan), at(end)), false);
  assert.deepEqual(doing(over, ["ease", end], ["off", end]), over);
  assert.deepEqual(hearing(over, started(plan), end), APART);
});
