/** One person in a class: the breath is everybody's, what is done in it is their own. */

import assert from "node:assert/strict";
import { examples, fc } from "./properties.ts";
import { plans as lessonPlans } from "./vectors.ts";
import { breathsOf, type Plan, type PlanStep } from "../../widgets/bodylesson/models/plan.ts";
import { ALONG, inBreaths } from "../../widgets/bodylesson/models/class_plan.ts";
import { digestOf } from "../../widgets/bodylesson/models/class_digest.ts";
import {
  APART,
  breathsOfClass,
  type ClassEvent,
  type ClassPractice,
  type ClassSession,
  isThrough,
  isUnderWay,
  type Material,
  mayGoOn,
  planOfClass,
  positionOfClass,
  reduceClass,
  secondsToStart,
} from "../../widgets/bodylesson/models/class_session.ts";
import { planSeconds, stepSeconds } from "../../widgets/bodylesson/models/pace.ts";
import { positionAt } from "../../widgets/bodylesson/models/timeline.ts";

const TEMPO = { breathsPerMinute: 6, inhaleShare: 0.4 };
const START = 1_000_000;
const BREATH_MS = 10_000;
const plans = lessonPlans.map((plan) => inBreaths(plan, TEMPO.breathsPerMinute));
const EASING: PlanStep = {
  ...plans[0]!.steps[0]!,
  id: "ease",
  kind: "easing",
  opening: "cue-ease",
  breaths: 1,
  level: 1,
};

function material(shared: Plan): Material {
  const lightest = plans.filter(({ sides }) => sides === shared.sides)
    .reduce((a, b) => levelOf(a) <= levelOf(b) ? a : b);
  return { shared, easier: lightest, gentle: null, easing: EASING, easedBreaths: 6 };
}

function levelOf(plan: Plan): number {
  return Math.max(...plan.steps.map(({ level }) => level));
}

function announced(plan: Plan, over: Partial<ClassPractice> = {}): ClassPractice {
  return {
    variant: plan.variant,
    side: plan.sides,
    breaths: 3,
    tempo: 6,
    digest: digestOf(plan),
    at: 0,
    breathsAt: 0,
    going: false,
    eased: null,
    off: null,
    ...over,
  };
}

function started(plan: Plan, over: Partial<ClassPractice> = {}): ClassPractice {
  return announced(plan, { at: START, going: true, ...over });
}

function ready(plan: Plan, way: "ball" | "stretch" = "ball", now = 0): ClassSession {
  const total = breathsOf(plan);
  return reduceClass(APART, { type: "ready", practice: announced(plan), way, total, now });
}

function begun(plan: Plan, way: "ball" | "stretch" = "ball"): ClassSession {
  return reduceClass(ready(plan, way), { type: "heard", practice: started(plan), now: 0 });
}

/** By breath what a plan has there. */
function slots(plan: Plan): PlanStep[] {
  return plan.steps.flatMap((step) => Array<PlanStep>(step.breaths).fill(step));
}

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
    const here = positionOfClass(session, stuff, TEMPO, now);
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
  const plan = plans.find(({ variant, sides }) => variant === "iliacus" && sides === "left")!;
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
  const plan = plans.find(({ variant, sides }) => variant === "lift" && sides === "left")!;
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
    assert.ok(!mayGoOn(off, stuff, START + breath * BREATH_MS));
  }
  const tried = reduceClass(off, { type: "on", now: START + 100_000 });
  assert.deepEqual(planOfClass(tried, stuff), planOfClass(off, stuff));
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
    assert.equal(isThrough(alone, stuff, at(last)), false);
    assert.equal(isThrough(alone, stuff, at(last + 1)), true);
    assert.equal(isThrough(off, stuff, at(last + 1)), false, "the class is still at it");
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
    assert.equal(isThrough(on, stuff, START + 61_000), false);
    assert.deepEqual(planOfClass(on, stuff), planOfClass(begun(plan), stuff));
  }
});

Deno.test("who stops is led off at once and breathes along to the end", () => {
  const plan = plans.find(({ variant, sides }) => variant === "drape" && sides === "left")!;
  const stopped = reduceClass(begun(plan), { type: "off", now: START + 5.4 * BREATH_MS });
  const steps = slots(planOfClass(stopped, material(plan)));
  assert.equal(steps[5]!.kind, "coming-off");
  assert.equal(steps.at(-1)!.id, ALONG);
  assert.ok(steps.slice(5).every(({ level }) => level === 0));
});

Deno.test("who stopped on the first side may be there again for the second", () => {
  const plan = plans.find(({ variant, sides }) => variant === "drape" && sides === "both")!;
  const stuff = material(plan);
  const stopped = reduceClass(begun(plan), { type: "off", now: START + 6 * BREATH_MS });
  const later = START + 11 * BREATH_MS;
  assert.ok(mayGoOn(stopped, stuff, later));
  const again = slots(planOfClass(reduceClass(stopped, { type: "on", now: later }), stuff));
  const theirs = slots(plan);
  const change = theirs.findIndex(({ kind }) => kind === "changing-sides");
  assert.ok(change > 0);
  theirs.forEach((step, breath) => {
    if (breath > change) assert.equal(again[breath]!.id, step.id);
  });
});

Deno.test("who comes late gets into place first, and in phase", () => {
  const plan = plans.find(({ variant, sides }) => variant === "drape" && sides === "both")!;
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

Deno.test("without any message the plan goes on to its end", () => {
  const plan = plans[0]!;
  const session = begun(plan);
  assert.equal(secondsToStart(session, START - 3_000), 3);
  const end = START + breathsOf(plan) * BREATH_MS;
  assert.ok(isUnderWay(session, end - 1));
  assert.ok(!isUnderWay(session, end));
});

Deno.test("a hold stands for all, and going on takes the breath up", () => {
  const plan = plans[0]!;
  const held = reduceClass(begun(plan), {
    type: "heard",
    practice: started(plan, { at: START + 33_000, breathsAt: 3.3, going: false }),
    now: START + 33_100,
  });
  assert.equal(breathsOfClass(held, START + 99_000), 3.3);
  const on = { at: START + 100_000, breathsAt: 3.3, going: true };
  const going = reduceClass(held, {
    type: "heard",
    practice: started(plan, on),
    now: START + 99_000,
  });
  assert.equal(breathsOfClass(going, START + 110_000), 4.3);
});

Deno.test("who stops while all is held is led off all the same", () => {
  const plan = plans[0]!;
  const held = reduceClass(begun(plan), {
    type: "heard",
    practice: started(plan, { at: START + 63_000, breathsAt: 6.3, going: false }),
    now: START + 63_000,
  });
  const off = reduceClass(held, { type: "off", now: START + 90_000 });
  assert.equal(breathsOfClass(off, START + 100_000), 7.3);
});

Deno.test("a class that leaves while it holds leaves nobody held", () => {
  const plan = plans[0]!;
  const held = reduceClass(begun(plan), {
    type: "heard",
    practice: started(plan, { at: START + 63_000, breathsAt: 6.3, going: false }),
    now: START + 63_000,
  });
  const left = reduceClass(held, { type: "heard", practice: null, now: START + 70_000 });
  assert.ok(left.beat?.going);
});

Deno.test("another plan asks for another ready, and touches none that is under way", () => {
  const [one, other] = [plans[0]!, plans.at(-1)!];
  const said = { type: "heard", practice: announced(other), now: START + 20_000 } as const;
  assert.deepEqual(reduceClass(ready(one), said), APART);
  assert.deepEqual(reduceClass(begun(one), said), { ...begun(one), alone: true });
});

Deno.test("plans of different lessons have different digests", () => {
  assert.equal(new Set(plans.map(digestOf)).size, plans.length);
  const [first] = plans;
  const longer = { ...first!, steps: first!.steps.map((s) => ({ ...s, breaths: s.breaths + 1 })) };
  assert.notEqual(digestOf(longer), digestOf(first!));
});

Deno.test("a class's plan lasts by its breath alone, and every movement has its seconds", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...lessonPlans),
      fc.double({ min: 3, max: 10, noNaN: true }),
      (plan, breathsPerMinute) => {
        const made = inBreaths(plan, breathsPerMinute);
        const tempo = { ...TEMPO, breathsPerMinute };
        const second = 60 / breathsPerMinute;
        assert.ok(Math.abs(planSeconds(made, tempo) - breathsOf(made) * second) < 1e-6);
        made.steps.forEach((step, index) => {
          const before = stepSeconds(plan.steps[index]!, tempo);
          const after = stepSeconds(step, tempo);
          const isOnBall = step.on_ball === true;
          const least = isOnBall ? before - second / 2 : before;
          const most = isOnBall ? Math.max(before + second / 2, second) : before + second;
          assert.ok(after > least - 1e-6 && after < most + 1e-6, step.id);
        });
      },
    ),
  );
});
